public import APIServer
import ObjectModel

extension Catalog {
  /// The kinds of an ordinary cluster, in the order of discovery.
  public static let standard = Catalog(kinds: standardKinds, schema: .standard)

  /// The same with what a metrics server adds.
  public static let withMetrics = Catalog(
    kinds: standardKinds + [MetricsKinds.nodes, MetricsKinds.pods], schema: .standard)

  private static let standardKinds = [
    ConfigMapKind.definition,
    EndpointsKind.definition,
    EventKind.definition,
    LimitRangeKind.definition,
    NamespaceKind.definition,
    NodeKind.definition,
    PersistentVolumeClaimKind.definition,
    PersistentVolumeKind.definition,
    PodKind.definition,
    PodTemplateKind.definition,
    ReplicationControllerKind.definition,
    ResourceQuotaKind.definition,
    SecretKind.definition,
    ServiceAccountKind.definition,
    ServiceKind.definition,
    ControllerRevisionKind.definition,
    DaemonSetKind.definition,
    DeploymentKind.definition,
    ReplicaSetKind.definition,
    StatefulSetKind.definition,
    HorizontalPodAutoscalerKind.definition,
    CronJobKind.definition,
    JobKind.definition,
    PodDisruptionBudgetKind.definition,
    PriorityClassKind.definition,
    LeaseKind.definition,
    RuntimeClassKind.definition,
    EndpointSliceKind.definition,
    EventForm.definition,
    IngressKind.definition,
    HorizontalPodAutoscalerForm.definition,
    ComponentStatusKind.definition,
  ]
}
