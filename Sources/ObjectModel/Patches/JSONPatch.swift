// Models: evanphx/json-patch v4.12 as the API server calls it.

/// JSON patches, RFC 6902: a list of operations.
public enum JSONPatch {
  /// Applies the operations one after another to `value`.
  /// - Throws: `PatchError` with json-patch's sentence; nothing is applied then.
  /// - Complexity: O(operations times the size of the containers they touch).
  public static func apply(_ patch: Value, to value: Value) throws(PatchError) -> Value {
    guard case .array(let operations) = patch else {
      throw mismatch(patch, "jsonpatch.Patch")
    }
    var result = value
    for operation in operations {
      guard case .object(let fields) = operation else {
        throw mismatch(operation, "jsonpatch.Operation")
      }
      try JSONPatchOperation(fields: fields).apply(to: &result)
    }
    return result
  }

  private static func mismatch(_ value: Value, _ type: String) -> PatchError {
    PatchError(
      "json: cannot unmarshal \(SchemaDecoder.goKind(of: value)) into Go value of type \(type)")
  }
}

/// A JSON pointer: its text and its parts, unescaped.
struct JSONPointer {
  let text: String
  let parts: [String]

  init(_ text: String) {
    self.text = text
    parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      .map(Self.unescaped)
  }

  private static func unescaped(_ part: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in part {
      if isEscaped {
        result += character == "1" ? "/" : character == "0" ? "~" : "~\(character)"
        isEscaped = false
      } else if character == "~" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? result + "~" : result
  }
}

/// One operation of a JSON patch.
private struct JSONPatchOperation {
  let fields: Fields

  private static let operation = Key("op")
  private static let path = Key("path")
  private static let from = Key("from")

  func apply(to value: inout Value) throws(PatchError) {
    let kind = fields[Self.operation]?.string ?? "unknown"
    switch kind {
    case "add": try add(to: &value)
    case "remove": try remove(from: &value)
    case "replace": try replace(in: &value)
    case "move": try move(in: &value)
    case "copy": try copy(in: &value)
    case "test": try test(value)
    default: throw PatchError("Unexpected kind: \(kind)")
    }
  }

  private var operand: Value { fields[.value] ?? .null }

  private func pointer(_ operation: String) throws(PatchError) -> JSONPointer {
    if let text = fields[Self.path]?.string { return JSONPointer(text) }
    let isShort = operation == "add" || operation == "remove" || operation == "copy"
    throw PatchError(
      "\(operation) operation failed to decode path: "
        + (isShort ? "" : "operation missing path field: ") + "missing value")
  }

  private func source(_ operation: String) throws(PatchError) -> JSONPointer {
    if let text = fields[Self.from]?.string { return JSONPointer(text) }
    throw PatchError(
      "\(operation) operation failed to decode from: operation, missing from field: missing value")
  }

  private func add(to value: inout Value) throws(PatchError) {
    let path = try pointer("add")
    guard var container = Container(value, path) else {
      throw Self.missing("add operation does not apply: doc is missing path: \"\(path.text)\"")
    }
    try Self.within("error in add for path: '\(path.text)'") { () throws(PatchError) in
      try container.insert(operand)
    }
    container.store(in: &value)
  }

  private func remove(from value: inout Value) throws(PatchError) {
    let path = try pointer("remove")
    guard var container = Container(value, path) else {
      throw Self.missing("remove operation does not apply: doc is missing path: \"\(path.text)\"")
    }
    try Self.within("error in remove for path: '\(path.text)'") { () throws(PatchError) in
      try container.remove()
    }
    container.store(in: &value)
  }

  private func replace(in value: inout Value) throws(PatchError) {
    let path = try pointer("replace")
    guard var container = Container(value, path) else {
      throw Self.missing("replace operation does not apply: doc is missing path: \(path.text)")
    }
    guard container.holdsMember else {
      throw Self.missing("replace operation does not apply: doc is missing key: \(path.text)")
    }
    container.replace(operand)
    container.store(in: &value)
  }

  private func move(in value: inout Value) throws(PatchError) {
    let from = try source("move")
    guard var container = Container(value, from) else {
      throw Self.missing("move operation does not apply: doc is missing from path: \(from.text)")
    }
    var moved = Value.null
    try Self.within("error in move for path: '\(container.key)'") { () throws(PatchError) in
      moved = try container.member()
      try container.remove()
    }
    container.store(in: &value)
    let path = try pointer("move")
    guard var target = Container(value, path) else {
      throw Self.missing(
        "move operation does not apply: doc is missing destination path: \(path.text)")
    }
    try Self.within("error in move for path: '\(path.text)'") { () throws(PatchError) in
      try target.insert(moved)
    }
    target.store(in: &value)
  }

  private func copy(in value: inout Value) throws(PatchError) {
    let from = try source("copy")
    guard let container = Container(value, from) else {
      throw Self.missing("copy operation does not apply: doc is missing from path: \(from.text)")
    }
    var copied = Value.null
    try Self.within("error in copy for from: '\(from.text)'") { () throws(PatchError) in
      copied = try container.member()
    }
    let path = try pointer("copy")
    guard var target = Container(value, path) else {
      throw Self.missing(
        "copy operation does not apply: doc is missing destination path: \(path.text)")
    }
    try Self.within("error while adding value during copy") { () throws(PatchError) in
      try target.insert(copied)
    }
    target.store(in: &value)
  }

