import APIServer
import ObjectModel

// Models: pkg/registry/batch/job/strategy.go and SetDefaults_Job, v1.32.
enum JobStrategy {
  static let controllerLabel = Key("batch.kubernetes.io/controller-uid")
  static let nameLabel = Key("batch.kubernetes.io/job-name")
  static let oldControllerLabel = Key("controller-uid")
  static let oldNameLabel = Key("job-name")

  @Sendable
  static func setDefaults(_ object: inout Value) {
    WorkloadStrategy.setTemplateDefaults(&object)
    guard let spec = object[.spec], spec.object != nil else { return }
    func fill(_ key: Key, _ value: Value) {
      if (object[.spec, key] ?? .null).isNull { object[orEmpty: .spec][key] = value }
    }
    if spec.int(.completions) == nil, spec.int(.parallelism) == nil { fill(.completions, 1) }
    fill(.parallelism, 1)
    fill(.backoffLimit, spec.int(.backoffLimitPerIndex) == nil ? 6 : 2_147_483_647)
    fill(.completionMode, "NonIndexed")
    fill(.suspend, false)
    let hasFailurePolicy = spec[.podFailurePolicy]?.object != nil
    fill(.podReplacementPolicy, hasFailurePolicy ? "Failed" : "TerminatingOrFailed")
    fill(.manualSelector, false)
  }

  /// Selector and labels are made unique by the job's uid, unless the user takes care of them.
  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    if object.bool(.spec, .manualSelector) != true { generateSelector(&object) }
    WorkloadStrategy.prepareForCreate(&object)
    let labels = object.fields(.spec, .template, .metadata, .labels)
    if object.fields(.metadata, .labels).isEmpty, !labels.isEmpty {
      object[.metadata, .labels] = .object(labels)
    }
  }

  private static func generateSelector(_ object: inout Value) {
    let name = object[.metadata, .name] ?? ""
    let uid = object[.metadata, .uid] ?? ""
    for (key, value) in [
      (oldNameLabel, name), (nameLabel, name), (oldControllerLabel, uid), (controllerLabel, uid),
    ] where object.value(at: [.spec, .template, .metadata, .labels, key]) == nil {
      object[orEmpty: .spec][orEmpty: .template][orEmpty: .metadata][orEmpty: .labels][key] =
        value
    }
    if object.value(at: [.spec, .selector, .matchLabels, controllerLabel]) == nil {
      object[orEmpty: .spec][orEmpty: .selector][orEmpty: .matchLabels][controllerLabel] = uid
    }
  }

  /// Warnings about a job's spec at `path`.
  static func specWarnings(_ spec: Value, _ path: FieldPath) -> [String] {
    var warnings: [String] = []
    if spec.string(.completionMode) == "Indexed", spec.int(.completions) ?? 0 > 100_000,
      spec.int(.parallelism) ?? 0 > 10_000
    {
      warnings.append(
        "\(path): In Indexed Jobs with a number of completions higher than 10^5 and a parallelism "
          + "higher than 10^4, Kubernetes might not be able to track completedIndexes when a big "
          + "number of indexes fail")
    }
    return warnings
      + PodWarnings.texts(
        spec: spec[.template, .spec] ?? .null, path.child(.template, .spec))
  }
}
