public import ObjectModel

// The factories once more, over paths: text is built only when a rule is broken.
extension FieldError {
  /// The field must be given.
  public static func required(_ path: FieldPath, _ detail: String = "") -> FieldError {
    required(path.text, detail)
  }

  /// The value breaks a rule.
  public static func invalid(_ path: FieldPath, _ value: Value, _ detail: String) -> FieldError {
    invalid(path.text, value, detail)
  }

  /// The value, already in Go's form, breaks a rule.
  public static func invalid(
    _ path: FieldPath, goText: String, _ detail: String
  ) -> FieldError {
    FieldError(.invalid, path.text, value: goText, detail)
  }

  /// The value appears twice.
  public static func duplicate(_ path: FieldPath, _ value: Value) -> FieldError {
    duplicate(path.text, value)
  }

  /// Something that the value refers to does not exist.
  public static func notFound(_ path: FieldPath, _ value: Value) -> FieldError {
    notFound(path.text, value)
  }

  /// The field may not be given, or not changed.
  public static func forbidden(_ path: FieldPath, _ detail: String) -> FieldError {
    forbidden(path.text, detail)
  }

  /// The value is none of those supported.
  public static func notSupported(
    _ path: FieldPath, _ value: Value, supported: [String]
  ) -> FieldError {
    notSupported(path.text, value, supported: supported)
  }

  /// The text is longer than `limit` bytes.
  public static func tooLong(_ path: FieldPath, limit: Int) -> FieldError {
    tooLong(path.text, limit: limit)
  }

  /// The list is longer than `limit` entries.
  public static func tooMany(_ path: FieldPath, count: Int, limit: Int) -> FieldError {
    tooMany(path.text, count: count, limit: limit)
  }
}
