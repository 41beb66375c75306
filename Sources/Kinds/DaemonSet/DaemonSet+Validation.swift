import APIServer
import ObjectModel

// Models: ValidateDaemonSetSpec and validateDaemonSetStatus, v1.32.
enum DaemonSetValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    let template = spec[.template] ?? .emptyObject
    var errors = FieldRules.labelSelector(spec[.selector], path.child(.selector))
    do throws(SelectorError) {
      let selector = try LabelSelector(object: spec[.selector])
      errors += WorkloadRules.labelErrors(selector, template, path.child(.template))
    } catch {
      // The selector's own faults are listed above.
    }
    if let selector = spec[.selector], !selector.isNull {
      errors += WorkloadRules.emptySelectorErrors(
        selector, path.child(.selector), kind: "daemonset")
    }
    errors += PodValidation.templateErrors(template, path.child(.template))
    errors += WorkloadRules.restartErrors(template, path.child(.template), kind: "DaemonSet")
    errors += FieldRules.notNegative(spec, .minReadySeconds, path)
    errors += strategyErrors(spec[.updateStrategy] ?? .emptyObject, path.child(.updateStrategy))
    return errors + FieldRules.notNegative(spec, .revisionHistoryLimit, path)
  }

  private static func strategyErrors(_ strategy: Value, _ path: FieldPath) -> [FieldError] {
    let type = strategy.string(.type) ?? ""
    switch type {
    case "OnDelete": return []
    case "RollingUpdate":
      return boundErrors(strategy[.rollingUpdate] ?? .emptyObject, path.child(.rollingUpdate))
    default:
      let inner =
        strategy[.rollingUpdate]?.object != nil
        ? "(*apps.RollingUpdateDaemonSet)(0xc0005a4018)" : "(*apps.RollingUpdateDaemonSet)(nil)"
      return [
        FieldError(
          .notSupported, path.text,
          value:
            "apps.DaemonSetUpdateStrategy{Type:\(GoText.quoted(type)), RollingUpdate:\(inner)}",
          "supported values: \"RollingUpdate\", \"OnDelete\"")
      ]
    }
  }

  private static func boundErrors(_ bounds: Value, _ path: FieldPath) -> [FieldError] {
    let missing = bounds[.maxUnavailable]
    let extra = bounds[.maxSurge]
    var errors = NumberOrPercentRules.errors(missing, path.child(.maxUnavailable))
    errors += NumberOrPercentRules.errors(extra, path.child(.maxSurge))
    errors += NumberOrPercentRules.atMostAll(missing, path.child(.maxUnavailable))
    errors += NumberOrPercentRules.atMostAll(extra, path.child(.maxSurge))
    switch (NumberOrPercentRules.amount(missing) != 0, NumberOrPercentRules.amount(extra) != 0) {
    case (true, true):
      errors.append(
        .invalid(
          path.child(.maxSurge), goText: NumberOrPercentRules.goText(extra),
          "may not be set when maxUnavailable is non-zero"))
    case (false, false):
      errors.append(
        .required(path.child(.maxUnavailable), "cannot be 0 when maxSurge is 0"))
    default: break
    }
    return errors
  }

  @Sendable
  static func statusErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let keys: [Key] = [
      .currentNumberScheduled, .numberMisscheduled, .desiredNumberScheduled, .numberReady,
      .observedGeneration, .updatedNumberScheduled, .numberAvailable, .numberUnavailable,
      .collisionCount,
    ]
    return WorkloadRules.countErrors(new[.status] ?? .emptyObject, keys, FieldPath("status"))
      + WorkloadRules.collisionErrors(new, old)
  }
}
