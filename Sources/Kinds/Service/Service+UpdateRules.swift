import APIServer
import ObjectModel

// Models: ValidateServiceUpdate and the warnings of pkg/api/service, v1.32.
extension ServiceValidation {
  private static let path = FieldPath("spec")

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors: [FieldError] = []
    let types = [old, new].map { $0.string(.spec, .type) ?? "" }
    if !types.contains("ExternalName") {
      errors = addressErrors(new, old) + familyErrors(new, old)
    }
    if types == ["LoadBalancer", "LoadBalancer"],
      new[.spec, "loadBalancerClass"] != old[.spec, "loadBalancerClass"]
    {
      errors.append(
        .invalid(
          path.child("loadBalancerClass"), new[.spec, "loadBalancerClass"] ?? .null,
          "may not change once set"))
    }
    errors += classErrors(new[.spec] ?? .emptyObject, types[1])
    if ServiceStrategy.needsHealthCheck(new), ServiceStrategy.needsHealthCheck(old),
      new[.spec, .healthCheckNodePort] != old[.spec, .healthCheckNodePort]
    {
      errors.append(.forbidden(path.child(.healthCheckNodePort), "field is immutable"))
    }
    return errors + Self.errors(new)
  }

  private static func addressErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let isHeadless = [new, old].map { ServiceAddressRules.isHeadless($0[.spec] ?? .null) }
    if isHeadless == [true, true] { return [] }
    let before = old.elements(.spec, .clusterIPs)
    let after = new.elements(.spec, .clusterIPs)
    let text = GoText.slice(after.compactMap(\.string))
    let place = path.child(.clusterIPs)
    if before.count == after.count {
      return before.indices.filter { before[$0] != after[$0] }.map {
        .invalid(place.index($0), goText: text, "may not change once set")
      }
    }
    var errors: [FieldError] = []
    if after.isEmpty {
      let none = "[]string(nil)"
      errors.append(
        .invalid(place.index(0), goText: none, "primary clusterIP can not be unset"))
    } else if let first = before.first, first != after.first {
      errors.append(.invalid(place.index(0), goText: text, "may not change once set"))
    }
    if after.count == 1, before.count > 1, new.string(.spec, .ipFamilyPolicy) != "SingleStack" {
      errors.append(
        .invalid(
          path.child(.ipFamilyPolicy), new[.spec, .ipFamilyPolicy] ?? .null,
          "must be set to 'SingleStack' when releasing the secondary clusterIP"))
    }
    return errors
  }

  private static func familyErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let isHeadless = [new, old].map { ServiceAddressRules.isHeadless($0[.spec] ?? .null) }
    if isHeadless != [false, false] { return [] }
    let before = old.elements(.spec, .ipFamilies)
    let after = new.elements(.spec, .ipFamilies)
    let place = path.child(.ipFamilies).index(0)
    let families = after.map { GoText.quoted($0.string ?? "") }.joined(separator: ", ")
    if before.count == after.count {
      return before.indices.filter { before[$0] != after[$0] }.map { _ in
        .invalid(place, goText: "[]core.IPFamily{\(families)}", "may not change once set")
      }
    }
    var errors: [FieldError] = []
    if let first = before.first, let other = after.first, first != other {
      errors.append(
        .invalid(
          place, goText: GoText.slice(new.elements(.spec, .clusterIPs).compactMap(\.string)),
          "may not change once set"))
    }
    if after.count == 1, before.count > 1, new.string(.spec, .ipFamilyPolicy) != "SingleStack" {
      errors.append(
        .invalid(
          path.child(.ipFamilyPolicy), new[.spec, .ipFamilyPolicy] ?? .null,
          "must be set to 'SingleStack' when releasing the secondary ipFamily"))
    }
    return errors
  }

  @Sendable
  static func warnings(_ object: Value) -> [String] {
    var warnings: [String] = []
    let hints = "service.kubernetes.io/topology-aware-hints"
    if object[.metadata, .annotations, Key(hints)] != nil {
      warnings.append(
        "annotation \(hints) is deprecated, please use service.kubernetes.io/topology-mode instead")
    }
    for (index, address) in object.elements(.spec, .externalIPs).enumerated() {
      warnings += addressWarnings(address.string ?? "", "spec.externalIPs[\(index)]")
    }
    let balancer = object.string(.spec, .loadBalancerIP) ?? ""
    if !balancer.isEmpty { warnings += addressWarnings(balancer, "spec.loadBalancerIP") }
    let type = object.string(.spec, .type)
    if type == "ExternalName", !object.elements(.spec, .externalIPs).isEmpty {
      warnings.append("spec.externalIPs is ignored when spec.type is \"ExternalName\"")
    }
    if type != "ExternalName", !(object.string(.spec, .externalName) ?? "").isEmpty {
      warnings.append("spec.externalName is ignored when spec.type is not \"ExternalName\"")
    }
    return warnings
  }

  /// Addresses that Go's newer parser no longer takes.
  private static func addressWarnings(_ text: String, _ field: String) -> [String] {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var fault: String?
    if AddressRules.isIPv6(text) {
      return []
    } else if !AddressRules.isAddress(text) {
      fault = "unable to parse IP"
    } else if parts.contains(where: { $0.count > 1 && $0.first == "0" }) {
      fault = "IPv4 field has octet with leading zero"
    }
    guard let fault else { return [] }
    return [
      "\(field): IP address was accepted, but will be invalid in a future Kubernetes release: "
        + "ParseAddr(\(GoText.quoted(text))): \(fault)"
    ]
  }
}
