import ObjectModel

/// The order in which go-yaml writes keys: letters after all else, numbers by size.
enum YAMLKeyOrder {
  static func sorted(_ fields: Fields) -> [(key: String, value: Value)] {
    fields.map { (key: $0.key.text, value: $0.value) }.sorted { precedes($0.key, $1.key) }
  }

  /// Whether key `first` is written before `second`: `a-b`, `a9`, `a10`, `ab`.
  static func precedes(_ first: String, _ second: String) -> Bool {
    var first = first
    var second = second
    let common = first.withUTF8 { left in
      second.withUTF8 { right in
        var index = 0
        let end = min(left.count, right.count)
        while index < end, left[index] == right[index] { index += 1 }
        // Letters settle most comparisons without a look at Unicode.
        guard index < end else { return index == end ? Decision.prefix : .unknown }
        if left[index] >= 0x80 || right[index] >= 0x80 { return .unknown }
        guard isLetter(left[index]), isLetter(right[index]) else { return .unknown }
        return left[index] < right[index] ? .before : .after
      }
    }
    switch common {
    case .before: return true
    case .after: return false
    case .prefix: return first.utf8.count < second.utf8.count
    case .unknown: return precedes(Array(first.unicodeScalars), Array(second.unicodeScalars))
    }
  }

  private enum Decision {
    case before
    case after
    case prefix
    case unknown
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20)
  }

  private static func precedes(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
    for index in 0..<min(first.count, second.count) where first[index] != second[index] {
      let isLetter = first[index].properties.isLetter
      let isOtherLetter = second[index].properties.isLetter
      if isLetter && isOtherLetter { return first[index] < second[index] }
      if isLetter || isOtherLetter { return isOtherLetter }
      return precedesAsNumber(first, second, index)
    }
    return first.count < second.count
  }

  private static func precedesAsNumber(
    _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], _ index: Int
  ) -> Bool {
    var (number, other): (Int64, Int64) = (0, 0)
    if first[index] == "0" || second[index] == "0" {
      // A zero within a number that has begun must count as a digit.
      let begun = first[..<index].reversed().prefix { $0.properties.isDigit }
      if begun.contains(where: { $0 != "0" }) { (number, other) = (1, 1) }
    }
    let end = readDigits(first, index, &number)
    let otherEnd = readDigits(second, index, &other)
    if number != other { return number < other }
    if end != otherEnd { return end < otherEnd }
    return first[index] < second[index]
  }

  private static func readDigits(
    _ text: [Unicode.Scalar], _ start: Int, _ number: inout Int64
  ) -> Int {
    var index = start
    while index < text.count, text[index].properties.isDigit {
      number = number &* 10 &+ (Int64(text[index].value) - 48)
      index += 1
    }
    return index
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLetter: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  fileprivate var isDigit: Bool { generalCategory == .decimalNumber }
}
