import APIServer
import ObjectModel

// Models: ValidateEnv and ValidateEnvFrom, v1.32.
extension PodSpecValidator {
  private static let environmentFields = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
    "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP",
    "status.podIPs",
  ]
  private static let knownFields =
    environmentFields + [
      "metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName",
      "status.phase",
    ]
  private static let resourceFields = [
    "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu",
    "requests.ephemeral-storage", "requests.memory",
  ]

  mutating func checkEnvironment(_ container: Value, _ here: FieldPath) {
    for (index, variable) in container.elements(.env).enumerated() {
      let place = here.child(.env).index(index)
      let name = variable.string(.name) ?? ""
      if name.isEmpty {
        errors.append(.required(place.child(.name)))
      } else {
        checkVariableName(name, place.child(.name))
      }
      checkSource(variable, place.child(.valueFrom))
    }
    for (index, source) in container.elements(.envFrom).enumerated() {
      let list = here.child(.envFrom)
      let prefix = source.string(.prefix) ?? ""
      if !prefix.isEmpty { checkVariableName(prefix, list.index(index).child(.prefix)) }
      var count = 0
      for key in [Key.configMapRef, .secretRef] {
        guard let reference = source[key], !reference.isNull else { continue }
        count += 1
        let name = reference.string(.name) ?? ""
        let place = list.index(index).child(key, .name)
        if name.isEmpty {
          errors.append(.required(place))
        } else {
          errors += ObjectName.subdomain(name, true).map { .invalid(place, .string(name), $0) }
        }
      }
      if count == 0 {
        errors.append(
          .invalid(list, "", "must specify one of: `configMapRef` or `secretRef`"))
      } else if count > 1 {
        errors.append(.invalid(list, "", "may not have more than one field specified at a time"))
      }
    }
  }

  private mutating func checkVariableName(_ name: String, _ place: FieldPath) {
    let isPlain = name.utf8.allSatisfy { (32...126).contains($0) && $0 != 61 }
    if !isPlain {
      errors.append(
        .invalid(
          place, .string(name),
          "a valid environment variable name must consist only of printable ASCII characters "
            + "other than '='"))
    }
  }

  private mutating func checkSource(_ variable: Value, _ place: FieldPath) {
    guard let source = variable[.valueFrom], !source.isNull else { return }
    var count = 0
    if let field = source[.fieldRef] {
      count += 1
      checkFieldReference(field, of: Self.environmentFields, place.child(.fieldRef))
    }
    if let resource = source[.resourceFieldRef] {
      count += 1
      checkResourceReference(resource, place.child(.resourceFieldRef), isVolume: false)
    }
    for key in [Key.configMapKeyRef, .secretKeyRef] {
      guard let reference = source[key] else { continue }
      count += 1
      let name = reference.string(.name) ?? ""
      errors += FieldRules.subdomain(name, place.child(key, .name))
      let item = reference.string(.key) ?? ""
      if item.isEmpty {
        errors.append(.required(place.child(key, .key)))
      } else {
        errors += ConfigKey.errors(item, place.child(key, .key))
      }
    }
    if count == 0 {
      errors.append(
        .invalid(
          place, "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or "
            + "`secretKeyRef`"))
    } else if !(variable.string(.value) ?? "").isEmpty {
      errors.append(.invalid(place, "", "may not be specified when `value` is not empty"))
    } else if count > 1 {
      errors.append(.invalid(place, "", "may not have more than one field specified at a time"))
    }
  }

  mutating func checkFieldReference(
    _ reference: Value, of supported: [String], _ place: FieldPath
  ) {
    let version = reference.string(.apiVersion) ?? ""
    let field = reference.string(.fieldPath) ?? ""
    if version.isEmpty {
      errors.append(.required(place.child(.apiVersion)))
      return
    }
    if field.isEmpty {
      errors.append(.required(place.child(.fieldPath)))
      return
    }
    var problem: String?
    let parts = Self.subscripted(field)
    if version != "v1" {
      problem = "unsupported pod version: \(version)"
    } else if let parts {
      if parts.path != "metadata.annotations", parts.path != "metadata.labels" {
        problem = "field label does not support subscript: \(field)"
      }
    } else if !Self.knownFields.contains(field), field != "spec.host" {
      problem = "field label not supported: \(field)"
    }
    if let problem {
      errors.append(
        .invalid(
          place.child(.fieldPath), .string(field), "error converting fieldPath: \(problem)"))
      return
    }
    if let parts {
      let name = parts.path == "metadata.labels" ? parts.name : parts.name.lowercased()
      errors += FieldRules.qualifiedName(name, place)
    } else if !supported.contains(field == "spec.host" ? "spec.nodeName" : field) {
      errors.append(
        .notSupported(place.child(.fieldPath), .string(field), supported: supported))
    }
  }

  /// `metadata.labels['x']` taken apart; nil for a path without such an end.
  private static func subscripted(_ field: String) -> (path: String, name: String)? {
    guard field.hasSuffix("']"), let start = field.firstIndex(of: "["),
      start != field.startIndex
    else { return nil }
    let inner = field[field.index(after: start)...].dropFirst().dropLast(2)
    guard field[field.index(after: start)] == "'", !inner.contains("'") else { return nil }
    return (String(field[..<start]), String(inner))
  }

  mutating func checkResourceReference(
    _ reference: Value, _ place: FieldPath, isVolume: Bool
  ) {
    let name = reference.string(.resource) ?? ""
    let isHugePages =
      name.hasPrefix("requests.hugepages-") || name.hasPrefix("limits.hugepages-")
    if isVolume, (reference.string(.containerName) ?? "").isEmpty {
      errors.append(.required(place.child(.containerName)))
    } else if name.isEmpty {
      errors.append(.required(place.child(.resource)))
    } else if !Self.resourceFields.contains(name), !isHugePages {
      errors.append(
        .notSupported(place.child(.resource), .string(name), supported: Self.resourceFields))
    }
    guard let divisor = reference[.divisor].flatMap(ResourceRules.quantity), !divisor.isZero else {
      return
    }
    checkDivisor(divisor.text, name, place.child(.divisor))
  }

  private mutating func checkDivisor(_ divisor: String, _ name: String, _ place: FieldPath) {
    let sizes = [
      "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei",
    ]
    func complain(_ values: String, _ what: String) {
      errors.append(
        .invalid(
          place, .string(name),
          "only divisor's values \(values) are supported with the \(what) resource"))
    }
    let all = sizes.joined(separator: ", ")
    if name.hasSuffix(".cpu") {
      if divisor != "1m", divisor != "1" { complain("1m and 1", "cpu") }
    } else if !sizes.contains(divisor) {
      if name.hasSuffix(".memory") { complain(all, "memory") }
      if name.hasSuffix(".ephemeral-storage") { complain(all, "local ephemeral storage") }
      if name.contains(".hugepages-") { complain(all, "hugepages") }
    }
  }
}
