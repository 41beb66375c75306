import APIServer
import ObjectModel

// Models: pkg/registry/core/replicationcontroller/strategy.go and its defaults, v1.32.
enum ReplicationControllerStrategy {
  /// Selector and labels come from the template when they are not given.
  @Sendable
  static func setDefaults(_ object: inout Value) {
    guard let template = object[.spec, .template], !template.isNull else { return }
    if let labels = template[.metadata, .labels], labels.object != nil {
      if object.fields(.spec, .selector).isEmpty { object[.spec, .selector] = labels }
      if object.fields(.metadata, .labels).isEmpty { object[.metadata, .labels] = labels }
    }
    PodDefaults.setTemplateDefaults(&object[orEmpty: .spec][orEmpty: .template])
  }

  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    object[.status] = [.replicas: 0]
    StatusStrategy.startGeneration(&object)
  }

  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[.status] = old[.status]
    StatusStrategy.raiseGeneration(&new, old, ifChanged: .spec)
  }

  @Sendable
  static func warnings(_ object: Value) -> [String] {
    var warnings: [String] = []
    let faults = NameRules.dns1123Label(object.string(.metadata, .name) ?? "")
    if !faults.isEmpty {
      warnings.append(
        "metadata.name: this is used in Pod names and hostnames, which can result in surprising "
          + "behavior; a DNS label is recommended: [\(faults.joined(separator: " "))]")
    }
    return warnings
      + PodWarnings.texts(
        spec: object[.spec, .template, .spec] ?? .null,
        FieldPath("spec").child(.template, .spec))
  }
}
