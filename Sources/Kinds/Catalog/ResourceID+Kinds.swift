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
  /// `pods`
  public static let pods = ResourceID(index: 5)
  /// `podtemplates`
  public static let podTemplates = ResourceID(index: 6)
  /// `replicationcontrollers`
  public static let replicationControllers = ResourceID(index: 7)
  /// `secrets`
  public static let secrets = ResourceID(index: 8)
  /// `serviceaccounts`
  public static let serviceAccounts = ResourceID(index: 9)
  /// `services`
  public static let services = ResourceID(index: 10)
  /// `deployments.apps`
  public static let deployments = ResourceID(index: 11)
  /// `replicasets.apps`
  public static let replicaSets = ResourceID(index: 12)
  /// `leases.coordination.k8s.io`
  public static let leases = ResourceID(index: 13)
  /// `endpointslices.discovery.k8s.io`
  public static let endpointSlices = ResourceID(index: 14)
}
