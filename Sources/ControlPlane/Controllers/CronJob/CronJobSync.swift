// Models: syncCronJob and cleanupFinishedJobs of pkg/controller/cronjob, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// One look at a CronJob and its Jobs, carried through the steps of a sync.
struct CronJobSync: Sendable {
  static let scheduledAnnotation = Key("batch.kubernetes.io/cronjob-scheduled-timestamp")

  let cronJob: Value
  let jobs: [Value]
  let now: Instant
  var status: Value
  /// Whether the status has to be written.
  var isStatusNew = false
  var removed: [Value] = []
  private var replaced: [Value] = []
  private var announcements: [Announcement] = []
  /// The time a Job is to be started for; nil when none is.
  private var scheduled: Int64?
  private(set) var lookAgain: Span?

  init(_ cronJob: Value, _ jobs: [Value], _ now: Instant) {
    self.cronJob = cronJob
    self.jobs = jobs
    self.now = now
    status = cronJob[.status] ?? .emptyObject
  }

  mutating func takeAnnouncements() -> [Announcement] {
    defer { announcements = [] }
    return announcements
  }

  private mutating func tell(_ type: EventType, _ reason: String, _ message: String) {
    announcements.append(
      Announcement(regarding: cronJob, type: type, reason: reason, message: message))
  }

  private static func end(of job: Value) -> String? {
    (job[.status]?[.conditions]?.elements ?? []).first {
      ($0[.type]?.string == "Complete" || $0[.type]?.string == "Failed")
        && $0[.status]?.string == "True"
    }?[.type]?.string
  }

  // MARK: History

  /// The oldest ended Jobs beyond the history wanted.
  func surplus() -> [Value] {
    surplus("Complete", cronJob[.spec]?["successfulJobsHistoryLimit"]?.int)
      + surplus("Failed", cronJob[.spec]?["failedJobsHistoryLimit"]?.int)
  }

  private func surplus(_ end: String, _ limit: Int64?) -> [Value] {
    guard let limit else { return [] }
    let ended = jobs.filter { Self.end(of: $0) == end }
    guard ended.count > Int(limit) else { return [] }
    let sorted = ended.sorted { left, right in
      let first = left[.status]?[.startTime]?.string
      let second = right[.status]?[.startTime]?.string
      if first == second { return left.objectName < right.objectName }
      guard let first else { return false }
      guard let second else { return true }
      return first < second
    }
    return Array(sorted.prefix(ended.count - Int(limit)))
  }

  mutating func takeInRemovals(_ results: [WriteResult]) {
    for (job, result) in zip(removed, results) where result.failure == nil {
      forget(job.objectUID)
      isStatusNew = true
    }
  }

  // MARK: Active Jobs

  private var active: [Value] { status["active"]?.elements ?? [] }

  private func isActive(_ uid: String) -> Bool { active.contains { $0[.uid]?.string == uid } }

  private mutating func forget(_ uid: String) {
    let left = active.filter { $0[.uid]?.string != uid }
    status["active"] = left.isEmpty ? nil : .array(left)
  }

  /// Notes which Jobs have come to their end or are missing.
  mutating func lookAtJobs() {
    let gone = Set(removed.map(\.objectUID))
    for job in jobs {
      let uid = job.objectUID
      let end = Self.end(of: job)
      if end == nil, !isActive(uid) {
        tell(
          .warning, "UnexpectedJob",
          "Saw a job that the controller did not create or forgot: \(job.objectName)")
      } else if let end {
        if isActive(uid) {
          forget(uid)
          tell(
            .normal, "SawCompletedJob",
            "Saw completed job: \(job.objectName), condition: \(end)")
          isStatusNew = true
        }
        if end == "Complete", !gone.contains(uid) { noteSuccess(job) }
      }
    }
    let known = Set(jobs.map(\.objectUID))
    for reference in active where !known.contains(reference[.uid]?.string ?? "") {
      tell(
        .normal, "MissingJob",
        "Active job went missing: \(reference[.name]?.string ?? "")")
      forget(reference[.uid]?.string ?? "")
      isStatusNew = true
    }
  }

  private mutating func noteSuccess(_ job: Value) {
    guard let time = job[.status]?["completionTime"]?.string else { return }
    if let known = status["lastSuccessfulTime"]?.string, known >= time { return }
    status["lastSuccessfulTime"] = .string(time)
    isStatusNew = true
  }

  // MARK: The next Job

