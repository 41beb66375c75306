import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describePod of kubectl pkg/describe/describe.go, v1.32.
enum PodDescriber {
  static let describer = Describer { object, client, showsEvents in
    var events: [Value]?
    if showsEvents {
      let mirror = object.string(.metadata, .annotations, "kubernetes.io/config.mirror")
      events = EventSearch.events(about: object, client, ignoresKind: true, uid: mirror)
    }
    return page(object, events: events, now: client.now)
  }

  /// The page of a pod with these events; nil leaves them out.
  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writeHead(object, now: now, &writer)
    writeAddresses(object, &writer)
    let environment = ContainerDescription.Environment.pod(object)
    for (title, key, statuses) in [
      ("Init Containers", Key.initContainers, Key.initContainerStatuses),
      ("Containers", .containers, .containerStatuses),
      ("Ephemeral Containers", .ephemeralContainers, .ephemeralContainerStatuses),
    ] {
      let containers = object.elements(.spec, key)
      if containers.isEmpty, key != .containers { continue }
      ContainerDescription.write(
        title, containers, statuses: object.elements(.status, statuses), environment, &writer)
    }
    writeConditions(object, &writer)
    VolumeDescription.write(object.elements(.spec, .volumes), indent: "", &writer)
    let qosClass = object.string(.status, .qosClass) ?? ""
    writer.field("QoS Class", qosClass.isEmpty ? PodView(object).qosClass : qosClass)
    writer.labels("Node-Selectors", object[.spec, .nodeSelector])
    writer.tolerations("Tolerations", object.elements(.spec, .tolerations))
    PodTemplateDescription.writeSpread(object[.spec] ?? .null, indent: "", &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func writeHead(_ object: Value, now: Instant, _ writer: inout DescribeWriter) {
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    if let priority = object.int(.spec, .priority) { writer.field("Priority", String(priority)) }
    writer.fieldIfFilled("Priority Class Name", object.string(.spec, .priorityClassName))
    writer.fieldIfFilled("Runtime Class Name", object.string(.spec, .runtimeClassName))
    writer.fieldIfFilled("Service Account", object.string(.spec, .serviceAccountName))
    let node = object.string(.spec, .nodeName) ?? ""
    let hostIP = object.string(.status, .hostIP) ?? ""
    writer.field("Node", node.isEmpty ? "<none>" : "\(node)/\(hostIP)")
    if let start = object[.status, .startTime], !start.isNull {
      writer.field("Start Time", DescribeText.time(start))
    }
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    let pod = PodView(object)
    if pod.isTerminating, !pod.isTerminal {
      let age = DescribeText.age(object[.metadata, .deletionTimestamp], now: now)
      writer.field("Status", "Terminating (lasts \(age))")
      let grace = object.int(.metadata, .deletionGracePeriodSeconds) ?? 0
      writer.field("Termination Grace Period", "\(grace)s")
    } else {
      writer.field("Status", pod.phase)
    }
    writer.fieldIfFilled("Reason", object.string(.status, .reason))
    writer.fieldIfFilled("Message", object.string(.status, .message))
    if let profile = object[.spec, .securityContext, .seccompProfile] {
      let type = profile.string(.type) ?? ""
      writer.field("SeccompProfile", type)
      if type == "Localhost" {
        writer.field("LocalhostProfile", profile.string(.localhostProfile) ?? "")
      }
    }
  }

  private static func writeAddresses(_ object: Value, _ writer: inout DescribeWriter) {
    writer.field("IP", object.string(.status, .podIP) ?? "")
    let addresses = object.elements(.status, .podIPs)
    if addresses.isEmpty {
      writer.field("IPs", "<none>")
    } else {
      writer.write(0, "IPs:\n")
      for address in addresses { writer.field("IP", address.string(.ip) ?? "", level: 1) }
    }
    if let owner = PodView(object).controller {
      let kind = owner.string(.kind) ?? ""
      writer.field("Controlled By", "\(kind)/\(owner.string(.name) ?? "")")
    }
    writer.fieldIfFilled("NominatedNodeName", object.string(.status, .nominatedNodeName))
  }

  private static func writeConditions(_ object: Value, _ writer: inout DescribeWriter) {
    let pod = PodView(object)
    let gates = object.elements(.spec, .readinessGates)
    if !gates.isEmpty {
      writer.write(0, "Readiness Gates:\n  Type\tStatus\n")
      for gate in gates {
        let type = gate.string(.conditionType) ?? ""
        let status = pod.condition(type)?.string(.status) ?? "<none>"
        writer.write(1, "\(type) \t\(status) \n")
      }
    }
    guard !pod.conditions.isEmpty else { return }
    writer.write(0, "Conditions:\n  Type\tStatus\n")
    for condition in pod.conditions {
      let type = condition.string(.type) ?? ""
      writer.write(1, "\(type) \t\(condition.string(.status) ?? "") \n")
    }
  }
}
