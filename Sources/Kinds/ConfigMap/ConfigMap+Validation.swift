import APIServer
import ObjectModel

// Models: ValidateConfigMap and ValidateConfigMapUpdate, v1.32.
enum ConfigMapValidation {
  /// The largest sum of all values, in bytes.
  static let sizeLimit = 1024 * 1024

  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    var errors: [FieldError] = []
    var size = 0
    let binary = object.fields(.binaryData)
    for (key, value) in object.fields(.data).sorted {
      let path = FieldPath("data").key(key)
      errors += ConfigKey.errors(key, path)
      if binary.contains(Key(key)) {
        errors.append(.invalid(path, .string(key), "duplicate of key present in binaryData"))
      }
      size += value.string?.utf8.count ?? 0
    }
    for (key, value) in binary.sorted {
      errors += ConfigKey.errors(key, FieldPath("binaryData").key(key))
      size += ConfigKey.byteCount(value.string ?? "")
    }
    if size > sizeLimit { errors.append(.tooLong(FieldPath(""), limit: sizeLimit)) }
    return errors
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    guard old.bool(.immutable) == true else { return errors(new) }
    var errors: [FieldError] = []
    if new.bool(.immutable) != true {
      errors.append(.forbidden("immutable", ConfigKey.immutableText))
    }
    if new.fields(.data) != old.fields(.data) {
      errors.append(.forbidden("data", ConfigKey.immutableText))
    }
    if new.fields(.binaryData) != old.fields(.binaryData) {
      errors.append(.forbidden("binaryData", ConfigKey.immutableText))
    }
    return errors + Self.errors(new)
  }
}

/// The form of keys in ConfigMaps and Secrets.
enum ConfigKey {
  static let immutableText = "field is immutable when `immutable` is set"

  static func errors(_ key: String, _ path: FieldPath) -> [FieldError] {
    messages(key).map { .invalid(path, .string(key), $0) }
  }

  /// How many bytes a base64 text stands for.
  static func byteCount(_ text: String) -> Int {
    text.utf8.reduce(into: 0) { count, byte in if byte != 61 { count += 1 } } * 3 / 4
  }

  static func messages(_ key: String) -> [String] {
    var faults: [String] = []
    if key.utf8.count > 253 { faults.append(NameRules.tooLong(253)) }
    let isGood =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        byte < 128 && (UInt8(ascii: "-") == byte || isWord(byte) || byte == UInt8(ascii: "."))
      }
    if !isGood {
      faults.append(
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' "
          + "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', "
          + "regex used for validation is '[-._a-zA-Z0-9]+')")
    }
    if key == "." {
      faults.append("must not be '.'")
    } else if key == ".." {
      faults.append("must not be '..'")
    } else if key.hasPrefix("..") {
      faults.append("must not start with '..'")
    }
    return faults
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}
