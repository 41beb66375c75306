import APIServer
import ObjectModel
import Simulation

// Models: printJob, v1.32.
enum JobColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Status"), TableColumn("Completions"),
    TableColumn("Duration"), TableColumn("Age"), TableColumn("Containers", priority: 1),
    TableColumn("Images", priority: 1), TableColumn("Selector", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let containers = object.elements(.spec, .template, .spec, .containers)
    return [
      object.nameCell, .string(status(object)), .string(completions(object)),
      .string(duration(object, context)), context.ageCell(object),
      ColumnText.names(containers), ColumnText.images(containers),
      .string(SelectorText.text(object[.spec, .selector] ?? .null)),
    ]
  }

  private static func status(_ object: Value) -> String {
    let job = JobView(object)
    if job.isTrue("Complete") { return "Complete" }
    if job.isTrue("Failed") { return "Failed" }
    if object[.metadata, .deletionTimestamp] != nil { return "Terminating" }
    if job.isTrue("Suspended") { return "Suspended" }
    return job.isTrue("FailureTarget") ? "FailureTarget" : "Running"
  }

  private static func completions(_ object: Value) -> String {
    let done = object.int(.status, .succeeded) ?? 0
    if let wanted = object.int(.spec, .completions) { return "\(done)/\(wanted)" }
    let parallelism = object.int(.spec, .parallelism) ?? 0
    return parallelism > 1 ? "\(done)/1 of \(parallelism)" : "\(done)/1"
  }

  private static func duration(_ object: Value, _ context: TableContext) -> String {
    guard let start = object.string(.status, .startTime).flatMap(RFC3339.epochSeconds) else {
      return ""
    }
    let end = object.string(.status, .completionTime).flatMap(RFC3339.epochSeconds)
    return HumanDuration.text(seconds: (end ?? context.now.epochSeconds) - start)
  }
}
