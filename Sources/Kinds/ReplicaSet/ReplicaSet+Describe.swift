import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeReplicaSet of kubectl pkg/describe/describe.go, v1.32.
enum ReplicaSetDescriber {
  static let describer = Describer { object, client, showsEvents in
    let pods: Result<[Value], Status>
    do throws(Status) {
      pods = .success(try WorkloadDescription.pods(of: object, client))
    } catch {
      pods = .failure(error)
    }
    let events = showsEvents ? EventSearch.events(about: object, client) : nil
    return page(object, pods: pods, events: events, now: client.now)
  }

  /// The page of a replica set; of `pods` only its own count.
  static func page(
    _ object: Value, pods: Result<[Value], Status>, events: [Value]?, now: Instant
  ) -> String {
    var writer = DescribeWriter()
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writer.field("Selector", SelectorText.text(object[.spec, .selector] ?? .null))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.fieldIfFilled("Controlled By", WorkloadDescription.controller(of: object))
    let current = object.int(.status, .replicas) ?? 0
    let desired = object.int(.spec, .replicas) ?? 0
    writer.field("Replicas", "\(current) current / \(desired) desired")
    switch pods {
    case .success(let pods): writer.field("Pods Status", PodCounts(pods, ownedBy: object).text)
    case .failure(let status):
      writer.field("Pods Status", "error in fetching pods: \(status.message)")
    }
    PodTemplateDescription.write(object[.spec, .template], &writer)
    WorkloadDescription.writeConditions(object, &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
