extension ShellParser {
  /// What a `$` at the position introduces; nil when it stands for itself.
  mutating func dollar(isQuoted: Bool) throws(ParseProblem) -> WordPart? {
    guard let next = peek(1) else { return nil }
    switch next {
    case .openBrace: return try braced(isQuoted: isQuoted)
    case .openParen: return try parenthesised(isQuoted: isQuoted)
    case .singleQuote where !isQuoted: return try escapedQuote()
    default: break
    }
    if next.isNameStart {
      let start = position + 1
      position = start
      while let byte = peek(), byte.isName { position += 1 }
      return plain(String(bytes: source[start..<position]), isQuoted)
    }
    if next.isDigit || Self.isSpecialParameter(next) {
      position += 2
      return plain(String(bytes: [next]), isQuoted)
    }
    return nil
  }

  private func plain(_ name: String, _ isQuoted: Bool) -> WordPart {
    .parameter(Parameter(name: name, operation: .value), isQuoted: isQuoted)
  }

  private static func isSpecialParameter(_ byte: UInt8) -> Bool {
    switch byte {
    case .question, .dollar, .exclamation, .hash, .at, .star, .minus: true
    default: false
    }
  }

  private mutating func parenthesised(isQuoted: Bool) throws(ParseProblem) -> WordPart {
    try enter()
    defer { leave() }
    if peek(2) == .openParen {
      let saved = self
      position += 3
      do {
        return .arithmetic(try quotedParts(.arithmetic), isQuoted: isQuoted)
      } catch {
        // Only a single `)` where `))` is due means that this is `$( (…) )`. The second look at
        // the text is rationed: nested ones would double the work at every level.
        let count = secondLooks + 1
        guard case .invalid(let problem) = error, problem.expected == "))", count <= 32 else {
          throw error
        }
        self = saved
        secondLooks = count
      }
    }
    position += 2
    let body = try list(closing: [")"], allowsEmpty: true, reason: .substitution)
    position += 1
    return .substitution(body, isQuoted: isQuoted)
  }

  private mutating func escapedQuote() throws(ParseProblem) -> WordPart {
    var end = position + 2
    while end < source.count, source[end] != .singleQuote {
      end += source[end] == .backslash ? 2 : 1
    }
    guard end < source.count else { throw endOfText(.singleQuote) }
    let text = source[(position + 2)..<end]
    position = end + 1
    return .quoted(EscapeSequences.decode(text, style: .dollarQuote).bytes)
  }

  private mutating func braced(isQuoted: Bool) throws(ParseProblem) -> WordPart {
    try enter()
    defer { leave() }
    position += 2
    if peek() == .hash, let next = peek(1), next != .closeBrace,
      next.isName || Self.isSpecialParameter(next)
    {
      let saved = position
      position += 1
      let name = parameterName()
      if !name.isEmpty, peek() == .closeBrace {
        position += 1
        return .parameter(Parameter(name: name, operation: .length), isQuoted: isQuoted)
      }
      position = saved
    }
    let name = parameterName()
    guard !isAtEnd else { throw endOfText(.parameter) }
    var operation = ParameterOperation.bad
    if !name.isEmpty { operation = try parameterOperation(isQuoted: isQuoted) }
    if case .bad = operation {
      while let byte = peek(), byte != .closeBrace { position += 1 }
    }
    guard peek() == .closeBrace else { throw endOfText(.parameter) }
    position += 1
    return .parameter(Parameter(name: name, operation: operation), isQuoted: isQuoted)
  }

  private mutating func parameterName() -> String {
    let start = position
    guard let first = peek() else { return "" }
    if first.isNameStart {
      while let byte = peek(), byte.isName { position += 1 }
    } else if first.isDigit {
      while let byte = peek(), byte.isDigit { position += 1 }
    } else if Self.isSpecialParameter(first) {
      position += 1
    }
    return String(bytes: source[start..<position])
  }

  private mutating func operand(_ isQuoted: Bool) throws(ParseProblem) -> Word {
    Word(parts: isQuoted ? try quotedParts(.brace) : try unquotedParts(.brace))
  }

  private mutating func parameterOperation(
    isQuoted: Bool
  ) throws(ParseProblem) -> ParameterOperation {
    guard var byte = peek() else { throw endOfText(.parameter) }
    if byte == .closeBrace { return .value }
    position += 1
    var emptyToo = false
    if byte == .colon {
      guard let next = peek() else { throw endOfText(.parameter) }
      guard [.minus, .equals, .plus, .question].contains(next) else { return try substring() }
      emptyToo = true
      byte = next
      position += 1
    }
    switch byte {
    case .minus: return .useDefault(try operand(isQuoted), emptyToo: emptyToo)
    case .equals: return .assignDefault(try operand(isQuoted), emptyToo: emptyToo)
    case .plus: return .useAlternative(try operand(isQuoted), emptyToo: emptyToo)
    case .question: return .failUnset(try operand(isQuoted), emptyToo: emptyToo)
    case .percent, .hash:
      let longest = peek() == byte
      if longest { position += 1 }
      let pattern = Word(parts: try unquotedParts(.brace))
      return byte == .percent
        ? .removeSuffix(pattern, longest: longest) : .removePrefix(pattern, longest: longest)
    case .slash: return try replacement()
    case .caret, .comma:
      let all = peek() == byte
      if all { position += 1 }
      guard peek() == .closeBrace else { return .bad }
      return .changeCase(upper: byte == .caret, all: all)
    default: return .bad
    }
  }

  private mutating func substring() throws(ParseProblem) -> ParameterOperation {
    let offset = Word(parts: try unquotedParts(.braceOrColon))
    var length: Word?
    if peek() == .colon {
      position += 1
      length = Word(parts: try unquotedParts(.brace))
    }
    return .substring(offset: offset, length: length)
  }

  private mutating func replacement() throws(ParseProblem) -> ParameterOperation {
    var scope = ReplaceScope.first
    switch peek() {
    case .slash: scope = .all
    case .hash: scope = .prefix
    case .percent: scope = .suffix
    default: break
    }
    if scope != .first { position += 1 }
    let pattern = Word(parts: try unquotedParts(.braceOrSlash))
    var with = Word(parts: [])
    if peek() == .slash {
      position += 1
      with = Word(parts: try unquotedParts(.brace))
    }
    return .replace(pattern: pattern, with: with, scope)
  }
}
