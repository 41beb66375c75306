public import ObjectModel

/// A StatefulSet read through Kubernetes' names; nothing is copied out of the object.
public struct StatefulSetView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The set's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The set's namespace.
  public var namespace: String { object.string(.metadata, .namespace) ?? "" }
  /// The set's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// Whether deletion has begun.
  public var isTerminating: Bool { object[.metadata, .deletionTimestamp] != nil }
  /// The generation of the spec.
  public var generation: Int64 { object.int(.metadata, .generation) ?? 0 }
  /// Number of pods wanted.
  public var replicas: Int64 { object.int(.spec, .replicas) ?? 1 }
  /// The LabelSelector.
  public var selector: Value? { object[.spec, .selector] }
  /// The pod template.
  public var template: Value? { object[.spec, .template] }
  /// The headless service that names the pods.
  public var serviceName: String { object.string(.spec, .serviceName) ?? "" }
  /// The number of the first pod.
  public var startOrdinal: Int64 { object.int(.spec, .ordinals, .start) ?? 0 }
  /// Whether pods are made and stopped all at once.
  public var isParallel: Bool { object.string(.spec, .podManagementPolicy) == "Parallel" }
  /// `RollingUpdate` or `OnDelete`.
  public var strategyType: String {
    object.string(.spec, .updateStrategy, .type) ?? "RollingUpdate"
  }
  /// Only pods with this number or a higher one are updated.
  public var partition: Int64 {
    object.int(.spec, .updateStrategy, .rollingUpdate, .partition) ?? 0
  }
  /// Seconds a pod must be ready before it is available.
  public var minReadySeconds: Int64 { object.int(.spec, .minReadySeconds) ?? 0 }
  /// Number of old revisions kept.
  public var revisionHistoryLimit: Int64 { object.int(.spec, .revisionHistoryLimit) ?? 10 }
  /// The claims made for each pod.
  public var volumeClaimTemplates: [Value] { object.elements(.spec, .volumeClaimTemplates) }
  /// Whether claims go when the set is deleted.
  public var deletesClaimsWithSet: Bool {
    object.string(.spec, .persistentVolumeClaimRetentionPolicy, .whenDeleted) == "Delete"
  }
  /// Whether claims go when their pods are no longer wanted.
  public var deletesClaimsOnScaling: Bool {
    object.string(.spec, .persistentVolumeClaimRetentionPolicy, .whenScaled) == "Delete"
  }
  /// Number of pods there are.
  public var currentReplicas: Int64 { object.int(.status, .replicas) ?? 0 }
  /// The revision before the update.
  public var currentRevision: String { object.string(.status, .currentRevision) ?? "" }
  /// The revision pods get by the update.
  public var updateRevision: String { object.string(.status, .updateRevision) ?? "" }
  /// The generation the status belongs to.
  public var observedGeneration: Int64 { object.int(.status, .observedGeneration) ?? 0 }
  /// How often a name for a new revision was taken; nil before the first time.
  public var collisionCount: Int64? { object.int(.status, .collisionCount) }
}
