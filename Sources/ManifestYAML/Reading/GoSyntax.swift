import ObjectModel

/// Values in Go syntax (`%#v`), as go-yaml names keys in its errors.
enum GoSyntax {
  /// A value as a map key or inside one.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: return "<nil>"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return String(number)
    case .double(let number): return GoNumber.general(number)
    case .string(let text): return GoText.quoted(text)
    case .array(let elements):
      return "[]interface {}{" + elements.map(inner).joined(separator: ", ") + "}"
    case .object(let fields):
      let members = fields.sorted.map { GoText.quoted($0.key) + ":" + inner($0.value) }
      return "map[interface {}]interface {}{" + members.joined(separator: ", ") + "}"
    }
  }

  private static func inner(_ value: Value) -> String {
    value.isNull ? "interface {}(nil)" : text(value)
  }
}
