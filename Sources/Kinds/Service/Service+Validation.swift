import APIServer
import ObjectModel

// Models: ValidateService and ValidateServiceUpdate, v1.32. Differs: only what a Service that
// nothing serves needs; IP families, node port ranges and traffic policies are not checked yet.
enum ServiceValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    let type = spec.string(.type) ?? ""
    var errors: [FieldError] = []
    let ports = spec.elements(.ports)
    let isHeadless = spec.string(.clusterIP) == "None"
    if ports.isEmpty, !isHeadless, type != "ExternalName" {
      errors.append(.required(path.child(.ports)))
    }
    if type == "ExternalName" {
      let name = spec.string(.externalName) ?? ""
      if name.isEmpty {
        errors.append(.required(path.child(.externalName)))
      } else {
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        errors += FieldRules.subdomain(bare, path.child(.externalName))
      }
    }
    errors += portErrors(ports, isHeadless: isHeadless, path.child(.ports))
    ObjectMetaValidation.labelErrors(spec[.selector], path.child(.selector), &errors)
    errors += FieldRules.word(
      spec.string(.sessionAffinity) ?? "", of: ["ClientIP", "None"],
      path.child(.sessionAffinity))
    errors += FieldRules.word(
      type, of: ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"], path.child(.type))
    return errors
  }

  private static func portErrors(
    _ ports: [Value], isHeadless: Bool, _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var names: [String] = []
    for (index, port) in ports.enumerated() {
      let place = path.index(index)
      let name = port.string(.name) ?? ""
      if name.isEmpty {
        if ports.count > 1 { errors.append(.required(place.child(.name))) }
      } else {
        errors += FieldRules.label(name, place.child(.name))
        if names.contains(name) {
          errors.append(.duplicate(place.child(.name), .string(name)))
        }
        names.append(name)
      }
      errors += FieldRules.port(port.int(.port) ?? 0, place.child(.port))
      errors += FieldRules.word(
        port.string(.protocol) ?? "", of: ["SCTP", "TCP", "UDP"], place.child(.protocol))
      errors += FieldRules.portNumberOrName(port[.targetPort], place.child(.targetPort))
    }
    return errors
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors: [FieldError] = []
    let before = old.elements(.spec, .clusterIPs)
    let after = new.elements(.spec, .clusterIPs)
    let isNamed =
      new.string(.spec, .type) == "ExternalName" || old.string(.spec, .type) == "ExternalName"
    if !isNamed, let first = before.first, first != after.first {
      errors.append(
        .invalid(
          FieldPath("spec").child(.clusterIPs).index(0),
          goText: GoText.slice(after.compactMap(\.string)), "may not change once set"))
    }
    return errors + Self.errors(new)
  }
}
