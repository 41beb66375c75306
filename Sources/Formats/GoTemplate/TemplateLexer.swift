import ObjectModel

/// A token of a Go template.
struct TemplateToken: Sendable {
  enum Kind: Hashable, Sendable {
    case error
    case end
    case text
    case open
    case close
    case space
    case assign
    case declare
    case pipe
    case leftParenthesis
    case rightParenthesis
    case character
    case dot
    case field
    case variable
    case identifier
    case keyword
    case bool
    case `nil`
    case number
    case string
    case rawString
    case characterConstant
  }

  var kind: Kind
  var text: String
  var position: Int
  var line: Int

  /// The token as Go shows it in errors.
  var shown: String {
    switch kind {
    case .end: return "EOF"
    case .error: return text
    case .keyword: return "<\(text)>"
    default:
      return text.unicodeScalars.count > 10
        ? GoText.quoted(String(String.UnicodeScalarView(text.unicodeScalars.prefix(10)))) + "..."
        : GoText.quoted(text)
    }
  }
}

/// Cuts a Go template into tokens; a fault becomes the last token.
struct TemplateLexer {
  private static let keywords = [
    "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with",
  ]

  private let source: [UInt8]
  private var position = 0
  private var start = 0
  private var line = 1
  private var depth = 0
  private var tokens: [TemplateToken] = []

  private init(_ source: [UInt8]) {
    self.source = source
  }

  static func tokens(_ source: [UInt8]) -> [TemplateToken] {
    var lexer = TemplateLexer(source)
    while lexer.text() {}
    return lexer.tokens
  }

