public import ObjectModel

/// Values in Go's own syntax (`%#v`), as kubectl shows them when a template fails.
public enum GoSource {
  /// `map[string]interface {}{"a":1, "b":[]interface {}{"x"}}`.
  public static func text(_ value: Value) -> String {
    switch value {
    case .null: return "interface {}(nil)"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return String(number)
    case .double(let number): return GoNumber.general(number)
    case .string(let text): return GoText.quoted(text)
    case .array(let elements):
      return "[]interface {}{" + elements.map(text).joined(separator: ", ") + "}"
    case .object(let fields):
      let members = fields.sorted.map { GoText.quoted($0.key) + ":" + text($0.value) }
      return "map[string]interface {}{" + members.joined(separator: ", ") + "}"
    }
  }
}
