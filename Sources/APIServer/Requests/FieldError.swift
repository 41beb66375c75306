public import ObjectModel

/// One broken rule of a field, in the words of apimachinery's field package.
public struct FieldError: Hashable, Sendable {
  /// The kind of a broken rule.
  public enum ErrorType: String, Sendable {
    case notFound = "FieldValueNotFound"
    case required = "FieldValueRequired"
    case duplicate = "FieldValueDuplicate"
    case invalid = "FieldValueInvalid"
    case notSupported = "FieldValueNotSupported"
    case forbidden = "FieldValueForbidden"
    case tooLong = "FieldValueTooLong"
    case tooMany = "FieldValueTooMany"
    case internalError = "InternalError"
    case typeInvalid = "FieldValueTypeInvalid"

    var words: String {
      switch self {
      case .notFound: "Not found"
      case .required: "Required value"
      case .duplicate: "Duplicate value"
      case .invalid: "Invalid value"
      case .notSupported: "Unsupported value"
      case .forbidden: "Forbidden"
      case .tooLong: "Too long"
      case .tooMany: "Too many"
      case .internalError: "Internal error"
      case .typeInvalid: "Invalid value"
      }
    }
  }

  /// The kind of rule.
  public let type: ErrorType
  /// The field, as `spec.containers[0].name`.
  public let field: String
  /// The value as Go prints it; nil when the message shows none.
  public let value: String?
  /// What is wrong; may be empty.
  public let detail: String

  /// A broken rule; `value` is already in Go's form (strings quoted).
  public init(_ type: ErrorType, _ field: String, value: String? = nil, _ detail: String = "") {
    self.type = type
    self.field = field
    self.value = value
    self.detail = detail
  }

  /// The text without the field.
  public var body: String {
    var text = type.words
    if let value { text += ": \(value)" }
    if !detail.isEmpty { text += ": \(detail)" }
    return text
  }
}

extension FieldError: CustomStringConvertible {
  /// `spec.replicas: Invalid value: -1: must be greater than or equal to 0`
  public var description: String { "\(field): \(body)" }
}

extension FieldError {
  /// The field must be given.
  public static func required(_ field: String, _ detail: String = "") -> FieldError {
    FieldError(.required, field, detail)
  }

  /// The value breaks a rule.
  public static func invalid(_ field: String, _ value: Value, _ detail: String) -> FieldError {
    FieldError(.invalid, field, value: goText(value), detail)
  }

  /// The value appears twice.
  public static func duplicate(_ field: String, _ value: Value) -> FieldError {
    FieldError(.duplicate, field, value: goText(value))
  }

  /// Something that the value refers to does not exist.
  public static func notFound(_ field: String, _ value: Value) -> FieldError {
    FieldError(.notFound, field, value: goText(value))
  }

  /// The field may not be given, or not changed.
  public static func forbidden(_ field: String, _ detail: String) -> FieldError {
    FieldError(.forbidden, field, detail)
  }

  /// The value is none of those supported.
  public static func notSupported(
    _ field: String, _ value: Value, supported: [String]
  ) -> FieldError {
    let list = supported.map { "\"\($0)\"" }.joined(separator: ", ")
    return FieldError(
      .notSupported, field, value: goText(value),
      supported.isEmpty ? "" : "supported values: \(list)")
  }

  /// The text is longer than `limit` bytes.
  public static func tooLong(_ field: String, limit: Int) -> FieldError {
    FieldError(.tooLong, field, "may not be more than \(limit) bytes")
  }

  /// The list is longer than `limit` entries.
  public static func tooMany(_ field: String, count: Int, limit: Int) -> FieldError {
    FieldError(
      .tooMany, field, value: String(count), "must have at most \(limit) items")
  }

  /// A value as Go's field errors print it: strings quoted, numbers bare, the rest as JSON.
  public static func goText(_ value: Value) -> String {
    switch value {
    case .null: "\"null\""
    case .string(let text): GoText.quoted(text)
    default: JSONWriter(sortsKeys: true, escapesHTML: false).text(value)
    }
  }
}
