import ObjectModel

// Models: Go's %#v of the API server's internal structs, v1.32. Differs: the addresses of pointers,
// which differ from run to run there, are numbered.

/// Objects as Go literals, for messages that print a whole struct.
struct GoLiteral {
  private struct Field: Sendable {
    let name: String
    let type: String
    let key: String
  }

  private static let structs: [String: [Field]] = {
    var structs: [String: [Field]] = [:]
    var current = ""
    for line in GoLiteralText.structs.split(separator: "\n") {
      guard line.first == " " else {
        current = String(line)
        structs[current] = []
        continue
      }
      let words = line.split(separator: " ").map(String.init)
      let key = words.count > 2 ? words[2] : words[0].prefix(1).lowercased() + words[0].dropFirst()
      structs[current]?.append(Field(name: words[0], type: words[1], key: key))
    }
    return structs
  }()

  private var pointers = 0

  /// A struct as Go prints it: `core.PodTemplateSpec{ObjectMeta:v1.ObjectMeta{...`.
  /// - Complexity: O(size of the struct's type and of the object).
  static func text(_ value: Value, _ type: String) -> String {
    var literal = GoLiteral()
    return literal.text(value, type)
  }

  private mutating func text(_ value: Value?, _ type: String) -> String {
    let value = value ?? .null
    if type.hasPrefix("*") { return pointer(value, String(type.dropFirst())) }
    if type.hasPrefix("[]") {
      if value.isNull { return "\(type)(nil)" }
      let element = String(type.dropFirst(2))
      return "\(type){\(value.elements.map { text($0, element) }.joined(separator: ", "))}"
    }
    switch type {
    case "bool": return value.bool == true ? "true" : "false"
    case "int32", "int64": return String(value.int ?? 0)
    case "map[string]string": return FieldRules.goMap(value.isNull ? nil : value)
    case "core.ResourceList": return ResourceRules.goList(value.isNull ? nil : value)
    case "v1.Time": return "time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)"
    default: break
    }
    let name = type.split(separator: ".").last.map(String.init) ?? type
    guard let fields = Self.structs[name] else { return GoText.quoted(value.string ?? "") }
    let parts = fields.map { field in
      "\(field.name):" + text(field.key == "-" ? value : value[Key(field.key)], field.type)
    }
    return "\(type){\(parts.joined(separator: ", "))}"
  }

  private mutating func pointer(_ value: Value, _ type: String) -> String {
    if value.isNull { return type == "v1.Time" ? "<nil>" : "(*\(type))(nil)" }
    pointers += 1
    return "(*\(type))(0xc000\(String(0x5a4000 + 0x18 * pointers, radix: 16)))"
  }
}
