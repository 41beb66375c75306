import APIServer
import ObjectModel

// Models: ValidateLimitRange, v1.32; resources are looked at in order of their names.
enum LimitRangeValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec").child(.limits)
    var errors: [FieldError] = []
    var types: [String] = []
    for (index, item) in object.elements(.spec, .limits).enumerated() {
      let place = path.index(index)
      let type = item.string(.type) ?? ""
      errors += typeErrors(type, place.child(.type))
      if types.contains(type) {
        errors.append(.duplicate(place.child(.type), .string(type)))
      }
      types.append(type)
      errors += itemErrors(item, type, place)
    }
    return errors
  }

  private static func typeErrors(_ type: String, _ path: FieldPath) -> [FieldError] {
    let faults = FieldRules.qualifiedName(type, path)
    if !faults.isEmpty || type.contains("/")
      || ["Pod", "Container", "PersistentVolumeClaim"].contains(type)
    {
      return faults
    }
    return [
      .invalid(path, .string(type), "must be a standard limit type or fully qualified")
    ]
  }

  private static func itemErrors(
    _ item: Value, _ type: String, _ path: FieldPath
  ) -> [FieldError] {
    var errors = nameErrors(item, [.max, .min], type, path)
    if type == "Pod" {
      for key in [Key.default, .defaultRequest] where !item.fields(key).isEmpty {
        errors.append(
          .forbidden(path.child(key), "may not be specified when `type` is 'Pod'"))
      }
    } else {
      errors += nameErrors(item, [.default, .defaultRequest], type, path)
    }
    if type == "PersistentVolumeClaim", item[.min, .storage] == nil,
      item[.max, .storage] == nil
    {
      errors.append(
        .required(
          path.child(.limits),
          "either minimum or maximum storage value is required, but neither was provided"))
    }
    errors += nameErrors(item, [.maxLimitRequestRatio], type, path)
    var names: [Key] = []
    for key in [Key.max, .min, .default, .defaultRequest, .maxLimitRequestRatio] {
      names += item.fields(key).map(\.key).filter { !names.contains($0) }
    }
    for name in names.sorted(by: { $0.text < $1.text }) {
      errors += boundErrors(item, name, isPod: type == "Pod", path)
    }
    return errors
  }

  private static func nameErrors(
    _ item: Value, _ keys: [Key], _ type: String, _ path: FieldPath
  ) -> [FieldError] {
    let isContainer = type == "Pod" || type == "Container"
    return keys.flatMap { key in
      item.fields(key).sorted.flatMap { name, _ in
        isContainer
          ? ResourceRules.containerNameErrors(name, path.child(key).key(name))
          : ResourceRules.nameErrors(name, path.child(key).key(name))
      }
    }
  }

  /// The bounds and defaults of one resource must be in order.
  private static func boundErrors(
    _ item: Value, _ name: Key, isPod: Bool, _ path: FieldPath
  ) -> [FieldError] {
    func amount(_ key: Key) -> Quantity? { item[key, name].flatMap(ResourceRules.quantity) }
    let least = amount(.min)
    let most = amount(.max)
    let limit = isPod ? nil : amount(.default)
    let request = isPod ? nil : amount(.defaultRequest)
    var errors: [FieldError] = []
    func check(
      _ low: Quantity?, _ lowText: String, _ high: Quantity?, _ highText: String, _ key: Key,
      shown: Quantity?
    ) {
      guard let low, let high, low > high, let shown else { return }
      errors.append(
        .invalid(
          path.child(key).key(name.text), .string(shown.text),
          "\(lowText) value \(low.text) is greater than \(highText) value \(high.text)"))
    }
    check(least, "min", most, "max", .min, shown: least)
    check(least, "min", request, "default request", .defaultRequest, shown: request)
    check(request, "default request", most, "max", .defaultRequest, shown: request)
    check(request, "default request", limit, "default limit", .defaultRequest, shown: request)
    check(least, "min", limit, "default", .default, shown: least)
    check(limit, "default", most, "max", .default, shown: most)
    if let ratio = amount(.maxLimitRequestRatio), ratio < Quantity(1) {
      errors.append(
        .invalid(
          path.child(.maxLimitRequestRatio).key(name.text), .string(ratio.text),
          "ratio \(ratio.text) is less than 1"))
    }
    return errors
  }
}
