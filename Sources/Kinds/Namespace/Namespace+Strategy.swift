import APIServer
import ObjectModel

// Models: pkg/registry/core/namespace/strategy.go and ValidateNamespace, v1.32.
enum NamespaceStrategy {
  private static let nameLabel = Key("kubernetes.io/metadata.name")

  @Sendable
  static func setDefaults(_ object: inout Value) {
    if let name = object.string(.metadata, .name), !name.isEmpty {
      object[.metadata, .labels, nameLabel] = .string(name)
    }
    if (object.string(.status, .phase) ?? "").isEmpty { object[.status, .phase] = "Active" }
  }

  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    object[.status] = [.phase: "Active"]
    var finalizers = object.elements(.spec, .finalizers)
    if !finalizers.contains("kubernetes") { finalizers.append("kubernetes") }
    object[.spec, .finalizers] = .array(finalizers)
    setDefaults(&object)
  }

  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[orEmpty: .spec][.finalizers] = old[.spec, .finalizers]
    new[.status] = old[.status]
    setDefaults(&new)
  }

  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    var errors: [FieldError] = []
    for finalizer in object.elements(.spec, .finalizers) {
      errors += ObjectMetaValidation.finalizerErrors(
        finalizer.string ?? "", FieldPath("spec").child(.finalizers))
    }
    return errors
  }

  @Sendable
  static func statusErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let phase = new.string(.status, .phase) ?? ""
    if new[.metadata, .deletionTimestamp] == nil {
      return phase == "Active"
        ? []
        : [
          .invalid(
            FieldPath("status").child("Phase"), .string(phase),
            "may only be 'Active' if `deletionTimestamp` is empty")
        ]
    }
    return phase == "Terminating"
      ? []
      : [
        .invalid(
          FieldPath("status").child("Phase"), .string(phase),
          "may only be 'Terminating' if `deletionTimestamp` is not empty")
      ]
  }
}
