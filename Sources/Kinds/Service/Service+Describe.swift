import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeService of kubectl pkg/describe/describe.go, v1.32.
enum ServiceDescriber {
  static let describer = Describer { object, client, showsEvents in
    let slices = try? Listing.items(
      client, group: "discovery.k8s.io", resource: "endpointslices",
      namespace: object.string(.metadata, .namespace),
      labelSelector: "kubernetes.io/service-name=\(object.string(.metadata, .name) ?? "")")
    return page(
      object, slices: slices ?? [],
      events: showsEvents ? EventSearch.events(about: object, client) : nil, now: client.now)
  }

  static func page(
    _ object: Value, slices: [Value], events: [Value]?, now: Instant
  ) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    func list(_ key: Key) -> String {
      spec.elements(key).compactMap(\.string).joined(separator: ",")
    }
    func orNone(_ text: String) -> String { text.isEmpty ? "<none>" : text }
    writer.heading(object)
    writer.field("Selector", LabelText.format(spec.fields(.selector)))
    writer.field("Type", spec.string(.type) ?? "")
    if let policy = spec.string(.ipFamilyPolicy) { writer.field("IP Family Policy", policy) }
    writer.field("IP Families", orNone(list(.ipFamilies)))
    writer.field("IP", spec.string(.clusterIP) ?? "")
    writer.field("IPs", orNone(list(.clusterIPs)))
    writer.fieldIfFilled("External IPs", list(.externalIPs))
    writer.fieldIfFilled("Desired LoadBalancer IP", spec.string(.loadBalancerIP))
    writer.fieldIfFilled("External Name", spec.string(.externalName))
    writer.fieldIfFilled("LoadBalancer Ingress", ingress(object))
    for port in spec.elements(.ports) { writePort(port, slices, &writer) }
    writer.field("Session Affinity", spec.string(.sessionAffinity) ?? "")
    writer.fieldIfFilled("External Traffic Policy", spec.string(.externalTrafficPolicy))
    if let policy = spec.string(.internalTrafficPolicy) {
      writer.field("Internal Traffic Policy", policy)
    }
    if let port = spec.int(.healthCheckNodePort), port != 0 {
      writer.field("HealthCheck NodePort", String(port))
    }
    writer.fieldIfFilled("LoadBalancer Source Ranges", list(.loadBalancerSourceRanges))
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func ingress(_ object: Value) -> String {
    object.elements(.status, .loadBalancer, .ingress).map { entry in
      let ip = entry.string(.ip) ?? ""
      if ip.isEmpty { return entry.string(.hostname) ?? "" }
      return entry.string(.ipMode).map { "\(ip) (\($0))" } ?? ip
    }.joined(separator: ", ")
  }

  private static func writePort(
    _ port: Value, _ slices: [Value], _ writer: inout DescribeWriter
  ) {
    let name = port.string(.name) ?? ""
    let label = name.isEmpty ? "<unset>" : name
    let transport = port.string(.protocol) ?? ""
    writer.write(0, "Port:\t\(label)\t\(port.int(.port) ?? 0)/\(transport)\n")
    writer.field("TargetPort", "\(DescribeText.numberOrText(port[.targetPort]))/\(transport)")
    if let nodePort = port.int(.nodePort), nodePort != 0 {
      writer.write(0, "NodePort:\t\(label)\t\(nodePort)/\(transport)\n")
    }
    writer.field("Endpoints", endpoints(slices, port: name))
  }

  /// The first three ready addresses behind a port, and how many more there are.
  static func endpoints(_ slices: [Value], port name: String) -> String {
    if slices.isEmpty { return "<none>" }
    var list: [String] = []
    for slice in slices {
      let ready = slice.elements(.endpoints).filter { $0.bool(.conditions, .ready) != false }
      let addresses = ready.compactMap { $0.elements(.addresses).first?.string }
      let ports = slice.elements(.ports)
      if ports.isEmpty { list += addresses }
      for port in ports where port.string(.name) ?? "" == name {
        guard let number = port.int(.port) else { continue }
        list += addresses.map { EndpointsKind.hostPort($0, number) }
      }
    }
    return ColumnText.firstThree(list)
  }
}
