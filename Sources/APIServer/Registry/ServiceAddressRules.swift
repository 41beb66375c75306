public import ObjectModel

// Models: ValidateServiceClusterIPsRelatedFields, v1.32. It holds before addresses are given away and
// once more when the whole service is checked.

/// The rules on the cluster IPs of a Service and their families.
public enum ServiceAddressRules {
  private static let path = FieldPath("spec")

  /// Whether a service has no address of its own.
  public static func isHeadless(_ spec: Value) -> Bool {
    spec.elements("clusterIPs") == ["None"]
  }

  /// Broken rules of the spec of a service.
  public static func errors(_ spec: Value) -> [FieldError] {
    if spec.string("type") == "ExternalName" { return [] }
    var errors = pairErrors(spec) + familyErrors(spec)
    let list = spec.elements("clusterIPs").map { $0.string ?? "" }
    let place = path.child("clusterIPs")
    let listText = GoText.slice(list)
    var hasFaults = false
    for (index, address) in list.enumerated() {
      if index == 0, address == "None" {
        guard list.count > 1 else { continue }
        hasFaults = true
        errors.append(
          .invalid(place, goText: listText, "'None' must be the first and only value"))
        continue
      }
      let faults = AddressRules.errors(address, place.index(index))
      hasFaults = hasFaults || !faults.isEmpty
      errors += faults
    }
    if list.count > 2 {
      errors.append(.invalid(place, goText: listText, "may only hold up to 2 values"))
    }
    if hasFaults { return errors }
    if list.count > 1, Set(list.map(AddressRules.isIPv6)).count == 1 {
      errors.append(
        .invalid(
          place, goText: listText, "may specify no more than one IP for each IP family"))
    }
    return errors + matchErrors(spec, list, place)
  }

  /// clusterIP and the first of clusterIPs say the same.
  private static func pairErrors(_ spec: Value) -> [FieldError] {
    let place = path.child("clusterIPs")
    let single = spec.string("clusterIP") ?? ""
    let list = spec.elements("clusterIPs").map { $0.string ?? "" }
    if single.isEmpty {
      return list.isEmpty
        ? []
        : [
          .invalid(
            place, goText: GoText.slice(list), "must be empty when `clusterIP` is not specified")
        ]
    }
    guard let first = list.first else { return [.required(place)] }
    return first == single
      ? [] : [.invalid(place, goText: GoText.slice(list), "first value must match `clusterIP`")]
  }

  private static func familyErrors(_ spec: Value) -> [FieldError] {
    var errors: [FieldError] = []
    var seen: [Value] = []
    for (index, family) in spec.elements("ipFamilies").enumerated() {
      let place = path.child("ipFamilies").index(index)
      if family != "IPv4", family != "IPv6" {
        errors.append(.notSupported(place, family, supported: ["IPv4", "IPv6"]))
      }
      if seen.contains(family) { errors.append(.duplicate(place, family)) }
      seen.append(family)
    }
    let policies = ["PreferDualStack", "RequireDualStack", "SingleStack"]
    if let policy = spec.string("ipFamilyPolicy"), !policies.contains(policy) {
      errors.append(
        .notSupported(path.child("ipFamilyPolicy"), .string(policy), supported: policies))
    }
    return errors
  }

  private static func matchErrors(
    _ spec: Value, _ list: [String], _ place: FieldPath
  ) -> [FieldError] {
    if isHeadless(spec) { return [] }
    return zip(list, spec.elements("ipFamilies")).enumerated().compactMap { index, pair in
      let isSix = AddressRules.isIPv6(pair.0)
      guard pair.1 == "IPv4" && isSix || pair.1 == "IPv6" && !isSix else { return nil }
      return .invalid(
        place.index(index), .string(pair.0),
        "expected an \(isSix ? "IPv4" : "IPv6") value as indicated by `ipFamilies[\(index)]`")
    }
  }
}
