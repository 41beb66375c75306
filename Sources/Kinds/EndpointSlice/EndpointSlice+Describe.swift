import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeEndpointSliceV1 of kubectl pkg/describe/describe.go, v1.32.
enum EndpointSliceDescriber {
  static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writer.heading(object)
    writer.field("AddressType", object.string(.addressType) ?? "")
    let ports = object.elements(.ports)
    if ports.isEmpty {
      writer.write(0, "Ports: <unset>\n")
    } else {
      writer.write(0, "Ports:\n")
      writer.row(1, ["Name", "Port", "Protocol"])
      writer.row(1, ["----", "----", "--------"])
      for port in ports {
        let name = port.string(.name) ?? ""
        writer.row(
          1,
          [
            name.isEmpty ? "<unset>" : name, port.int(.port).map { String($0) } ?? "<unset>",
            port.string(.protocol) ?? "",
          ])
      }
    }
    let endpoints = object.elements(.endpoints)
    writer.write(0, endpoints.isEmpty ? "Endpoints: <none>\n" : "Endpoints:\n")
    for endpoint in endpoints { write(endpoint, &writer) }
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func write(_ endpoint: Value, _ writer: inout DescribeWriter) {
    let list = endpoint.elements(.addresses).compactMap(\.string).joined(separator: ", ")
    writer.field("- Addresses", list.isEmpty ? "<none>" : list, level: 1)
    writer.write(2, "Conditions:\n")
    let ready = endpoint.bool(.conditions, .ready).map { String($0) }
    writer.field("Ready", ready ?? "<unset>", level: 3)
    writer.field("Hostname", endpoint.string(.hostname) ?? "<unset>", level: 2)
    if let target = endpoint[.targetRef] {
      let kind = target.string(.kind) ?? ""
      writer.field("TargetRef", "\(kind)/\(target.string(.name) ?? "")", level: 2)
    }
    writer.field("NodeName", endpoint.string(.nodeName) ?? "<unset>", level: 2)
    writer.field("Zone", endpoint.string(.zone) ?? "<unset>", level: 2)
  }
}
