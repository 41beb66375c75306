import APIServer
import ObjectModel

// Models: pkg/registry/apps/daemonset/strategy.go and SetDefaults_DaemonSet, v1.32.
enum DaemonSetStrategy {
  /// Where v1 keeps the number of the template.
  static let templateGeneration = Key("deprecated.daemonset.template.generation")

  @Sendable
  static func setDefaults(_ object: inout Value) {
    WorkloadStrategy.setTemplateDefaults(&object)
    guard object[.spec] != nil else { return }
    if (object.string(.spec, .updateStrategy, .type) ?? "").isEmpty {
      object[.spec, .updateStrategy, .type] = "RollingUpdate"
    }
    guard object.string(.spec, .updateStrategy, .type) == "RollingUpdate" else { return }
    let bounds = object[.spec, .updateStrategy, .rollingUpdate] ?? .null
    for (key, value) in [(Key.maxSurge, Value(0)), (.maxUnavailable, 1)]
    where (bounds[key] ?? .null).isNull {
      object[orEmpty: .spec][orEmpty: .updateStrategy][orEmpty: .rollingUpdate][key] = value
    }
  }

  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    WorkloadStrategy.prepareForCreate(&object, status: emptyStatus)
    setTemplateGeneration(&object, max(generation(object), 1))
  }

  /// A changed template makes a new template generation.
  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    WorkloadStrategy.prepareForUpdate(&new, old)
    let isChanged = new[.spec, .template] != old[.spec, .template]
    setTemplateGeneration(&new, generation(old) + (isChanged ? 1 : 0))
  }

  /// Whether the template changed.
  @Sendable
  static func isNewTemplate(_ new: Value, _ old: Value) -> Bool {
    generation(new) != generation(old)
  }

  private static let emptyStatus: Value = [
    .currentNumberScheduled: 0, .numberMisscheduled: 0, .desiredNumberScheduled: 0,
    .numberReady: 0,
  ]

  private static func generation(_ object: Value) -> Int64 {
    object.string(.metadata, .annotations, templateGeneration).flatMap { Int64($0) } ?? 0
  }

  private static func setTemplateGeneration(_ object: inout Value, _ number: Int64) {
    let text = Value.string(String(number))
    if object[.metadata, .annotations, templateGeneration] != text {
      object[.metadata, .annotations, templateGeneration] = text
    }
  }
}
