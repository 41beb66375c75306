import APIServer
import ObjectModel

// Models: ValidateReplicationControllerSpec, v1.32.
enum ReplicationControllerValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors = FieldRules.notNegative(spec, .minReadySeconds, path)
    if spec.fields(.selector).isEmpty { errors.append(.required(path.child(.selector))) }
    errors += FieldRules.notNegative(spec, .replicas, path)
    return errors + templateErrors(spec, path.child(.template))
  }

  private static func templateErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let template = spec[.template], !template.isNull else { return [.required(path)] }
    var errors: [FieldError] = []
    let labels = template[.metadata, .labels]
    let selector = LabelSelector(map: spec.fields(.selector))
    if !spec.fields(.selector).isEmpty, !selector.matches(labels) {
      errors.append(
        .invalid(
          path.child(.metadata).child(.labels), goText: FieldRules.goMap(labels),
          "`selector` does not match template `labels`"))
    }
    errors += PodValidation.templateErrors(template, path)
    let policy = template.string(.spec, .restartPolicy) ?? ""
    if policy != "Always" {
      errors.append(
        .notSupported(
          path.child(.spec, .restartPolicy), .string(policy), supported: ["Always"]))
    }
    if template.int(.spec, .activeDeadlineSeconds) != nil {
      errors.append(
        .forbidden(
          path.child(.spec, .activeDeadlineSeconds),
          "activeDeadlineSeconds in ReplicationController is not Supported"))
    }
    return errors
  }

  @Sendable
  static func statusErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let path = FieldPath("status")
    let status = new[.status] ?? .emptyObject
    var errors: [FieldError] = []
    for key in [
      Key.replicas, .fullyLabeledReplicas, .readyReplicas, .availableReplicas,
      .observedGeneration,
    ] {
      errors += FieldRules.notNegative(status, key, path)
    }
    let total = status.int(.replicas) ?? 0
    for key in [Key.fullyLabeledReplicas, .readyReplicas, .availableReplicas] {
      if let count = status.int(key), count > total {
        errors.append(
          .invalid(path.child(key), .int(count), "cannot be greater than status.replicas"))
      }
    }
    let available = status.int(.availableReplicas) ?? 0
    if available > status.int(.readyReplicas) ?? 0 {
      errors.append(
        .invalid(
          path.child(.availableReplicas), .int(available),
          "cannot be greater than readyReplicas"))
    }
    return errors
  }
}
