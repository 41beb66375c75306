extension Quantity {
  /// Reads a quantity such as `500m`, `1.5Gi` or `12e6`.
  /// - Throws: `QuantityError`, with the sentence Kubernetes prints.
  public static func parse(_ text: String) throws(QuantityError) -> Quantity {
    var text = text
    // Contiguous text is the rule; the copy below only happens for bridged strings.
    let result: Result<Quantity, QuantityError> = text.withUTF8 { bytes in
      if let plain = plainInteger(bytes) { return .success(plain) }
      var reader = QuantityReader(bytes)
      do throws(QuantityError) {
        return .success(try reader.quantity())
      } catch {
        return .failure(error)
      }
    }
    var quantity = try result.get()
    if quantity.kept != nil { quantity.kept = text }
    return quantity
  }

  /// The fast path: up to 18 digits and nothing else.
  private static func plainInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Quantity? {
    guard (1...18).contains(bytes.count) else { return nil }
    var number: Int64 = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      number = number &* 10 &+ Int64(byte &- 48)
    }
    // Kept as written, leading zeros and all, unless it would print with a larger unit.
    let isKept = number % 1000 != 0
    return Quantity(
      unscaled: Int128(number), scale: 0, format: .decimalSI, kept: isKept ? "" : nil)
  }
}

/// Splits a quantity into sign, digits and suffix, with all the liberties Kubernetes' parser takes.
private struct QuantityReader {
  /// Most digits of a number that surely fits 64 bits.
  private static let safeDigits = 18

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private struct Unit {
    var base: Int32
    var exponent: Int32
    var format: Quantity.Format
  }

  mutating func quantity() throws(QuantityError) -> Quantity {
    guard !bytes.isEmpty else { throw .format }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes[0] == UInt8(ascii: "+") { position = 1 }
    while position < bytes.count, bytes[position] == 48 { position += 1 }
    let whole = digits()
    var fraction = position..<position
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      fraction = digits()
    }
    let suffix = try suffix()
    let unit = try unit(bytes[suffix])
    // An empty number counts as one zero.
    let wholeCount = max(whole.count, 1)
    var number = try number(whole, fraction)
    let isKept = isKept(whole, fraction, unit, number, wholeCount: wholeCount)
    var scale = -Int32(fraction.count)
    if unit.base == 10 {
      scale += unit.exponent
    } else {
      let (product, overflow) = number.multipliedReportingOverflow(by: 1 << Int128(unit.exponent))
      number = overflow ? .max : product
    }
    return finish(number, scale, unit, isNegative: isNegative, isKept: isKept)
  }

  private func finish(
    _ amount: Int128, _ amountScale: Int32, _ unit: Unit, isNegative: Bool, isKept: Bool
  ) -> Quantity {
    var number = amount
    var scale = amountScale
    if scale < -9 {
      // Anything smaller than a billionth is rounded up to one.
      number = Quantity.dividedByPowerOfTen(number, -9 - scale).quotient
      scale = -9
    }
    var format = unit.format
    if format == .binarySI {
      let quantity = Quantity(unscaled: number, scale: scale, format: format)
      if quantity.compare(to: Quantity(.max)) > 0 {
        number = Int128(Int64.max)
        scale = 0
      } else if number > 0, quantity.compare(to: Quantity(1)) < 0 {
        format = .decimalSI
      }
    }
    return Quantity(
      unscaled: isNegative ? -number : number, scale: scale, format: format,
      kept: isKept ? "" : nil)
  }

  /// Whether the text is close enough to canonical for Kubernetes to keep it.
  private func isKept(
    _ whole: Range<Int>, _ fraction: Range<Int>, _ unit: Unit, _ number: Int128, wholeCount: Int
  ) -> Bool {
    let count = wholeCount + fraction.count
    if unit.format == .binarySI {
      guard fraction.isEmpty else { return false }
      let precision = 15 - wholeCount - Int(Float(unit.exponent) * 3 / 10) - 1
      return precision >= 0 && number & 7 != 0
    }
    let scale = unit.exponent - Int32(fraction.count)
    guard count <= Self.safeDigits, scale >= -9, scale % 3 == 0 else { return false }
    return !whole.isEmpty && number % 1000 != 0
  }

  private mutating func digits() -> Range<Int> {
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    return start..<position
  }

  private func number(
    _ whole: Range<Int>, _ fraction: Range<Int>
  ) throws(QuantityError) -> Int128 {
    var number: Int128 = 0
    for range in [whole, fraction] {
      for byte in bytes[range] {
        let (tens, first) = number.multipliedReportingOverflow(by: 10)
        let (sum, second) = tens.addingReportingOverflow(Int128(byte - 48))
        if first || second { throw .number }
        number = sum
      }
    }
    return number
  }

  private mutating func suffix() throws(QuantityError) -> Range<Int> {
    let start = position
    while position < bytes.count, Self.isUnitLetter(bytes[position]) { position += 1 }
    if position < bytes.count,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      position += 1
    }
    _ = digits()
    guard position == bytes.count else { throw .format }
    return start..<position
  }

  private static func isUnitLetter(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "e", "E", "i", "n", "u", "m", "k", "K", "M", "G", "T", "P": true
    default: false
    }
  }

  private func unit(_ suffix: Slice<UnsafeBufferPointer<UInt8>>) throws(QuantityError) -> Unit {
    let letters = Array(suffix)
    switch letters.count {
    case 0: return Unit(base: 10, exponent: 0, format: .decimalSI)
    case 1:
      if let exponent = Self.decimalExponent(letters[0]) {
        return Unit(base: 10, exponent: exponent, format: .decimalSI)
      }
    case 2 where letters[1] == UInt8(ascii: "i"):
      if letters[0] == UInt8(ascii: "K") { return Unit(base: 2, exponent: 10, format: .binarySI) }
      if letters[0] != UInt8(ascii: "k"), let exponent = Self.decimalExponent(letters[0]),
        exponent > 3
      {
        return Unit(base: 2, exponent: exponent / 3 * 10, format: .binarySI)
      }
    default: break
    }
    if letters.count > 1, letters[0] | 0x20 == UInt8(ascii: "e"),
      let exponent = Int32(String(decoding: letters[1...], as: UTF8.self)),
      exponent.magnitude < 1_000_000
    {
      return Unit(base: 10, exponent: exponent, format: .decimalExponent)
    }
    throw .suffix
  }

  private static func decimalExponent(_ letter: UInt8) -> Int32? {
    switch Unicode.Scalar(letter) {
    case "n": -9
    case "u": -6
    case "m": -3
    case "k": 3
    case "M": 6
    case "G": 9
    case "T": 12
    case "P": 15
    case "E": 18
    default: nil
    }
  }
}
