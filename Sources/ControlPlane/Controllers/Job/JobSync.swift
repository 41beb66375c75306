// Models: syncJob of pkg/controller/job/job_controller.go, v1.32. Differs: it sees no stale caches,
// so neither expectations of pods nor of finalizers are needed.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// One look at a Job and its pods, carried through the steps of a sync.
struct JobSync: Sendable {
  /// What the first step of the sync writes.
  enum Action: Sendable {
    case nothing
    /// The Job comes to its end: its active pods go.
    case ending
    /// These pods are too many.
    case removing([Value])
    /// So many pods are made.
    case creating
  }

  static let writesLimit = 500

  var job: Value
  let pods: [Value]
  let active: [Value]
  let now: Instant
  var status: Value
  var activeCount: Int
  var ready: Int
  var terminating: Int
  var succeeded = 0
  var failed = 0
  /// The condition that ends the Job, once it is known.
  var finished: Value?
  var previousIndexes = IndexIntervals()
  var succeededIndexes = IndexIntervals()
  var failedIndexes: IndexIntervals?
  /// Failed pods by index that keep their finalizer until they are replaced.
  var delayed: [Int: Value] = [:]
  var backoff: JobBackoff
  var action = Action.nothing
  var needsFlush = false
  var managed = false
  /// Pods that have been counted and can go.
  var released: [Value] = []
  var announcements: [Announcement] = []
  /// When to look again, whatever happens.
  var lookAgain: Span?

  init(_ job: Value, _ pods: [Value], _ backoff: JobBackoff, _ now: Instant) {
    self.job = job
    self.pods = pods
    self.now = now
    active = pods.filter(PodState.isActive)
    activeCount = active.count
    ready = active.count(where: PodState.isReady)
    terminating = pods.count { $0.isBeingDeleted && !PodState.isTerminal($0) }
    status = job[.status] ?? .emptyObject
    if status["uncountedTerminatedPods"] == nil {
      status["uncountedTerminatedPods"] = .emptyObject
    }
    self.backoff = backoff
    count()
    decide()
  }

  // MARK: The Job's wishes

  var spec: Value { job[.spec] ?? .emptyObject }
  var isIndexed: Bool { spec["completionMode"]?.string == "Indexed" }
  var isSuspended: Bool { spec["suspend"]?.bool == true }
  var completions: Int? { spec["completions"]?.int.map { Int($0) } }
  var parallelism: Int { Int(spec["parallelism"]?.int ?? 1) }
  var backoffLimit: Int { Int(spec["backoffLimit"]?.int ?? 6) }
  var backoffLimitPerIndex: Int? { spec["backoffLimitPerIndex"]?.int.map { Int($0) } }
  var failurePolicy: Value? { spec["podFailurePolicy"] }
  var replacesOnlyFailed: Bool {
    spec["podReplacementPolicy"]?.string == "Failed" || failurePolicy != nil
  }
  var conditions: [Value] { status[.conditions]?.elements ?? [] }

  func condition(_ type: String) -> Value? {
    conditions.first { $0[.type]?.string == type }
  }

  func isFailed(_ pod: Value) -> Bool {
    if JobPod.phase(pod) == "Failed" { return true }
    if replacesOnlyFailed { return false }
    return pod.isBeingDeleted && JobPod.phase(pod) != "Succeeded"
  }

  func uncounted(_ key: Key) -> [Value] {
    status["uncountedTerminatedPods"]?[key]?.elements ?? []
  }

  static func newCondition(
    _ type: String, _ state: String, _ reason: String, _ message: String, _ now: Instant
  ) -> Value {
    let time = Value.string(RFC3339.text(epochSeconds: now.epochSeconds))
    return [
      .type: .string(type), .status: .string(state), "lastProbeTime": time,
      .lastTransitionTime: time, .reason: .string(reason), .message: .string(message),
    ]
  }

  func failure(_ reason: String, _ message: String) -> Value {
    Self.newCondition("FailureTarget", "True", reason, message, now)
  }

  // MARK: Counting

  /// Pods that have ended and are in no count yet.
  private func newlyEnded(_ uncounted: [Value], where isEnded: (Value) -> Bool) -> [Value] {
    let known = Set(uncounted.compactMap(\.string))
    return pods.filter { pod in
      guard JobPod.hasFinalizer(pod), !known.contains(pod.objectUID), isEnded(pod) else {
        return false
      }
      guard isIndexed, let completions else { return true }
      return JobPod.index(pod).map { $0 < completions } ?? false
    }
  }

  private mutating func count() {
    let succeededPods = newlyEnded(uncounted("succeeded")) { JobPod.phase($0) == "Succeeded" }
    let failedPods = newlyEnded(uncounted("failed"), where: isFailed)
    succeeded =
      Int(status["succeeded"]?.int ?? 0) + succeededPods.count + uncounted("succeeded").count
    let counted = failedPods.count { JobPolicies.verdict(on: $0, failurePolicy).counts }
    failed = Int(status["failed"]?.int ?? 0) + counted + uncounted("failed").count
    if status[.startTime] == nil, !isSuspended {
      status[.startTime] = .string(RFC3339.text(epochSeconds: now.epochSeconds))
    }
    backoff = backoff.adding(succeeded: succeededPods, failed: failedPods)
  }

