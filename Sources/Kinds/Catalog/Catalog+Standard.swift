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
      PersistentVolumeClaimKind.definition,
      PersistentVolumeKind.definition,
      PodKind.definition,
      PodTemplateKind.definition,
      ReplicationControllerKind.definition,
      SecretKind.definition,
      ServiceAccountKind.definition,
      ServiceKind.definition,
      ControllerRevisionKind.definition,
      DaemonSetKind.definition,
      DeploymentKind.definition,
      ReplicaSetKind.definition,
      StatefulSetKind.definition,
      CronJobKind.definition,
      JobKind.definition,
      LeaseKind.definition,
      EndpointSliceKind.definition,
      EventForm.definition,
    ],
    schema: .standard)
}