  /// Decides whether it is time for a Job; the Jobs that have to make room for it.
  mutating func decide() -> [Value] {
    if cronJob.isBeingDeleted { return [] }
    let spec = cronJob[.spec]
    if let zone = spec?["timeZone"]?.string, TimeZoneRule(named: zone) == nil {
      tell(
        .warning, "UnknownTimeZone",
        "invalid timeZone: \"\(zone)\": unknown time zone \(zone)")
      return []
    }
    if spec?["suspend"]?.bool == true { return [] }
    let text = spec?["schedule"]?.string ?? ""
    if text.contains("TZ") {
      tell(
        .warning, "UnsupportedSchedule",
        "CRON_TZ or TZ used in schedule \"\(text)\" is not officially supported, see "
          + "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details"
      )
    }
    guard let times = CronTimes(cronJob, now) else {
      tell(.warning, "UnparseableSchedule", "unparseable schedule: \"\(text)\" : \(fault(text))")
      return []
    }
    if times.isNever {
      tell(
        .warning, "InvalidSchedule",
        "invalid schedule: \(text) : time difference between two schedules is less than 1 second")
      return []
    }
    lookAgain = max(.milliseconds(1), times.delay)
    guard let due = times.due else { return [] }
    if times.isTooLong {
      tell(
        .warning, "TooManyMissedTimes",
        "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check "
          + "clock skew")
    }
    return start(due)
  }

  private func fault(_ text: String) -> String {
    do throws(CronSchedule.Fault) {
      _ = try CronSchedule(text)
      return ""
    } catch {
      return error.message
    }
  }

  private mutating func start(_ due: Int64) -> [Value] {
    if let deadline = cronJob[.spec]?["startingDeadlineSeconds"]?.int,
      Instant(epochSeconds: due + deadline) < now
    {
      tell(
        .warning, "MissSchedule",
        "Missed scheduled time to start a job: \(GoTime.rfc1123(due))")
      return []
    }
    let last = status["lastScheduleTime"]?.string.flatMap(RFC3339.epochSeconds)
    let name = jobName(due)
    if last == due || active.contains(where: { $0[.name]?.string == name }) { return [] }
    let policy = cronJob[.spec]?["concurrencyPolicy"]?.string
    if policy == "Forbid", !active.isEmpty {
      tell(
        .normal, "JobAlreadyActive",
        "Not starting job because prior execution is running and concurrency policy is Forbid")
      return []
    }
    scheduled = due
    if policy == "Replace" {
      let uids = active.compactMap { $0[.uid]?.string }
      replaced = jobs.filter { uids.contains($0.objectUID) }
    }
    return replaced
  }

  private func jobName(_ time: Int64) -> String { "\(cronJob.objectName)-\(time / 60)" }

  /// The Job to be created; nil when it is not time for one.
  func newJob(_ owner: OwnerKind) -> Value? {
    guard let scheduled else { return nil }
    let template = cronJob[.spec]?["jobTemplate"] ?? .emptyObject
    let zone = cronJob[.spec]?["timeZone"]?.string.flatMap { TimeZoneRule(named: $0) }
    var annotations = template[.metadata]?[.annotations] ?? .emptyObject
    annotations[Self.scheduledAnnotation] = .string(GoTime.rfc3339(scheduled, zone ?? .utc))
    var metadata: Value = [
      .name: .string(jobName(scheduled)), .namespace: .string(cronJob.objectNamespace),
      .annotations: annotations, .ownerReferences: [owner.reference(to: cronJob)],
    ]
    metadata[.labels] = template[.metadata]?[.labels]
    return [
      .apiVersion: "batch/v1", .kind: "Job", .metadata: metadata,
      .spec: template[.spec] ?? .emptyObject,
    ]
  }

  /// Takes in what came of the Job's creation.
  mutating func takeInCreation(_ results: [WriteResult], _ jobs: [Value]) {
    for (job, result) in zip(replaced, results) {
      if case .done = result {
        forget(job.objectUID)
        isStatusNew = true
      }
    }
    guard let scheduled, case .done? = results.last else { return }
    guard let job = jobs.first(where: { $0.objectName == jobName(scheduled) }),
      !isActive(job.objectUID)
    else { return }
    let reference: Value = [
      .apiVersion: "batch/v1", .kind: "Job", .name: .string(job.objectName),
      .namespace: .string(job.objectNamespace),
      .resourceVersion: job[.metadata]?[.resourceVersion] ?? "", .uid: .string(job.objectUID),
    ]
    status["active"] = .array(active + [reference])
    status["lastScheduleTime"] = .string(RFC3339.text(epochSeconds: scheduled))
    isStatusNew = true
  }
}

/// Times as Go's layouts write them.
enum GoTime {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Mon, 02 Jan 2006 15:04:05 +0000`
  static func rfc1123(_ seconds: Int64) -> String {
    let civil = Civil(epochSeconds: seconds)
    let days = seconds / 86_400
    return "\(weekdays[Int(days % 7)]), \(two(civil.day)) \(months[Int(civil.month) - 1]) "
      + "\(civil.year) \(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) +0000"
  }

  /// `2006-01-02T15:04:05Z`, or with an offset in place of the Z.
  static func rfc3339(_ seconds: Int64, _ zone: TimeZoneRule) -> String {
    let offset = zone.offset(at: seconds)
    let text = RFC3339.text(epochSeconds: seconds + offset)
    guard offset != 0 else { return text }
    let minutes = abs(offset) / 60
    return text.dropLast() + (offset < 0 ? "-" : "+") + two(minutes / 60) + ":"
      + two(minutes % 60)
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
