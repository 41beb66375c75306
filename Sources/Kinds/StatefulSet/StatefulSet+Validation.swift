import APIServer
import ObjectModel

// Models: ValidateStatefulSetSpec, ValidateStatefulSetUpdate and ValidateStatefulSetStatus, v1.32:
// the spec of the pods is not looked into.
enum StatefulSetValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors: [FieldError] = []
    let policy = spec.string(.podManagementPolicy) ?? ""
    if policy.isEmpty {
      errors.append(.required(path.child(.podManagementPolicy)))
    } else if policy != "OrderedReady", policy != "Parallel" {
      errors.append(
        .invalid(
          path.child(.podManagementPolicy), .string(policy),
          "must be 'OrderedReady' or 'Parallel'"))
    }
    errors += strategyErrors(spec[.updateStrategy] ?? .emptyObject, path.child(.updateStrategy))
    if let retention = spec[.persistentVolumeClaimRetentionPolicy] {
      for key in [Key.whenDeleted, .whenScaled] {
        let text = retention.string(key) ?? ""
        if text != "Retain", text != "Delete" {
          errors.append(
            .notSupported(
              path.child(.persistentVolumeClaimRetentionPolicy, key), .string(text),
              supported: ["Retain", "Delete"]))
        }
      }
    }
    errors += FieldRules.notNegative(spec, .replicas, path)
    errors += FieldRules.notNegative(spec, .minReadySeconds, path)
    errors += FieldRules.notNegative(spec[.ordinals] ?? .null, .start, path.child(.ordinals))
    errors += WorkloadRules.selectorErrors(spec, path, kind: "statefulset")
    return errors + templateErrors(spec, path)
  }

  private static func templateErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let place = path.child(.template)
    let template = spec[.template] ?? .emptyObject
    var errors: [FieldError] = []
    do throws(SelectorError) {
      let selector = try LabelSelector(object: spec[.selector])
      errors += WorkloadRules.labelErrors(selector, template, place)
      let meta = template[.metadata]
      ObjectMetaValidation.labelErrors(meta?[.labels], place.child(.labels), &errors)
      ObjectMetaValidation.annotationErrors(
        meta?[.annotations], place.child(.annotations), &errors)
    } catch {
      errors.append(
        .invalid(
          path.child(.selector), goText: FieldRules.goSelector(spec[.selector]), ""))
    }
    return errors + WorkloadRules.restartErrors(template, place, kind: "StatefulSet")
  }

  private static func strategyErrors(_ strategy: Value, _ path: FieldPath) -> [FieldError] {
    let rolling = strategy[.rollingUpdate]
    let isSet = rolling?.object != nil
    let type = strategy.string(.type) ?? ""
    let place = path.child(.rollingUpdate)
    switch type {
    case "": return [.required(path)]
    case "OnDelete":
      guard isSet else { return [] }
      let partition = rolling?.int(.partition) ?? 0
      return [
        .invalid(
          place,
          goText:
            "apps.RollingUpdateStatefulSetStrategy{Partition:\(partition), "
            + "MaxUnavailable:(*intstr.IntOrString)(nil)}",
          "only allowed for updateStrategy 'RollingUpdate'")
      ]
    case "RollingUpdate":
      return FieldRules.notNegative(rolling ?? .null, .partition, place)
    default:
      let inner =
        isSet
        ? "(*apps.RollingUpdateStatefulSetStrategy)(0xc0005a4018)"
        : "(*apps.RollingUpdateStatefulSetStrategy)(nil)"
      return [
        .invalid(
          path,
          goText:
            "apps.StatefulSetUpdateStrategy{Type:\(GoText.quoted(type)), RollingUpdate:\(inner)}",
          "must be 'RollingUpdate' or 'OnDelete'")
      ]
    }
  }

  private static let changeable: [Key] = [
    .replicas, .template, .updateStrategy, .minReadySeconds, .ordinals,
    .persistentVolumeClaimRetentionPolicy,
  ]

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors = Self.errors(new)
    var after = new[.spec] ?? .emptyObject
    var before = old[.spec] ?? .emptyObject
    for key in changeable {
      after[key] = nil
      before[key] = nil
    }
    if !after.semanticallyEquals(before) {
      errors.append(
        .forbidden(
          FieldPath("spec"),
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
            + "'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are "
            + "forbidden"))
    }
    return errors
  }

  @Sendable
  static func statusErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let path = FieldPath("status")
    let status = new[.status] ?? .emptyObject
    let totals: [Key] = [.readyReplicas, .currentReplicas, .updatedReplicas, .availableReplicas]
    return WorkloadRules.countErrors(
      status, [.replicas] + totals + [.observedGeneration, .collisionCount], path)
      + WorkloadRules.totalErrors(status, totals, path)
      + WorkloadRules.availableErrors(status, path, ready: "status.readyReplicas")
      + WorkloadRules.collisionErrors(new, old)
  }
}
