import APIServer
import ObjectModel

// Models: ValidateIngressCreate and ValidateIngressUpdate, v1.32. Differs: what was wrong before an
// update is not forgiven.
enum IngressValidation {
  @Sendable
  static func creationErrors(_ object: Value) -> [FieldError] {
    var errors = errors(object)
    if let name = object.string(.spec, "ingressClassName"),
      let older = object.fields(.metadata, .annotations)[IngressKind.classAnnotation]?.string,
      older != name
    {
      errors.append(
        .invalid(
          "annotations.\(IngressKind.classAnnotation)", .string(older),
          "must match `ingressClassName` when both are specified"))
    }
    return errors
  }

  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    let rules = spec.elements("rules")
    var errors: [FieldError] = []
    if rules.isEmpty, spec["defaultBackend"] == nil {
      errors.append(
        .invalid(
          path, goText: "[]networking.IngressRule(nil)",
          "either `defaultBackend` or `rules` must be specified"))
    }
    if let backend = spec["defaultBackend"] {
      errors += backendErrors(backend, path.child("defaultBackend"))
    }
    for (index, rule) in rules.enumerated() {
      errors += ruleErrors(rule, path.child("rules").index(index))
    }
    for (index, entry) in spec.elements("tls").enumerated() {
      errors += certificateErrors(entry, path.child("tls").index(index))
    }
    if let name = spec.string("ingressClassName") {
      errors += FieldRules.subdomain(name, path.child("ingressClassName"))
    }
    return errors
  }

  private static func ruleErrors(_ rule: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    if let host = rule.string(.host), !host.isEmpty {
      if FieldRules.isAddress(host) {
        errors.append(
          .invalid(
            path.child(.host), .string(host), "must be a DNS name, not an IP address"))
      }
      errors += hostErrors(host, path.child(.host))
    }
    guard let http = rule["http"] else { return errors }
    let place = path.child("http").child("paths")
    let paths = http.elements("paths")
    if paths.isEmpty { errors.append(.required(place)) }
    for (index, entry) in paths.enumerated() {
      errors += pathErrors(entry, place.index(index))
    }
    return errors
  }

  private static func hostErrors(_ host: String, _ path: FieldPath) -> [FieldError] {
    guard host.contains("*") else { return FieldRules.subdomain(host, path) }
    if host.hasPrefix("*."), NameRules.dns1123Subdomain(String(host.dropFirst(2))).isEmpty {
      return []
    }
    return [
      .invalid(
        path, .string(host),
        "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain,"
          + " which must consist of lower case alphanumeric characters, '-' or '.' and end with an"
          + " alphanumeric character (e.g. '*.example.com', regex used for validation is "
          + #"'\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#)
    ]
  }

  private static func pathErrors(_ entry: Value, _ path: FieldPath) -> [FieldError] {
    guard let type = entry.string("pathType") else {
      return [.required(path.child("pathType"), "pathType must be specified")]
    }
    let text = entry.string(.path) ?? ""
    var errors: [FieldError] = []
    func fault(_ detail: String) {
      errors.append(.invalid(path.child(.path), .string(text), detail))
    }
    switch type {
    case "Exact", "Prefix":
      if !text.hasPrefix("/") { fault("must be an absolute path") }
      for part in ["//", "/./", "/../", "%2f", "%2F"] where text.contains(part) {
        fault("must not contain '\(part)'")
      }
      for end in ["/..", "/."] where text.hasSuffix(end) { fault("cannot end with '\(end)'") }
    case "ImplementationSpecific":
      if !text.isEmpty, !text.hasPrefix("/") { fault("must be an absolute path") }
    default:
      errors.append(
        .notSupported(
          path.child("pathType"), .string(type),
          supported: ["Exact", "ImplementationSpecific", "Prefix"]))
    }
    return errors + backendErrors(entry["backend"] ?? .emptyObject, path.child("backend"))
  }

  private static func backendErrors(_ backend: Value, _ path: FieldPath) -> [FieldError] {
    switch (backend[.resource], backend[.service]) {
    case (.some, .some):
      return [.invalid(path, "", "cannot set both resource and service backends")]
    case (let resource?, nil): return referenceErrors(resource, path.child(.resource))
    case (nil, let service?): return serviceErrors(service, path)
    case (nil, nil): return [.invalid(path, "", "resource or service backend is required")]
    }
  }

  private static func serviceErrors(_ service: Value, _ path: FieldPath) -> [FieldError] {
    let place = path.child(.service)
    let name = service.string(.name) ?? ""
    var errors: [FieldError] = []
    if name.isEmpty {
      errors.append(.required(place.child(.name)))
    } else {
      errors += ObjectName.label1035(name, false).map {
        .invalid(place.child(.name), .string(name), $0)
      }
    }
    let portName = service.string(.port, .name) ?? ""
    let number = service.int(.port, "number") ?? 0
    if !portName.isEmpty, number != 0 {
      errors.append(.invalid(path, "", "cannot set both port name & port number"))
    } else if !portName.isEmpty {
      errors += FieldRules.portNameFaults(portName).map {
        .invalid(place.child(.port).child(.name), .string(portName), $0)
      }
    } else if number != 0 {
      errors += FieldRules.port(number, place.child(.port).child("number"))
    } else {
      errors.append(.required(path, "port name or number is required"))
    }
    return errors
  }

  private static func referenceErrors(_ reference: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    if let group = reference.string("apiGroup") {
      errors += FieldRules.subdomain(group, path.child("apiGroup"))
    }
    for key in [Key.kind, .name] where (reference.string(key) ?? "").isEmpty {
      errors.append(.required(path.child(key), "\(key) is required"))
    }
    return errors
  }

  private static func certificateErrors(_ entry: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, host) in entry.elements("hosts").enumerated() {
      errors += hostErrors(host.string ?? "", path.child("hosts").index(index))
    }
    if let name = entry.string(.secretName), !name.isEmpty {
      errors += FieldRules.subdomain(name, path.child(.secretName))
    }
    return errors
  }
}
