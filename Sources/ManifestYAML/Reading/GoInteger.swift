/// Go's integer literals, as `strconv.ParseInt(text, 0, 64)` reads them.
enum GoInteger {
  enum Number: Equatable {
    case signed(Int64)
    /// Above the signed range.
    case unsigned(UInt64)
  }

  /// The number: decimal, or with `0x`, `0o`, `0b` or a leading `0` for octal; nil when none.
  static func parse(_ text: [UInt8]) -> Number? {
    var digits = text[...]
    var isNegative = false
    let hasSign = digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+")
    if hasSign {
      isNegative = digits.first == UInt8(ascii: "-")
      digits = digits.dropFirst()
    }
    let radix = takeRadix(&digits)
    guard let size = magnitude(digits, radix: radix) else { return nil }
    if isNegative {
      if size == UInt64(Int64.max) + 1 { return .signed(.min) }
      return size <= UInt64(Int64.max) ? .signed(-Int64(size)) : nil
    }
    if size <= UInt64(Int64.max) { return .signed(Int64(size)) }
    // Go reads unsigned numbers without any sign only.
    return hasSign ? nil : .unsigned(size)
  }

  private static func takeRadix(_ digits: inout ArraySlice<UInt8>) -> UInt64 {
    guard digits.first == UInt8(ascii: "0"), digits.count > 1 else { return 10 }
    switch digits[digits.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"):
      digits = digits.dropFirst(2)
      return 16
    case UInt8(ascii: "o"):
      digits = digits.dropFirst(2)
      return 8
    case UInt8(ascii: "b"):
      digits = digits.dropFirst(2)
      return 2
    default:
      digits = digits.dropFirst()
      return 8
    }
  }

  private static func magnitude(_ digits: ArraySlice<UInt8>, radix: UInt64) -> UInt64? {
    guard !digits.isEmpty else { return nil }
    var number: UInt64 = 0
    for byte in digits {
      let digit: UInt64
      switch byte {
      case 48...57: digit = UInt64(byte - 48)
      case 97...102: digit = UInt64(byte - 87)
      case 65...70: digit = UInt64(byte - 55)
      default: return nil
      }
      guard digit < radix else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(digit)
      if overflows || carries { return nil }
      number = sum
    }
    return number
  }
}
