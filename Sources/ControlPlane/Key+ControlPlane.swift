import ObjectModel

// Table file: names that the control plane alone uses.
extension Key {
  static var preferred: Key { .preferredDuringSchedulingIgnoredDuringExecution }
  static var required: Key { .requiredDuringSchedulingIgnoredDuringExecution }

  static let deletionCost = Key("controller.kubernetes.io/pod-deletion-cost")
}
