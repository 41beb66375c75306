import APIServer
import ObjectModel

// Models: ValidateDeploymentSpec and ValidateDeploymentStatus, v1.32.
enum DeploymentValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors = FieldRules.notNegative(spec, .replicas, path)
    errors += WorkloadRules.selectorErrors(spec, path, kind: "deployment")
    errors += WorkloadRules.replicaTemplateErrors(spec, path)
    errors += strategyErrors(spec[.strategy] ?? .emptyObject, path.child(.strategy))
    for key in [Key.minReadySeconds, .revisionHistoryLimit, .progressDeadlineSeconds] {
      errors += FieldRules.notNegative(spec, key, path)
    }
    if let deadline = spec.int(.progressDeadlineSeconds),
      deadline <= spec.int(.minReadySeconds) ?? 0
    {
      errors.append(
        .invalid(
          path.child(.progressDeadlineSeconds), .int(deadline),
          "must be greater than minReadySeconds"))
    }
    return errors
  }

  private static func strategyErrors(_ strategy: Value, _ path: FieldPath) -> [FieldError] {
    let place = path.child(.rollingUpdate)
    let bounds = strategy[.rollingUpdate]
    let isSet = bounds?.object != nil
    let type = strategy.string(.type) ?? ""
    switch type {
    case "Recreate":
      return isSet
        ? [.forbidden(place, "may not be specified when strategy `type` is 'Recreate'")] : []
    case "RollingUpdate":
      return boundErrors(bounds ?? .emptyObject, place)
    default:
      let inner = isSet ? "&apps.RollingUpdateDeployment{}" : "(*apps.RollingUpdateDeployment)(nil)"
      return [
        FieldError(
          .notSupported, path.text,
          value:
            "apps.DeploymentStrategy{Type:\(GoText.quoted(type)), RollingUpdate:\(inner)}",
          "supported values: \"Recreate\", \"RollingUpdate\"")
      ]
    }
  }

  private static func boundErrors(_ bounds: Value, _ path: FieldPath) -> [FieldError] {
    let missing = bounds[.maxUnavailable]
    let extra = bounds[.maxSurge]
    var errors = NumberOrPercentRules.errors(missing, path.child(.maxUnavailable))
    errors += NumberOrPercentRules.errors(extra, path.child(.maxSurge))
    if NumberOrPercentRules.amount(missing) == 0, NumberOrPercentRules.amount(extra) == 0 {
      errors.append(
        .invalid(
          path.child(.maxUnavailable), goText: NumberOrPercentRules.goText(missing),
          "may not be 0 when `maxSurge` is 0"))
    }
    return errors + NumberOrPercentRules.atMostAll(missing, path.child(.maxUnavailable))
  }

  @Sendable
  static func statusErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let path = FieldPath("status")
    let status = new[.status] ?? .emptyObject
    let keys: [Key] = [
      .observedGeneration, .replicas, .updatedReplicas, .readyReplicas, .availableReplicas,
      .unavailableReplicas, .collisionCount,
    ]
    return WorkloadRules.countErrors(status, keys, path)
      + WorkloadRules.totalErrors(
        status, [.updatedReplicas, .readyReplicas, .availableReplicas], path)
      + WorkloadRules.availableErrors(status, path) + WorkloadRules.collisionErrors(new, old)
  }
}
