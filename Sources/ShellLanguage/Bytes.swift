// Names for the bytes the shell's grammar and the utilities look at.

typealias Bytes = [UInt8]

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  static let dollar = UInt8(ascii: "$")
  static let backslash = UInt8(ascii: "\\")
  static let singleQuote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let backtick = UInt8(ascii: "`")
  static let openParen = UInt8(ascii: "(")
  static let closeParen = UInt8(ascii: ")")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let hash = UInt8(ascii: "#")
  static let semicolon = UInt8(ascii: ";")
  static let ampersand = UInt8(ascii: "&")
  static let pipe = UInt8(ascii: "|")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let tilde = UInt8(ascii: "~")
  static let equals = UInt8(ascii: "=")
  static let colon = UInt8(ascii: ":")
  static let slash = UInt8(ascii: "/")
  static let star = UInt8(ascii: "*")
  static let question = UInt8(ascii: "?")
  static let exclamation = UInt8(ascii: "!")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let percent = UInt8(ascii: "%")
  static let at = UInt8(ascii: "@")
  static let caret = UInt8(ascii: "^")
  static let comma = UInt8(ascii: ",")
  static let dot = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")

  var isDigit: Bool { self >= 48 && self <= 57 }
  var isUpper: Bool { self >= 65 && self <= 90 }
  var isLower: Bool { self >= 97 && self <= 122 }
  var isLetter: Bool { isUpper || isLower }
  var isNameStart: Bool { isLetter || self == 95 }
  var isName: Bool { isNameStart || isDigit }
  var isBlank: Bool { self == .space || self == .tab }
  var isSpace: Bool { self == .space || (self >= 9 && self <= 13) }
  var lowered: UInt8 { isUpper ? self + 32 : self }
  var raised: UInt8 { isLower ? self - 32 : self }

  /// Whether the byte ends an unquoted word.
  var isWordEnd: Bool {
    switch self {
    case .space, .tab, .newline, .semicolon, .ampersand, .pipe, .less, .greater, .openParen,
      .closeParen:
      true
    default: false
    }
  }
}

extension String {
  init(bytes: some Sequence<UInt8>) {
    self = String(decoding: Array(bytes), as: UTF8.self)
  }

  init(bytes: Bytes) {
    self = String(decoding: bytes, as: UTF8.self)
  }

  var bytes: Bytes { Array(utf8) }

  /// Whether the text is a shell variable name.
  var isShellName: Bool {
    guard let first = utf8.first, first.isNameStart else { return false }
    return utf8.allSatisfy(\.isName)
  }

  /// The number of Unicode scalars, which is what a terminal program counts as characters.
  var scalarCount: Int { unicodeScalars.count }

  func padded(to width: Int) -> String {
    let count = scalarCount
    return count >= width ? self : self + String(repeating: " ", count: width - count)
  }

  func leftPadded(to width: Int, with pad: String = " ") -> String {
    let count = scalarCount
    return count >= width ? self : String(repeating: pad, count: width - count) + self
  }
}

extension Array where Element == UInt8 {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }
}
