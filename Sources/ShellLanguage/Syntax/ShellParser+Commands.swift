extension ShellParser {
  /// One and-or list with the `;` or `&` behind it.
  mutating func listItem() throws(ParseProblem) -> (ListItem, isSeparated: Bool) {
    let start = position
    let command = try andOr()
    try skipBlanks()
    var item = ListItem(command: command, isBackground: false, text: "")
    if peek() == .ampersand, peek(1) != .ampersand {
      item.isBackground = true
      item.text = String(bytes: source[min(start, position)..<position])
      position += 1
      return (item, true)
    }
    if peek() == .semicolon, peek(1) != .semicolon {
      position += 1
      return (item, true)
    }
    return (item, false)
  }

  /// Commands up to one of the closing words, which is not consumed.
  mutating func list(
    closing: [String], allowsEmpty: Bool = false, reason: IncompleteReason? = nil
  ) throws(ParseProblem) -> Command {
    var items: [ListItem] = []
    while true {
      try skipNewlines()
      if isAtClosing(closing) { break }
      if isAtEnd { throw endOfText(reason ?? .compound(closing: closing[0])) }
      let (item, isSeparated) = try listItem()
      items.append(item)
      if isSeparated || isAtEnd || peek() == .newline || isAtClosing(closing) { continue }
      throw unexpected()
    }
    if items.isEmpty, !allowsEmpty { throw unexpected() }
    if items.count == 1, !items[0].isBackground { return items[0].command }
    return .list(items)
  }

  private func isAtClosing(_ closing: [String]) -> Bool {
    guard let byte = peek() else { return false }
    let word = byte.isLower || byte == .closeBrace ? reservedWord() : nil
    return closing.contains { closer in
      switch closer {
      case ")": byte == .closeParen
      case ";;": byte == .semicolon && peek(1) == .semicolon
      default: word == closer
      }
    }
  }

  mutating func expect(_ word: String) throws(ParseProblem) {
    try skipNewlines()
    if isAtEnd { throw endOfText(.compound(closing: word)) }
    guard reservedWord() == word else { throw unexpected(expected: word) }
    position += word.utf8.count
  }

  mutating func andOr() throws(ParseProblem) -> Command {
    var left = try pipeline()
    var count = 0
    while true {
      try skipBlanks()
      let isAnd = peek() == .ampersand && peek(1) == .ampersand
      let isOr = peek() == .pipe && peek(1) == .pipe
      guard isAnd || isOr else { return left }
      count += 1
      guard count < 5000 else {
        throw .invalid(ShellSyntaxError(line: line, token: "", detail: "list is too long"))
      }
      position += 2
      try skipNewlines()
      if isAtEnd { throw endOfText(.operatorAtEnd) }
      let right = try pipeline()
      left = isAnd ? .and(left, right) : .or(left, right)
    }
  }

  mutating func pipeline() throws(ParseProblem) -> Command {
    try skipBlanks()
    if reservedWord() == "!" {
      position += 1
      try enter()
      defer { leave() }
      return .not(try pipeline())
    }
    var commands = [try command()]
    while true {
      try skipBlanks()
      guard peek() == .pipe, peek(1) != .pipe else { break }
      position += 1
      if peek() == .ampersand {
        position += 1
        let target = Word(parts: [.literal(Array("1".utf8))])
        let both = Redirection(descriptor: 2, kind: .duplicate(isInput: false), target: target)
        commands[commands.count - 1] =
          .redirected(commands[commands.count - 1], [both], line: line)
      }
      try skipNewlines()
      if isAtEnd { throw endOfText(.operatorAtEnd) }
      commands.append(try command())
    }
    return commands.count == 1 ? commands[0] : .pipeline(commands)
  }

  mutating func command() throws(ParseProblem) -> Command {
    try skipBlanks()
    try enter()
    defer { leave() }
    let start = line
    guard let compound = try compoundCommand() else { return try simpleCommand() }
    var redirections: [Redirection] = []
    while true {
      try skipBlanks()
      guard let next = try redirection() else { break }
      redirections.append(next)
    }
    return redirections.isEmpty ? compound : .redirected(compound, redirections, line: start)
  }

  private mutating func compoundCommand() throws(ParseProblem) -> Command? {
    if peek() == .openParen {
      position += 1
      let body = try list(closing: [")"])
      position += 1
      return .subshell(body)
    }
    guard let word = reservedWord() else { return nil }
    switch word {
    case "if": return try choice()
    case "while", "until": return try loop(isUntil: word == "until")
    case "for": return try forEach()
    case "case": return try match()
    case "{":
      position += 1
      let body = try list(closing: ["}"])
      position += 1
      return body
    case "[[": return try condition()
    case "function":
      position += 8
      try skipBlanks()
      let name = try functionName()
      return try definition(name)
    case "then", "else", "elif", "fi", "do", "done", "esac", "}": throw unexpected()
    default: return nil
    }
  }

  private mutating func choice() throws(ParseProblem) -> Command {
    try enter()
    defer { leave() }
    position += peek() == UInt8(ascii: "e") ? 4 : 2
    let condition = try list(closing: ["then"])
    position += 4
    let then = try list(closing: ["fi", "else", "elif"])
    switch reservedWord() {
    case "elif":
      return .choice(condition: condition, then: then, otherwise: try choice())
    case "else":
      position += 4
      let otherwise = try list(closing: ["fi"])
      position += 2
      return .choice(condition: condition, then: then, otherwise: otherwise)
    default:
      position += 2
      return .choice(condition: condition, then: then, otherwise: nil)
    }
  }

  private mutating func loop(isUntil: Bool) throws(ParseProblem) -> Command {
    position += 5
    let condition = try list(closing: ["do"])
    let body = try doGroup()
    return .loop(condition: condition, body: body, isUntil: isUntil)
  }

  private mutating func doGroup() throws(ParseProblem) -> Command {
    try expect("do")
    let body = try list(closing: ["done"])
    position += 4
    return body
  }

  private mutating func forEach() throws(ParseProblem) -> Command {
    position += 3
    let start = line
    try skipBlanks()
    guard let name = try word()?.plainText, String(bytes: name).isShellName else {
      throw isAtEnd ? endOfText(.compound(closing: "do")) : badForVariable()
    }
    try skipNewlines()
    var words: [Word]?
    if reservedWord() == "in" {
      position += 2
      var list: [Word] = []
      while true {
        try skipBlanks()
        guard let next = try word() else { break }
        list.append(next)
      }
      words = list
    }
    try skipBlanks()
    if peek() == .semicolon {
      position += 1
    } else if words != nil, peek() != .newline, !isAtEnd {
      throw unexpected()
    }
    let body = try doGroup()
    return .forEach(name: String(bytes: name), words: words, body: body, line: start)
  }

  private func badForVariable() -> ParseProblem {
    .invalid(
      ShellSyntaxError(line: line, token: "", expected: nil, detail: "Bad for loop variable"))
  }

  private mutating func match() throws(ParseProblem) -> Command {
    position += 4
    let start = line
    try skipBlanks()
    guard let subject = try word() else {
      throw isAtEnd ? endOfText(.compound(closing: "in")) : unexpected()
    }
    try expect("in")
    var branches: [CaseBranch] = []
    while true {
      try skipNewlines()
      if isAtEnd { throw endOfText(.compound(closing: "esac")) }
      if reservedWord() == "esac" { break }
      branches.append(try caseBranch())
    }
    position += 4
    return .match(subject: subject, branches: branches, line: start)
  }

  private mutating func caseBranch() throws(ParseProblem) -> CaseBranch {
    if peek() == .openParen { position += 1 }
    var patterns: [Word] = []
    while true {
      try skipBlanks()
      guard let pattern = try word() else {
        throw isAtEnd ? endOfText(.compound(closing: ")")) : unexpected()
      }
      patterns.append(pattern)
      try skipBlanks()
      if peek() == .pipe {
        position += 1
        continue
      }
      if isAtEnd { throw endOfText(.compound(closing: ")")) }
      guard peek() == .closeParen else { throw unexpected(expected: ")") }
      position += 1
      break
    }
    let body = try list(closing: ["esac", ";;"], allowsEmpty: true)
    if peek() == .semicolon { position += 2 }
    return CaseBranch(patterns: patterns, body: body)
  }

  private mutating func functionName() throws(ParseProblem) -> String {
    guard let name = try word()?.plainText else { throw unexpected() }
    try skipBlanks()
    if peek() == .openParen {
      position += 1
      try skipBlanks()
      guard peek() == .closeParen else { throw unexpected(expected: ")") }
      position += 1
    }
    return String(bytes: name)
  }

  /// The body of a function whose name and `()` are behind the position.
  mutating func definition(_ name: String) throws(ParseProblem) -> Command {
    try skipNewlines()
    if isAtEnd { throw endOfText(.compound(closing: "}")) }
    return .define(name: name, body: try command())
  }

  private mutating func condition() throws(ParseProblem) -> Command {
    position += 2
    let start = line
    var words: [Word] = []
    var stop = WordStop.word
    while true {
      try skipNewlines()
      guard let byte = peek() else { throw endOfText(.compound(closing: "]]")) }
      if reservedWord() == "]]" { break }
      if stop == .word, byte.isWordEnd {
        let isDouble = (byte == .ampersand || byte == .pipe) && peek(1) == byte
        guard
          isDouble || byte == .openParen || byte == .closeParen || byte == .less
            || byte == .greater
        else { throw unexpected(expected: "]]") }
        words.append(Word(parts: [.literal(isDouble ? [byte, byte] : [byte])]))
        position += isDouble ? 2 : 1
        continue
      }
      let next = Word(parts: try unquotedParts(stop))
      words.append(next)
      stop = next.plainText == Array("=~".utf8) ? .blank : .word
    }
    position += 2
    return .condition(words, line: start)
  }
}
