/// Backslash escapes, as `echo -e`, `printf`, `tr` and `$'…'` read them.
enum EscapeSequences {
  enum Style: Equatable {
    /// `echo -e` and `printf %b`: octal needs a leading zero, `\c` stops the output.
    case echo
    /// The format of `printf`: octal without a leading zero.
    case format
    /// `$'…'`: also `\'` and `\"`.
    case dollarQuote
  }

  /// The text with its escapes replaced, and whether `\c` ended it.
  static func decode(
    _ text: some Collection<UInt8>, style: Style
  ) -> (bytes: Bytes, isStopped: Bool) {
    let source = Array(text)
    var result: Bytes = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      guard byte == .backslash, index + 1 < source.count else {
        result.append(byte)
        index += 1
        continue
      }
      let next = source[index + 1]
      if next == UInt8(ascii: "c"), style == .echo { return (result, true) }
      index = decodeOne(source, index, style, &result)
    }
    return (result, false)
  }

  /// Decodes the escape at an index and gives the index behind it.
  private static func decodeOne(
    _ source: Bytes, _ index: Int, _ style: Style, _ result: inout Bytes
  ) -> Int {
    let next = source[index + 1]
    switch next {
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "e"): result.append(27)
    case .backslash: result.append(.backslash)
    case .singleQuote where style != .echo, .doubleQuote where style != .echo:
      result.append(next)
    case UInt8(ascii: "x"):
      return number(source, index + 2, 16, 2, &result) ?? keep(source, index, &result)
    case 48...55:
      let start = style == .echo && next == .zero ? index + 2 : index + 1
      if style == .echo, next != .zero { return keep(source, index, &result) }
      if let end = number(source, start, 8, 3, &result) { return end }
      result.append(0)
      return start
    default: return keep(source, index, &result)
    }
    return index + 2
  }

  private static func keep(_ source: Bytes, _ index: Int, _ result: inout Bytes) -> Int {
    result.append(.backslash)
    result.append(source[index + 1])
    return index + 2
  }

  private static func number(
    _ source: Bytes, _ start: Int, _ radix: Int, _ digits: Int, _ result: inout Bytes
  ) -> Int? {
    var end = start
    var value = 0
    while end < source.count, end - start < digits, let digit = hexValue(source[end]),
      digit < radix
    {
      value = value * radix + digit
      end += 1
    }
    guard end > start else { return nil }
    result.append(UInt8(truncatingIfNeeded: value))
    return end
  }

  static func hexValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 48...57: Int(byte) - 48
    case 97...102: Int(byte) - 87
    case 65...70: Int(byte) - 55
    default: nil
    }
  }
}
