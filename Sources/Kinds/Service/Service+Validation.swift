import APIServer
import ObjectModel

// Models: ValidateService, v1.32: the same rules in the same order.
enum ServiceValidation {
  private static let path = FieldPath("spec")
  private static let kubeletPort: Int64 = 10250

  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let spec = object[.spec] ?? .emptyObject
    let type = spec.string(.type) ?? ""
    let ports = spec.elements(.ports)
    var errors = topologyErrors(object[.metadata, .annotations])
    if ports.isEmpty, !ServiceAddressRules.isHeadless(spec), type != "ExternalName" {
      errors.append(.required(path.child(.ports)))
    }
    errors += typeErrors(spec, type, ports)
    errors += portErrors(ports, path.child(.ports))
    ObjectMetaValidation.labelErrors(spec[.selector], path.child(.selector), &errors)
    errors += affinityErrors(spec)
    errors += ServiceAddressRules.errors(spec)
    for (index, address) in spec.elements(.externalIPs).enumerated() {
      let place = path.child(.externalIPs).index(index)
      let faults = FieldRules.address(address.string ?? "", place)
      errors += faults.isEmpty ? FieldRules.ordinaryAddress(address.string ?? "", place) : faults
    }
    errors += FieldRules.word(
      type, of: ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"], path.child(.type))
    errors += repeatedErrors(ports, type, path.child(.ports))
    errors += balancerErrors(object, spec, type)
    errors += classErrors(spec, type)
    return errors + policyErrors(object, spec, type)
  }

  private static func topologyErrors(_ annotations: Value?) -> [FieldError] {
    let hints = "service.kubernetes.io/topology-aware-hints"
    let mode = "service.kubernetes.io/topology-mode"
    guard let old = annotations?.string(Key(hints)), let new = annotations?.string(Key(mode)),
      old != new
    else { return [] }
    return [
      .invalid(
        FieldPath("metadata").child(.annotations).key(mode), .string(new),
        "must match annotations[\(hints)] when both are specified")
    ]
  }

  private static func typeErrors(
    _ spec: Value, _ type: String, _ ports: [Value]
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if type == "LoadBalancer" {
      for (index, port) in ports.enumerated() where port.int(.port) == kubeletPort {
        errors.append(
          .invalid(
            path.child(.ports).index(index), .int(kubeletPort),
            "may not expose port \(kubeletPort) externally since it is used by kubelet"))
      }
    }
    if type == "LoadBalancer" || type == "NodePort", ServiceAddressRules.isHeadless(spec) {
      errors.append(
        .invalid(
          path.child(.clusterIPs).index(0), "None",
          "may not be set to 'None' for \(type) services"))
    }
    guard type == "ExternalName" else { return errors }
    let text = "may not be set for ExternalName services"
    for key in [Key.clusterIPs, .ipFamilies] where !spec.elements(key).isEmpty {
      errors.append(.forbidden(path.child(key), text))
    }
    if spec[.ipFamilyPolicy] != nil { errors.append(.forbidden(path.child(.ipFamilyPolicy), text)) }
    let name = spec.string(.externalName) ?? ""
    let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
    if bare.isEmpty { return errors + [.required(path.child(.externalName))] }
    return errors + FieldRules.subdomain(bare, path.child(.externalName))
  }

