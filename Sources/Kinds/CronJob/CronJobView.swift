public import ObjectModel

/// A CronJob read through Kubernetes' names; nothing is copied out of the object.
public struct CronJobView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The cron job's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The cron job's namespace.
  public var namespace: String { object.string(.metadata, .namespace) ?? "" }
  /// The cron job's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// When it was made, in RFC 3339.
  public var creationTimestamp: String { object.string(.metadata, .creationTimestamp) ?? "" }
  /// Whether deletion has begun.
  public var isTerminating: Bool { object[.metadata, .deletionTimestamp] != nil }
  /// The schedule in cron form.
  public var schedule: String { object.string(.spec, .schedule) ?? "" }
  /// The time zone of the schedule; nil for that of the controller.
  public var timeZone: String? { object.string(.spec, .timeZone) }
  /// Whether no new jobs are made.
  public var isSuspended: Bool { object.bool(.spec, .suspend) == true }
  /// `Allow`, `Forbid` or `Replace`.
  public var concurrencyPolicy: String { object.string(.spec, .concurrencyPolicy) ?? "Allow" }
  /// Seconds a missed run may be started late; nil for any time.
  public var startingDeadlineSeconds: Int64? { object.int(.spec, .startingDeadlineSeconds) }
  /// Number of successful jobs kept.
  public var successfulJobsHistoryLimit: Int64? {
    object.int(.spec, .successfulJobsHistoryLimit)
  }
  /// Number of failed jobs kept.
  public var failedJobsHistoryLimit: Int64? { object.int(.spec, .failedJobsHistoryLimit) }
  /// The pattern of the jobs.
  public var jobTemplate: Value? { object[.spec, .jobTemplate] }
  /// References to the jobs that run.
  public var active: [Value] { object.elements(.status, .active) }
  /// The scheduled time of the last job, in RFC 3339; nil before the first.
  public var lastScheduleTime: String? { object.string(.status, .lastScheduleTime) }
}
