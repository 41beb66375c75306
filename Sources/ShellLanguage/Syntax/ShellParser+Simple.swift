extension ShellParser {
  mutating func simpleCommand() throws(ParseProblem) -> Command {
    var simple = SimpleCommand(line: line)
    var mayBeAlias = true
    while true {
      try skipBlanks()
      guard let byte = peek() else { break }
      if let next = try redirection() {
        simple.redirections.append(next)
        continue
      }
      if byte.isWordEnd {
        if byte == .openParen, let name = try functionHead(simple) {
          return try definition(name)
        }
        break
      }
      if simple.words.isEmpty, let assignment = try assignment() {
        simple.assignments.append(assignment)
        continue
      }
      if mayBeAlias, try expandAlias(continues: &mayBeAlias) { continue }
      mayBeAlias = false
      guard let next = try word() else { break }
      simple.words.append(next)
    }
    if simple.words.isEmpty, simple.assignments.isEmpty, simple.redirections.isEmpty {
      throw unexpected()
    }
    return .simple(simple)
  }

  /// The name of a function when `name ()` was read; consumes the parentheses.
  private mutating func functionHead(_ simple: SimpleCommand) throws(ParseProblem) -> String? {
    guard simple.words.count == 1, simple.assignments.isEmpty, simple.redirections.isEmpty,
      let name = simple.words[0].plainText
    else { return nil }
    position += 1
    try skipBlanks()
    guard peek() == .closeParen else { throw unexpected(expected: ")") }
    position += 1
    return String(bytes: name)
  }

  private mutating func assignment() throws(ParseProblem) -> Assignment? {
    guard let first = peek(), first.isNameStart else { return nil }
    var end = position
    while end < source.count, source[end].isName { end += 1 }
    guard end < source.count else { return nil }
    var appends = false
    var valueStart = end
    if source[end] == .plus, end + 1 < source.count, source[end + 1] == .equals {
      appends = true
      valueStart = end + 1
    }
    guard source[valueStart] == .equals else { return nil }
    let name = String(bytes: source[position..<end])
    position = valueStart + 1
    if peek() == .openParen { throw unexpected() }
    let value = Word(parts: try unquotedParts(.assignment))
    return Assignment(name: name, value: value, appends: appends)
  }

  /// Replaces an alias at the position by its text; true when there was one.
  private mutating func expandAlias(continues: inout Bool) throws(ParseProblem) -> Bool {
    guard !aliases.isEmpty else { return false }
    aliasGuards.removeAll { $0.end <= position }
    var end = position
    while end < source.count, !source[end].isWordEnd { end += 1 }
    let name = String(bytes: source[position..<end])
    guard let text = aliases[name], !aliasGuards.contains(where: { $0.name == name }) else {
      return false
    }
    let value = Array(text.utf8)
    source.replaceSubrange(position..<end, with: value)
    let delta = value.count - (end - position)
    for index in aliasGuards.indices { aliasGuards[index].end += delta }
    aliasGuards.append((name, position + value.count))
    heredocSkip?.newline += delta
    heredocSkip?.resume += delta
    continues = true
    return true
  }

  mutating func redirection() throws(ParseProblem) -> Redirection? {
    var start = position
    while start < source.count, source[start].isDigit { start += 1 }
    guard start < source.count else { return nil }
    let digits = start - position
    guard digits <= 2 else { return nil }
    if digits == 0, source[start] == .ampersand, start + 1 < source.count,
      source[start + 1] == .greater
    {
      position = start + 2
      let appends = peek() == .greater
      if appends { position += 1 }
      return Redirection(
        descriptor: 1, kind: appends ? .appendBoth : .writeBoth, target: try redirectionTarget())
    }
    guard source[start] == .less || source[start] == .greater else { return nil }
    let number = digits > 0 ? Int(String(bytes: source[position..<start])) : nil
    position = start + 1
    if source[start] == .less { return try inputRedirection(number) }
    return try outputRedirection(number)
  }

  private mutating func outputRedirection(
    _ number: Int?
  ) throws(ParseProblem) -> Redirection {
    let descriptor = number ?? 1
    switch peek() {
    case .greater:
      position += 1
      return Redirection(
        descriptor: descriptor, kind: .append, target: try redirectionTarget())
    case .ampersand:
      position += 1
      let target = try redirectionTarget()
      if number == nil, let text = target.staticText, text != [.minus],
        !text.allSatisfy(\.isDigit)
      {
        return Redirection(descriptor: 1, kind: .writeBoth, target: target)
      }
      return Redirection(
        descriptor: descriptor, kind: .duplicate(isInput: false), target: target)
    case .pipe: position += 1
    default: break
    }
    return Redirection(descriptor: descriptor, kind: .write, target: try redirectionTarget())
  }

  private mutating func inputRedirection(_ number: Int?) throws(ParseProblem) -> Redirection {
    let descriptor = number ?? 0
    switch peek() {
    case .less:
      position += 1
      if peek() == .less {
        position += 1
        var target = try redirectionTarget()
        target.parts.append(.quoted([.newline]))
        return Redirection(descriptor: descriptor, kind: .text, target: target)
      }
      let stripsTabs = peek() == .minus
      if stripsTabs { position += 1 }
      let body = try heredoc(stripsTabs: stripsTabs)
      return Redirection(descriptor: descriptor, kind: .text, target: body)
    case .ampersand:
      position += 1
      return Redirection(
        descriptor: descriptor, kind: .duplicate(isInput: true), target: try redirectionTarget())
    case .greater:
      position += 1
      return Redirection(
        descriptor: descriptor, kind: .readWrite, target: try redirectionTarget())
    default:
      return Redirection(descriptor: descriptor, kind: .read, target: try redirectionTarget())
    }
  }

  private mutating func redirectionTarget() throws(ParseProblem) -> Word {
    try skipBlanks()
    guard let target = try word() else { throw unexpected() }
    return target
  }

  /// Reads a heredoc's delimiter and, ahead of the rest of the line, its body.
  private mutating func heredoc(stripsTabs: Bool) throws(ParseProblem) -> Word {
    try skipBlanks()
    guard let delimiterWord = try word(), let delimiter = delimiterWord.staticText else {
      throw unexpected()
    }
    let isQuoted = delimiterWord.plainText == nil
    let newline = heredocSkip?.newline ?? endOfLine()
    var cursor = heredocSkip?.resume ?? newline + 1
    var lines = heredocSkip?.lines ?? 0
    var body: Bytes = []
    var isClosed = false
    while cursor < source.count {
      var end = cursor
      while end < source.count, source[end] != .newline { end += 1 }
      var text = source[cursor..<end]
      if stripsTabs { text = text.drop { $0 == .tab } }
      cursor = min(end + 1, source.count)
      lines += 1
      if text.elementsEqual(delimiter) {
        isClosed = true
        break
      }
      body += text
      body.append(.newline)
    }
    guard isClosed || isFinal else {
      throw .incomplete(.heredoc(String(bytes: delimiter)), line: line)
    }
    heredocSkip = HeredocSkip(newline: newline, resume: cursor, lines: lines)
    if isQuoted { return Word(parts: [.quoted(body)]) }
    var inner = ShellParser(body, isFinal: true, line: line + 1)
    inner.depth = depth + 1
    return Word(parts: try inner.quotedParts(.heredoc))
  }

  /// The newline that ends the current line outside quotes.
  private func endOfLine() -> Int {
    var index = position
    while index < source.count, source[index] != .newline {
      let byte = source[index]
      if byte == .backslash {
        index += 2
      } else if byte == .singleQuote || byte == .doubleQuote {
        index += 1
        while index < source.count, source[index] != byte {
          index += byte == .doubleQuote && source[index] == .backslash ? 2 : 1
        }
        index += 1
      } else {
        index += 1
      }
    }
    return min(index, source.count)
  }
}
