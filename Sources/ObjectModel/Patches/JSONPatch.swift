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
    guard var container = JSONPatchContainer(value, path) else {
      throw Self.missing("add operation does not apply: doc is missing path: \"\(path.text)\"")
    }
    try Self.within("error in add for path: '\(path.text)'") { () throws(PatchError) in
      try container.insert(operand)
    }
    container.store(in: &value)
  }

  private func remove(from value: inout Value) throws(PatchError) {
    let path = try pointer("remove")
    guard var container = JSONPatchContainer(value, path) else {
      throw Self.missing("remove operation does not apply: doc is missing path: \"\(path.text)\"")
    }
    try Self.within("error in remove for path: '\(path.text)'") { () throws(PatchError) in
      try container.remove()
    }
    container.store(in: &value)
  }

  private func replace(in value: inout Value) throws(PatchError) {
    let path = try pointer("replace")
    guard var container = JSONPatchContainer(value, path) else {
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
    guard var container = JSONPatchContainer(value, from) else {
      throw Self.missing("move operation does not apply: doc is missing from path: \(from.text)")
    }
    var moved = Value.null
    try Self.within("error in move for path: '\(container.key)'") { () throws(PatchError) in
      moved = try container.member()
      try container.remove()
    }
    container.store(in: &value)
    let path = try pointer("move")
    guard var target = JSONPatchContainer(value, path) else {
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
    guard let container = JSONPatchContainer(value, from) else {
      throw Self.missing("copy operation does not apply: doc is missing from path: \(from.text)")
    }
    var copied = Value.null
    try Self.within("error in copy for from: '\(from.text)'") { () throws(PatchError) in
      copied = try container.member()
    }
    let path = try pointer("copy")
    guard var target = JSONPatchContainer(value, path) else {
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
    guard let container = JSONPatchContainer(value, path) else {
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
