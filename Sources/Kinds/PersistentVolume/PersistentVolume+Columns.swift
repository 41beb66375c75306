import APIServer
import ObjectModel

// Models: printPersistentVolume, v1.32.
enum PersistentVolumeColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Capacity"), TableColumn("Access Modes"),
    TableColumn("Reclaim Policy"), TableColumn("Status"), TableColumn("Claim"),
    TableColumn("StorageClass"), TableColumn("VolumeAttributesClass"), TableColumn("Reason"),
    TableColumn("Age"), TableColumn("VolumeMode", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let spec = object[.spec] ?? .null
    let isGoing = object[.metadata, .deletionTimestamp] != nil
    var claim = ""
    if let reference = spec[.claimRef], !reference.isNull {
      claim = "\(reference.string(.namespace) ?? "")/\(reference.string(.name) ?? "")"
    }
    return [
      object.nameCell, .string(DescribeText.quantity(spec[.capacity, .storage])),
      .string(VolumeText.accessModes(spec.elements(.accessModes))),
      spec.textCell(.persistentVolumeReclaimPolicy),
      isGoing ? "Terminating" : object.textCell(.status, .phase), .string(claim),
      .string(VolumeText.className(ofClaim: object)),
      .string(spec.string(.volumeAttributesClassName) ?? "<unset>"),
      object.textCell(.status, .reason), context.ageCell(object),
      .string(spec.string(.volumeMode) ?? "<unset>"),
    ]
  }
}