  private func has(_ text: StaticString, at offset: Int = 0) -> Bool {
    let begin = position + offset
    guard begin + text.utf8CodeUnitCount <= source.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where source[begin + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  private mutating func emit(_ kind: TemplateToken.Kind, line tokenLine: Int? = nil) {
    let text = String(decoding: source[start..<position], as: UTF8.self)
    tokens.append(
      TemplateToken(kind: kind, text: text, position: start, line: tokenLine ?? line))
    start = position
  }

  private mutating func fail(_ message: String) -> Bool {
    tokens.append(TemplateToken(kind: .error, text: message, position: start, line: line))
    return false
  }

  private func isSpace(_ index: Int) -> Bool {
    guard source.indices.contains(index) else { return false }
    return [0x20, 0x09, 0x0a, 0x0d].contains(source[index])
  }

  private mutating func countLines(_ range: Range<Int>) {
    line += source[range].count { $0 == 0x0a }
  }

  /// Takes text up to an action and the action; false at the end.
  private mutating func text() -> Bool {
    while position < source.count, !has("{{") { position += 1 }
    let end = position
    let trims = position < source.count && has("-", at: 2) && isSpace(position + 3)
    if trims { while position > start, isSpace(position - 1) { position -= 1 } }
    if position > start {
      let first = line
      countLines(start..<position)
      emit(.text, line: first)
    }
    countLines(position..<end)
    position = end
    start = end
    guard position < source.count else {
      emit(.end)
      return false
    }
    let afterMark = trims ? 4 : 2
    if has("/*", at: afterMark) { return comment(afterMark) }
    position += 2
    emit(.open)
    position += trims ? 2 : 0
    if trims { countLines((position - 1)..<position) }
    start = position
    depth = 0
    return action()
  }

  private mutating func comment(_ mark: Int) -> Bool {
    let begin = position
    position += mark + 2
    while position < source.count, !has("*/") { position += 1 }
    guard position < source.count else {
      position = begin
      return fail("unclosed comment")
    }
    position += 2
    let trims = isSpace(position) && has("-}}", at: 1)
    guard trims || has("}}") else { return fail("comment ends before closing delimiter") }
    position += trims ? 4 : 2
    countLines(begin..<position)
    start = position
    if trims { skipSpace() }
    return true
  }

  private mutating func skipSpace() {
    while isSpace(position) { position += 1 }
    countLines(start..<position)
    start = position
  }

  private mutating func action() -> Bool {
    while true {
      let trims = isSpace(position) && has("-}}", at: 1)
      if trims || has("}}") {
        if depth > 0 { return fail("unclosed left paren") }
        if trims {
          countLines(position..<(position + 1))
          position += 2
          start = position
        }
        position += 2
        emit(.close)
        if trims { skipSpace() }
        return true
      }
      guard position < source.count else { return fail("unclosed action") }
      if !token() { return false }
    }
  }

  private mutating func token() -> Bool {
    let byte = source[position]
    if isSpace(position) {
      while isSpace(position), !has("-}}", at: 1) || position == start { position += 1 }
      // A space before a trim marker belongs to the marker.
      let first = line
      countLines(start..<position)
      emit(.space, line: first)
      return true
    }
    switch byte {
    case UInt8(ascii: "="): return single(.assign)
    case UInt8(ascii: ":"):
      guard has(":=") else { return fail("expected :=") }
      position += 2
      emit(.declare)
      return true
    case UInt8(ascii: "|"): return single(.pipe)
    case UInt8(ascii: "\""): return quote(byte, .string, "unterminated quoted string")
    case UInt8(ascii: "'"):
      return quote(byte, .characterConstant, "unterminated character constant")
    case UInt8(ascii: "`"): return rawQuote()
    case UInt8(ascii: "$"): return name(.variable)
    case UInt8(ascii: "."):
      if position + 1 < source.count, (48...57).contains(source[position + 1]) { return number() }
      return name(.field)
    case UInt8(ascii: "("):
      depth += 1
      return single(.leftParenthesis)
    case UInt8(ascii: ")"):
      depth -= 1
      if depth < 0 { return fail("unexpected right paren") }
      return single(.rightParenthesis)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number()
    default:
      if isWord(position) { return identifier() }
      if (0x21...0x7e).contains(byte) { return single(.character) }
      return fail("unrecognized character in action: \(shownCharacter())")
    }
  }

  private mutating func single(_ kind: TemplateToken.Kind) -> Bool {
    position += 1
    emit(kind)
    return true
  }

  private mutating func quote(
    _ mark: UInt8, _ kind: TemplateToken.Kind, _ problem: String
  ) -> Bool {
    position += 1
    while position < source.count, source[position] != mark {
      if source[position] == 0x0a { return fail(problem) }
      position += source[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < source.count else { return fail(problem) }
    return single(kind)
  }

  private mutating func rawQuote() -> Bool {
    position += 1
    while position < source.count, source[position] != UInt8(ascii: "`") { position += 1 }
    guard position < source.count else { return fail("unterminated raw quoted string") }
    position += 1
    let first = line
    countLines(start..<position)
    emit(.rawString, line: first)
    return true
  }

  private mutating func name(_ kind: TemplateToken.Kind) -> Bool {
    position += 1
    if isTerminator() {
      emit(kind == .variable ? .variable : .dot)
      return true
    }
    while isWord(position) { position += 1 }
    guard isTerminator() else { return fail("bad character \(shownCharacter())") }
    emit(kind)
    return true
  }

  private mutating func identifier() -> Bool {
    while isWord(position) { position += 1 }
    guard isTerminator() else { return fail("bad character \(shownCharacter())") }
    let word = String(decoding: source[start..<position], as: UTF8.self)
    if Self.keywords.contains(word) {
      emit(.keyword)
    } else if word == "true" || word == "false" {
      emit(.bool)
    } else {
      emit(word == "nil" ? .nil : .identifier)
    }
    return true
  }

  private mutating func number() -> Bool {
    if has("+") || has("-") { position += 1 }
    var isHexadecimal = false
    if has("0x") || has("0X") {
      isHexadecimal = true
      position += 2
    }
    while position < source.count {
      let byte = source[position]
      let isDigit = (48...57).contains(byte) || byte == UInt8(ascii: "_") || has(".")
      let isLetter = isHexadecimal && (97...102).contains(byte | 0x20)
      let isExponent = !isHexadecimal && byte | 0x20 == UInt8(ascii: "e")
      guard isDigit || isLetter || isExponent || has("o") || has("b") else { break }
      position += 1
      if isExponent, has("+") || has("-") { position += 1 }
    }
    if isWord(position) {
      position += 1
      let text = String(decoding: source[start..<position], as: UTF8.self)
      return fail("bad number syntax: \(GoText.quoted(text))")
    }
    emit(.number)
    return true
  }

  private func isWord(_ index: Int) -> Bool {
    guard source.indices.contains(index) else { return false }
    let byte = source[index]
    // All that is no ASCII passes for a letter.
    return byte == UInt8(ascii: "_") || (48...57).contains(byte)
      || (97...122).contains(byte | 0x20) || byte >= 0x80
  }

  private func isTerminator() -> Bool {
    guard position < source.count, !isSpace(position) else { return true }
    switch source[position] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      return true
    default: return has("}}")
    }
  }

  private func shownCharacter() -> String {
    let rest = String(decoding: source[position...].prefix(4), as: UTF8.self)
    guard let scalar = rest.unicodeScalars.first else { return "" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "U+\(padding)\(digits) '\(scalar)'"
  }
}
