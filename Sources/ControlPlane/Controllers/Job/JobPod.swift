// Models: what pkg/controller/job asks of pods (backoff_utils.go, indexed_job_utils.go), v1.32.

import Kinds
import ObjectModel
import Simulation

/// What the Job controller reads from a pod.
enum JobPod {
  static let finalizer: Value = "batch.kubernetes.io/job-tracking"
  static let indexAnnotation = Key("batch.kubernetes.io/job-completion-index")
  static let failureCount = Key("batch.kubernetes.io/job-index-failure-count")
  static let ignoredFailureCount = Key("batch.kubernetes.io/job-index-ignored-failure-count")

  /// Whether the pod has still to be counted.
  static func hasFinalizer(_ pod: Value) -> Bool {
    pod[.metadata]?[.finalizers]?.elements.contains(finalizer) ?? false
  }

  static func phase(_ pod: Value) -> String { pod[.status]?[.phase]?.string ?? "" }

  /// The completion index; nil when the pod has none.
  static func index(_ pod: Value) -> Int? {
    guard let text = pod.annotation(indexAnnotation), let index = Int(text), index >= 0 else {
      return nil
    }
    return index
  }

  private static func count(_ pod: Value, _ key: Key) -> Int {
    guard let text = pod.annotation(key), let count = Int(text), count >= 0 else { return 0 }
    return count
  }

  /// How often the pod's index had failed before it.
  static func failures(_ pod: Value) -> Int { count(pod, failureCount) }
  /// How often it had failed in ways that do not count.
  static func ignoredFailures(_ pod: Value) -> Int { count(pod, ignoredFailureCount) }

  /// When the pod came to its end, as exactly as it tells.
  static func finishTime(_ pod: Value) -> Instant {
    if let time = containersFinishTime(pod) { return time }
    if let ready = PodState.condition(pod, "Ready"), ready[.status]?.string == "False",
      let time = instant(ready[.lastTransitionTime])
    {
      return time
    }
    if let time = pod.time(.metadata, .deletionTimestamp) {
      return time - .seconds(pod[.metadata]?[.deletionGracePeriodSeconds]?.int ?? 0)
    }
    return pod.time(.metadata, .creationTimestamp) ?? Instant(nanoseconds: 0)
  }

  private static func instant(_ value: Value?) -> Instant? {
    value?.string.flatMap(RFC3339.epochNanoseconds).map { Instant(nanoseconds: $0) }
  }

  /// When the last container ended; nil while one runs.
  private static func containersFinishTime(_ pod: Value) -> Instant? {
    let sidecars = (pod[.spec]?[.initContainers]?.elements ?? []).filter(\.isSidecar)
      .map { $0[.name] }
    let statuses =
      (pod[.status]?[.containerStatuses]?.elements ?? [])
      + (pod[.status]?[.initContainerStatuses]?.elements ?? []).filter { status in
        sidecars.contains { $0 == status[.name] }
      }
    var latest: Instant?
    for status in statuses {
      guard let time = instant(status[.state]?[.terminated]?[.finishedAt]) else { return nil }
      latest = max(latest ?? time, time)
    }
    return latest
  }
}

/// How long a Job waits after failures before it makes new pods.
struct JobBackoff: Sendable {
  static let first = Span.seconds(10 as Int64)
  static let max = Span.minutes(10)

  /// Failures since the last success.
  var failures = 0
  var lastFailure: Instant?

  /// The record once more pods have ended.
  func adding(succeeded: [Value], failed: [Value]) -> JobBackoff {
    let failures = failed.map(JobPod.finishTime).sorted()
    guard let lastSuccess = succeeded.map(JobPod.finishTime).max() else {
      guard let last = failures.last else { return self }
      return JobBackoff(failures: self.failures + failures.count, lastFailure: last)
    }
    let after = failures.filter { $0 > lastSuccess }
    return JobBackoff(failures: after.count, lastFailure: after.last)
  }

  /// What is left of the wait.
  func remaining(_ now: Instant) -> Span {
    guard failures > 0, let lastFailure else { return .zero }
    return Self.remaining(after: failures, since: lastFailure, now)
  }

  static func remaining(after failures: Int, since last: Instant, _ now: Instant) -> Span {
    guard failures > 0 else { return .zero }
    var wait = first
    for _ in 1..<Swift.max(failures, 1) where wait < max { wait = min(max, wait * 2) }
    let elapsed = now - last
    return wait < elapsed ? .zero : wait - elapsed
  }
}
