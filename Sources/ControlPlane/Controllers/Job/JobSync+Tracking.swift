// Models: trackJobStatusAndRemoveFinalizers of pkg/controller/job, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension JobSync {
  static let uncountedLimit = 500

  /// Whether the Job is complete, suspended or goes on; then what its status has to say.
  mutating func settle() {
    if case .ending = action {
    } else {
      let isComplete =
        completions.map { succeeded >= $0 && activeCount == 0 }
        ?? (succeeded > 0 && activeCount == 0)
      if finished == nil, isComplete {
        finished = Self.newCondition(
          "SuccessCriteriaMet", "True", "CompletionsReached",
          "Reached expected number of succeeded pods", now)
      } else if finished == nil, managed {
        noteSuspension()
      }
    }
    if status["active"]?.int ?? 0 != Int64(activeCount) || status["ready"]?.int != Int64(ready)
      || status["terminating"]?.int != Int64(terminating)
    {
      needsFlush = true
    }
    status["active"] = activeCount == 0 ? nil : .int(Int64(activeCount))
    status["ready"] = .int(Int64(ready))
    status["terminating"] = .int(Int64(terminating))
    track()
  }

  private mutating func noteSuspension() {
    if isSuspended {
      if ensure("Suspended", "True", "JobSuspended", "Job suspended") {
        needsFlush = true
        tell(.normal, "Suspended", "Job suspended")
      }
    } else if ensure("Suspended", "False", "JobResumed", "Job resumed") {
      needsFlush = true
      tell(.normal, "Resumed", "Job resumed")
      status[.startTime] = .string(RFC3339.text(epochSeconds: now.epochSeconds))
    }
  }

  private mutating func tell(_ type: EventType, _ reason: String, _ message: String) {
    announcements.append(
      Announcement(regarding: job, type: type, reason: reason, message: message))
  }

  private mutating func ensure(
    _ type: String, _ state: String, _ reason: String, _ message: String
  ) -> Bool {
    var list = conditions
    let condition = Self.newCondition(type, state, reason, message, now)
    if let place = list.firstIndex(where: { $0[.type]?.string == type }) {
      let old = list[place]
      if old[.status] == condition[.status], old[.reason] == condition[.reason],
        old[.message] == condition[.message]
      {
        return false
      }
      list[place] = condition
    } else {
      if state == "False" { return false }
      list.append(condition)
    }
    status[.conditions] = .array(list)
    return true
  }

  // MARK: Counting pods that have ended

  private mutating func track() {
    let tracked = Set(pods.filter(JobPod.hasFinalizer).map(\.objectUID))
    if moveCounted(stillTracked: tracked) { needsFlush = true }
    var newIndexes: [Int] = []
    let succeededBefore = Set(uncounted("succeeded").compactMap(\.string))
    let failedBefore = Set(uncounted("failed").compactMap(\.string))
    let ordered =
      isIndexed
      ? pods.sorted { (JobPod.index($0) ?? -1) < (JobPod.index($1) ?? -1) } : pods
    for pod in ordered where JobPod.hasFinalizer(pod) {
      let isFailed = isFailed(pod)
      guard canRelease(pod, isFailed) else { continue }
      released.append(pod)
      let uid = pod.objectUID
      if JobPod.phase(pod) == "Succeeded", !failedBefore.contains(uid) {
        if isIndexed {
          if let index = JobPod.index(pod), index < completions ?? 0,
            !previousIndexes.contains(index)
          {
            newIndexes.append(index)
            needsFlush = true
          }
        } else if !succeededBefore.contains(uid) {
          note(uid, under: "succeeded")
        }
      } else if isFailed || finished.map({ $0[.type]?.string != "SuccessCriteriaMet" }) ?? false {
        noteFailure(pod, uid, failedBefore)
      }
      let count = newIndexes.count + uncounted("succeeded").count + uncounted("failed").count
      if count >= Self.uncountedLimit { break }
    }
    if isIndexed { writeIndexes(newIndexes) }
    writeTarget()
  }

  private mutating func note(_ uid: String, under key: Key) {
    status[orEmpty: "uncountedTerminatedPods"][key] =
      .array(uncounted(key) + [.string(uid)])
    needsFlush = true
  }

  private mutating func noteFailure(_ pod: Value, _ uid: String, _ before: Set<String>) {
    if before.contains(uid) { return }
    if isIndexed {
      guard let index = JobPod.index(pod), index < completions ?? 0 else { return }
    }
    if JobPolicies.verdict(on: pod, failurePolicy).counts { note(uid, under: "failed") }
  }

  private func canRelease(_ pod: Value, _ isFailed: Bool) -> Bool {
    if job.isBeingDeleted || finished != nil || JobPod.phase(pod) == "Succeeded" { return true }
    if !isFailed { return false }
    guard backoffLimitPerIndex != nil, let index = JobPod.index(pod) else { return true }
    return delayed[index]?.objectUID != pod.objectUID
  }

  private mutating func writeIndexes(_ new: [Int]) {
    succeededIndexes = succeededIndexes.adding(new)
    let text = succeededIndexes.text
    if status["completedIndexes"]?.string ?? "" != text { needsFlush = true }
    status["completedIndexes"] = text.isEmpty ? nil : .string(text)
    status["succeeded"] =
      succeededIndexes.count == 0 ? nil : .int(Int64(succeededIndexes.count))
    let failed = failedIndexes.map { Value.string($0.text) }
    if status["failedIndexes"] != failed {
      status["failedIndexes"] = failed
      needsFlush = true
    }
  }

  /// The Job says how it will end before its last pods are gone.
  private mutating func writeTarget() {
    guard let target = finished else { return }
    let (reason, message) = (target[.reason]?.string ?? "", target[.message]?.string ?? "")
    switch target[.type]?.string {
    case "FailureTarget":
      status[.conditions] = .array(conditions + [target])
      needsFlush = true
      finished = Self.newCondition("Failed", "True", reason, message, now)
    case "SuccessCriteriaMet":
      if condition("SuccessCriteriaMet")?[.status]?.string != "True" {
        status[.conditions] = .array(conditions + [target])
        needsFlush = true
      }
      finished = Self.newCondition("Complete", "True", reason, message, now)
    default: break
    }
  }

  /// Moves pods whose finalizer is gone from the lists into the counts.
  private mutating func moveCounted(stillTracked: Set<String>) -> Bool {
    var isMoved = false
    for key in ["succeeded", "failed"] as [Key] {
      let before = uncounted(key)
      let left = before.filter { stillTracked.contains($0.string ?? "") }
      if left.count == before.count { continue }
      isMoved = true
      let total = Int(status[key]?.int ?? 0) + before.count - left.count
      status[key] = .int(Int64(total))
      status[orEmpty: "uncountedTerminatedPods"][key] = left.isEmpty ? nil : .array(left)
    }
    return isMoved
  }

  // MARK: The end

  /// Once finalizers are gone: counts them, and tells the end when nothing is left to count.
  mutating func finish(_ results: [WriteResult]) -> [Announcement] {
    var tracked = Set(pods.filter(JobPod.hasFinalizer).map(\.objectUID))
    for (pod, result) in zip(released, results) where result.failure == nil {
      tracked.remove(pod.objectUID)
    }
    needsFlush = moveCounted(stillTracked: tracked)
    guard let finished, uncounted("succeeded").isEmpty, uncounted("failed").isEmpty,
      terminating == 0
    else { return [] }
    needsFlush = true
    let (type, reason, message) = (
      finished[.type]?.string ?? "", finished[.reason]?.string ?? "",
      finished[.message]?.string ?? ""
    )
    _ = ensure(type, "True", reason, message)
    guard type == "Complete" else {
      return [
        Announcement(regarding: job, type: .warning, reason: reason, message: message)
      ]
    }
    status["completionTime"] = finished[.lastTransitionTime]
    var told: [Announcement] = []
    if let completions, Int(status["succeeded"]?.int ?? 0) > completions {
      told.append(
        Announcement(
          regarding: job, type: .warning, reason: "TooManySucceededPods",
          message: "Too many succeeded pods running after completion count reached"))
    }
    told.append(
      Announcement(
        regarding: job, type: .normal, reason: "Completed", message: "Job completed"))
    return told
  }
}
