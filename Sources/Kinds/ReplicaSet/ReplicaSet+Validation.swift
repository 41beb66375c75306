import APIServer
import ObjectModel

// Models: ValidateReplicaSetSpec and ValidateReplicaSetStatus, v1.32.
enum ReplicaSetValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    return ownErrors(spec, path) + WorkloadRules.replicaTemplateErrors(spec, path)
  }

  /// What is wrong with an object that takes the place of a stored one, whose template has been
  /// looked at: a rollout changes sizes again and again, and templates never.
  @Sendable
  static func errors(_ new: Value, over old: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = new[.spec] ?? .emptyObject
    let before = old[.spec] ?? .emptyObject
    var errors = ownErrors(spec, path)
    if spec[.template] != before[.template] || spec[.selector] != before[.selector] {
      errors += WorkloadRules.replicaTemplateErrors(spec, path)
    }
    return errors + WorkloadRules.selectorChangeErrors(new, old)
  }

  private static func ownErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors = FieldRules.notNegative(spec, .replicas, path)
    errors += FieldRules.notNegative(spec, .minReadySeconds, path)
    // Upstream calls it a deployment here as well.
    return errors + WorkloadRules.selectorErrors(spec, path, kind: "deployment")
  }

  static func statusErrors(_ object: Value) -> [FieldError] {
    let path = FieldPath("status")
    let status = object[.status] ?? .emptyObject
    let keys: [Key] = [
      .replicas, .fullyLabeledReplicas, .readyReplicas, .availableReplicas, .observedGeneration,
    ]
    return WorkloadRules.countErrors(status, keys, path)
      + WorkloadRules.totalErrors(
        status, [.fullyLabeledReplicas, .readyReplicas, .availableReplicas], path)
      + WorkloadRules.availableErrors(status, path)
  }
}
