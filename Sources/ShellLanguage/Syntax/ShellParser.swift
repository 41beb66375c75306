/// Parses POSIX shell text into commands, one complete command (a line, or as many as it needs)
/// at a time.
///
/// Beyond POSIX it reads what busybox ash and bash share: `&>`, `<<<`, `[[ ]]`, `${x/a/b}`,
/// `${x:1:2}`, `function f`, `$'…'` and `|&`. Arrays and process substitution are syntax errors.
public struct ShellParser: Sendable {
  /// What a text turned out to be.
  public enum Outcome: Sendable, Equatable {
    /// At least one command, and nothing open.
    case complete
    /// Only blanks and comments.
    case empty
    /// More lines are needed.
    case incomplete(IncompleteReason)
    /// No further text can mend it.
    case invalid(ShellSyntaxError)
  }

  struct HeredocSkip {
    var newline: Int
    var resume: Int
    var lines: Int
  }

  var source: Bytes
  var position = 0
  var line = 1
  var isFinal: Bool
  var aliases: [String: String]
  var heredocSkip: HeredocSkip?
  var depth = 0
  /// How often text behind `$((` was read again as a command.
  var secondLooks = 0
  var aliasGuards: [(name: String, end: Int)] = []
  static let depthLimit = 200

  /// Reads the text; `isFinal` tells that no more will come.
  init(_ source: Bytes, isFinal: Bool, aliases: [String: String] = [:], line: Int = 1) {
    self.source = source
    self.isFinal = isFinal
    self.aliases = aliases
    self.line = line
  }

  /// Tells whether a text is complete; a prompt uses it to decide whether the line continues.
  ///
  /// - Complexity: O(text) for texts without deep nesting of ambiguous `$((`.
  public static func check(_ text: String, aliases: [String: String] = [:]) -> Outcome {
    var parser = ShellParser(Array(text.utf8), isFinal: false, aliases: aliases)
    var hasCommand = false
    do throws(ParseProblem) {
      while try parser.nextCommand() != nil { hasCommand = true }
    } catch {
      switch error {
      case .incomplete(let reason, _): return .incomplete(reason)
      case .invalid(let error): return .invalid(error)
      }
    }
    return hasCommand ? .complete : .empty
  }

  /// The next command with everything up to the end of its line; nil at the end of the text.
  mutating func nextCommand() throws(ParseProblem) -> Command? {
    try skipNewlines()
    guard !isAtEnd else { return nil }
    var items: [ListItem] = []
    while true {
      try skipBlanks()
      guard let next = peek(), next != .newline else { break }
      let (item, isSeparated) = try listItem()
      items.append(item)
      if isSeparated { continue }
      guard peek() == nil || peek() == .newline else { throw unexpected() }
    }
    if peek() == .newline { consumeNewline() }
    if items.count == 1, !items[0].isBackground { return items[0].command }
    return .list(items)
  }

  /// Everything that is left as one command.
  mutating func program() throws(ParseProblem) -> Command {
    var items: [ListItem] = []
    while let command = try nextCommand() {
      items.append(ListItem(command: command, isBackground: false, text: ""))
    }
    return items.count == 1 ? items[0].command : .list(items)
  }

  // MARK: Bytes

  var isAtEnd: Bool { position >= source.count }

  func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < source.count ? source[position + offset] : nil
  }

  mutating func consumeNewline() {
    if let skip = heredocSkip, skip.newline == position {
      position = skip.resume
      line += skip.lines + 1
      heredocSkip = nil
    } else {
      position += 1
      line += 1
    }
  }

  mutating func skipBlanks() throws(ParseProblem) {
    while let byte = peek() {
      if byte.isBlank {
        position += 1
      } else if byte == .backslash, peek(1) == .newline {
        position += 2
        line += 1
        if isAtEnd, !isFinal { throw .incomplete(.lineContinuation, line: line) }
      } else if byte == .hash {
        while let next = peek(), next != .newline { position += 1 }
      } else {
        return
      }
    }
  }

  mutating func skipNewlines() throws(ParseProblem) {
    try skipBlanks()
    while peek() == .newline {
      consumeNewline()
      try skipBlanks()
    }
  }

  /// The plain word at the position, when it could be a reserved one.
  func reservedWord() -> String? {
    var end = position
    while end < source.count, !source[end].isWordEnd, end - position <= 8 { end += 1 }
    guard end > position, end - position <= 8 else { return nil }
    let bytes = source[position..<end]
    guard bytes.allSatisfy({ $0.isLower || "!{}[]".utf8.contains($0) }) else { return nil }
    return String(bytes: bytes)
  }

  /// Counts one level of nesting; the caller takes it back with `leave`.
  ///
  /// The bound keeps the parser, and whatever walks or frees its tree, off the stack's end.
  mutating func enter() throws(ParseProblem) {
    guard depth < Self.depthLimit else {
      throw .invalid(ShellSyntaxError(line: line, token: "", detail: "nested too deeply"))
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  // MARK: Problems

  /// The error for the token at the position.
  func unexpected(expected: String? = nil) -> ParseProblem {
    guard let byte = peek() else {
      return isFinal
        ? .invalid(
          ShellSyntaxError(line: line, token: "end of file", expected: expected, detail: nil))
        : .incomplete(.compound(closing: expected ?? ";"), line: line)
    }
    var token: String
    if byte == .newline {
      token = "newline"
    } else if byte.isWordEnd {
      token = String(bytes: [byte])
      if peek(1) == byte, byte != .openParen, byte != .closeParen { token += token }
    } else {
      var end = position
      while end < source.count, !source[end].isWordEnd { end += 1 }
      token = String(bytes: source[position..<end])
    }
    return .invalid(
      ShellSyntaxError(line: line, token: token, expected: expected, detail: nil))
  }

  /// The problem of a text that ends while something is open.
  func endOfText(_ reason: IncompleteReason) -> ParseProblem {
    guard isFinal else { return .incomplete(reason, line: line) }
    switch reason {
    case .singleQuote, .doubleQuote:
      return .invalid(
        ShellSyntaxError(
          line: line, token: "end of file", expected: nil, detail: "Unterminated quoted string"))
    case .backtick:
      return .invalid(
        ShellSyntaxError(
          line: line, token: "end of file", expected: nil,
          detail: "EOF in backquote substitution"))
    case .parameter:
      return .invalid(
        ShellSyntaxError(
          line: line, token: "end of file", expected: nil, detail: "Missing '}'"))
    case .arithmetic:
      return .invalid(
        ShellSyntaxError(
          line: line, token: "end of file", expected: nil, detail: "Missing '))'"))
    case .substitution:
      return .invalid(
        ShellSyntaxError(line: line, token: "end of file", expected: ")", detail: nil))
    case .compound(let closing):
      return .invalid(
        ShellSyntaxError(line: line, token: "end of file", expected: closing, detail: nil))
    case .operatorAtEnd, .lineContinuation, .heredoc:
      return .invalid(
        ShellSyntaxError(line: line, token: "end of file", expected: nil, detail: nil))
    }
  }
}
