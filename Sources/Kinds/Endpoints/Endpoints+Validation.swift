import APIServer
import ObjectModel

// Models: ValidateEndpoints, v1.32.
enum EndpointsValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    object.elements(.subsets).enumerated().flatMap { index, subset in
      errors(of: subset, FieldPath("subsets").index(index))
    }
  }

  private static func errors(of subset: Value, _ path: FieldPath) -> [FieldError] {
    let lists = [Key.addresses, .notReadyAddresses]
    var errors: [FieldError] = []
    if lists.allSatisfy({ subset.elements($0).isEmpty }) {
      errors.append(.required(path, "must specify `addresses` or `notReadyAddresses`"))
    }
    for key in lists {
      for (index, address) in subset.elements(key).enumerated() {
        errors += addressErrors(address, path.child(key).index(index))
      }
    }
    let ports = subset.elements(.ports)
    for (index, port) in ports.enumerated() {
      errors += portErrors(port, needsName: ports.count > 1, path.child(.ports).index(index))
    }
    return errors
  }

  private static func addressErrors(_ address: Value, _ path: FieldPath) -> [FieldError] {
    let ip = address.string(.ip) ?? ""
    var errors = FieldRules.address(ip, path.child(.ip))
    if let host = address.string(.hostname), !host.isEmpty {
      errors += FieldRules.label(host, path.child(.hostname))
    }
    if let node = address.string(.nodeName) {
      errors += FieldRules.subdomain(node, path.child(.nodeName))
    }
    return errors + FieldRules.ordinaryAddress(ip, path.child(.ip))
  }

  private static func portErrors(
    _ port: Value, needsName: Bool, _ path: FieldPath
  ) -> [FieldError] {
    let name = port.string(.name) ?? ""
    var errors: [FieldError] = []
    if !name.isEmpty {
      errors += FieldRules.label(name, path.child(.name))
    } else if needsName {
      errors.append(.required(path.child(.name)))
    }
    errors += FieldRules.port(port.int(.port) ?? 0, path.child(.port))
    errors += FieldRules.word(
      port.string(.protocol) ?? "", of: ["SCTP", "TCP", "UDP"], path.child(.protocol))
    if let appProtocol = port.string("appProtocol") {
      errors += FieldRules.qualifiedName(appProtocol, path.child("appProtocol"))
    }
    return errors
  }
}
