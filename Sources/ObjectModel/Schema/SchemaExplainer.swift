// Models: kubectl pkg/explain/v2/templates/plaintext.tmpl, v1.32. Differs: the descriptions are
// the schema's own sentences.

/// Why something cannot be explained, in kubectl's words.
public struct ExplainError: Error, Hashable, Sendable {
  /// The sentence, without a leading `error: `.
  public let message: String
  /// What kubectl has printed by then.
  public let output: String
}

/// Writes the pages of `kubectl explain`.
public struct SchemaExplainer: Sendable {
  private let registry: SchemaRegistry

  /// Explains the types of `registry`.
  public init(registry: SchemaRegistry) {
    self.registry = registry
  }

  /// The page of a kind, or of the field at `path` in it.
  /// - Parameters:
  ///   - schemaName: the full name of the kind's type.
  ///   - path: the names after the resource, as in `pods.spec.containers`.
  ///   - isRecursive: whether fields are listed to the bottom, by name and type only.
  /// - Throws: `ExplainError` when there is no such field.
  public func page(
    group: String, version: String, kind: String, schemaName: String, path: [String] = [],
    isRecursive: Bool = false
  ) throws(ExplainError) -> String {
    guard let type = registry.type(schemaName) else {
      throw ExplainError(
        message: "GVK map[group:\(group) kind:\(kind) version:\(version)] not found in OpenAPI "
          + "schema", output: "")
    }
    var page = ExplainPage(isRecursive: isRecursive)
    if !group.isEmpty { page.text += "GROUP:      \(group)\n" }
    page.text += "KIND:       \(kind)\nVERSION:    \(version)\n\n"
    guard let last = path.last else {
      page.describe([type.sentence])
      page.list(type.fields)
      return page.text + "\n"
    }
    guard let field = Self.field(type, path) else {
      throw ExplainError(
        message: "field \(GoText.quoted(last)) does not exist", output: page.text)
    }
    page.text += "FIELD: \(last) <\(ExplainPage.typeName(field))>\n"
    if !field.enumValues.isEmpty {
      page.text += "ENUM:" + field.enumValues.map { "\n    " + ExplainPage.shown($0) }.joined()
    }
    page.text += "\n\n"
    page.describe([field.sentence] + field.type.ownSentences)
    page.list(field.type.objectType?.fields ?? [])
    return page.text + "\n"
  }

  /// The field at `path`, stepping through lists and maps without a name.
  private static func field(_ type: SchemaType, _ path: [String]) -> SchemaField? {
    var type: SchemaType? = type
    var found: SchemaField?
    for name in path {
      // Looking through the names, for a typing error must not be interned for good.
      found = type?.fields.first { $0.name == name }
      guard let found else { return nil }
      type = found.type.objectType
    }
    return found
  }
}

/// A page of `kubectl explain` being written.
private struct ExplainPage {
  let isRecursive: Bool
  var text = ""

  mutating func describe(_ sentences: [String]) {
    let description = sentences.map { $0 + "\n" }.joined()
    text +=
      "DESCRIPTION:\n" + Self.indented(WordWrap.wrap(description, 76), by: 4) + "\n"
  }

  mutating func list(_ fields: [SchemaField]) {
    if fields.isEmpty { return }
    text += "FIELDS:\n"
    list(fields, level: 1, within: [])
  }

  private mutating func list(_ fields: [SchemaField], level: Int, within outer: [String]) {
    for field in fields {
      detail(field, level: level)
      guard isRecursive, let type = field.type.objectType, !outer.contains(type.fullName) else {
        continue
      }
      list(type.fields, level: level + 1, within: outer + [type.fullName])
    }
  }

  private mutating func detail(_ field: SchemaField, level: Int) {
    let indent = String(repeating: " ", count: level * 2)
    text += "\(indent)\(field.name)\t<\(Self.typeName(field))>"
    if field.isRequired { text += " -required-" }
    if !field.enumValues.isEmpty {
      text +=
        "\n\(indent)enum: " + field.enumValues.prefix(4).map(Self.shown).joined(separator: ", ")
      if field.enumValues.count > 4 { text += ", ...." }
    }
    text += "\n"
    if isRecursive { return }
    let sentence = field.sentence.isEmpty ? "<no description>" : field.sentence
    let wrapped = WordWrap.wrap(sentence, 78 - level * 2)
    text += Self.indented(wrapped, by: level * 2 + 2) + "\n\n"
  }

  private static func indented(_ text: String, by amount: Int) -> String {
    let pad = String(repeating: " ", count: amount)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { pad + $0 }.joined(separator: "\n")
  }

  static func shown(_ value: String) -> String { value.isEmpty ? "\"\"" : value }

  /// The type as OpenAPI has it: `string`, `[]Container`, `map[string]Quantity`.
  static func typeName(_ field: SchemaField) -> String { typeName(field.type) }

  private static func typeName(_ type: SchemaFieldType) -> String {
    switch type {
    case .string, .bytes, .time, .microTime, .duration: "string"
    case .int32, .int64: "integer"
    case .double: "number"
    case .bool: "boolean"
    case .quantity: "Quantity"
    case .intOrString: "IntOrString"
    case .any: "RawExtension"
    case .fieldsV1: "FieldsV1"
    case .reference(let reference): reference.name
    case .list(let element): "[]" + typeName(element)
    case .map(let element): "map[string]" + typeName(element)
    }
  }
}
