import ObjectModel

// Models: openapi_v2.Document of google/gnostic, the form in which kubectl up to 1.27 and
// `explain --output=plaintext-openapiv2` read OpenAPI v2.

/// Writes an OpenAPI v2 document as a protobuf message.
enum OpenAPIMessage {
  private static let methods: [(key: Key, field: Int)] = [
    ("get", 2), ("put", 3), ("post", 4), ("delete", 5), ("patch", 8),
  ]

  /// The message of a whole document.
  static func document(_ value: Value) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.text(1, value.string("swagger") ?? "")
    writer.message(2) { writer in
      writer.text(1, value.string("info", "title") ?? "")
      writer.text(2, value.string("info", "version") ?? "")
    }
    writer.message(8) { writer in
      for path in value.fields("paths").sorted {
        writer.message(2) { writer in
          writer.text(1, path.key)
          writer.message(2) { pathItem(path.value, &$0) }
        }
      }
    }
    writer.message(9) { writer in
      for definition in value.fields("definitions").sorted {
        writer.message(1) { writer in
          writer.text(1, definition.key)
          writer.message(2) { schema(definition.value, &$0) }
        }
      }
    }
    return writer.bytes
  }

  private static func pathItem(_ value: Value, _ writer: inout ProtobufWriter) {
    for (key, field) in methods {
      guard let operation = value[key] else { continue }
      writer.message(field) { self.operation(operation, &$0) }
    }
    for parameter in value.elements("parameters") {
      writer.message(9) { writer in writer.message(1) { self.parameter(parameter, &$0) } }
    }
  }

  private static func operation(_ value: Value, _ writer: inout ProtobufWriter) {
    for tag in value.elements("tags") { writer.text(1, tag.string ?? "") }
    writer.text(3, value.string("description") ?? "")
    writer.text(5, value.string("operationId") ?? "")
    for type in value.elements("produces") { writer.text(6, type.string ?? "") }
    for type in value.elements("consumes") { writer.text(7, type.string ?? "") }
    for parameter in value.elements("parameters") {
      writer.message(8) { writer in writer.message(1) { self.parameter(parameter, &$0) } }
    }
    writer.message(9) { writer in
      for response in value.fields("responses").sorted {
        writer.message(1) { writer in
          writer.text(1, response.key)
          writer.message(2) { writer in
            writer.message(1) { self.response(response.value, &$0) }
          }
        }
      }
    }
    for scheme in value.elements("schemes") { writer.text(10, scheme.string ?? "") }
    extensions(value, 13, &writer)
  }

  private static func response(_ value: Value, _ writer: inout ProtobufWriter) {
    writer.text(1, value.string("description") ?? "")
    guard let content = value["schema"] else { return }
    writer.message(2) { writer in writer.message(1) { schema(content, &$0) } }
  }

  private static func parameter(_ value: Value, _ writer: inout ProtobufWriter) {
    if value.string("in") == "body" {
      writer.message(1) { writer in
        writer.text(2, value.string("name") ?? "")
        writer.text(3, "body")
        writer.flag(4, value.bool("required") ?? false)
        writer.message(5) { schema(value["schema"] ?? [:], &$0) }
      }
      return
    }
    let isPath = value.string("in") == "path"
    writer.message(2) { writer in
      writer.message(isPath ? 4 : 3) { writer in
        if value.bool("required") == true { writer.flag(1, true) }
        writer.text(2, value.string("in") ?? "")
        writer.text(3, value.string("description") ?? "")
        writer.text(4, value.string("name") ?? "")
        writer.text(isPath ? 5 : 6, value.string("type") ?? "")
      }
    }
  }

  private static func schema(_ value: Value, _ writer: inout ProtobufWriter) {
    if let reference = value.string("$ref") { writer.text(1, reference) }
    if let format = value.string("format") { writer.text(2, format) }
    if let description = value.string("description") { writer.text(4, description) }
    if let fallback = value["default"] { writer.message(5) { any(fallback, &$0) } }
    for name in value.elements("required") { writer.text(19, name.string ?? "") }
    for choice in value.elements("enum") { writer.message(20) { any(choice, &$0) } }
    if let content = value["additionalProperties"] {
      writer.message(21) { writer in writer.message(1) { schema(content, &$0) } }
    }
    if let type = value.string("type") { writer.message(22) { $0.text(1, type) } }
    if let items = value["items"] {
      writer.message(23) { writer in writer.message(1) { schema(items, &$0) } }
    }
    if value["properties"] != nil {
      writer.message(25) { writer in
        for property in value.fields("properties").sorted {
          writer.message(1) { writer in
            writer.text(1, property.key)
            writer.message(2) { schema(property.value, &$0) }
          }
        }
      }
    }
    extensions(value, 31, &writer)
  }

  /// The fields that begin with `x-`.
  private static func extensions(_ value: Value, _ field: Int, _ writer: inout ProtobufWriter) {
    for entry in (value.object ?? Fields()).sorted where entry.key.hasPrefix("x-") {
      writer.message(field) { writer in
        writer.text(1, entry.key)
        writer.message(2) { any(entry.value, &$0) }
      }
    }
  }

  /// A value as YAML, of which JSON is a part.
  private static func any(_ value: Value, _ writer: inout ProtobufWriter) {
    writer.text(2, JSONWriter(sortsKeys: true, escapesHTML: false).text(value) + "\n")
  }
}
