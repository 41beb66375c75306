/// Turns a manifest's bytes into valid UTF-8, as kubectl's byte order mark handling does.
enum ManifestEncoding {
  /// The text without its byte order mark; UTF-16 with a mark is converted, broken UTF-8 repaired.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return repaired(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xff, 0xfe]) { return fromUTF16(bytes, low: 0) }
    if bytes.starts(with: [0xfe, 0xff]) { return fromUTF16(bytes, low: 1) }
    return repaired(bytes)
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil {
      return bytes
    }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func fromUTF16(_ bytes: [UInt8], low: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
