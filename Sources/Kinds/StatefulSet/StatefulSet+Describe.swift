import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeStatefulSet of kubectl pkg/describe/describe.go, v1.32.
enum StatefulSetDescriber {
  static let describer = Describer { (object, client, showsEvents) throws(Status) in
    let pods = try WorkloadDescription.pods(of: object, client)
    let events = showsEvents ? EventSearch.events(about: object, client) : nil
    return page(object, pods: pods, events: events, now: client.now)
  }

  /// The page of a stateful set; of `pods` only its own count.
  static func page(_ object: Value, pods: [Value], events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writer.field("CreationTimestamp", DescribeText.time(object[.metadata, .creationTimestamp]))
    writer.field("Selector", WorkloadDescription.selectorText(object))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    let total = object.int(.status, .replicas) ?? 0
    writer.field("Replicas", "\(spec.int(.replicas) ?? 0) desired | \(total) total")
    writer.field("Update Strategy", spec.string(.updateStrategy, .type) ?? "")
    if let partition = spec.int(.updateStrategy, .rollingUpdate, .partition) {
      writer.field("Partition", String(partition), level: 1)
    }
    writer.field("Pods Status", PodCounts(pods, ownedBy: object).text)
    PodTemplateDescription.write(spec[.template], &writer)
    writeClaims(spec.elements(.volumeClaimTemplates), &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func writeClaims(_ claims: [Value], _ writer: inout DescribeWriter) {
    if claims.isEmpty {
      writer.field("Volume Claims", "<none>")
      return
    }
    writer.write(0, "Volume Claims:\n")
    for claim in claims {
      writer.field("Name", claim.string(.metadata, .name) ?? "", level: 1)
      writer.field("StorageClass", VolumeText.className(ofClaim: claim), level: 1)
      for (title, key) in [("Labels", Key.labels), ("Annotations", .annotations)] {
        let pairs = claim.fields(.metadata, key).sorted
          .map { "\($0.key)=\($0.value.string ?? "")" }
        writer.write(0, "  \(title):\t")
        if pairs.isEmpty { writer.write(0, "<none>\n") }
        for (index, pair) in pairs.enumerated() {
          if index > 0 { writer.write(0, "  \t") }
          writer.write(0, "\(pair)\n")
        }
      }
      let size = claim.value(at: [.spec, .resources, .requests, .storage])
      writer.field("Capacity", size.map { DescribeText.quantity($0) } ?? "<default>", level: 1)
      let modes = claim.elements(.spec, .accessModes).compactMap(\.string)
      writer.field("Access Modes", "[\(modes.joined(separator: " "))]", level: 1)
    }
  }
}
