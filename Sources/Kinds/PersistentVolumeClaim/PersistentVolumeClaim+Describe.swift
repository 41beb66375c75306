import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describePersistentVolumeClaim of kubectl pkg/describe/describe.go, v1.32.
enum PersistentVolumeClaimDescriber {
  static let describer = Describer { (object, client, showsEvents) throws(Status) in
    let pods = try Listing.items(
      client, resource: "pods", namespace: object.string(.metadata, .namespace))
    let events = showsEvents ? EventSearch.events(about: object, client) : nil
    return page(object, pods: pods, events: events, now: client.now)
  }

  /// The page of a claim; `pods` are those of its namespace.
  static func page(_ object: Value, pods: [Value], events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writeClaim(object, now, &writer)
    writer.lines("Used By", users(of: object, among: pods))
    writeConditions(object.elements(.status, .conditions), &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func writeClaim(
    _ object: Value, _ now: Instant, _ writer: inout DescribeWriter
  ) {
    let spec = object[.spec] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writer.field("StorageClass", VolumeText.className(ofClaim: object))
    writer.field("Status", VolumeText.status(object) { DescribeText.age($0, now: now) })
    let volume = spec.string(.volumeName) ?? ""
    writer.field("Volume", volume)
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.field("Finalizers", VolumeText.bracketed(object.elements(.metadata, .finalizers)))
    let size = DescribeText.quantity(object[.status, .capacity, .storage])
    writer.field("Capacity", volume.isEmpty ? "" : size)
    let modes = VolumeText.accessModes(object.elements(.status, .accessModes))
    writer.field("Access Modes", volume.isEmpty ? "" : modes)
    if let mode = spec.string(.volumeMode) { writer.field("VolumeMode", mode) }
    guard let source = spec[.dataSource], !source.isNull else { return }
    writer.write(0, "DataSource:\n")
    if let group = source.string(.apiGroup) { writer.field("APIGroup", group, level: 1) }
    writer.field("Kind", source.string(.kind) ?? "", level: 1)
    writer.field("Name", source.string(.name) ?? "", level: 1)
  }

  /// The names of the pods that mount the claim or own it, sorted.
  private static func users(of claim: Value, among pods: [Value]) -> [String] {
    let name = claim.string(.metadata, .name)
    let owners = claim.elements(.metadata, .ownerReferences)
      .filter { $0.string(.kind) == "Pod" }.compactMap { $0.string(.uid) }
    return pods.map { PodView($0) }.filter { pod in
      owners.contains(pod.uid)
        || pod.volumes.contains { $0.string(.persistentVolumeClaim, .claimName) == name }
    }.map(\.name).sorted()
  }

  private static func writeConditions(_ conditions: [Value], _ writer: inout DescribeWriter) {
    guard !conditions.isEmpty else { return }
    writer.write(0, "Conditions:\n")
    writer.row(
      1, ["Type", "Status", "LastProbeTime", "LastTransitionTime", "Reason", "Message"])
    writer.row(
      1, ["----", "------", "-----------------", "------------------", "------", "-------"])
    for condition in conditions {
      let times = [Key.lastProbeTime, .lastTransitionTime].map { DescribeText.time(condition[$0]) }
      let type = condition.string(.type) ?? ""
      let status = condition.string(.status) ?? ""
      let reason = condition.string(.reason) ?? ""
      let message = condition.string(.message) ?? ""
      writer.row(
        1, ["\(type) ", "\(status) ", "\(times[0]) ", "\(times[1]) ", "\(reason) ", message])
    }
  }
}
