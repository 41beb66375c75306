import APIServer
import ObjectModel

// Models: printService, v1.32.
enum ServiceColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Type"), TableColumn("Cluster-IP"),
    TableColumn("External-IP"), TableColumn("Port(s)"), TableColumn("Age"),
    TableColumn("Selector", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let ports = object.elements(.spec, .ports).map(portText).joined(separator: ",")
    return [
      object.nameCell, object.textCell(.spec, .type),
      .string(object.elements(.spec, .clusterIPs).first?.string ?? "<none>"),
      .string(externalIP(object)), .string(ports.isEmpty ? "<none>" : ports),
      context.ageCell(object), ColumnText.labels(object[.spec, .selector]),
    ]
  }

  private static func portText(_ port: Value) -> String {
    let number = port.int(.port) ?? 0
    let name = port.string(.protocol) ?? ""
    if let nodePort = port.int(.nodePort), nodePort > 0 { return "\(number):\(nodePort)/\(name)" }
    return "\(number)/\(name)"
  }

  private static func externalIP(_ object: Value) -> String {
    let external = object.elements(.spec, .externalIPs).compactMap(\.string)
    switch object.string(.spec, .type) {
    case "ClusterIP", "NodePort":
      return external.isEmpty ? "<none>" : external.joined(separator: ",")
    case "LoadBalancer":
      let all = balancerAddresses(object) + external
      return all.isEmpty ? "<pending>" : all.joined(separator: ",")
    case "ExternalName": return object.string(.spec, .externalName) ?? ""
    default: return "<unknown>"
    }
  }

  /// The addresses or names a load balancer reports, sorted, each once.
  private static func balancerAddresses(_ object: Value) -> [String] {
    var found: [String] = []
    for ingress in object.elements(.status, .loadBalancer, .ingress) {
      let text = ingress.string(.ip) ?? ingress.string(.hostname) ?? ""
      if !text.isEmpty, !found.contains(text) { found.append(text) }
    }
    return found.sorted()
  }
}