  private func test(_ value: Value) throws(PatchError) {
    let path = try pointer("test")
    guard let container = Container(value, path) else {
      throw Self.missing("test operation does not apply: is missing path: \(path.text)")
    }
    var found = Value.null
    if container.isList || container.holdsMember {
      try Self.within("error in test for path: '\(path.text)'") { () throws(PatchError) in
        found = try container.member()
      }
    }
    if found != operand {
      throw PatchError("testing value \(path.text) failed: test failed")
    }
  }

  private static func missing(_ message: String) -> PatchError {
    PatchError(message + ": missing value")
  }

  /// Runs `body`, putting `context` before the sentence of what it throws.
  private static func within(
    _ context: String, _ body: () throws(PatchError) -> Void
  ) throws(PatchError) {
    do throws(PatchError) {
      try body()
    } catch {
      throw PatchError("\(context): \(error.message)")
    }
  }
}

/// The object or list that holds what a pointer names, taken out of the document.
private struct Container {
  private var content: Value
  private let parents: [Key?]
  private let places: [Int]
  /// The last part of the pointer.
  let key: String

  /// Nil when some part on the way does not exist or holds nothing.
  init?(_ document: Value, _ pointer: JSONPointer) {
    guard let key = pointer.parts.last else { return nil }
    var content = document
    var parents: [Key?] = []
    var places: [Int] = []
    for part in pointer.parts.dropLast() {
      switch content {
      case .object(let members):
        guard let member = members[Key(part)], !member.isNull else { return nil }
        content = member
        parents.append(Key(part))
        places.append(0)
      case .array(let elements):
        guard let index = Int(part), let place = Self.place(index, elements.count) else {
          return nil
        }
        content = elements[place]
        parents.append(nil)
        places.append(place)
      default: return nil
      }
    }
    switch content {
    case .object, .array: break
    default: return nil
    }
    self.content = content
    self.parents = parents
    self.places = places
    self.key = key
  }

  /// Puts the container back where it came from.
  func store(in document: inout Value) {
    Self.store(content, in: &document, parents[...], places[...])
  }

  private static func store(
    _ content: Value, in value: inout Value, _ parents: ArraySlice<Key?>,
    _ places: ArraySlice<Int>
  ) {
    guard let step = parents.first, let place = places.first else {
      value = content
      return
    }
    if let step {
      store(content, in: &value[step, default: .null], parents.dropFirst(), places.dropFirst())
    } else {
      store(content, in: &value[place], parents.dropFirst(), places.dropFirst())
    }
  }

  var isList: Bool { content.array != nil }

  var holdsMember: Bool {
    switch content {
    case .array(let elements): Int(key).flatMap { Self.place($0, elements.count) } != nil
    default: content[Key(key)] != nil
    }
  }

  func member() throws(PatchError) -> Value {
    if case .array(let elements) = content { return elements[try place(in: elements)] }
    guard let member = content[Key(key)] else {
      throw PatchError("unable to get nonexistent key: \(key): missing value")
    }
    return member
  }

  mutating func insert(_ value: Value) throws(PatchError) {
    guard case .array(var elements) = content else {
      content[Key(key)] = value
      return
    }
    if key == "-" {
      elements.append(value)
    } else {
      guard let index = Int(key) else {
        throw PatchError("value was not a proper array index: '\(key)': \(notAnIndex.message)")
      }
      guard let place = Self.place(index, elements.count + 1) else {
        throw Self.badIndex(index)
      }
      elements.insert(value, at: place)
    }
    content = .array(elements)
  }

  mutating func replace(_ value: Value) {
    if case .array(let elements) = content {
      guard let place = Int(key).flatMap({ Self.place($0, elements.count) }) else { return }
      content[place] = value
    } else {
      content[Key(key)] = value
    }
  }

  mutating func remove() throws(PatchError) {
    guard case .array(var elements) = content else {
      guard content[Key(key)] != nil else {
        throw PatchError("unable to remove nonexistent key: \(key): missing value")
      }
      content[Key(key)] = nil
      return
    }
    elements.remove(at: try place(in: elements))
    content = .array(elements)
  }

  private var notAnIndex: PatchError {
    PatchError("strconv.Atoi: parsing \(GoText.quoted(key)): invalid syntax")
  }

  private static func badIndex(_ index: Int) -> PatchError {
    PatchError("Unable to access invalid index: \(index): invalid index referenced")
  }

  private func place(in elements: [Value]) throws(PatchError) -> Int {
    guard let index = Int(key) else { throw notAnIndex }
    guard let place = Self.place(index, elements.count) else { throw Self.badIndex(index) }
    return place
  }

  /// The place an index means, counting from the end when negative; nil when there is none.
  private static func place(_ index: Int, _ count: Int) -> Int? {
    let place = index < 0 ? index + count : index
    return (0..<count).contains(place) ? place : nil
  }
}
