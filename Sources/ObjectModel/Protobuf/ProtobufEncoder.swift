import Encodings

// Models: the generated encoders of k8s.io/api (gogo protobuf), v1.32. Differs: scalars that are
// not there are not written, where Go writes their zero.

/// Writes objects as messages, by the field numbers of the schema.
struct ProtobufEncoder {
  /// Writes the fields of an object of `type`.
  ///
  /// `prefix` leads to a message that JSON inlines in `type`.
  func message(
    _ value: Value, _ type: SchemaType, _ prefix: [Int] = [], into writer: inout ProtobufWriter
  ) {
    guard case .object(let fields) = value else { return }
    let present = type.fields.filter {
      $0.protobufPath.count > prefix.count && $0.protobufPath.starts(with: prefix)
        && !(fields[$0.key] ?? .null).isNull
    }
    .sorted { $0.protobufPath.lexicographicallyPrecedes($1.protobufPath) }
    var inlined: Int?
    for field in present {
      let number = field.protobufPath[prefix.count]
      if field.protobufPath.count > prefix.count + 1 {
        if inlined == number { continue }
        inlined = number
        writer.message(number) { message(value, type, prefix + [number], into: &$0) }
      } else if let value = fields[field.key] {
        member(number, value, field.type, into: &writer)
      }
    }
  }

  private func member(
    _ number: Int, _ value: Value, _ type: SchemaFieldType, into writer: inout ProtobufWriter
  ) {
    switch type {
    case .list(let element):
      for value in value.elements { self.value(number, value, element, into: &writer) }
    case .map(let element):
      guard case .object(let fields) = value else { return }
      for entry in fields.sorted {
        writer.message(number) { writer in
          writer.text(1, entry.key)
          self.value(2, entry.value, element, into: &writer)
        }
      }
    default: self.value(number, value, type, into: &writer)
    }
  }

  private func value(
    _ number: Int, _ value: Value, _ type: SchemaFieldType, into writer: inout ProtobufWriter
  ) {
    switch type {
    case .int32, .int64: writer.integer(number, value.int ?? 0)
    case .bool: writer.flag(number, value.bool ?? false)
    case .double: writer.double(number, value.double ?? 0)
    case .string: writer.text(number, value.string ?? "")
    case .bytes: writer.chunk(number, Base64.decode(value.string ?? "") ?? [])
    case .quantity: writer.message(number) { $0.text(1, value.string ?? "") }
    case .any, .fieldsV1: writer.message(number) { $0.chunk(1, JSONWriter().bytes(value)) }
    case .time, .microTime: writer.message(number) { time(value, into: &$0) }
    case .duration:
      writer.message(number) { $0.integer(1, GoDuration.nanoseconds(value.string ?? "") ?? 0) }
    case .intOrString: writer.message(number) { intOrString(value, into: &$0) }
    case .reference(let reference):
      writer.message(number) { message(value, reference.type, into: &$0) }
    case .list(let element):
      writer.message(number) { writer in
        for value in value.elements { self.value(1, value, element, into: &writer) }
      }
    case .map: break
    }
  }

  private func time(_ value: Value, into writer: inout ProtobufWriter) {
    guard let text = value.string, let nanoseconds = RFC3339.epochNanoseconds(text) else { return }
    let seconds = RFC3339.wholeSeconds(nanoseconds)
    writer.integer(1, seconds)
    writer.integer(2, nanoseconds - seconds * 1_000_000_000)
  }

  private func intOrString(_ value: Value, into writer: inout ProtobufWriter) {
    writer.integer(1, value.string == nil ? 0 : 1)
    writer.integer(2, value.int ?? 0)
    writer.text(3, value.string ?? "")
  }
}
