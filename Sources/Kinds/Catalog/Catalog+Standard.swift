public import APIServer
import ObjectModel

extension Catalog {
  /// The kinds of an ordinary cluster, in the order of discovery.
  public static let standard = Catalog(
    kinds: [
      ConfigMapKind.definition,
      EndpointsKind.definition,
      EventKind.definition,
      NamespaceKind.definition,
      NodeKind.definition,
      PodKind.definition,
      PodTemplateKind.definition,
      ReplicationControllerKind.definition,
      SecretKind.definition,
      ServiceAccountKind.definition,
      ServiceKind.definition,
      DeploymentKind.definition,
      ReplicaSetKind.definition,
      LeaseKind.definition,
      EndpointSliceKind.definition,
    ],
    schema: .standard)
}
