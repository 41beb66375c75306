// Models: kubectl pkg/explain/v2/templates/plaintext.tmpl, v1.32.

import ObjectModel

/// The text of `kubectl explain`.
struct ExplainPage {
  let resource: APIResource
  let isRecursive: Bool

  /// The page of a type, or of the field at `path`; nil when there is no such field.
  func text(_ type: SchemaType, _ path: [String]) -> String? {
    var text = resource.group.isEmpty ? "" : "GROUP:      \(resource.group)\n"
    text += "KIND:       \(resource.kind)\nVERSION:    \(resource.version)\n\n"
    guard let last = path.last else {
      return text + description([type.sentence]) + fields(type) + "\n"
    }
    var owner = type
    for name in path.dropLast() {
      guard let next = owner.field(Key(name))?.type.innermost.objectType else { return nil }
      owner = next
    }
    guard let field = owner.field(Key(last)) else { return nil }
    text += "FIELD: \(last) <\(field.type.guess)>\n"
    if !field.enumValues.isEmpty {
      let values = field.enumValues.sorted().map { "\n    " + ($0.isEmpty ? "\"\"" : $0) }
      text += "ENUM:" + values.joined()
    }
    text += "\n\n"
    let inner = field.type.innermost.objectType
    text += description([field.sentence] + (inner.map { [$0.sentence] } ?? []))
    return text + (inner.map(fields) ?? "") + "\n"
  }

  private func description(_ sentences: [String]) -> String {
    let full = sentences.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    let wrapped = WordWrap.text(full.isEmpty ? "<empty>" : full, 76)
    return "DESCRIPTION:\n" + Self.indented(wrapped, 4) + "\n"
  }

  private func fields(_ type: SchemaType) -> String {
    let list = list(type, level: 1, ancestors: [])
    return list.isEmpty ? "" : "FIELDS:\n" + list
  }

  private func list(_ type: SchemaType, level: Int, ancestors: [String]) -> String {
    if ancestors.contains(type.fullName) { return "" }
    let indent = level * 2
    var text = ""
    for field in type.fields.sorted(by: { $0.name < $1.name }) {
      text += String(repeating: " ", count: indent) + "\(field.name)\t<\(field.type.guess)>"
      if field.isRequired { text += " -required-" }
      text += enumeration(field, indent) + "\n"
      if isRecursive {
        if let inner = field.type.innermost.objectType {
          text += list(inner, level: level + 1, ancestors: ancestors + [type.fullName])
        }
        continue
      }
      let sentence = field.sentence.isEmpty ? "<no description>" : field.sentence
      text += Self.indented(WordWrap.text(sentence, 78 - indent), indent + 2) + "\n\n"
    }
    return text
  }

  private func enumeration(_ field: SchemaField, _ indent: Int) -> String {
    if field.enumValues.isEmpty { return "" }
    let values = field.enumValues.sorted().map { $0.isEmpty ? "\"\"" : $0 }
    let shown = values.prefix(4).joined(separator: ", ") + (values.count > 4 ? ", ...." : "")
    return "\n" + String(repeating: " ", count: indent) + "enum: " + shown
  }

  private static func indented(_ text: String, _ amount: Int) -> String {
    let pad = String(repeating: " ", count: amount)
    return pad + text.replacing("\n", by: "\n" + pad)
  }
}

extension SchemaFieldType {
  /// The type of what lists and maps hold, at the end of all of them.
  var innermost: SchemaFieldType {
    listElement?.innermost ?? mapElement?.innermost ?? self
  }

  /// The type as explain writes it: `[]Container`, `map[string]string`, `integer`.
  var guess: String {
    if let element = listElement { return "[]\(element.guess)" }
    if let element = mapElement { return "map[string]\(element.guess)" }
    if let type = objectType { return type.name }
    return switch self {
    case .bool: "boolean"
    case .int32, .int64: "integer"
    case .double: "number"
    case .quantity: "Quantity"
    case .intOrString: "IntOrString"
    case .fieldsV1: "FieldsV1"
    case .any: "Object"
    default: "string"
    }
  }
}

// Models: mitchellh/go-wordwrap, as kubectl uses it.

/// Breaks text into lines at spaces.
enum WordWrap {
  /// The text in lines of at most `limit` characters; longer words stand alone.
  static func text(_ text: String, _ limit: Int) -> String {
    var output = ""
    var current = 0
    var word = ""
    var space = ""
    func flushWord() {
      current += space.count + word.count
      output += space + word
      space = ""
      word = ""
    }
    for character in text {
      if character == "\n" {
        if word.isEmpty {
          if current + space.count <= limit { output += space }
          space = ""
        } else {
          flushWord()
        }
        output += "\n"
        current = 0
      } else if character == " " || character == "\t" {
        if space.isEmpty || !word.isEmpty { flushWord() }
        space.append(character)
      } else {
        word.append(character)
        if current + word.count + space.count > limit, word.count < limit {
          output += "\n"
          current = 0
          space = ""
        }
      }
    }
    if word.isEmpty {
      if current + space.count <= limit { output += space }
    } else {
      output += space + word
    }
    return output
  }
}
