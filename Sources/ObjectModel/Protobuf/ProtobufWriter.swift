/// Writes tags, numbers and stretches of bytes of one protobuf message.
public struct ProtobufWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8]

  /// A writer that goes on behind `bytes`.
  public init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func tag(_ field: Int, _ wire: UInt64) {
    append(UInt64(field) << 3 | wire)
  }

  /// A number in as few bytes as it takes; negative ones take ten.
  public mutating func integer(_ field: Int, _ number: Int64) {
    tag(field, 0)
    append(UInt64(bitPattern: number))
  }

  /// A truth value.
  public mutating func flag(_ field: Int, _ flag: Bool) { integer(field, flag ? 1 : 0) }

  /// A floating-point number.
  public mutating func double(_ field: Int, _ number: Double) {
    tag(field, 1)
    var rest = number.bitPattern
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Bytes, or a message already written.
  public mutating func chunk(_ field: Int, _ content: [UInt8]) {
    tag(field, 2)
    append(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  /// Text.
  public mutating func text(_ field: Int, _ text: String) {
    tag(field, 2)
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// A message that `write` fills.
  public mutating func message(_ field: Int, _ write: (inout ProtobufWriter) -> Void) {
    var inner = ProtobufWriter()
    write(&inner)
    chunk(field, inner.bytes)
  }
}
