public import APIServer

// The places of the standard kinds in `Catalog.standard`; a test keeps both in step.
extension ResourceID {
  /// `configmaps`
  public static let configMaps = ResourceID(index: 0)
  /// `endpoints`
  public static let endpoints = ResourceID(index: 1)
  /// `events`
  public static let events = ResourceID(index: 2)
  /// `namespaces`
  public static let namespaces = ResourceID(index: 3)
  /// `nodes`
  public static let nodes = ResourceID(index: 4)
  /// `persistentvolumeclaims`
  public static let persistentVolumeClaims = ResourceID(index: 5)
  /// `persistentvolumes`
  public static let persistentVolumes = ResourceID(index: 6)
  /// `pods`
  public static let pods = ResourceID(index: 7)
  /// `podtemplates`
  public static let podTemplates = ResourceID(index: 8)
  /// `replicationcontrollers`
  public static let replicationControllers = ResourceID(index: 9)
  /// `secrets`
  public static let secrets = ResourceID(index: 10)
  /// `serviceaccounts`
  public static let serviceAccounts = ResourceID(index: 11)
  /// `services`
  public static let services = ResourceID(index: 12)
  /// `controllerrevisions.apps`
  public static let controllerRevisions = ResourceID(index: 13)
  /// `daemonsets.apps`
  public static let daemonSets = ResourceID(index: 14)
  /// `deployments.apps`
  public static let deployments = ResourceID(index: 15)
  /// `replicasets.apps`
  public static let replicaSets = ResourceID(index: 16)
  /// `statefulsets.apps`
  public static let statefulSets = ResourceID(index: 17)
  /// `cronjobs.batch`
  public static let cronJobs = ResourceID(index: 18)
  /// `jobs.batch`
  public static let jobs = ResourceID(index: 19)
  /// `leases.coordination.k8s.io`
  public static let leases = ResourceID(index: 20)
  /// `endpointslices.discovery.k8s.io`
  public static let endpointSlices = ResourceID(index: 21)
}
