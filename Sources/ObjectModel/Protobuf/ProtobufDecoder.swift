import Encodings

// Models: the generated decoders of k8s.io/api (gogo protobuf), v1.32. Differs: nothing is nested
// deeper than 100 messages.

/// Reads messages by the field numbers of the schema.
struct ProtobufDecoder {
  static let depthLimit = 100

  private var depth = 0

  /// The fields of the message in `reader`, added to those already read.
  ///
  /// `prefix` leads to a message that JSON inlines in `type`.
  mutating func message(
    _ reader: ProtobufReader, _ type: SchemaType, _ prefix: [Int] = [], into fields: inout Fields
  ) throws(ProtobufError) {
    guard depth < Self.depthLimit else { throw .tooDeep }
    depth += 1
    defer { depth -= 1 }
    var reader = reader
    while !reader.isAtEnd {
      let tag = try reader.tag(type.name)
      let path = prefix + [tag.number]
      guard let field = type.fields.first(where: { $0.protobufPath.starts(with: path) }) else {
        try reader.skip(tag.wire)
        continue
      }
      if field.protobufPath.count > path.count {
        guard tag.wire == .chunk else { throw Self.wrongWire(tag, "Inlined") }
        try message(reader.message(try reader.chunk()), type, path, into: &fields)
      } else {
        try member(&reader, tag, field, into: &fields)
      }
    }
  }

  private mutating func member(
    _ reader: inout ProtobufReader, _ tag: ProtobufReader.Tag, _ field: SchemaField,
    into fields: inout Fields
  ) throws(ProtobufError) {
    switch field.type {
    case .list(let element):
      var elements = fields[field.key]?.elements ?? []
      if tag.wire == .chunk, Self.isPackable(element) {
        var packed = reader.message(try reader.chunk())
        let wire: ProtobufReader.Wire = if case .double = element { .fixed64 } else { .varint }
        while !packed.isAtEnd {
          let tag = ProtobufReader.Tag(number: tag.number, wire: wire)
          elements.append(try value(&packed, tag, element, field, over: nil))
        }
      } else {
        elements.append(try value(&reader, tag, element, field, over: nil))
      }
      fields[field.key] = .array(elements)
    case .map(let element):
      guard tag.wire == .chunk else { throw Self.wrongWire(tag, Self.goName(field)) }
      let entry = try entry(reader.message(try reader.chunk()), element, field)
      var entries = fields[field.key]?.object ?? Fields()
      entries[Key(entry.key)] = entry.value
      fields[field.key] = .object(entries)
    default:
      fields[field.key] = try value(&reader, tag, field.type, field, over: fields[field.key])
    }
  }

  /// A key with its value; both may be left out.
  private mutating func entry(
    _ reader: ProtobufReader, _ type: SchemaFieldType, _ field: SchemaField
  ) throws(ProtobufError) -> (key: String, value: Value) {
    var reader = reader
    var key = ""
    var value: Value?
    while !reader.isAtEnd {
      let tag = try reader.tag("Entry")
      switch tag.number {
      case 1 where tag.wire == .chunk: key = reader.text(try reader.chunk())
      case 2: value = try self.value(&reader, tag, type, field, over: nil)
      default: try reader.skip(tag.wire)
      }
    }
    if let value { return (key, value) }
    if case .bytes = type { return (key, "") }
    return (key, SchemaDecoder.zero(of: type))
  }

  private mutating func value(
    _ reader: inout ProtobufReader, _ tag: ProtobufReader.Tag, _ type: SchemaFieldType,
    _ field: SchemaField, over old: Value?
  ) throws(ProtobufError) -> Value {
    guard tag.wire == Self.wire(of: type) else { throw Self.wrongWire(tag, Self.goName(field)) }
    switch type {
    case .int32: return .int(Int64(Int32(truncatingIfNeeded: try reader.varint())))
    case .int64: return .int(Int64(bitPattern: try reader.varint()))
    case .bool: return .bool(try reader.varint() != 0)
    case .double:
      let number = Double(bitPattern: try reader.fixed64())
      return Int64(exactly: number).map { .int($0) } ?? .double(number)
    case .string: return .string(reader.text(try reader.chunk()))
    case .bytes: return .string(Base64.encode(reader.slice(try reader.chunk())))
    case .quantity: return .string(try text(reader.message(try reader.chunk()), "Quantity"))
    case .any, .fieldsV1: return try embedded(reader.message(try reader.chunk()))
    case .time: return try time(reader.message(try reader.chunk()), .seconds)
    case .microTime: return try time(reader.message(try reader.chunk()), .microseconds)
    case .duration: return .string(GoDuration.text(try number(reader.message(try reader.chunk()))))
    case .intOrString: return try intOrString(reader.message(try reader.chunk()))
    case .reference(let reference):
      var fields = old?.object ?? Fields()
      try message(reader.message(try reader.chunk()), reference.type, into: &fields)
      return .object(fields)
    // A list of lists or a map of lists has a message of its own for the inner list.
    case .list(let element):
      var inner = reader.message(try reader.chunk())
      var elements: [Value] = []
      while !inner.isAtEnd {
        let tag = try inner.tag("Items")
        if tag.number == 1 {
          elements.append(try value(&inner, tag, element, field, over: nil))
        } else {
          try inner.skip(tag.wire)
        }
      }
      return .array(elements)
    case .map: throw ProtobufError("proto: a map cannot be held directly")
    }
  }

  /// How values of a type are laid out.
  private static func wire(of type: SchemaFieldType) -> ProtobufReader.Wire {
    switch type {
    case .int32, .int64, .bool: .varint
    case .double: .fixed64
    default: .chunk
    }
  }

  private static func isPackable(_ type: SchemaFieldType) -> Bool { wire(of: type) != .chunk }

  private static func wrongWire(_ tag: ProtobufReader.Tag, _ name: String) -> ProtobufError {
    ProtobufError("proto: wrong wireType = \(tag.wire.rawValue) for field \(name)")
  }

  /// The name of the field in Go.
  private static func goName(_ field: SchemaField) -> String {
    let name = field.name
    if ["uid", "tty", "ip", "uri", "qps"].contains(name) { return name.uppercased() }
    if name.hasPrefix("api") { return "API" + name.dropFirst(3) }
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