  private static func portErrors(_ ports: [Value], _ path: FieldPath) -> [FieldError] {
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
      if let name = port.string("appProtocol") {
        errors += FieldRules.qualifiedName(name, place.child("appProtocol"))
      }
    }
    return errors
  }

  private static func affinityErrors(_ spec: Value) -> [FieldError] {
    let affinity = spec.string(.sessionAffinity) ?? ""
    let errors = FieldRules.word(
      affinity, of: ["ClientIP", "None"], path.child(.sessionAffinity))
    let limit: Int64 = 86400
    guard affinity == "ClientIP",
      let seconds = spec.int(.sessionAffinityConfig, .clientIP, .timeoutSeconds),
      !(1...limit).contains(seconds)
    else { return errors }
    return errors + [
      .invalid(
        path.child(.sessionAffinityConfig, .clientIP).child(.timeoutSeconds), .int(seconds),
        "must be greater than 0 and less than \(limit)")
    ]
  }

  /// Ports of the nodes where there may be none, and pairs of protocol and port that come twice.
  private static func repeatedErrors(
    _ ports: [Value], _ type: String, _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let opened = ports.enumerated().filter { $0.element.int(.nodePort) ?? 0 != 0 }
    if type == "ClusterIP" {
      errors = opened.map { index, _ in
        .forbidden(
          path.index(index).child(.nodePort), "may not be used when `type` is 'ClusterIP'")
      }
    }
    var seen: [[Value?]] = []
    for (index, port) in opened {
      let key = [port[.protocol], port[.nodePort]]
      if seen.contains(key) {
        errors.append(
          .duplicate(path.index(index).child(.nodePort), .int(port.int(.nodePort) ?? 0)))
      }
      seen.append(key)
    }
    seen = []
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

  private static func balancerErrors(
    _ object: Value, _ spec: Value, _ type: String
  ) -> [FieldError] {
    let text = "may only be used when `type` is 'LoadBalancer'"
    let annotation: Key = "service.beta.kubernetes.io/load-balancer-source-ranges"
    var errors: [FieldError] = []
    let ranges = spec.elements(.loadBalancerSourceRanges).map { trimmed($0.string ?? "") }
    if !ranges.isEmpty {
      // The name of the field is upstream's mistake.
      let place = path.child("LoadBalancerSourceRanges")
      if type != "LoadBalancer" { errors.append(.forbidden(place, text)) }
      for (index, range) in ranges.enumerated() {
        errors += AddressRules.rangeErrors(range, place.index(index))
      }
    } else if let value = object.string(.metadata, .annotations, annotation) {
      let place = FieldPath("metadata").child(.annotations).key(annotation.text)
      if type != "LoadBalancer" { errors.append(.forbidden(place, text)) }
      let value = trimmed(value)
      for range in value.isEmpty
        ? [] : value.split(separator: ",", omittingEmptySubsequences: false)
      {
        errors += AddressRules.rangeErrors(trimmed(String(range)), place)
      }
    }
    if spec[.allocateLoadBalancerNodePorts] != nil, type != "LoadBalancer" {
      errors.append(.forbidden(path.child(.allocateLoadBalancerNodePorts), text))
    }
    return errors
  }

  static func trimmed(_ text: String) -> String { EventColumns.trimmed(text) }

  static func classErrors(_ spec: Value, _ type: String) -> [FieldError] {
    guard let name = spec.string("loadBalancerClass") else { return [] }
    let place = path.child("loadBalancerClass")
    return type == "LoadBalancer"
      ? FieldRules.qualifiedName(name, place)
      : [.forbidden(place, "may only be used when `type` is 'LoadBalancer'")]
  }

  private static func policyErrors(
    _ object: Value, _ spec: Value, _ type: String
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let outside = spec.string(.externalTrafficPolicy) ?? ""
    let place = path.child(.externalTrafficPolicy)
    if ServiceStrategy.isOpen(object) {
      errors += FieldRules.word(outside, of: ["Cluster", "Local"], place)
    } else if !outside.isEmpty {
      errors.append(
        .invalid(
          place, .string(outside), "may only be set for externally-accessible services"))
    }
    let port = spec.int(.healthCheckNodePort) ?? 0
    let health = path.child(.healthCheckNodePort)
    if ServiceStrategy.needsHealthCheck(object) {
      errors += port == 0 ? [.required(health)] : FieldRules.port(port, health)
    } else if port != 0 {
      errors.append(
        .invalid(
          health, .int(port),
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"))
    }
    if let inside = spec.string(.internalTrafficPolicy), !["Cluster", "Local"].contains(inside) {
      errors.append(
        .notSupported(
          path.child(.internalTrafficPolicy), .string(inside), supported: ["Cluster", "Local"]))
    } else if spec[.internalTrafficPolicy] == nil,
      ["ClusterIP", "NodePort", "LoadBalancer"].contains(type)
    {
      errors.append(.required(path.child(.internalTrafficPolicy)))
    }
    if let wish = spec.string("trafficDistribution"), wish != "PreferClose" {
      errors.append(
        .notSupported(
          path.child("trafficDistribution"), .string(wish), supported: ["PreferClose"]))
    }
    return errors
  }
}
