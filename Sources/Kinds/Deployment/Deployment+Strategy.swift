import APIServer
import ObjectModel

// Models: pkg/registry/apps/deployment/strategy.go and SetDefaults_Deployment, v1.32.
enum DeploymentStrategy {
  /// A rolling update gets its bounds; the rest of the defaults stand in the schema.
  @Sendable
  static func setDefaults(_ object: inout Value) {
    WorkloadStrategy.setTemplateDefaults(&object)
    guard object[.spec] != nil else { return }
    if (object.string(.spec, .strategy, .type) ?? "").isEmpty {
      object[.spec, .strategy, .type] = "RollingUpdate"
    }
    guard object.string(.spec, .strategy, .type) == "RollingUpdate" else { return }
    let bounds = object[.spec, .strategy, .rollingUpdate] ?? .null
    for key in [Key.maxSurge, .maxUnavailable] where (bounds[key] ?? .null).isNull {
      object[orEmpty: .spec][orEmpty: .strategy][orEmpty: .rollingUpdate][key] = "25%"
    }
  }

  /// Annotations are copied to the replica sets, so a change of them is a new generation too.
  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    WorkloadStrategy.prepareForUpdate(&new, old)
    if new.fields(.metadata, .annotations) != old.fields(.metadata, .annotations) {
      new[.metadata, .generation] = .int((old.int(.metadata, .generation) ?? 0) + 1)
    }
  }

  /// Spec and labels stay.
  @Sendable
  static func prepareForStatusUpdate(_ new: inout Value, _ old: Value) {
    new[.spec] = old[.spec]
    if new[.metadata, .labels] != old[.metadata, .labels] {
      new[orEmpty: .metadata][.labels] = old[.metadata, .labels]
    }
  }
}
