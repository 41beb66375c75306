import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describePersistentVolume of kubectl pkg/describe/describe.go, v1.32. Differs: sources
// that only real storage can serve show as <unknown>.
enum PersistentVolumeDescriber {
  static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.field("Finalizers", VolumeText.bracketed(object.elements(.metadata, .finalizers)))
    writer.field("StorageClass", VolumeText.className(ofClaim: object))
    writer.field("Status", VolumeText.status(object) { DescribeText.age($0, now: now) })
    var claim = ""
    if let reference = spec[.claimRef], !reference.isNull {
      claim = "\(reference.string(.namespace) ?? "")/\(reference.string(.name) ?? "")"
    }
    writer.field("Claim", claim)
    writer.field("Reclaim Policy", spec.string(.persistentVolumeReclaimPolicy) ?? "")
    writer.field("Access Modes", VolumeText.accessModes(spec.elements(.accessModes)))
    if let mode = spec.string(.volumeMode) { writer.field("VolumeMode", mode) }
    writer.field("Capacity", DescribeText.quantity(spec[.capacity, .storage]))
    writeAffinity(spec[.nodeAffinity, .required], &writer)
    writer.field("Message", object.string(.status, .message) ?? "")
    writer.write(0, "Source:\n")
    writeSource(spec, &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func writeAffinity(_ required: Value?, _ writer: inout DescribeWriter) {
    guard let required, !required.isNull else {
      writer.field("Node Affinity", "<none>")
      return
    }
    writer.write(0, "Node Affinity:\t\n")
    let terms = required.elements(.nodeSelectorTerms)
    writer.write(1, "Required Terms:\t\(terms.isEmpty ? "<none>" : "")\n")
    for (index, term) in terms.enumerated() {
      let rules = term.elements(.matchExpressions)
      writer.write(2, "Term \(index):\t")
      if rules.isEmpty { writer.write(0, "<none>\n") }
      for (number, rule) in rules.enumerated() {
        if number > 0 { writer.write(2, "\t") }
        let values = rule.elements(.values).compactMap(\.string)
        let list = values.isEmpty ? "" : " [\(values.joined(separator: ", "))]"
        let test = (rule.string(.operator) ?? "").lowercased()
        writer.write(0, "\(rule.string(.key) ?? "") \(test)\(list)\n")
      }
    }
  }

  private static func writeSource(_ spec: Value, _ writer: inout DescribeWriter) {
    if let local = spec[.local], !local.isNull {
      writer.field(
        "Type", "LocalVolume (a persistent volume backed by local storage on a node)", level: 2)
      writer.field("Path", local.string(.path) ?? "", level: 2)
    } else if let csi = spec[.csi], !csi.isNull {
      writer.field("Type", "CSI (a Container Storage Interface (CSI) volume source)", level: 2)
      for (name, key) in [("Driver", Key.driver), ("FSType", .fsType)] {
        writer.field(name, csi.string(key) ?? "", level: 2)
      }
      writer.field("VolumeHandle", csi.string(.volumeHandle) ?? "", level: 2)
      writer.field("ReadOnly", String(csi.bool(.readOnly) == true), level: 2)
      writeAttributes(csi.fields(.volumeAttributes), &writer)
    } else {
      VolumeDescription.writeSource(spec, &writer)
    }
  }

  private static func writeAttributes(_ attributes: Fields, _ writer: inout DescribeWriter) {
    writer.write(2, "VolumeAttributes:\t")
    if attributes.isEmpty { writer.write(0, "<none>\n") }
    for (index, entry) in attributes.sorted.enumerated() {
      if index > 0 {
        writer.write(2, "")
        writer.write(2, "\t")
      }
      writer.write(2, "\(entry.key)=\(entry.value.string ?? "")\n")
    }
  }
}
