import APIServer
import ObjectModel

// Models: printStatefulSet, v1.32.
enum StatefulSetColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Ready"), TableColumn("Age"),
    TableColumn("Containers", priority: 1), TableColumn("Images", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let containers = object.elements(.spec, .template, .spec, .containers)
    let ready = object.int(.status, .readyReplicas) ?? 0
    return [
      object.nameCell, .string("\(ready)/\(object.int(.spec, .replicas) ?? 0)"),
      context.ageCell(object), ColumnText.names(containers), ColumnText.images(containers),
    ]
  }
}
