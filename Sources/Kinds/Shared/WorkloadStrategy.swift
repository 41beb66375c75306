import APIServer
import ObjectModel

// Models: what the strategies of the kinds with a pod template share, pkg/registry/apps, v1.32.

/// Defaults, generations and warnings of kinds whose pods come from `spec.template`.
enum WorkloadStrategy {
  /// Completes the pod template.
  @Sendable
  static func setTemplateDefaults(_ object: inout Value) {
    guard object[.spec, .template] != nil else { return }
    PodDefaults.setTemplateDefaults(&object[orEmpty: .spec][orEmpty: .template])
  }

  /// Begins with an empty status, the first generation and no fields of features that are off.
  static func prepareForCreate(_ object: inout Value, status: Value = .emptyObject) {
    object[.status] = status
    StatusStrategy.startGeneration(&object)
    PodStrategy.dropDisabledTemplateFields(&object)
  }

  /// Keeps the status; a changed spec makes a new generation.
  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[.status] = old[.status]
    PodStrategy.dropDisabledTemplateFields(&new)
    StatusStrategy.raiseGeneration(&new, old, ifChanged: .spec)
  }

  /// Warnings about the pod template, and about a name that does not fit host names.
  @Sendable
  static func warnings(_ object: Value) -> [String] {
    nameWarnings(object) + templateWarnings(object)
  }

  /// Warnings about the pod template.
  @Sendable
  static func templateWarnings(_ object: Value) -> [String] {
    PodWarnings.texts(
      spec: object[.spec, .template, .spec] ?? .null, FieldPath("spec").child(.template, .spec))
  }

  /// Warnings about a name that does not fit host names.
  static func nameWarnings(_ object: Value) -> [String] {
    let faults = NameRules.dns1123Label(object.string(.metadata, .name) ?? "")
    return faults.isEmpty
      ? []
      : [
        "metadata.name: this is used in Pod names and hostnames, which can result in surprising "
          + "behavior; a DNS label is recommended: [\(faults.joined(separator: " "))]"
      ]
  }

  /// Whether the spec changed, so that warnings are due again.
  @Sendable
  static func isNewGeneration(_ new: Value, _ old: Value) -> Bool {
    new[.metadata, .generation] != old[.metadata, .generation]
  }

  /// The selector of a kind with a LabelSelector, for `/scale`.
  static let scale = ScaleAccess { object in
    do throws(SelectorError) {
      return try LabelSelector(object: object[.spec, .selector]).description
    } catch {
      return ""
    }
  }
}
