import ObjectModel

// Models: the dump of go-spew that Kubernetes hashes (SortKeys, SpewKeys, no methods, no pointer
// addresses), v1.32. Differs: times in templates are always zero.

/// The Go structs of one table, able to dump objects as go-spew prints them.
struct GoStructTable: Sendable {
  /// What a field holds.
  private indirect enum Shape: Sendable {
    case text, number, flag, time, quantity, numberOrText
    case structure(Int)
    case pointer(Shape)
    case list(Shape)
    case map(Shape)
  }

  private struct Field: Sendable {
    /// `Name:(type)`
    let label: [UInt8]
    let key: Key
    let isInline: Bool
    let shape: Shape
  }

  private var structures: [[Field]] = []
  private var names: [String] = []

  /// Reads a table: a line for each struct, followed by its fields, indented by a space.
  init(_ text: String) {
    // Bytes, not characters: this is read when the first pod template is hashed, at start.
    let blank = UInt8(ascii: " ")
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
    names = lines.filter { $0.first != blank }.map { String(Substring($0)) }
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() { places[name] = index }
    for line in lines {
      guard line.first == blank else {
        structures.append([])
        continue
      }
      let words = line.split(separator: blank)
      structures[structures.count - 1].append(Self.field(words, places))
    }
  }

  private static func field(_ words: [Substring.UTF8View], _ places: [String: Int]) -> Field {
    var json = Array(words[words.count > 2 ? 2 : 0])
    // Go's names are ASCII: a small letter is the capital with one bit more.
    if words.count <= 2 { json[0] |= 0x20 }
    return Field(
      label: Array(words[0]) + Array(":(".utf8) + Array(words[1]) + [UInt8(ascii: ")")],
      key: Key(String(decoding: json, as: UTF8.self)), isInline: json == [UInt8(ascii: "-")],
      shape: shape(words[1], places))
  }

  private static func shape(_ type: Substring.UTF8View, _ places: [String: Int]) -> Shape {
    if type.first == UInt8(ascii: "*") { return .pointer(shape(type.dropFirst(), places)) }
    if type.first == UInt8(ascii: "[") { return .list(shape(type.dropFirst(2), places)) }
    let text = String(Substring(type))
    switch text {
    case "int", "int32", "int64": return .number
    case "bool": return .flag
    case "v1.Time": return .time
    case "resource.Quantity": return .quantity
    case "intstr.IntOrString": return .numberOrText
    case "v1.ResourceList": return .map(.quantity)
    case "map[string]string": return .map(.text)
    default:
      let dot = type.lastIndex(of: UInt8(ascii: "."))
      let name = dot.map { String(Substring(type[type.index(after: $0)...])) } ?? text
      return places[name].map { .structure($0) } ?? .text
    }
  }

  /// The dump of `object`, a struct called `name`, with its type in front.
  /// - Complexity: O(size of the struct's type and of the object).
  func dump(_ object: Value, _ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8192)
    bytes += "(v1.\(name))".utf8
    if let index = names.firstIndex(of: name) { write(.structure(index), object, &bytes) }
    return bytes
  }

  private func write(_ shape: Shape, _ value: Value?, _ bytes: inout [UInt8]) {
    switch shape {
    case .text: bytes += (value?.string ?? "").utf8
    case .number: bytes += String(value?.int ?? 0).utf8
    case .flag: bytes += (value?.bool == true ? "true" : "false").utf8
    case .time:
      bytes += "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}".utf8
    case .quantity: bytes += Self.quantity(value).utf8
    case .numberOrText:
      let text = value?.string
      bytes +=
        "{Type:(intstr.Type)\(text == nil ? 0 : 1) IntVal:(int32)\(value?.int ?? 0) StrVal:(string)"
        .utf8
      bytes += "\(text ?? "")}".utf8
    case .structure(let index): writeStructure(index, value, &bytes)
    case .pointer(let inner):
      if value ?? .null == .null { bytes += "<nil>".utf8 } else { write(inner, value, &bytes) }
    case .list(let element): writeList(element, value?.elements ?? [], &bytes)
    case .map(let element): writeMap(element, value?.object ?? Fields(), &bytes)
    }
  }

  private func writeStructure(_ index: Int, _ value: Value?, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (position, field) in structures[index].enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes += field.label
      write(field.shape, field.isInline ? value : value?[field.key], &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private func writeList(_ element: Shape, _ values: [Value], _ bytes: inout [UInt8]) {
    if values.isEmpty {
      bytes += "<nil>".utf8
      return
    }
    bytes.append(UInt8(ascii: "["))
    for (position, value) in values.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: " ")) }
      write(element, value, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func writeMap(_ element: Shape, _ fields: Fields, _ bytes: inout [UInt8]) {
    if fields.isEmpty {
      bytes += "<nil>".utf8
      return
    }
    bytes += "map[".utf8
    for (position, entry) in fields.sorted.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes += "\(entry.key):".utf8
      write(element, entry.value, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func quantity(_ value: Value?) -> String {
    // What controllers read has been written in canonical form and read again.
    let given = value.flatMap(ResourceRules.quantity) ?? .zero
    let parts = (Quantity(given.text) ?? given).goParts
    return "{i:(resource.int64Amount){value:(int64)\(parts.value) scale:(resource.Scale)"
      + "\(parts.scale)} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)\(parts.text)"
      + " Format:(resource.Format)\(parts.format)}"
  }
}
