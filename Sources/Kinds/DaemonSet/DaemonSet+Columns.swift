import APIServer
import ObjectModel

// Models: printDaemonSet, v1.32.
enum DaemonSetColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Desired", type: "integer"),
    TableColumn("Current", type: "integer"), TableColumn("Ready", type: "integer"),
    TableColumn("Up-to-date", type: "integer"), TableColumn("Available", type: "integer"),
    TableColumn("Node Selector"), TableColumn("Age"), TableColumn("Containers", priority: 1),
    TableColumn("Images", priority: 1), TableColumn("Selector", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let spec = object[.spec, .template, .spec] ?? .null
    let containers = spec.elements(.containers)
    return [
      object.nameCell, object.numberCell(.status, .desiredNumberScheduled),
      object.numberCell(.status, .currentNumberScheduled),
      object.numberCell(.status, .numberReady),
      object.numberCell(.status, .updatedNumberScheduled),
      object.numberCell(.status, .numberAvailable), ColumnText.labels(spec[.nodeSelector]),
      context.ageCell(object), ColumnText.names(containers), ColumnText.images(containers),
      .string(SelectorText.text(object[.spec, .selector] ?? .null)),
    ]
  }
}
