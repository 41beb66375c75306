import APIServer
import ObjectModel

// Models: printReplicationController, v1.32.
enum ReplicationControllerColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Desired", type: "integer"),
    TableColumn("Current", type: "integer"), TableColumn("Ready", type: "integer"),
    TableColumn("Age"), TableColumn("Containers", priority: 1),
    TableColumn("Images", priority: 1), TableColumn("Selector", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let containers = object.value(at: [.spec, .template, .spec, .containers])?.elements ?? []
    return [
      object.nameCell, object.numberCell(.spec, .replicas),
      object.numberCell(.status, .replicas), object.numberCell(.status, .readyReplicas),
      context.ageCell(object), ColumnText.names(containers), ColumnText.images(containers),
      ColumnText.labels(object[.spec, .selector]),
    ]
  }
}
