import APIServer
import ObjectModel

// Models: printReplicaSet, v1.32.
enum ReplicaSetColumns {
  static let columns = ReplicationControllerColumns.columns

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let containers = object.elements(.spec, .template, .spec, .containers)
    return [
      object.nameCell, object.numberCell(.spec, .replicas),
      object.numberCell(.status, .replicas), object.numberCell(.status, .readyReplicas),
      context.ageCell(object), ColumnText.names(containers), ColumnText.images(containers),
      .string(SelectorText.text(object[.spec, .selector] ?? .null)),
    ]
  }
}
