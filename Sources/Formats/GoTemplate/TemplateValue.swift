import ObjectModel

/// A value while a template runs, with as much of Go's typing as shows.
enum TemplateValue: Sendable {
  /// No value at all: a missing key.
  case missing
  /// A value found inside a map or slice, whose type is then `interface {}`.
  case element(Value)
  /// A value whose own type is known.
  case concrete(Value)
  /// A number of the template itself, which is an `int` and not an `int64`.
  case int(Int)

  /// The value after it has passed through a pipe, which unpacks interfaces.
  var unpacked: TemplateValue {
    guard case .element(let value) = self else { return self }
    return value.isNull ? .missing : .concrete(value)
  }

  /// The data; null when missing.
  var value: Value {
    switch self {
    case .missing: .null
    case .element(let value), .concrete(let value): value
    case .int(let number): .int(Int64(number))
    }
  }

  /// Whether there is something: neither missing nor nil.
  var isNil: Bool { value.isNull }

  /// The type as a field access reports it.
  var staticType: String {
    if case .element = self { return "interface {}" }
    return typeName
  }

  /// The type of what is inside.
  var typeName: String {
    if case .int = self { return "int" }
    switch value {
    case .null: return "<nil>"
    case .bool: return "bool"
    case .int: return "int64"
    case .double: return "float64"
    case .string: return "string"
    case .array: return "[]interface {}"
    case .object: return "map[string]interface {}"
    }
  }

  /// Whether a condition holds: anything but zero, empty, false and nothing.
  var isTrue: Bool {
    switch value {
    case .null: false
    case .bool(let flag): flag
    case .int(let number): number != 0
    case .double(let number): number != 0
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let fields): !fields.isEmpty
    }
  }

  /// The text an action prints.
  var printed: String {
    isNil ? nilText : GoText.plain(value)
  }

  private var nilText: String {
    if case .missing = self { return "<no value>" }
    return "<nil>"
  }
}
