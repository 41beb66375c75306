import ObjectModel

/// `len`, `index`, `slice` and `exists` of text/template.
enum TemplateIndexing {
  static func length(_ item: TemplateValue) throws(GoTemplateError) -> Int {
    switch item.value {
    case .string(let text): return text.utf8.count
    case .array(let elements): return elements.count
    case .object(let fields): return fields.count
    case .null:
      if case .missing = item {
        throw GoTemplateError("reflect: call of reflect.Value.Type on zero Value")
      }
      throw GoTemplateError("len of nil pointer")
    default: throw GoTemplateError("len of type \(item.typeName)")
    }
  }

  static func index(_ values: [TemplateValue]) throws(GoTemplateError) -> TemplateValue {
    var item = values[0]
    if item.isNil { throw GoTemplateError("index of untyped nil") }
    for index in values.dropFirst() {
      switch item.value {
      case .null: throw GoTemplateError("index of nil pointer")
      case .array(let elements):
        item = .element(elements[try position(index, elements.count)])
      case .string(let text):
        let bytes = Array(text.utf8)
        item = .int(Int(bytes[try position(index, bytes.count)]))
      case .object(let fields):
        item = .element(fields[try key(index)] ?? .null)
      default: throw GoTemplateError("can't index item of type \(item.typeName)")
      }
    }
    return item
  }

  private static func position(
    _ index: TemplateValue, _ count: Int, isBound: Bool = false
  ) throws(GoTemplateError) -> Int {
    guard case .int(let number) = index.value else {
      throw GoTemplateError(
        index.isNil
          ? "cannot index slice/array with nil"
          : "cannot index slice/array with type \(index.typeName)")
    }
    guard number >= 0, number < count + (isBound ? 1 : 0) else {
      throw GoTemplateError("index out of range: \(number)")
    }
    return Int(number)
  }

  private static func key(_ index: TemplateValue) throws(GoTemplateError) -> Key {
    if let text = index.value.string { return Key(text) }
    throw GoTemplateError(
      index.isNil
        ? "value is nil; should be of type string"
        : "value has type \(index.typeName); should be string")
  }

  static func slice(_ values: [TemplateValue]) throws(GoTemplateError) -> TemplateValue {
    let item = values[0]
    if item.isNil { throw GoTemplateError("slice of untyped nil") }
    let indexes = values.dropFirst()
    if indexes.count > 3 { throw GoTemplateError("too many slice indexes: \(indexes.count)") }
    let count: Int
    switch item.value {
    case .string(let text):
      if indexes.count == 3 {
        throw GoTemplateError("cannot slice a string with 3 indexes")
      }
      count = text.utf8.count
    case .array(let elements): count = elements.count
    default: throw GoTemplateError("can't slice item of type \(item.typeName)")
    }
    var bounds = [0, count]
    for (place, index) in indexes.enumerated() {
      let bound = try position(index, count, isBound: true)
      if place < 2 { bounds[place] = bound }
    }
    guard bounds[0] <= bounds[1] else {
      throw GoTemplateError("invalid slice index: \(bounds[0]) > \(bounds[1])")
    }
    if case .array(let elements) = item.value {
      return .concrete(.array(Array(elements[bounds[0]..<bounds[1]])))
    }
    let bytes = Array((item.value.string ?? "").utf8)[bounds[0]..<bounds[1]]
    return .concrete(.string(String(decoding: bytes, as: UTF8.self)))
  }

  static func exists(_ values: [TemplateValue]) -> Bool {
    do throws(GoTemplateError) {
      return try !index(values).isNil
    } catch {
      return false
    }
  }
}
