import APIServer
import ObjectModel

// Models: ValidateService and ValidateServiceUpdate, v1.32. Differs: details of load balancers and
// external IPs are not checked.
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
    errors += nodePortErrors(ports, type, path.child(.ports))
    errors += addressErrors(spec, type, path)
    return errors + policyErrors(spec, path.child(.externalTrafficPolicy))
  }

  private static func nodePortErrors(
    _ ports: [Value], _ type: String, _ path: FieldPath
  ) -> [FieldError] {
    guard type == "ClusterIP" || type == "ExternalName" else { return [] }
    return ports.enumerated().compactMap { index, port in
      port.int(.nodePort) ?? 0 == 0
        ? nil
        : .forbidden(
          path.index(index).child(.nodePort), "may not be used when `type` is '\(type)'")
    }
  }

  private static func addressErrors(
    _ spec: Value, _ type: String, _ path: FieldPath
  ) -> [FieldError] {
    guard type != "ExternalName" else { return [] }
    var errors: [FieldError] = []
    for (index, family) in spec.elements(.ipFamilies).enumerated()
    where family != "IPv4" && family != "IPv6" {
      errors.append(
        .notSupported(
          path.child(.ipFamilies).index(index), family, supported: ["IPv4", "IPv6"]))
    }
    for (index, address) in spec.elements(.clusterIPs).enumerated() where address != "None" {
      errors += FieldRules.address(
        address.string ?? "", path.child(.clusterIPs).index(index))
    }
    return errors
  }

  private static func policyErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let policy = spec.string(.externalTrafficPolicy) else { return [] }
    guard ServiceStrategy.isOpen([.spec: spec]) else {
      return [
        .invalid(
          path, .string(policy), "may only be set for externally-accessible services")
      ]
    }
    return FieldRules.word(policy, of: ["Cluster", "Local"], path)
  }

  private static func portErrors(
    _ ports: [Value], isHeadless: Bool, _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var names: [String] = []
    var seen: [[Value?]] = []
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
      if !isHeadless || port[.targetPort] != port[.port] {
        errors += FieldRules.portNumberOrName(port[.targetPort], place.child(.targetPort))
      }
    }
    for (index, port) in ports.enumerated() {
      let key = [port[.protocol], port[.port]]
      if seen.contains(key) {
        errors.append(
          FieldError(
            .duplicate, path.index(index).text,
            value: "core.ServicePort{Name:\"\", "
              + "Protocol:\(GoText.quoted(port.string(.protocol) ?? "")), "
              + "AppProtocol:(*string)(nil), Port:\(port.int(.port) ?? 0), "
              + "TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, NodePort:0}"))
      }
      seen.append(key)
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
