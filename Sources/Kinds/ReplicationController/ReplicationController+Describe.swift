import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeReplicationController of kubectl pkg/describe/describe.go, v1.32.
enum ReplicationControllerDescriber {
  static let describer = Describer { (object, client, showsEvents) throws(Status) in
    let selector = object.fields(.spec, .selector).sorted
      .map { "\($0.key)=\($0.value.string ?? "")" }.joined(separator: ",")
    let pods = try Listing.items(
      client, resource: "pods", namespace: object.string(.metadata, .namespace),
      labelSelector: selector)
    let events = showsEvents ? EventSearch.events(about: object, client) : nil
    return page(object, pods: pods, events: events, now: client.now)
  }

  /// The page of a replication controller; of `pods` only its own count.
  static func page(_ object: Value, pods: [Value], events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writer.field("Selector", LabelText.format(object.fields(.spec, .selector)))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    let current = object.int(.status, .replicas) ?? 0
    let desired = object.int(.spec, .replicas) ?? 0
    writer.field("Replicas", "\(current) current / \(desired) desired")
    writer.field("Pods Status", PodCounts(pods, ownedBy: object).text)
    PodTemplateDescription.write(object[.spec, .template], &writer)
    let conditions = object.elements(.status, .conditions)
    if !conditions.isEmpty {
      writer.write(0, "Conditions:\n  Type\tStatus\tReason\n")
      writer.write(1, "----\t------\t------\n")
      for condition in conditions {
        let type = condition.string(.type) ?? ""
        let status = condition.string(.status) ?? ""
        writer.write(1, "\(type) \t\(status)\t\(condition.string(.reason) ?? "")\n")
      }
    }
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}

/// How many of a controller's pods are in which phase.
struct PodCounts {
  /// `2 Running / 1 Waiting / 0 Succeeded / 0 Failed`
  let text: String

  init(_ pods: [Value], ownedBy owner: Value) {
    let uid = owner.string(.metadata, .uid) ?? ""
    let phases = pods.filter { PodView($0).controller?.string(.uid) == uid }
      .map { PodView($0).phase }
    func count(_ phase: String) -> Int { phases.count { $0 == phase } }
    text =
      "\(count("Running")) Running / \(count("Pending")) Waiting / "
      + "\(count("Succeeded")) Succeeded / \(count("Failed")) Failed"
  }
}
