/// A bracket expression: `[a-z0-9_]`, `[^…]`, `[[:alpha:]]`.
struct CharacterSet: Sendable, Equatable {
  enum Style: Equatable {
    /// `!` negates too, and a backslash quotes.
    case glob
    /// POSIX regular expressions: a backslash stands for itself.
    case expression
  }

  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  func contains(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return !isNegated }
    return isNegated
  }

  /// Adds the other case of every ASCII letter in the set.
  mutating func foldCase() {
    for range in ranges {
      for scalar in UInt32(65)...90 where range.contains(scalar) || range.contains(scalar + 32) {
        ranges.append(scalar...scalar)
        ranges.append((scalar + 32)...(scalar + 32))
      }
    }
  }

  /// Parses what follows a `[`; nil when no `]` closes it.
  static func parse(
    _ text: [UInt32], _ start: Int, style: Style
  ) -> (set: CharacterSet, end: Int)? {
    var set = CharacterSet()
    var index = start
    if index < text.count, text[index] == 0x5e || (style == .glob && text[index] == 0x21) {
      set.isNegated = true
      index += 1
    }
    let first = index
    while index < text.count {
      if text[index] == 0x5d, index > first { return (set, index + 1) }
      if text[index] == 0x5b, index + 1 < text.count, text[index + 1] == 0x3a,
        let (name, end) = className(text, index + 2)
      {
        set.ranges += named(name)
        index = end
        continue
      }
      guard let low = member(text, &index, style) else { return nil }
      if index + 1 < text.count, text[index] == 0x2d, text[index + 1] != 0x5d {
        index += 1
        guard let high = member(text, &index, style) else { return nil }
        if low <= high { set.ranges.append(low...high) }
      } else {
        set.ranges.append(low...low)
      }
    }
    return nil
  }

  private static func member(_ text: [UInt32], _ index: inout Int, _ style: Style) -> UInt32? {
    if style == .glob, text[index] == 0x5c { index += 1 }
    guard index < text.count else { return nil }
    index += 1
    return text[index - 1]
  }

  private static func className(_ text: [UInt32], _ start: Int) -> (String, Int)? {
    var end = start
    var name = ""
    while end + 1 < text.count, let scalar = Unicode.Scalar(text[end]), scalar != ":" {
      name.unicodeScalars.append(scalar)
      end += 1
    }
    guard end + 1 < text.count, text[end] == 0x3a, text[end + 1] == 0x5d else { return nil }
    return (name, end + 2)
  }

  /// The ranges of `[:name:]`; letters outside ASCII count as alphabetic.
  static func named(_ name: String) -> [ClosedRange<UInt32>] {
    switch name {
    case "alpha": [65...90, 97...122, 0xaa...0x10ffff]
    case "digit": [48...57]
    case "alnum": [48...57, 65...90, 97...122, 0xaa...0x10ffff]
    case "upper": [65...90]
    case "lower": [97...122]
    case "space": [9...13, 32...32]
    case "blank": [9...9, 32...32]
    case "punct": [33...47, 58...64, 91...96, 123...126]
    case "print": [32...126, 0xa0...0x10ffff]
    case "graph": [33...126, 0xa1...0x10ffff]
    case "cntrl": [0...31, 127...127]
    case "xdigit": [48...57, 65...70, 97...102]
    default: []
    }
  }
}

/// Text as Unicode scalars; a byte that is no UTF-8 becomes a value above the Unicode range, so
/// that it survives a round trip.
enum Scalars {
  static let invalidBase: UInt32 = 0x110000

  static func decode(_ bytes: some Collection<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let first = bytes[index]
      bytes.formIndex(after: &index)
      if first < 0x80 {
        result.append(UInt32(first))
        continue
      }
      let length = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : 1
      guard first >= 0xc2, first < 0xf5 else {
        result.append(invalidBase + UInt32(first))
        continue
      }
      var value = UInt32(first) & (0x3f >> UInt32(length))
      var cursor = index
      var taken = 0
      while taken < length, cursor < bytes.endIndex, bytes[cursor] & 0xc0 == 0x80 {
        value = value << 6 | UInt32(bytes[cursor] & 0x3f)
        bytes.formIndex(after: &cursor)
        taken += 1
      }
      if taken == length, Unicode.Scalar(value) != nil {
        result.append(value)
        index = cursor
      } else {
        result.append(invalidBase + UInt32(first))
      }
    }
    return result
  }

  static func encode(_ scalars: some Sequence<UInt32>) -> Bytes {
    var result: Bytes = []
    for scalar in scalars { append(scalar, to: &result) }
    return result
  }

  static func append(_ scalar: UInt32, to result: inout Bytes) {
    switch scalar {
    case 0..<0x80: result.append(UInt8(scalar))
    case invalidBase...: result.append(UInt8(truncatingIfNeeded: scalar - invalidBase))
    default:
      if let value = Unicode.Scalar(scalar) {
        result.append(contentsOf: UTF8.encode(value) ?? .init())
      }
    }
  }
}
