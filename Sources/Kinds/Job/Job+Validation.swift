import APIServer
import ObjectModel

// Models: ValidateJob, ValidateJobSpec and ValidateJobSpecUpdate, v1.32. Differs: of a status only
// the counts are checked.
enum JobValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors = generatedErrors(object) + specErrors(spec, path)
    if let selector = spec[.selector], !selector.isNull {
      errors += FieldRules.labelSelector(selector, path.child(.selector))
    } else {
      errors.append(.required(path.child(.selector)))
    }
    if let selector = try? LabelSelector(object: spec[.selector]) {
      let labels = spec[.template, .metadata]?[.labels]
      if !selector.matches(labels) {
        errors.append(
          .invalid(
            path.child(.template, .metadata).child(.labels), goText: FieldRules.goMap(labels),
            "`selector` does not match template `labels`"))
      }
    }
    return errors + hostnameErrors(object)
  }

  /// Unless the user chose them, selector and labels are those the server generates.
  private static func generatedErrors(_ object: Value) -> [FieldError] {
    guard object.bool(.spec, .manualSelector) != true, object[.spec, .selector]?.object != nil
    else { return [] }
    let labels = object.value(at: [.spec, .template, .metadata, .labels])
    let place = FieldPath("spec").child(.template, .metadata).child(.labels)
    let name = object.string(.metadata, .name) ?? ""
    let uid = object.string(.metadata, .uid) ?? ""
    var errors: [FieldError] = []
    var expected = Fields()
    for (key, value) in [
      (JobStrategy.oldControllerLabel, uid), (JobStrategy.oldNameLabel, name),
      (JobStrategy.controllerLabel, uid), (JobStrategy.nameLabel, name),
    ] {
      expected[key] = .string(value)
      let given = labels?.string(key)
      if given == nil {
        errors.append(.required(place.key(key.text), "must be '\(value)'"))
      } else if given != value {
        errors.append(
          .invalid(
            place.key(key.text), goText: FieldRules.goMap(labels), "must be '\(value)'"))
      }
    }
    if let selector = try? LabelSelector(object: object[.spec, .selector]),
      !selector.matches(expected)
    {
      errors.append(
        .invalid(
          FieldPath("spec").child(.selector),
          goText: FieldRules.goSelector(object[.spec, .selector]),
          "`selector` not auto-generated"))
    }
    return errors
  }

  /// The pods of an indexed job must get a host name.
  private static func hostnameErrors(_ object: Value) -> [FieldError] {
    guard object.string(.spec, .completionMode) == "Indexed",
      let completions = object.int(.spec, .completions), completions > 0
    else { return [] }
    let name = object.string(.metadata, .name) ?? ""
    let host = "\(name)-\(completions - 1)"
    return NameRules.dns1123Label(host).isEmpty
      ? []
      : [
        .invalid(
          "metadata.name", .string(name),
          "will not able to create pod with invalid DNS label: \(host)")
      ]
  }

  /// Broken rules of a job's spec at `path`, which may be a template's.
  static func specErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for key in [
      Key.parallelism, .completions, .activeDeadlineSeconds, .backoffLimit,
      .ttlSecondsAfterFinished, .backoffLimitPerIndex, .maxFailedIndexes,
    ] {
      errors += FieldRules.notNegative(spec, key, path)
    }
    if spec.int(.maxFailedIndexes) != nil, spec.int(.backoffLimitPerIndex) == nil {
      errors.append(
        .required(path.child(.backoffLimitPerIndex), "when maxFailedIndexes is specified"))
    }
    errors += managerErrors(spec, path.child(.managedBy)) + modeErrors(spec, path)
    errors += JobPolicyRules.failureErrors(spec, path.child(.podFailurePolicy))
    errors += JobPolicyRules.successErrors(spec, path.child(.successPolicy))
    errors += JobPolicyRules.replacementErrors(spec, path.child(.podReplacementPolicy))
    errors += PodValidation.templateErrors(
      spec[.template] ?? .emptyObject, path.child(.template))
    return errors + restartErrors(spec, path.child(.template).child(.spec, .restartPolicy))
  }

  private static func managerErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let manager = spec.string(.managedBy) else { return [] }
    if manager.isEmpty { return [.required(path)] }
    let parts = manager.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      return [
        .invalid(
          path, .string(manager), "must be a domain-prefixed path (such as \"acme.io/foo\")")
      ]
    }
    var errors = NameRules.dns1123Subdomain(String(parts[0]))
      .map { FieldError.invalid(path, .string(String(parts[0])), $0) }
    if manager.utf8.count > 63 { errors.append(.tooLong(path, limit: 63)) }
    return errors
  }

  private static func modeErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let mode = spec.string(.completionMode) ?? "NonIndexed"
    var errors: [FieldError] = []
    if mode != "NonIndexed", mode != "Indexed" {
      errors.append(
        .notSupported(
          path.child(.completionMode), .string(mode), supported: ["NonIndexed", "Indexed"]))
    }
    if mode == "Indexed" { errors += indexedErrors(spec, path) }
    if mode == "NonIndexed" {
      for key in [Key.backoffLimitPerIndex, .maxFailedIndexes] {
        if let number = spec.int(key) {
          errors.append(
            .invalid(path.child(key), .int(number), "requires indexed completion mode"))
        }
      }
    }
    return errors
  }

  private static func indexedErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    let completions = spec.int(.completions)
    if completions == nil {
      errors.append(.required(path.child(.completions), "when completion mode is Indexed"))
    }
    let parallelism = spec.int(.parallelism) ?? 0
    if parallelism > 100_000 {
      errors.append(
        .invalid(
          path.child(.parallelism), .int(parallelism),
          "must be less than or equal to 100000 when completion mode is Indexed"))
    }
    if let failed = spec.int(.maxFailedIndexes) {
      if let completions, failed > completions {
        errors.append(
          .invalid(
            path.child(.maxFailedIndexes), .int(failed),
            "must be less than or equal to completions"))
      }
      if failed > 100_000 {
        errors.append(
          .invalid(
            path.child(.maxFailedIndexes), .int(failed), "must be less than or equal to 100000"))
      }
    }
    if completions ?? 0 > 100_000, spec.int(.backoffLimitPerIndex) != nil {
      errors += highCompletionErrors(spec, parallelism, path)
    }
    return errors
  }

  private static func highCompletionErrors(
    _ spec: Value, _ parallelism: Int64, _ path: FieldPath
  ) -> [FieldError] {
    let text =
      "must be less than or equal to 10000 when completions are above 100000 and used with "
      + "backoff limit per index"
    var errors: [FieldError] = []
    let failed = spec.int(.maxFailedIndexes)
    if failed == nil {
      errors.append(
        .required(
          path.child(.maxFailedIndexes),
          "must be specified when completions is above 100000"))
    }
    if parallelism > 10_000 {
      errors.append(.invalid(path.child(.parallelism), .int(parallelism), text))
    }
    if let failed, failed > 10_000 {
      errors.append(.invalid(path.child(.maxFailedIndexes), .int(failed), text))
    }
    return errors
  }

  private static func restartErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let policy = spec.string(.template, .spec, .restartPolicy) ?? ""
    switch policy {
    case "", "Always": return [.required(path, "valid values: \"OnFailure\", \"Never\"")]
    case "OnFailure", "Never":
      guard policy != "Never", spec[.podFailurePolicy]?.object != nil else { return [] }
      return [
        .invalid(
          path, .string(policy), "only \"Never\" is supported when podFailurePolicy is specified")
      ]
    default:
      return [.notSupported(path, .string(policy), supported: ["OnFailure", "Never"])]
    }
  }

  static func statusErrors(_ object: Value) -> [FieldError] {
    WorkloadRules.countErrors(
      object[.status] ?? .emptyObject, [.active, .succeeded, .failed, .ready, .terminating],
      FieldPath("status"))
  }
}
