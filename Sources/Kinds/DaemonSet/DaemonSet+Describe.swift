import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeDaemonSet of kubectl pkg/describe/describe.go, v1.32.
enum DaemonSetDescriber {
  static let describer = Describer { (object, client, showsEvents) throws(Status) in
    let pods = try WorkloadDescription.pods(of: object, client)
    let events = showsEvents ? EventSearch.events(about: object, client) : nil
    return page(object, pods: pods, events: events, now: client.now)
  }

  /// The page of a daemon set; of `pods` only its own count.
  static func page(_ object: Value, pods: [Value], events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let status = object[.status] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Selector", WorkloadDescription.selectorText(object))
    writer.field(
      "Node-Selector", LabelText.format(object.fields(.spec, .template, .spec, .nodeSelector)))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    let counts: [(String, Key)] = [
      ("Desired Number of Nodes Scheduled", .desiredNumberScheduled),
      ("Current Number of Nodes Scheduled", .currentNumberScheduled),
      ("Number of Nodes Scheduled with Up-to-date Pods", .updatedNumberScheduled),
      ("Number of Nodes Scheduled with Available Pods", .numberAvailable),
      ("Number of Nodes Misscheduled", .numberMisscheduled),
    ]
    for (title, key) in counts { writer.line(0, "\(title): \(status.int(key) ?? 0)") }
    writer.field("Pods Status", PodCounts(pods, ownedBy: object).text)
    PodTemplateDescription.write(object[.spec, .template], &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
