/// Exact decimal digits of a floating-point number, rounded half to even as Go does.
enum DecimalText {
  /// `%.Nf` of a number that is not negative.
  static func fixed(_ number: Double, _ precision: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : "Inf" }
    let (digits, point) = rounded(number, after: precision)
    var text = digits.map(String.init).joined()
    if text.count <= point { text = String(repeating: "0", count: point - text.count + 1) + text }
    guard point > 0 else { return text }
    return text.dropLast(point) + "." + text.suffix(point)
  }

  /// `%.Ne` of a number that is not negative.
  static func scientific(_ number: Double, _ precision: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : "Inf" }
    var exponent = 0
    if number > 0 {
      let (digits, point) = exact(number)
      exponent = digits.count - 1 - point
    }
    var (digits, _) = rounded(number, after: precision - exponent)
    if digits.count > precision + 1 {
      // Rounding carried into a new digit.
      exponent += 1
      digits.removeLast()
    }
    while digits.count < precision + 1 { digits.append(0) }
    let text = digits.map(String.init).joined()
    let mantissa = precision > 0 ? text.prefix(1) + "." + text.dropFirst() : text.prefix(1)
    let size = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(size)"
  }

  /// All digits of the number, and how many of them stand after the point.
  private static func exact(_ number: Double) -> (digits: [Int], point: Int) {
    var digits: [Int] = [0]
    var exponent = Int(number.exponent) - 52
    var mantissa = number.significandBitPattern
    if number.isNormal { mantissa |= 1 << 52 } else { exponent = -1074 }
    guard mantissa != 0 else { return ([0], 0) }
    digits = String(mantissa).compactMap(\.wholeNumberValue)
    var point = 0
    while exponent > 0 {
      multiply(&digits, by: 2)
      exponent -= 1
    }
    // A half is five tenths.
    while exponent < 0 {
      multiply(&digits, by: 5)
      point += 1
      exponent += 1
    }
    while point > 0, digits.last == 0, digits.count > 1 {
      digits.removeLast()
      point -= 1
    }
    return (digits, point)
  }

  private static func multiply(_ digits: inout [Int], by factor: Int) {
    var carry = 0
    for index in digits.indices.reversed() {
      let product = digits[index] * factor + carry
      digits[index] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.insert(carry, at: 0) }
  }

  /// The digits with `places` after the point.
  private static func rounded(
    _ number: Double, after places: Int
  ) -> (digits: [Int], point: Int) {
    var (digits, point) = exact(number)
    if point <= places {
      digits += Array(repeating: 0, count: places - point)
      return (digits, places)
    }
    let dropped = point - places
    if dropped > digits.count {
      digits = Array(repeating: 0, count: dropped - digits.count) + digits
    }
    let tail = digits.suffix(dropped)
    let head = Array(digits.dropLast(dropped))
    let isAboveHalf = tail.first.map { $0 > 5 } ?? false
    let isHalf = tail.first == 5 && tail.dropFirst().allSatisfy { $0 == 0 }
    let isPastHalf = isAboveHalf || (tail.first == 5 && !isHalf)
    point = places
    var result = head.isEmpty ? [0] : head
    if isPastHalf || (isHalf && (result.last ?? 0) % 2 == 1) { increment(&result) }
    return (result, point)
  }

  private static func increment(_ digits: inout [Int]) {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
  }
}
