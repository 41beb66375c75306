// Models: mostRecentScheduleTime and its callers in pkg/controller/cronjob/utils.go, v1.32.

import Kinds
import ObjectModel
import Simulation

/// The times of a CronJob as seen from now.
struct CronTimes {
  /// Added to the next time, so that a sync never comes before it.
  static let delta = Span.milliseconds(100)

  /// The last time that has come and has not been seen to; nil when there is none.
  let due: Int64?
  /// Whether more than a hundred times were missed.
  let isTooLong: Bool
  /// Whether no time ever comes, as on the 31st of February.
  let isNever: Bool
  /// How long until the next time.
  let delay: Span
  /// The zone times are told in.
  let zone: TimeZoneRule

  /// Nil when the schedule or the time zone cannot be read.
  init?(_ cronJob: Value, _ now: Instant) {
    let name = cronJob[.spec]?["timeZone"]?.string
    zone = name.flatMap { TimeZoneRule(named: $0) } ?? .utc
    let schedule: CronSchedule
    do throws(CronSchedule.Fault) {
      schedule = try CronSchedule(cronJob[.spec]?["schedule"]?.string ?? "", zone: zone)
    } catch {
      return nil
    }
    let deadline = cronJob[.spec]?["startingDeadlineSeconds"]?.int
    let limited = Self.recent(cronJob, now, schedule, deadline)
    due = limited.recent
    isTooLong = limited.missed > 100
    isNever = schedule.next(after: limited.earliest) == nil
    let free = Self.recent(cronJob, now, schedule, nil)
    let base = free.recent ?? (free.missed == 0 ? free.earliest : now.epochSeconds)
    guard let next = schedule.next(after: base) else {
      delay = .seconds(86_400 as Int64)
      return
    }
    delay = Instant(epochSeconds: next) + Self.delta - now
  }

  private static func recent(
    _ cronJob: Value, _ now: Instant, _ schedule: CronSchedule, _ deadline: Int64?
  ) -> (earliest: Int64, recent: Int64?, missed: Int64) {
    let seconds = now.epochSeconds
    let created = cronJob.time(.metadata, .creationTimestamp)?.epochSeconds ?? 0
    let last = cronJob[.status]?["lastScheduleTime"]?.string.flatMap(RFC3339.epochSeconds)
    var earliest = last ?? created
    if let deadline { earliest = max(earliest, seconds - deadline) }
    guard let first = schedule.next(after: earliest), first <= seconds else {
      return (earliest, nil, 0)
    }
    guard let second = schedule.next(after: first), second <= seconds else {
      return (earliest, first, 0)
    }
    let missed = (seconds - first) / max(1, second - first) + 1
    var recent: Int64?
    var time = schedule.next(after: first + (missed - 2) * (second - first))
    // As many times as can lie between two, and some.
    for _ in 0..<100_000 {
      guard let found = time, found <= seconds else { break }
      recent = found
      time = schedule.next(after: found)
    }
    return (earliest, recent, missed)
  }
}
