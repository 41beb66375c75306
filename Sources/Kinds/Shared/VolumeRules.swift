import APIServer
import ObjectModel

// Models: the rules that volumes and claims share in core validation, v1.32.

/// Rules of access modes and sizes.
enum VolumeRules {
  static let modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]
  static let volumeModes = ["Block", "Filesystem"]
  static let notPositiveText = "must be greater than zero"

  /// Every mode must be known, and the exclusive one stands alone.
  static func accessModeErrors(_ given: [Value], _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for mode in given where !modes.contains(mode.string ?? "") {
      errors.append(.notSupported(path, mode, supported: modes))
    }
    let known = given.compactMap(\.string).filter { modes.contains($0) }
    if known.contains("ReadWriteOncePod"), known.contains(where: { $0 != "ReadWriteOncePod" }) {
      errors.append(.forbidden(path, "may not use ReadWriteOncePod with other access modes"))
    }
    return errors
  }

  /// A size must not be zero or less.
  static func positiveErrors(_ size: Value, _ path: FieldPath) -> [FieldError] {
    guard let amount = ResourceRules.quantity(size), amount.sign <= 0 else { return [] }
    return [.invalid(path, .string(amount.text), notPositiveText)]
  }

  /// An amount must not be below zero.
  static func basicErrors(_ size: Value, _ path: FieldPath) -> [FieldError] {
    guard let amount = ResourceRules.quantity(size), amount.value < 0 else { return [] }
    return [.invalid(path, .int(amount.value), "must be a valid resource quantity")]
  }

  /// A volume mode, if there is one, must be known.
  static func volumeModeErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let mode = spec.string(.volumeMode), !volumeModes.contains(mode) else { return [] }
    return [.notSupported(path.child(.volumeMode), .string(mode), supported: volumeModes)]
  }

  /// The name of a class, if there is one, is a DNS name.
  static func classNameErrors(_ spec: Value, _ key: Key, _ path: FieldPath) -> [FieldError] {
    guard let name = spec.string(key), !name.isEmpty else { return [] }
    return FieldRules.subdomain(name, path.child(key))
  }

  /// The volume mode cannot change.
  static func modeChangeErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let mode = new[.spec, .volumeMode] ?? .null
    return mode == old[.spec, .volumeMode] ?? .null
      ? [] : [.invalid("volumeMode", mode, WorkloadRules.immutableText)]
  }

  /// The class of volume settings cannot change while that feature is off.
  static func attributesClassErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let key = Key.volumeAttributesClassName
    if new[.spec, key] ?? .null == old[.spec, key] ?? .null { return [] }
    return [
      .forbidden(
        FieldPath("spec").child(key),
        "update is forbidden when the VolumeAttributesClass feature gate is disabled")
    ]
  }
}
