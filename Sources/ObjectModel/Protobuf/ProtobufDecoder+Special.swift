// Models: the messages of apimachinery with a form of their own, v1.32.

extension ProtobufDecoder {
  /// The text in field 1 of a message: Quantity.
  func text(_ reader: ProtobufReader, _ owner: String) throws(ProtobufError) -> String {
    var reader = reader
    var text = ""
    while !reader.isAtEnd {
      let tag = try reader.tag(owner)
      if tag.number == 1, tag.wire == .chunk {
        text = reader.text(try reader.chunk())
      } else {
        try reader.skip(tag.wire)
      }
    }
    return text.isEmpty ? "0" : text
  }

  /// The number in field 1 of a message: Duration.
  func number(_ reader: ProtobufReader) throws(ProtobufError) -> Int64 {
    var reader = reader
    var number: Int64 = 0
    while !reader.isAtEnd {
      let tag = try reader.tag("Duration")
      if tag.number == 1, tag.wire == .varint {
        number = Int64(bitPattern: try reader.varint())
      } else {
        try reader.skip(tag.wire)
      }
    }
    return number
  }

  /// The JSON in field 1 of a message: RawExtension, JSON, FieldsV1.
  func embedded(_ reader: ProtobufReader) throws(ProtobufError) -> Value {
    var reader = reader
    var bytes: [UInt8] = []
    while !reader.isAtEnd {
      let tag = try reader.tag("RawExtension")
      if tag.number == 1, tag.wire == .chunk {
        bytes = reader.slice(try reader.chunk())
      } else {
        try reader.skip(tag.wire)
      }
    }
    if bytes.isEmpty { return .null }
    do throws(JSONError) {
      return try JSONParser.parse(bytes)
    } catch {
      throw ProtobufError(error.message)
    }
  }

  /// An instant; Go's zero time, which has no bytes at all, is null.
  func time(
    _ reader: ProtobufReader, _ precision: RFC3339.Precision
  ) throws(ProtobufError) -> Value {
    if reader.isAtEnd { return .null }
    var reader = reader
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
    while !reader.isAtEnd {
      let tag = try reader.tag("Timestamp")
      switch (tag.number, tag.wire) {
      case (1, .varint): seconds = Int64(bitPattern: try reader.varint())
      case (2, .varint): nanoseconds = Int64(Int32(truncatingIfNeeded: try reader.varint()))
      default: try reader.skip(tag.wire)
      }
    }
    guard seconds != RFC3339.zeroSeconds else { return .null }
    // What nanoseconds since 1970 can tell, which is less than Go's years 0 to 9999.
    guard abs(seconds) < 9_000_000_000, (0..<1_000_000_000).contains(nanoseconds) else {
      throw ProtobufError("Time.MarshalJSON: year outside of range [0,9999]")
    }
    switch precision {
    case .seconds: return .string(RFC3339.text(epochSeconds: seconds))
    case .microseconds:
      return .string(
        RFC3339.microText(epochNanoseconds: seconds * 1_000_000_000 + nanoseconds))
    }
  }

  /// A number or a text: IntOrString.
  func intOrString(_ reader: ProtobufReader) throws(ProtobufError) -> Value {
    var reader = reader
    var isText = false
    var number: Int64 = 0
    var text = ""
    while !reader.isAtEnd {
      let tag = try reader.tag("IntOrString")
      switch (tag.number, tag.wire) {
      case (1, .varint): isText = try reader.varint() == 1
      case (2, .varint): number = Int64(Int32(truncatingIfNeeded: try reader.varint()))
      case (3, .chunk): text = reader.text(try reader.chunk())
      default: try reader.skip(tag.wire)
      }
    }
    return isText ? .string(text) : .int(number)
  }
}
