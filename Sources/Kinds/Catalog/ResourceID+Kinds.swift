public import APIServer

// The places of the standard kinds in `Catalog.standard`; a test keeps both in step.
extension ResourceID {
  /// `configmaps`
  public static let configMaps = ResourceID(index: 0)
  /// `endpoints`
  public static let endpoints = ResourceID(index: 1)
  /// `events`
  public static let events = ResourceID(index: 2)
  /// `limitranges`
  public static let limitRanges = ResourceID(index: 3)
  /// `namespaces`
  public static let namespaces = ResourceID(index: 4)
  /// `nodes`
  public static let nodes = ResourceID(index: 5)
  /// `persistentvolumeclaims`
  public static let persistentVolumeClaims = ResourceID(index: 6)
  /// `persistentvolumes`
  public static let persistentVolumes = ResourceID(index: 7)
  /// `pods`
  public static let pods = ResourceID(index: 8)
  /// `podtemplates`
  public static let podTemplates = ResourceID(index: 9)
  /// `replicationcontrollers`
  public static let replicationControllers = ResourceID(index: 10)
  /// `resourcequotas`
  public static let resourceQuotas = ResourceID(index: 11)
  /// `secrets`
  public static let secrets = ResourceID(index: 12)
  /// `serviceaccounts`
  public static let serviceAccounts = ResourceID(index: 13)
  /// `services`
  public static let services = ResourceID(index: 14)
  /// `controllerrevisions.apps`
  public static let controllerRevisions = ResourceID(index: 15)
  /// `daemonsets.apps`
  public static let daemonSets = ResourceID(index: 16)
  /// `deployments.apps`
  public static let deployments = ResourceID(index: 17)
  /// `replicasets.apps`
  public static let replicaSets = ResourceID(index: 18)
  /// `statefulsets.apps`
  public static let statefulSets = ResourceID(index: 19)
  /// `horizontalpodautoscalers.autoscaling`
  public static let horizontalPodAutoscalers = ResourceID(index: 20)
  /// `cronjobs.batch`
  public static let cronJobs = ResourceID(index: 21)
  /// `jobs.batch`
  public static let jobs = ResourceID(index: 22)
  /// `poddisruptionbudgets.policy`
  public static let podDisruptionBudgets = ResourceID(index: 23)
  /// `priorityclasses.scheduling.k8s.io`
  public static let priorityClasses = ResourceID(index: 24)
  /// `leases.coordination.k8s.io`
  public static let leases = ResourceID(index: 25)
  /// `runtimeclasses.node.k8s.io`
  public static let runtimeClasses = ResourceID(index: 26)
  /// `endpointslices.discovery.k8s.io`
  public static let endpointSlices = ResourceID(index: 27)
  /// `ingresses.networking.k8s.io`; events of events.k8s.io stand before them.
  public static let ingresses = ResourceID(index: 29)
}
