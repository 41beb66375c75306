import APIServer
import ObjectModel

// Models: printCronJob, v1.32.
enum CronJobColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Schedule"), TableColumn("Timezone"),
    TableColumn("Suspend", type: "boolean"), TableColumn("Active", type: "integer"),
    TableColumn("Last Schedule"), TableColumn("Age"), TableColumn("Containers", priority: 1),
    TableColumn("Images", priority: 1), TableColumn("Selector", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let job = object[.spec, .jobTemplate, .spec] ?? .null
    let containers = job.elements(.template, .spec, .containers)
    let last = object.string(.status, .lastScheduleTime)
    return [
      object.nameCell, object.textCell(.spec, .schedule),
      .string(object.string(.spec, .timeZone) ?? "<none>"),
      .string(flag(object.bool(.spec, .suspend))),
      .int(Int64(object.elements(.status, .active).count)),
      .string(last == nil ? "<none>" : context.age(since: last)), context.ageCell(object),
      ColumnText.names(containers), ColumnText.images(containers),
      .string(SelectorText.text(job[.selector] ?? .null)),
    ]
  }

  /// `True`, `False` or `<unset>`.
  static func flag(_ value: Bool?) -> String {
    value.map { DescribeText.capital($0) } ?? "<unset>"
  }
}
