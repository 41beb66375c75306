import APIServer
import ObjectModel

// Models: ValidateTolerations and validateTaintEffect, v1.32.

/// Rules of taints and tolerations.
enum TolerationRules {
  static let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]

  /// Broken rules of a pod's tolerations.
  static func errors(_ tolerations: [Value], _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, toleration) in tolerations.enumerated() {
      let place = path.index(index)
      let key = toleration.string(.key) ?? ""
      let name = toleration.string(.operator) ?? ""
      let effect = toleration.string(.effect) ?? ""
      if !key.isEmpty { errors += FieldRules.qualifiedName(key, place.child(.key)) }
      if key.isEmpty, name != "Exists" {
        errors.append(
          .invalid(
            place.child(.operator), .string(name),
            "operator must be Exists when `key` is empty, "
              + "which means \"match all values and all keys\""))
      }
      if toleration.int(.tolerationSeconds) != nil, effect != "NoExecute" {
        errors.append(
          .invalid(
            place.child(.effect), .string(effect),
            "effect must be 'NoExecute' when `tolerationSeconds` is set"))
      }
      errors += operatorErrors(name, toleration.string(.value) ?? "", place.child(.operator))
      if !effect.isEmpty {
        errors += FieldRules.word(effect, of: effects, place.child(.effect))
      }
    }
    return errors
  }

  private static func operatorErrors(
    _ name: String, _ value: String, _ path: FieldPath
  ) -> [FieldError] {
    switch name {
    case "Equal", "":
      let faults = NameRules.labelValue(value)
      return faults.isEmpty
        ? [] : [.invalid(path, .string(value), faults.joined(separator: ";"))]
    case "Exists":
      return value.isEmpty
        ? []
        : [.invalid(path, .string(value), "value must be empty when `operator` is 'Exists'")]
    default: return [.notSupported(path, .string(name), supported: ["Equal", "Exists"])]
    }
  }
}
