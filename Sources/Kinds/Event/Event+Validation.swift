import APIServer
import ObjectModel

// Models: legacyValidateEvent for core/v1, v1.32.
enum EventValidation {
  @Sendable
  static func errors(_ event: Value) -> [FieldError] {
    let namespace = event.string(.metadata, .namespace) ?? ""
    let involved = event.string(.involvedObject, .namespace) ?? ""
    let isNewStyle = event[.eventTime]?.string != nil
    var errors: [FieldError] = []
    let matches: Bool
    if isNewStyle {
      matches = !involved.isEmpty || namespace == "default" || namespace == "kube-system"
    } else if involved.isEmpty {
      matches = namespace.isEmpty || namespace == "default"
    } else {
      matches = namespace == involved
    }
    if !matches {
      errors.append(
        .invalid(
          FieldPath("involvedObject").child(.namespace), .string(involved),
          "does not match event.namespace"))
    }
    if isNewStyle { errors += newStyleErrors(event) }
    return errors + FieldRules.subdomain(namespace, FieldPath("namespace"))
  }

  private static func newStyleErrors(_ event: Value) -> [FieldError] {
    var errors: [FieldError] = []
    let component = event.string(.reportingComponent) ?? ""
    let place = FieldPath("reportingComponent")
    if component.isEmpty { errors.append(.required(place)) }
    errors += FieldRules.qualifiedName(component, place)
    for (key, limit) in [(Key.reportingInstance, 128), (.action, 128), (.reason, 128)] {
      let text = event.string(key) ?? ""
      if text.isEmpty { errors.append(.required(FieldPath(key.text))) }
      if text.utf8.count > limit {
        errors.append(.invalid(FieldPath(key.text), "", "can have at most \(limit) characters"))
      }
    }
    if (event.string(.message) ?? "").utf8.count > 1024 {
      errors.append(.invalid(FieldPath("message"), "", "can have at most 1024 characters"))
    }
    return errors
  }
}
