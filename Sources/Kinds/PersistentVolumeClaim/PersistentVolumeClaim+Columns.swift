import APIServer
import ObjectModel

// Models: printPersistentVolumeClaim, v1.32.
enum PersistentVolumeClaimColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Status"), TableColumn("Volume"),
    TableColumn("Capacity"), TableColumn("Access Modes"), TableColumn("StorageClass"),
    TableColumn("VolumeAttributesClass"), TableColumn("Age"),
    TableColumn("VolumeMode", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let spec = object[.spec] ?? .null
    let isGoing = object[.metadata, .deletionTimestamp] != nil
    let isBound = !(spec.string(.volumeName) ?? "").isEmpty
    return [
      object.nameCell, isGoing ? "Terminating" : object.textCell(.status, .phase),
      spec.textCell(.volumeName),
      .string(isBound ? DescribeText.quantity(object[.status, .capacity, .storage]) : ""),
      .string(isBound ? VolumeText.accessModes(object.elements(.status, .accessModes)) : ""),
      .string(VolumeText.className(ofClaim: object)),
      .string(spec.string(.volumeAttributesClassName) ?? "<unset>"), context.ageCell(object),
      .string(spec.string(.volumeMode) ?? "<unset>"),
    ]
  }
}
