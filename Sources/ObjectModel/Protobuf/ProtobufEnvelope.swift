// Models: apimachinery pkg/runtime/serializer/protobuf, v1.32.

/// What Kubernetes puts round a protobuf message: four bytes, then runtime.Unknown.
public struct ProtobufEnvelope: Hashable, Sendable {
  /// The media type of such bodies.
  public static let mediaType = "application/vnd.kubernetes.protobuf"
  /// The bytes that every body begins with.
  public static let prefix: [UInt8] = [0x6b, 0x38, 0x73, 0x00]

  /// The group and version of the object, such as `apps/v1`; may be empty.
  public var apiVersion: String
  /// The kind of the object; may be empty.
  public var kind: String
  /// The message of the object itself.
  public var raw: [UInt8]

  /// An envelope for a message.
  public init(apiVersion: String, kind: String, raw: [UInt8]) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.raw = raw
  }

  /// Opens an envelope.
  /// - Throws: `ProtobufError` in the real server's words.
  public init(decoding bytes: [UInt8]) throws(ProtobufError) {
    self.init(apiVersion: "", kind: "", raw: [])
    guard !bytes.isEmpty else { throw ProtobufError("empty data") }
    guard bytes.starts(with: Self.prefix) else {
      throw ProtobufError(
        "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]")
    }
    guard bytes.count > Self.prefix.count else { throw ProtobufError("empty body") }
    var reader = ProtobufReader(bytes, Self.prefix.count..<bytes.count)
    while !reader.isAtEnd {
      let tag = try reader.tag("Unknown")
      switch (tag.number, tag.wire) {
      case (1, .chunk): try readType(reader.message(try reader.chunk()))
      case (2, .chunk): raw = reader.slice(try reader.chunk())
      case (1...4, let wire) where wire != .chunk:
        let names = ["TypeMeta", "Raw", "ContentEncoding", "ContentType"]
        throw ProtobufError(
          "proto: wrong wireType = \(wire.rawValue) for field \(names[tag.number - 1])")
      default: try reader.skip(tag.wire)
      }
    }
  }

  private mutating func readType(_ reader: ProtobufReader) throws(ProtobufError) {
    var reader = reader
    while !reader.isAtEnd {
      let tag = try reader.tag("TypeMeta")
      switch (tag.number, tag.wire) {
      case (1, .chunk): apiVersion = reader.text(try reader.chunk())
      case (2, .chunk): kind = reader.text(try reader.chunk())
      default: try reader.skip(tag.wire)
      }
    }
  }

  /// The bytes of the whole body.
  public var bytes: [UInt8] {
    var type = ProtobufWriter()
    type.text(1, apiVersion)
    type.text(2, kind)
    var writer = ProtobufWriter(bytes: Self.prefix)
    writer.chunk(1, type.bytes)
    writer.chunk(2, raw)
    writer.text(3, "")
    writer.text(4, "")
    return writer.bytes
  }
}
