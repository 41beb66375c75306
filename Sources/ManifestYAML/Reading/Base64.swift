/// Base64 as Go's standard decoding takes it: padded, line breaks ignored.
enum Base64 {
  /// The bytes; nil when the text is not base64.
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let symbols = text.filter { $0 != 0x0a && $0 != 0x0d }
    guard symbols.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(symbols.count / 4 * 3)
    for start in stride(from: 0, to: symbols.count, by: 4) {
      let quad = symbols[start..<(start + 4)]
      let padding = quad.reversed().prefix { $0 == UInt8(ascii: "=") }.count
      guard padding <= 2, padding == 0 || start + 4 == symbols.count else { return nil }
      var bits: UInt32 = 0
      for symbol in quad.dropLast(padding) {
        guard let value = value(of: symbol) else { return nil }
        bits = bits << 6 | UInt32(value)
      }
      bits <<= UInt32(6 * padding)
      for index in 0..<(3 - padding) { bytes.append(UInt8(bits >> UInt32(16 - 8 * index) & 0xff)) }
    }
    return bytes
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
