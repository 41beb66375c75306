import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeJob of kubectl pkg/describe/describe.go, v1.32.
enum JobDescriber {
  static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writer.field("Selector", WorkloadDescription.selectorText(object))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.fieldIfFilled("Controlled By", WorkloadDescription.controller(of: object))
    if let count = spec.int(.parallelism) { writer.field("Parallelism", String(count)) }
    writer.field("Completions", spec.int(.completions).map { String($0) } ?? "<unset>")
    writer.fieldIfFilled("Completion Mode", spec.string(.completionMode))
    if let flag = spec.bool(.suspend) { writer.field("Suspend", String(flag)) }
    if let limit = spec.int(.backoffLimit) { writer.field("Backoff Limit", String(limit)) }
    if let seconds = spec.int(.ttlSecondsAfterFinished) {
      writer.field("TTL Seconds After Finished", String(seconds))
    }
    writeTimes(object, &writer)
    writer.field("Pods Statuses", counts(object[.status] ?? .null))
    if spec.string(.completionMode) == "Indexed" {
      let indexes = object.string(.status, .completedIndexes) ?? ""
      writer.field("Completed Indexes", shortened(indexes))
    }
    PodTemplateDescription.write(spec[.template], &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func writeTimes(_ object: Value, _ writer: inout DescribeWriter) {
    let start = object[.status, .startTime]
    let end = object[.status, .completionTime]
    if start?.string != nil { writer.field("Start Time", DescribeText.time(start)) }
    if end?.string != nil { writer.field("Completed At", DescribeText.time(end)) }
    if let first = start?.string.flatMap(RFC3339.epochSeconds),
      let last = end?.string.flatMap(RFC3339.epochSeconds)
    {
      writer.field("Duration", HumanDuration.text(seconds: last - first))
    }
    if let seconds = object.int(.spec, .activeDeadlineSeconds) {
      writer.field("Active Deadline Seconds", "\(seconds)s")
    }
  }

  private static func counts(_ status: Value) -> String {
    let ready = status.int(.ready).map { " (\($0) Ready)" } ?? ""
    return "\(status.int(.active) ?? 0) Active\(ready) / "
      + "\(status.int(.succeeded) ?? 0) Succeeded / \(status.int(.failed) ?? 0) Failed"
  }

  /// A list of indexes, cut at the first comma after 50 characters.
  private static func shortened(_ indexes: String) -> String {
    if indexes.isEmpty { return "<none>" }
    guard indexes.count > 50 else { return indexes }
    let start = indexes.index(indexes.startIndex, offsetBy: 50)
    guard let comma = indexes[start...].firstIndex(of: ",") else { return indexes }
    return indexes[...comma] + "..."
  }
}