  // MARK: Deciding

  private mutating func decide() {
    if let met = condition("SuccessCriteriaMet"), met[.status]?.string == "True" {
      finished = met
    } else if let target = condition("FailureTarget"), target[.status]?.string == "True" {
      finished = Self.newCondition(
        "Failed", "True", target[.reason]?.string ?? "", target[.message]?.string ?? "", now)
    } else if let message = policyFailure() {
      finished = failure("PodFailurePolicy", message)
    }
    if finished == nil { checkLimits() }
    if isIndexed, let completions { countIndexes(completions) }
  }

  private func policyFailure() -> String? {
    guard failurePolicy != nil else { return nil }
    for pod in pods where isFailed(pod) {
      if let message = JobPolicies.verdict(on: pod, failurePolicy).failure { return message }
    }
    return nil
  }

  private mutating func checkLimits() {
    let start = status[.startTime]?.string.flatMap(RFC3339.epochSeconds)
    let deadline = spec["activeDeadlineSeconds"]?.int
    if failed > backoffLimit || hasRestartedTooOften {
      finished = failure(
        "BackoffLimitExceeded", "Job has reached the specified backoff limit")
    } else if let start, let deadline, !isSuspended {
      let left = Instant(epochSeconds: start + deadline) - now
      if left <= .zero {
        finished = failure("DeadlineExceeded", "Job was active longer than specified deadline")
      } else {
        look(in: left)
      }
    }
  }

  private var hasRestartedTooOften: Bool {
    guard spec[.template]?[.spec]?[.restartPolicy]?.string == "OnFailure" else { return false }
    var restarts = 0
    for pod in pods where ["Running", "Pending"].contains(JobPod.phase(pod)) {
      for key in [Key.initContainerStatuses, .containerStatuses] {
        for status in pod[.status]?[key]?.elements ?? [] {
          restarts += Int(status[.restartCount]?.int ?? 0)
        }
      }
    }
    return backoffLimit == 0 ? restarts > 0 : restarts >= backoffLimit
  }

  private mutating func countIndexes(_ completions: Int) {
    previousIndexes = IndexIntervals(
      status["completedIndexes"]?.string ?? "", below: completions)
    let own = pods.compactMap { pod -> (pod: Value, index: Int)? in
      guard JobPod.hasFinalizer(pod), let index = JobPod.index(pod), index < completions else {
        return nil
      }
      return (pod, index)
    }
    succeededIndexes = previousIndexes.adding(
      own.filter { JobPod.phase($0.pod) == "Succeeded" }.map(\.index))
    succeeded = succeededIndexes.count
    if let limit = backoffLimitPerIndex {
      let before = IndexIntervals(status["failedIndexes"]?.string ?? "", below: completions)
      let failed = before.adding(own.filter { isIndexFailed($0.pod, limit) }.map(\.index))
      failedIndexes = failed
      if finished == nil { checkIndexLimits(failed, completions) }
      delayed = podsKeptBack(own, failed)
    }
    if finished == nil,
      let message = JobPolicies.success(
        spec["successPolicy"], succeededIndexes, below: completions)
    {
      finished = Self.newCondition("SuccessCriteriaMet", "True", "SuccessPolicy", message, now)
    }
  }

  private mutating func checkIndexLimits(_ failed: IndexIntervals, _ completions: Int) {
    if let most = spec["maxFailedIndexes"]?.int, failed.count > Int(most) {
      finished = failure(
        "MaxFailedIndexesExceeded",
        "Job has exceeded the specified maximal number of failed indexes")
    } else if failed.count > 0, failed.count + succeededIndexes.count >= completions {
      finished = failure("FailedIndexes", "Job has failed indexes")
    }
  }

  private func isIndexFailed(_ pod: Value, _ limit: Int) -> Bool {
    guard isFailed(pod) else { return false }
    let verdict = JobPolicies.verdict(on: pod, failurePolicy)
    if verdict.action == "FailIndex" { return true }
    return verdict.counts && JobPod.failures(pod) >= limit
  }

  private func podsKeptBack(
    _ own: [(pod: Value, index: Int)], _ failed: IndexIntervals
  ) -> [Int: Value] {
    let busy = Set(active.compactMap(JobPod.index))
    var kept: [Int: Value] = [:]
    for (pod, index) in own where isFailed(pod) {
      if succeededIndexes.contains(index) || failed.contains(index) || busy.contains(index) {
        continue
      }
      guard let last = kept[index] else {
        kept[index] = pod
        continue
      }
      let before = JobPod.failures(last) + JobPod.ignoredFailures(last)
      let after = JobPod.failures(pod) + JobPod.ignoredFailures(pod)
      if before <= after, JobPod.finishTime(pod) >= JobPod.finishTime(last) { kept[index] = pod }
    }
    return kept
  }

  mutating func look(in span: Span) { lookAgain = min(lookAgain ?? span, span) }
}
