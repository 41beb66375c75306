/// Base64 as Go's standard decoding takes it: padded, line breaks ignored.
enum Base64 {
  /// Where the text is no base64.
  struct Fault: Error {
    let offset: Int
  }

  /// The bytes, or the place of the first that does not belong.
  static func decode(_ text: [UInt8]) -> Result<[UInt8], Fault> {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for (offset, byte) in text.enumerated() where byte != 0x0a && byte != 0x0d {
      if byte == UInt8(ascii: "="), count >= 2, count + padding < 4 {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else {
        return .failure(Fault(offset: offset))
      }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count == 4 {
        bytes += [UInt8(bits >> 16 & 0xff), UInt8(bits >> 8 & 0xff), UInt8(bits & 0xff)]
        (bits, count) = (0, 0)
      }
    }
    if count == 0, padding == 0 { return .success(bytes) }
    guard count + padding == 4 else { return .failure(Fault(offset: text.count - count)) }
    bits <<= UInt32(6 * padding)
    for index in 0..<(3 - padding) { bytes.append(UInt8(bits >> UInt32(16 - 8 * index) & 0xff)) }
    return .success(bytes)
  }

  private static func value(of symbol: UInt8) -> UInt8? {
    switch symbol {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): symbol - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): symbol - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): symbol + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
