import APIServer
import ObjectModel

// Models: pkg/registry/apps/statefulset/strategy.go and SetDefaults_StatefulSet, v1.32.
enum StatefulSetStrategy {
  @Sendable
  static func setDefaults(_ object: inout Value) {
    WorkloadStrategy.setTemplateDefaults(&object)
    guard object[.spec] != nil else { return }
    if (object.string(.spec, .updateStrategy, .type) ?? "").isEmpty {
      object[.spec, .updateStrategy, .type] = "RollingUpdate"
      if object[.spec, .updateStrategy, .rollingUpdate]?.object == nil {
        object[.spec, .updateStrategy, .rollingUpdate] = .emptyObject
      }
    }
    let rolling = object[.spec, .updateStrategy, .rollingUpdate] ?? .null
    if object.string(.spec, .updateStrategy, .type) == "RollingUpdate", rolling.object != nil,
      (rolling[.partition] ?? .null).isNull
    {
      object[.spec, .updateStrategy, .rollingUpdate]?[.partition] = 0
    }
    for index in object.elements(.spec, .volumeClaimTemplates).indices {
      let claim = object.elements(.spec, .volumeClaimTemplates)[index]
      if (claim.string(.status, .phase) ?? "").isEmpty {
        object[orEmpty: .spec][.volumeClaimTemplates]?[index][.status, .phase] = "Pending"
      }
    }
  }

  /// maxUnavailable is a feature that is off by default.
  static func dropDisabledFields(_ object: inout Value) {
    if object.value(at: [.spec, .updateStrategy, .rollingUpdate, .maxUnavailable]) != nil {
      object[.spec, .updateStrategy, .rollingUpdate]?[.maxUnavailable] = nil
    }
  }

  @Sendable
  static func warnings(_ object: Value) -> [String] {
    var warnings = WorkloadStrategy.templateWarnings(object)
    for (index, claim) in object.elements(.spec, .volumeClaimTemplates).enumerated() {
      warnings += PersistentVolumeClaimStrategy.sizeWarnings(
        claim[.spec] ?? .null, FieldPath("spec").child(.volumeClaimTemplates).index(index))
    }
    return warnings
  }
}
