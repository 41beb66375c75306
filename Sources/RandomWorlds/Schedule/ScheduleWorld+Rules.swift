import APIServer
import Kinds
import ObjectModel
import Simulation

/// What must hold in the world of a CronJob.
extension ScheduleWorld {
  private static let scheduled = Key("batch.kubernetes.io/cronjob-scheduled-timestamp")

  mutating func check() {
    for change in cluster.takeChanges() {
      if change.resource == .jobs, change.old == nil, let job = change.new?.value {
        checkStart(job)
      } else if change.resource == .cronJobs, let old = change.old?.value,
        let new = change.new?.value
      {
        checkStatus(old, new)
      }
    }
  }

  /// The time for which the CronJob has started a Job; nil for one that was started by hand.
  private static func time(of job: Value) -> Int64? {
    job.string("metadata", "annotations", scheduled).flatMap { RFC3339.epochSeconds($0) }
  }

  private static func end(of job: Value) -> String? {
    job.elements("status", "conditions").first {
      ["Complete", "Failed"].contains($0.string("type") ?? "") && $0.string("status") == "True"
    }?.string("type")
  }

  // MARK: Starts

  private mutating func checkStart(_ job: Value) {
    guard let owner, let time = Self.time(of: job),
      job.elements("metadata", "ownerReferences").first?.string("uid")
        == owner.string("metadata", "uid")
    else { return }
    let now = cluster.api.now
    let name = job.string("metadata", "name") ?? ""
    if isSuspended.value, isSuspended.isKnown(at: now) {
      fault = "\(name) is started while the cron job is suspended"
    }
    if name != "web-\(time / 60)" { fault = "\(name) is not named after its time" }
    let late = now.epochSeconds - time
    if late < 0 { fault = "\(name) is started \(-late) s too early" }
    if let deadline, late > deadline + 1 {
      fault = "\(name) is started \(late) s late, beyond its deadline"
    }
    if period.isKnown(at: now), time % Int64(60 * period.value) != 0 {
      fault = "\(name) is not on the schedule"
    }
    if let last = started.last, time <= last {
      fault = "\(name) is started after that of \(last / 60)"
    }
    started.append(time)
    if policy.isKnown(at: now) { checkConcurrency(name) }
  }

  /// With Forbid no other Job is active, with Replace those that are have been deleted.
  private mutating func checkConcurrency(_ name: String) {
    guard policy.value != "Allow" else { return }
    let others = jobs.filter { other in
      other.string("metadata", "name") != name && Self.time(of: other) != nil
        && Self.end(of: other) == nil
        && (policy.value == "Forbid" || other[.metadata, .deletionTimestamp] == nil)
    }
    if let other = others.first?.string("metadata", "name") {
      fault = "\(name) is started while \(other) is active, with \(policy.value)"
    }
  }

  private mutating func checkStatus(_ old: Value, _ new: Value) {
    guard old[.metadata, .uid] == new[.metadata, .uid] else { return }
    for field in ["lastScheduleTime", "lastSuccessfulTime"] as [Key] {
      guard let before = old.string("status", field) else { continue }
      if (new.string("status", field) ?? "") < before {
        fault = "\(field) goes back from \(before) to \(new.string("status", field) ?? "none")"
      }
    }
  }

  /// A CronJob that nothing hinders has started a Job at each of its times.
  mutating func checkTimes(_ from: Int64, _ end: Int64) {
    guard policy.value != "Forbid" else { return }
    let step = Int64(60 * period.value)
    for time in stride(from: (from / step + 1) * step, to: end - 2, by: Int(step))
    where !started.contains(time) {
      fault = "no job is started for \(time / 60)"
    }
  }

  // MARK: The end

  mutating func checkEnd() {
    checkLeftovers()
    guard fault == nil else { return }
    let pods = cluster.pods.map { PodView($0) }
    guard exists, let owner else {
      if let pod = pods.first { fault = "pod \(pod.name) is left without its owner" }
      return
    }
    let jobs = self.jobs
    if let job = jobs.first(where: { Self.end(of: $0) == nil }) {
      fault = "job \(job.string("metadata", "name") ?? "") never ends"
    }
    for (end, limit) in [("Complete", successes), ("Failed", failures)] {
      let count = jobs.count { Self.end(of: $0) == end }
      if count > limit { fault = "\(count) jobs are \(end), and \(limit) are to be kept" }
    }
    let active = owner.elements("status", "active").count
    if active > 0 { fault = "\(active) jobs are active, it says, and none is" }
    if let pod = pods.first(where: { !$0.isTerminal }) { fault = "pod \(pod.name) still runs" }
    let newest = jobs.filter { Self.end(of: $0) == "Complete" }
      .compactMap { $0.string("status", "completionTime") }.max()
    if let newest, (owner.string("status", "lastSuccessfulTime") ?? "") < newest {
      fault = "the success of \(newest) is not told"
    }
  }
}
