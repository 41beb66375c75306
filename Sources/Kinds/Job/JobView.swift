public import ObjectModel

/// A Job read through Kubernetes' names; nothing is copied out of the object.
public struct JobView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The job's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The job's namespace.
  public var namespace: String { object.string(.metadata, .namespace) ?? "" }
  /// The job's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// Whether deletion has begun.
  public var isTerminating: Bool { object[.metadata, .deletionTimestamp] != nil }
  /// The LabelSelector.
  public var selector: Value? { object[.spec, .selector] }
  /// The pod template.
  public var template: Value? { object[.spec, .template] }
  /// Number of pods that may run at the same time.
  public var parallelism: Int64 { object.int(.spec, .parallelism) ?? 1 }
  /// Number of pods that must succeed; nil when one success ends the job.
  public var completions: Int64? { object.int(.spec, .completions) }
  /// Whether each pod has an index of its own.
  public var isIndexed: Bool { object.string(.spec, .completionMode) == "Indexed" }
  /// Whether no pods are to run.
  public var isSuspended: Bool { object.bool(.spec, .suspend) == true }
  /// Failed pods put up with before the job fails.
  public var backoffLimit: Int64 { object.int(.spec, .backoffLimit) ?? 6 }
  /// Failed pods put up with for each index; nil when failures are counted together.
  public var backoffLimitPerIndex: Int64? { object.int(.spec, .backoffLimitPerIndex) }
  /// Failed indexes put up with; nil when there is no limit.
  public var maxFailedIndexes: Int64? { object.int(.spec, .maxFailedIndexes) }
  /// Seconds the job may take in all; nil for any time.
  public var activeDeadlineSeconds: Int64? { object.int(.spec, .activeDeadlineSeconds) }
  /// Seconds until the ended job is deleted; nil for never.
  public var ttlSecondsAfterFinished: Int64? { object.int(.spec, .ttlSecondsAfterFinished) }
  /// The rules on what a pod's failure means; nil when there are none.
  public var podFailurePolicy: Value? { object[.spec, .podFailurePolicy] }
  /// The rules by which the job succeeds early; nil when there are none.
  public var successPolicy: Value? { object[.spec, .successPolicy] }
  /// Whether a pod is replaced only once it has failed for good.
  public var replacesFailedOnly: Bool {
    object.string(.spec, .podReplacementPolicy) == "Failed"
  }
  /// When the controller began; nil before that.
  public var startTime: String? { object.string(.status, .startTime) }
  /// When the job succeeded; nil before that.
  public var completionTime: String? { object.string(.status, .completionTime) }
  /// The conditions.
  public var conditions: [Value] { object.elements(.status, .conditions) }

  /// Whether the condition of a type is True.
  public func isTrue(_ type: String) -> Bool {
    conditions.contains { $0.string(.type) == type && $0.string(.status) == "True" }
  }

  /// Whether the job has ended, well or badly.
  public var isFinished: Bool { isTrue("Complete") || isTrue("Failed") }
}
