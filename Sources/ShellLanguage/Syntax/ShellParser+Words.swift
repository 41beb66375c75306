/// Where an unquoted stretch of text ends.
enum WordStop: Sendable, Equatable {
  case word
  case assignment
  case blank
  case brace
  case braceOrSlash
  case braceOrColon
}

/// Where a text in which only `$`, a backtick and a backslash mean something ends.
enum QuoteStop: Sendable, Equatable {
  case doubleQuote
  case brace
  case arithmetic
  case heredoc
}

extension ShellParser {
  /// The word at the position, or nil when an operator or the end is there.
  mutating func word() throws(ParseProblem) -> Word? {
    guard let byte = peek(), !byte.isWordEnd else { return nil }
    return Word(parts: try unquotedParts(.word))
  }

  private func isStop(_ byte: UInt8, _ stop: WordStop) -> Bool {
    switch stop {
    case .word, .assignment: byte.isWordEnd
    case .blank: byte.isBlank || byte == .newline
    case .brace: byte == .closeBrace
    case .braceOrSlash: byte == .closeBrace || byte == .slash
    case .braceOrColon: byte == .closeBrace || byte == .colon
    }
  }

  mutating func unquotedParts(_ stop: WordStop) throws(ParseProblem) -> [WordPart] {
    var parts: [WordPart] = []
    var literal: Bytes = []
    var mayBeTilde = stop == .word || stop == .assignment
    let isOpen = stop != .word && stop != .assignment && stop != .blank
    func flush() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = []
    }
    while true {
      guard let byte = peek() else {
        if isOpen { throw endOfText(.parameter) }
        break
      }
      if isStop(byte, stop) { break }
      if mayBeTilde, byte == .tilde {
        flush()
        parts.append(tilde())
        mayBeTilde = false
        continue
      }
      mayBeTilde = stop == .assignment && byte == .colon
      switch byte {
      case .singleQuote:
        flush()
        parts.append(.quoted(try singleQuoted()))
      case .doubleQuote:
        flush()
        position += 1
        let inner = try quotedParts(.doubleQuote)
        parts += inner.isEmpty ? [.quoted([])] : inner
      case .backslash:
        if let escaped = try escapedByte() {
          flush()
          parts.append(.quoted([escaped]))
        }
      case .dollar:
        if let part = try dollar(isQuoted: false) {
          flush()
          parts.append(part)
        } else {
          literal.append(byte)
          position += 1
        }
      case .backtick:
        flush()
        parts.append(try backtick(isQuoted: false))
      default:
        if byte == .newline { line += 1 }
        literal.append(byte)
        position += 1
      }
    }
    flush()
    return parts
  }

  private mutating func tilde() -> WordPart {
    position += 1
    let start = position
    while let byte = peek(), byte.isName || byte == .minus || byte == .dot { position += 1 }
    let name = String(bytes: source[start..<position])
    if let byte = peek(), !byte.isWordEnd, byte != .slash, byte != .colon {
      position = start
      return .literal([.tilde])
    }
    return .tilde(name)
  }

  private mutating func singleQuoted() throws(ParseProblem) -> Bytes {
    let start = position + 1
    var end = start
    while end < source.count, source[end] != .singleQuote {
      if source[end] == .newline { line += 1 }
      end += 1
    }
    guard end < source.count else { throw endOfText(.singleQuote) }
    position = end + 1
    return Array(source[start..<end])
  }

  /// The byte behind a backslash; nil for a continued line.
  private mutating func escapedByte() throws(ParseProblem) -> UInt8? {
    guard let next = peek(1) else {
      guard isFinal else { throw .incomplete(.lineContinuation, line: line) }
      position += 1
      return .backslash
    }
    position += 2
    guard next == .newline else { return next }
    line += 1
    if isAtEnd, !isFinal { throw .incomplete(.lineContinuation, line: line) }
    return nil
  }

  /// The parts of a quoted stretch; consumes its closing mark.
  mutating func quotedParts(_ stop: QuoteStop) throws(ParseProblem) -> [WordPart] {
    var parts: [WordPart] = []
    var literal: Bytes = []
    var nesting = 0
    func flush() {
      if !literal.isEmpty { parts.append(.quoted(literal)) }
      literal = []
    }
    while true {
      guard let byte = peek() else {
        switch stop {
        case .heredoc:
          flush()
          return parts
        case .doubleQuote: throw endOfText(.doubleQuote)
        case .brace: throw endOfText(.parameter)
        case .arithmetic: throw endOfText(.arithmetic)
        }
      }
      if try isClosed(stop, byte, &nesting) {
        flush()
        return parts
      }
      switch byte {
      case .doubleQuote where stop == .brace:
        flush()
        position += 1
        let inner = try quotedParts(.doubleQuote)
        parts += inner.isEmpty ? [.quoted([])] : inner
      case .backslash: try quotedBackslash(stop, &literal)
      case .dollar:
        if let part = try dollar(isQuoted: true) {
          flush()
          parts.append(part)
        } else {
          literal.append(byte)
          position += 1
        }
      case .backtick:
        flush()
        parts.append(try backtick(isQuoted: true))
      default:
        if byte == .newline { line += 1 }
        literal.append(byte)
        position += 1
      }
    }
  }

  private mutating func isClosed(
    _ stop: QuoteStop, _ byte: UInt8, _ nesting: inout Int
  ) throws(ParseProblem) -> Bool {
    switch stop {
    case .doubleQuote:
      if byte == .doubleQuote {
        position += 1
        return true
      }
    case .brace:
      return byte == .closeBrace
    case .arithmetic:
      if byte == .openParen { nesting += 1 }
      if byte == .closeParen {
        if nesting == 0 {
          guard peek(1) == .closeParen else { throw unexpected(expected: "))") }
          position += 2
          return true
        }
        nesting -= 1
      }
    case .heredoc: break
    }
    return false
  }

  private mutating func quotedBackslash(
    _ stop: QuoteStop, _ literal: inout Bytes
  ) throws(ParseProblem) {
    guard let next = peek(1) else {
      if stop != .heredoc { throw endOfText(.doubleQuote) }
      literal.append(.backslash)
      position += 1
      return
    }
    position += 2
    if next == .newline {
      line += 1
      return
    }
    let isSpecial =
      next == .dollar || next == .backtick || next == .backslash
      || (next == .doubleQuote && stop != .heredoc) || (next == .closeBrace && stop == .brace)
    if !isSpecial { literal.append(.backslash) }
    literal.append(next)
  }

  private mutating func backtick(isQuoted: Bool) throws(ParseProblem) -> WordPart {
    position += 1
    let start = line
    var text: Bytes = []
    while true {
      guard let byte = peek() else { throw endOfText(.backtick) }
      position += 1
      if byte == .backtick { break }
      if byte == .newline { line += 1 }
      if byte == .backslash, let next = peek(),
        next == .dollar || next == .backtick || next == .backslash
          || (isQuoted && next == .doubleQuote)
      {
        text.append(next)
        position += 1
      } else {
        text.append(byte)
      }
    }
    var inner = ShellParser(text, isFinal: true, line: start)
    inner.depth = depth + 1
    guard inner.depth < Self.depthLimit else { throw unexpected() }
    return .substitution(try inner.program(), isQuoted: isQuoted)
  }
}
