/// Reads tags, numbers and stretches of bytes of one protobuf message.
struct ProtobufReader {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  /// How a field is laid out on the wire.
  enum Wire: UInt64 {
    case varint, fixed64, chunk, groupStart, groupEnd, fixed32
  }

  /// The number of a field and how it is laid out.
  struct Tag {
    let number: Int
    let wire: Wire
  }

  /// A reader of `bytes`, or of a part of them.
  init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position >= end }

  mutating func varint() throws(ProtobufError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard shift < 64 else { throw .overflow }
      guard position < end else { throw .endOfInput }
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// The next tag; `owner` is the name of the message in complaints.
  mutating func tag(_ owner: String) throws(ProtobufError) -> Tag {
    let word = try varint()
    let number = Int(Int32(truncatingIfNeeded: word >> 3))
    guard let wire = Wire(rawValue: word & 7) else {
      throw ProtobufError("proto: illegal wireType \(word & 7)")
    }
    if wire == .groupEnd {
      throw ProtobufError("proto: \(owner): wiretype end group for non-group")
    }
    guard number > 0 else {
      throw ProtobufError("proto: \(owner): illegal tag \(number) (wire type \(word & 7))")
    }
    return Tag(number: number, wire: wire)
  }

  /// Where the bytes of a field that tells its length are.
  mutating func chunk() throws(ProtobufError) -> Range<Int> {
    let word = try varint()
    guard word <= UInt64(Int64.max) else { throw .negativeLength }
    let length = Int(word)
    guard length <= end - position else { throw .endOfInput }
    position += length
    return position - length..<position
  }

  mutating func fixed64() throws(ProtobufError) -> UInt64 {
    guard end - position >= 8 else { throw .endOfInput }
    var number: UInt64 = 0
    for index in 0..<8 { number |= UInt64(bytes[position + index]) << UInt64(8 * index) }
    position += 8
    return number
  }

  /// Passes over the value of a field that nobody knows.
  mutating func skip(_ wire: Wire) throws(ProtobufError) {
    var openGroups = 0
    var wire = wire
    while true {
      switch wire {
      case .varint: _ = try varint()
      case .fixed64: _ = try fixed64()
      case .chunk: _ = try chunk()
      case .groupStart: openGroups += 1
      case .groupEnd:
        guard openGroups > 0 else { throw ProtobufError("proto: unexpected end of group") }
        openGroups -= 1
      case .fixed32:
        guard end - position >= 4 else { throw .endOfInput }
        position += 4
      }
      if openGroups == 0 { return }
      let word = try varint()
      guard let next = Wire(rawValue: word & 7) else {
        throw ProtobufError("proto: illegal wireType \(word & 7)")
      }
      wire = next
    }
  }

  /// The text at a place that `chunk` found.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The bytes at a place that `chunk` found.
  func slice(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }

  /// A reader of the message at a place that `chunk` found.
  func message(_ range: Range<Int>) -> ProtobufReader { ProtobufReader(bytes, range) }
}
