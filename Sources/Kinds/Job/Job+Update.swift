import APIServer
import ObjectModel

// Models: ValidateJobSpecUpdate and validatePodTemplateUpdate, v1.32.
extension JobValidation {
  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = new[.spec] ?? .emptyObject
    let before = old[.spec] ?? .emptyObject
    var errors = Self.errors(new) + completionErrors(spec, before, path.child(.completions))
    errors += WorkloadRules.selectorChangeErrors(new, old)
    errors += templateErrors(new, old, path.child(.template))
    for key in [
      Key.completionMode, .podFailurePolicy, .backoffLimitPerIndex, .managedBy, .successPolicy,
    ] where !(spec[key] ?? .null).semanticallyEquals(before[key]) {
      errors.append(
        .invalid(path.child(key), spec[key] ?? .null, WorkloadRules.immutableText))
    }
    return errors
  }

  /// Only an indexed job may change how often it must succeed, along with its parallelism.
  private static func completionErrors(
    _ spec: Value, _ old: Value, _ path: FieldPath
  ) -> [FieldError] {
    let completions = spec[.completions] ?? .null
    if completions == old[.completions] ?? .null { return [] }
    guard spec.string(.completionMode) == "Indexed" else {
      return [.invalid(path, completions, WorkloadRules.immutableText)]
    }
    if completions.isNull || completions == spec[.parallelism] { return [] }
    return [
      .invalid(path, completions, "can only be modified in tandem with spec.parallelism")
    ]
  }

  /// The template stays, but for where its pods may run while the job has never started.
  private static func templateErrors(
    _ new: Value, _ old: Value, _ path: FieldPath
  ) -> [FieldError] {
    let template = new[.spec, .template] ?? .emptyObject
    var before = old[.spec, .template] ?? .emptyObject
    if old.bool(.spec, .suspend) == true, old[.status, .startTime] == nil {
      let affinity = template[.spec, .affinity, .nodeAffinity]
      if affinity != before[.spec, .affinity, .nodeAffinity] {
        before[.spec, .affinity, .nodeAffinity] = affinity
      }
      for key in [Key.nodeSelector, .tolerations, .schedulingGates] {
        before[orEmpty: .spec][key] = template[.spec, key]
      }
      for key in [Key.annotations, .labels] {
        before[orEmpty: .metadata][key] = template[.metadata, key]
      }
    }
    return template.semanticallyEquals(before)
      ? []
      : [
        .invalid(
          path, goText: GoLiteral.text(template, "core.PodTemplateSpec"),
          WorkloadRules.immutableText)
      ]
  }
}
