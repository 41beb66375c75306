import APIServer
import ObjectModel

/// core/v1 Endpoints.
enum EndpointsKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("Endpoints", "endpoints", "endpoints")
    kind.shortNames = ["ep"]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Endpoints"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      [object.nameCell, .string(EndpointsKind.text(object)), context.ageCell(object)]
    }
    kind.validateName = ObjectName.subdomain
    kind.validate = EndpointsValidation.errors
    kind.allowsCreateOnUpdate = true
    kind.describer = EndpointsDescriber.describer
    return kind
  }()

  /// The first three addresses with their ports, and how many more there are.
  static func text(_ object: Value) -> String {
    let subsets = object.elements(.subsets)
    if subsets.isEmpty { return "<none>" }
    var list: [String] = []
    for subset in subsets {
      let addresses = subset.elements(.addresses).map { $0.string(.ip) ?? "" }
      let ports = subset.elements(.ports)
      if ports.isEmpty { list += addresses }
      for port in ports {
        list += addresses.map { hostPort($0, port.int(.port) ?? 0) }
      }
    }
    return ColumnText.firstThree(list)
  }

  /// `host:port`, with brackets round an IPv6 address.
  static func hostPort(_ host: String, _ port: Int64) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
