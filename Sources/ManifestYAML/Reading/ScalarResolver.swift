import Encodings

/// go-yaml v2's reading of plain scalars: YAML 1.1 with Go's number syntax.
enum ScalarResolver {
  private static let tagPrefix = "tag:yaml.org,2002:"
  private static let resolvableTags = ["str", "bool", "int", "float", "null", "timestamp"]

  /// What `text` stands for under `tag`; tags of nobody's leave the text as it is.
  static func resolve(
    _ text: UnsafeBufferPointer<UInt8>, tag: String?
  ) throws(ScalarFault) -> YAMLScalar {
    guard let tag else { return plain(text) }
    guard tag.hasPrefix(tagPrefix) else { return .string(string(text)) }
    let name = String(tag.dropFirst(tagPrefix.count))
    if name == "binary" { return try binary(text) }
    if name == "str" || !resolvableTags.contains(name) { return .string(string(text)) }
    var scalar = plain(text, allowsTimestamp: name == "timestamp")
    if name == "float" {
      if case .int(let number) = scalar { scalar = .float(Double(number)) }
    }
    guard scalar.tag == "!!" + name else {
      throw ScalarFault(
        message: "cannot decode \(scalar.tag) `\(string(text))` as a !!\(name)")
    }
    return scalar
  }

  /// What an untagged plain scalar stands for.
  static func plain(
    _ text: UnsafeBufferPointer<UInt8>, allowsTimestamp: Bool = true
  ) -> YAMLScalar {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number(text, allowsTimestamp: allowsTimestamp)
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return word(text) ?? number(text, allowsTimestamp: allowsTimestamp)
    case UInt8(ascii: "."):
      return word(text) ?? dotNumber(text)
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
      UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "~"):
      return word(text) ?? .string(string(text))
    default:
      return .string(string(text))
    }
  }

  private static func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: text, as: UTF8.self)
  }

  /// The words of YAML 1.1, in small letters, capitals or with one capital in front.
  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
    switch text.count {
    case 1:
      if text[0] == UInt8(ascii: "~") { return .null }
      if text[0] | 0x20 == UInt8(ascii: "y") { return .bool(true) }
      return text[0] | 0x20 == UInt8(ascii: "n") ? .bool(false) : nil
    case 2:
      if isWord(text, "on") { return .bool(true) }
      return isWord(text, "no") ? .bool(false) : nil
    case 3:
      if isWord(text, "yes") { return .bool(true) }
      return isWord(text, "off") ? .bool(false) : nil
    case 4:
      if isWord(text, "true") { return .bool(true) }
      return isWord(text, "null") ? .null : special(text)
    case 5: return isWord(text, "false") ? .bool(false) : special(text)
    default: return nil
    }
  }

  private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    var capitals = 0
    for index in 0..<text.count {
      guard text[index] | 0x20 == word.utf8Start[index] else { return false }
      if text[index] & 0x20 == 0 { capitals += 1 }
    }
    return capitals == 0 || capitals == text.count || (capitals == 1 && text[0] & 0x20 == 0)
  }

  /// Infinities and no number.
  private static func special(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
    guard text[0] == UInt8(ascii: ".") || text[1] == UInt8(ascii: ".") else { return nil }
    switch string(text) {
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
    default: return nil
    }
  }

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>, allowsTimestamp: Bool
  ) -> YAMLScalar {
    if allowsTimestamp, YAMLTimestamp.matches(text) { return .timestamp(string(text)) }
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    if let number = GoInteger.parse(digits) {
      switch number {
      case .signed(let number): return .int(number)
      case .unsigned(let number): return .unsigned(number)
      }
    }
    if isFloat(digits), let number = finite(String(decoding: digits, as: UTF8.self)) {
      return .float(number)
    }
    return .string(string(text))
  }

  private static func dotNumber(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
    if isFloat(Array(text)), let number = finite(string(text)) { return .float(number) }
    return .string(string(text))
  }

  // Go refuses numbers too large for a double, and such text stays a string.
  private static func finite(_ text: String) -> Double? {
    var text = text
    if text.hasPrefix("+") { text.removeFirst() }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// Digits with at most one dot, and an exponent perhaps.
  private static func isFloat(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func takeDigits() -> Int {
      let count = rest.prefix { (48...57).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func take(_ first: UInt8, _ second: UInt8) {
      if rest.first == first || rest.first == second { rest = rest.dropFirst() }
    }
    take(UInt8(ascii: "+"), UInt8(ascii: "-"))
    var digits = takeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      digits += takeDigits()
    }
    guard digits > 0 else { return false }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      take(UInt8(ascii: "+"), UInt8(ascii: "-"))
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func binary(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ScalarFault) -> YAMLScalar {
    guard let bytes = Base64.decode(String(decoding: text, as: UTF8.self)) else {
      throw ScalarFault(message: "!!binary value contains invalid base64 data")
    }
    return .string(String(decoding: bytes, as: UTF8.self))
  }
}
