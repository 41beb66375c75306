public import ObjectModel

/// A DaemonSet read through Kubernetes' names; nothing is copied out of the object.
public struct DaemonSetView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The annotation with the number of the template.
  public static let templateGenerationKey = DaemonSetStrategy.templateGeneration

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
  /// The LabelSelector.
  public var selector: Value? { object[.spec, .selector] }
  /// The pod template.
  public var template: Value? { object[.spec, .template] }
  /// `RollingUpdate` or `OnDelete`.
  public var strategyType: String {
    object.string(.spec, .updateStrategy, .type) ?? "RollingUpdate"
  }
  /// On how many nodes a new pod may start beside the old one: a number or a percentage.
  public var maxSurge: Value? {
    object.value(at: [.spec, .updateStrategy, .rollingUpdate, .maxSurge])
  }
  /// On how many nodes the pod may be missing: a number or a percentage.
  public var maxUnavailable: Value? {
    object.value(at: [.spec, .updateStrategy, .rollingUpdate, .maxUnavailable])
  }
  /// Seconds a pod must be ready before it is available.
  public var minReadySeconds: Int64 { object.int(.spec, .minReadySeconds) ?? 0 }
  /// Number of old revisions kept.
  public var revisionHistoryLimit: Int64 { object.int(.spec, .revisionHistoryLimit) ?? 10 }
  /// The generation the status belongs to.
  public var observedGeneration: Int64 { object.int(.status, .observedGeneration) ?? 0 }
  /// How often a name for a new revision was taken; nil before the first time.
  public var collisionCount: Int64? { object.int(.status, .collisionCount) }

  /// The number of the template, counted up with each change of it.
  public var templateGeneration: Int64 {
    object.string(.metadata, .annotations, Self.templateGenerationKey).flatMap { Int64($0) } ?? 0
  }
}
