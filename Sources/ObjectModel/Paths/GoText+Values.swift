extension GoText {
  /// `value` as `%v` prints the Go value JSON becomes: `map[a:1 b:[x y]]`, `<nil>`.
  public static func plain(_ value: Value) -> String {
    switch value {
    case .null: return "<nil>"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return String(number)
    case .double(let number): return GoNumber.general(number)
    case .string(let text): return text
    case .array(let elements): return "[" + elements.map(plain).joined(separator: " ") + "]"
    case .object(let fields):
      let entries = fields.sorted.map { "\($0.key):\(plain($0.value))" }
      return "map[" + entries.joined(separator: " ") + "]"
    }
  }

  /// The Go type JSON decodes into.
  static func typeName(of value: Value) -> String {
    switch value {
    case .null: "%!s(<nil>)"
    case .bool: "bool"
    case .int: "int64"
    case .double: "float64"
    case .string: "string"
    case .array: "[]interface {}"
    case .object: "map[string]interface {}"
    }
  }
}
