import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeEndpoints of kubectl pkg/describe/describe.go, v1.32.
enum EndpointsDescriber {
  static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writer.heading(object)
    writer.write(0, "Subsets:\n")
    for subset in object.elements(.subsets) {
      for (title, key) in [
        ("Addresses", Key.addresses), ("NotReadyAddresses", .notReadyAddresses),
      ] {
        let list = subset.elements(key).map { $0.string(.ip) ?? "" }.joined(separator: ",")
        writer.field(title, list.isEmpty ? "<none>" : list, level: 1)
      }
      let ports = subset.elements(.ports)
      if !ports.isEmpty {
        writer.write(1, "Ports:\n")
        writer.row(2, ["Name", "Port", "Protocol"])
        writer.row(2, ["----", "----", "--------"])
        for port in ports {
          let name = port.string(.name) ?? ""
          writer.row(
            2,
            [
              name.isEmpty ? "<unset>" : name, String(port.int(.port) ?? 0),
              port.string(.protocol) ?? "",
            ])
        }
      }
      writer.write(0, "\n")
    }
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
