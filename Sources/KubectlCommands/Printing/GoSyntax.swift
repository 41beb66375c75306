import ObjectModel

/// Values as Go's `%#v` prints them.
enum GoSyntax {
  /// `map[string]interface {}{"a":1}` and the like.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: return "interface {}(nil)"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return String(number)
    case .double: return GoText.plain(value)
    case .string(let text): return text.quoted
    case .array(let items):
      return "[]interface {}{\(items.map(Self.text).joined(separator: ", "))}"
    case .object(let fields):
      let parts = fields.sorted.map { "\($0.key.quoted):\(Self.text($0.value))" }
      return "map[string]interface {}{\(parts.joined(separator: ", "))}"
    }
  }
}
