import APIServer
import ObjectModel

// Models: ValidateReplicaSetSpec and ValidateReplicaSetStatus, v1.32.
enum ReplicaSetValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors = FieldRules.notNegative(spec, .replicas, path)
    errors += FieldRules.notNegative(spec, .minReadySeconds, path)
    // Upstream calls it a deployment here as well.
    errors += WorkloadRules.selectorErrors(spec, path, kind: "deployment")
    return errors + WorkloadRules.replicaTemplateErrors(spec, path)
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
