import APIServer
import ObjectModel

// Models: ValidateHorizontalPodAutoscaler, v1.32.
enum HorizontalPodAutoscalerValidation {
  private static let types: [(type: String, key: Key)] = [
    ("Object", .object), ("External", .external), ("Pods", .pods), ("Resource", .resource),
    ("ContainerResource", .containerResource),
  ]
  private static let populateText = "must populate information for the given metric source"

  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    let most = spec.int(.maxReplicas) ?? 0
    var errors: [FieldError] = []
    if let least = spec.int(.minReplicas), least < 1 {
      errors.append(
        .invalid(
          path.child(.minReplicas), .int(least), "must be greater than or equal to 1"))
    }
    if most < 1 {
      errors.append(.invalid(path.child(.maxReplicas), .int(most), "must be greater than 0"))
    }
    if let least = spec.int(.minReplicas), most < least {
      errors.append(
        .invalid(
          path.child(.maxReplicas), .int(most),
          "must be greater than or equal to `minReplicas`"))
    }
    errors += referenceErrors(
      spec[.scaleTargetRef] ?? .emptyObject, path.child(.scaleTargetRef))
    for (index, metric) in spec.elements(.metrics).enumerated() {
      errors += metricErrors(metric, path.child(.metrics).index(index))
    }
    if spec.int(.minReplicas) == 0,
      !spec.elements(.metrics).contains(where: {
        ["Object", "External"].contains($0.string(.type) ?? "")
      })
    {
      errors.append(
        .forbidden(
          path.child(.metrics),
          "must specify at least one Object or External metric to support scaling to zero "
            + "replicas"))
    }
    for key in [Key.scaleUp, .scaleDown] {
      if let rules = spec[.behavior, key], !rules.isNull {
        errors += ruleErrors(rules, path.child(.behavior, key))
      }
    }
    return errors
  }

  private static func referenceErrors(_ reference: Value, _ path: FieldPath) -> [FieldError] {
    [Key.kind, .name].flatMap { key -> [FieldError] in
      let text = reference.string(key) ?? ""
      if text.isEmpty { return [.required(path.child(key))] }
      return ObjectName.pathSegment(text, false).map {
        .invalid(path.child(key), .string(text), $0)
      }
    }
  }

  private static func metricErrors(_ metric: Value, _ path: FieldPath) -> [FieldError] {
    let type = metric.string(.type) ?? ""
    let supported = types.map(\.type).sorted()
    let unsupported = FieldError.notSupported(
      path.child(.type), .string(type), supported: supported)
    var errors: [FieldError] = []
    if type.isEmpty {
      errors.append(.required(path.child(.type), "must specify a metric source type"))
    }
    if !supported.contains(type) { errors.append(unsupported) }
    let present = types.filter { metric[$0.key]?.object != nil }
    if let first = present.first {
      errors += sourceErrors(
        metric[first.key] ?? .null, first.type, path.child(first.key))
    }
    let expected = types.first { $0.type == type }?.key
    if let expected, metric[expected]?.object == nil {
      errors.append(.required(path.child(expected), populateText))
    }
    if expected == nil { errors.append(unsupported) }
    if present.count != 1 {
      for extra in present where extra.key != expected {
        errors.append(
          .forbidden(path.child(extra.key), "must populate the given metric source only"))
      }
    }
    return errors
  }

  private static func sourceErrors(
    _ source: Value, _ type: String, _ path: FieldPath
  ) -> [FieldError] {
    let target = source[.target] ?? .emptyObject
    var errors: [FieldError] = []
    switch type {
    case "Resource", "ContainerResource":
      if (source.string(.name) ?? "").isEmpty {
        errors.append(.required(path.child(.name), "must specify a resource name"))
      }
      if type == "ContainerResource", (source.string(.container) ?? "").isEmpty {
        errors.append(.required(path.child(.container), "must specify a container"))
      }
      errors += targetErrors(target, path.child(.target))
      errors += eitherErrors(target, path.child(.target))
      return errors
    default:
      if type == "Object" {
        errors += referenceErrors(
          source[.describedObject] ?? .emptyObject, path.child(.describedObject))
      }
      errors += identifierErrors(source, path.child(.metric))
      errors += targetErrors(target, path.child(.target))
    }
    if target[.averageValue] == nil, type == "Pods" || target[.value] == nil {
      let text =
        switch type {
        case "Pods": "must specify a positive target averageValue"
        case "Object": "must set either a target value or averageValue"
        default: "must set either a target value for metric or a per-pod target"
        }
      errors.append(.required(path.child(.target).child(.averageValue), text))
    }
    if type == "External", target[.value] != nil, target[.averageValue] != nil {
      errors.append(
        .forbidden(
          path.child(.target).child(.value),
          "may not set both a target value for metric and a per-pod target"))
    }
    return errors
  }

  /// A resource is aimed at by percentage or by amount, not both.
  private static func eitherErrors(_ target: Value, _ path: FieldPath) -> [FieldError] {
    let share = target.int(.averageUtilization)
    switch (share != nil, target[.averageValue] != nil) {
    case (false, false):
      return [
        .required(
          path.child(.averageUtilization),
          "must set either a target raw value or a target utilization")
      ]
    case (true, true):
      return [
        .forbidden(
          path.child(.averageValue),
          "may not set both a target raw value and a target utilization")
      ]
    default: return []
    }
  }

  private static func identifierErrors(_ source: Value, _ path: FieldPath) -> [FieldError] {
    let name = source.string(.metric, .name) ?? ""
    if name.isEmpty { return [.required(path.child(.name), "must specify a metric name")] }
    return ObjectName.pathSegment(name, false).map {
      .invalid(path.child(.name), .string(name), $0)
    }
  }

  private static func targetErrors(_ target: Value, _ path: FieldPath) -> [FieldError] {
    let type = target.string(.type) ?? ""
    var errors: [FieldError] = []
    if type.isEmpty {
      errors.append(.required(path.child(.type), "must specify a metric target type"))
    }
    if !["Utilization", "Value", "AverageValue"].contains(type) {
      errors.append(
        .invalid(
          path.child(.type), .string(type), "must be either Utilization, Value, or AverageValue"))
    }
    for key in [Key.value, .averageValue] {
      if let amount = target[key].flatMap(ResourceRules.quantity), amount.sign != 1 {
        errors.append(.invalid(path.child(key), .string(amount.text), "must be positive"))
      }
    }
    if let share = target.int(.averageUtilization), share < 1 {
      errors.append(
        .invalid(path.child(.averageUtilization), .int(share), "must be greater than 0"))
    }
    return errors
  }

  private static func ruleErrors(_ rules: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    if let seconds = rules.int(.stabilizationWindowSeconds), !(0...3600).contains(seconds) {
      errors.append(
        .invalid(
          path.child(.stabilizationWindowSeconds), .int(seconds),
          seconds < 0
            ? "must be greater than or equal to zero" : "must be less than or equal to 3600"))
    }
    let selections = ["Disabled", "Max", "Min"]
    if let policy = rules.string(.selectPolicy), !selections.contains(policy) {
      errors.append(
        .notSupported(path.child(.selectPolicy), .string(policy), supported: selections))
    }
    let policies = rules.elements(.policies)
    if policies.isEmpty {
      errors.append(
        .required(path.child(.policies), "must specify at least one Policy"))
    }
    for (index, policy) in policies.enumerated() {
      let place = path.child(.policies).index(index)
      let type = policy.string(.type) ?? ""
      if type != "Pods", type != "Percent" {
        errors.append(
          .notSupported(place.child(.type), .string(type), supported: ["Percent", "Pods"]))
      }
      for key in [Key.value, .periodSeconds] where policy.int(key) ?? 0 <= 0 {
        errors.append(
          .invalid(
            place.child(key), .int(policy.int(key) ?? 0), "must be greater than zero"))
      }
      if let seconds = policy.int(.periodSeconds), seconds > 1800 {
        errors.append(
          .invalid(
            place.child(.periodSeconds), .int(seconds), "must be less than or equal to 1800"))
      }
    }
    return errors
  }
}
