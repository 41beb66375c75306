/// Reads the percent-encoding of paths and queries.
enum PercentText {
  /// The text that `text` stands for; nil when an escape is broken.
  static func decoded(_ text: Substring, plusIsBlank: Bool) -> String? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return String(text)
    }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(plusIsBlank ? 0x20 : byte)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// The parameters of a query in order; broken ones are left out, as Go does.
  static func parameters(_ query: Substring) -> [RequestOptions.Parameter] {
    query.split(separator: "&").compactMap { part in
      if part.contains(";") { return nil }
      let name = part.prefix { $0 != "=" }
      guard let key = decoded(name, plusIsBlank: true),
        let value = decoded(part.dropFirst(name.count + 1), plusIsBlank: true)
      else { return nil }
      return RequestOptions.Parameter(key, value)
    }
  }
}
