import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeCronJob and describeJobTemplate of kubectl pkg/describe/describe.go, v1.32.
enum CronJobDescriber {
  static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    func number(_ value: Int64?, _ unit: String = "") -> String {
      value.map { "\($0)\(unit)" } ?? "<unset>"
    }
    writer.heading(object)
    writer.field("Schedule", spec.string(.schedule) ?? "")
    writer.field("Concurrency Policy", spec.string(.concurrencyPolicy) ?? "")
    writer.field("Suspend", CronJobColumns.flag(spec.bool(.suspend)))
    writer.field(
      "Successful Job History Limit", number(spec.int(.successfulJobsHistoryLimit)))
    writer.field("Failed Job History Limit", number(spec.int(.failedJobsHistoryLimit)))
    writer.field("Starting Deadline Seconds", number(spec.int(.startingDeadlineSeconds), "s"))
    let job = spec[.jobTemplate, .spec] ?? .null
    if let selector = job[.selector], !selector.isNull {
      let text = (try? LabelSelector(object: selector))?.description ?? ""
      writer.field("Selector", text)
    } else {
      writer.field("Selector", "<unset>")
    }
    writer.field("Parallelism", number(job.int(.parallelism)))
    writer.field("Completions", number(job.int(.completions)))
    if let seconds = job.int(.activeDeadlineSeconds) {
      writer.field("Active Deadline Seconds", "\(seconds)s")
    }
    PodTemplateDescription.write(job[.template], &writer)
    let last = object[.status, .lastScheduleTime]
    writer.field(
      "Last Schedule Time", last?.string == nil ? "<unset>" : DescribeText.time(last))
    let active = object.elements(.status, .active).map { $0.string(.name) ?? "" }
    writer.field("Active Jobs", active.isEmpty ? "<none>" : active.joined(separator: ", "))
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
