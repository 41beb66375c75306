import APIServer
import ObjectModel

// Models: ValidateResourceQuota and ValidateResourceQuotaUpdate, v1.32.
enum ResourceQuotaValidation {
  private static let scopes = [
    "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass",
    "CrossNamespacePodAffinity",
  ]
  private static let computed = [
    "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
  ]

  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    return amountErrors(spec.fields(.hard), path.child(.hard))
      + scopeErrors(spec, path.child(.scopes))
      + selectorErrors(spec, path.child(.scopeSelector))
  }

  static func statusErrors(_ object: Value) -> [FieldError] {
    [Key.hard, .used].flatMap { key in
      amountErrors(object.fields(.status, key), FieldPath("status").child(key))
    }
  }

  private static func amountErrors(_ amounts: Fields, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for (name, value) in amounts.sorted {
      let place = path.key(name)
      errors += ResourceRules.nameErrors(name, place)
      if !name.contains("/"), !ResourceRules.isQuotaName(name) {
        errors.append(
          .invalid(place, .string(name), "must be a standard resource for quota"))
      }
      errors += ResourceRules.quantityErrors(name, value, place)
    }
    return errors
  }

  private static func scopeErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let given = spec.elements(.scopes).compactMap(\.string)
    let shown = goScopes(given)
    var errors: [FieldError] = []
    for scope in given {
      if !scopes.contains(scope) {
        errors.append(.invalid(path, goText: shown, "unsupported scope"))
      }
      for (name, _) in spec.fields(.hard).sorted where !allows(scope, name) {
        errors.append(.invalid(path, goText: shown, "unsupported scope applied to resource"))
      }
    }
    return errors + conflictErrors(given, shown, path)
  }

  private static func goScopes(_ given: [String]) -> String {
    "[]core.ResourceQuotaScope{\(given.map(GoText.quoted).joined(separator: ", "))}"
  }

  private static func conflictErrors(
    _ given: [String], _ shown: String, _ path: FieldPath
  ) -> [FieldError] {
    [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")].compactMap { pair in
      given.contains(pair.0) && given.contains(pair.1)
        ? .invalid(path, goText: shown, "conflicting scopes") : nil
    }
  }

  /// Whether a scope makes sense for a limit.
  private static func allows(_ scope: String, _ name: String) -> Bool {
    guard ResourceRules.isQuotaName(name), scopes.contains(scope) else { return true }
    return name == "pods" || (scope != "BestEffort" && computed.contains(name))
  }

  private static func selectorErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let terms = spec.elements(.scopeSelector, .matchExpressions)
    let place = path.child(.matchExpressions)
    var errors: [FieldError] = []
    for term in terms {
      let scope = term.string(.scopeName) ?? ""
      let name = term.string(.operator) ?? ""
      let values = term.elements(.values)
      if !scopes.contains(scope) {
        errors.append(.invalid(place.child(.scopeName), .string(scope), "unsupported scope"))
      }
      for (limit, _) in spec.fields(.hard).sorted where !allows(scope, limit) {
        errors.append(
          .invalid(
            place, goText: GoLiteral.text(spec[.scopeSelector] ?? .null, "core.ScopeSelector"),
            "unsupported scope applied to resource"))
      }
      if scopes.contains(scope), scope != "PriorityClass", name != "Exists" {
        errors.append(
          .invalid(
            place.child(.operator), .string(name),
            "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, "
              + "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, "
              + "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"))
      }
      errors += operatorErrors(name, values, place)
    }
    let given = terms.compactMap { $0.string(.scopeName) }
    return errors + conflictErrors(given, goScopes([]), place)
  }

  private static func operatorErrors(
    _ name: String, _ values: [Value], _ path: FieldPath
  ) -> [FieldError] {
    switch name {
    case "In", "NotIn":
      return values.isEmpty
        ? [
          .required(
            path.child(.values),
            "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")
        ] : []
    case "Exists", "DoesNotExist":
      return values.isEmpty
        ? []
        : [
          .invalid(
            path.child(.values), goText: GoText.slice(values.compactMap(\.string)),
            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")
        ]
    default:
      return [
        .invalid(path.child(.operator), .string(name), "not a valid selector operator")
      ]
    }
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let scopes = new.elements(.spec, .scopes).compactMap(\.string)
    let before = old.elements(.spec, .scopes).compactMap(\.string)
    let change: [FieldError] =
      scopes.sorted() == before.sorted()
      ? []
      : [
        .invalid(
          FieldPath("spec").child(.scopes), goText: goScopes(scopes),
          WorkloadRules.immutableText)
      ]
    return errors(new) + change
  }
}
