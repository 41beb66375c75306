/// A stretch of a command line, for highlighting; ranges are UTF-8 offsets.
public struct LineToken: Sendable, Equatable {
  /// What the stretch is.
  public enum Kind: Sendable, Equatable {
    /// The name of a command.
    case command
    /// A later word of a command.
    case argument
    /// `NAME=value` before a command.
    case assignment
    /// `if`, `then`, `do`, `{`, `!` and the like where they are reserved.
    case reserved
    /// `|`, `&&`, `;`, `(`, a newline and the like.
    case control
    /// `>`, `2>&1`, `<<` and the like.
    case redirection
    /// The file behind a redirection.
    case target
    /// From `#` to the end of the line.
    case comment
    /// The lines of a heredoc with the closing one.
    case heredoc
  }

  /// What it is.
  public var kind: Kind
  /// Where it lies; a substitution's tokens lie inside those of the word that holds it.
  public var range: Range<Int>
  /// The text without quotes and backslashes; `$NAME` stays as it is.
  public var text: String
  /// Whether any of it was quoted.
  public var isQuoted: Bool
  /// How many `$(` or backticks it is inside of.
  public var depth: Int
}

/// What is open where a text ends.
public enum QuoteState: Sendable, Equatable {
  case none
  case single
  case double
  /// The last character is a backslash.
  case escape
}

/// Where the cursor is, for completion.
public struct CursorContext: Sendable, Equatable {
  /// What a word at the cursor would be.
  public var kind: LineToken.Kind
  /// The words of the same command before it, unquoted; assignments are left out.
  public var commandWords: [String]
  /// The unquoted text of the word up to the cursor; empty when a new word would begin.
  public var word: String
  /// Where the word's raw text begins, as a UTF-8 offset.
  public var wordStart: Int
  /// What is open at the cursor.
  public var quote: QuoteState
  /// Which command of its pipeline it is in, from 0.
  public var pipelinePosition: Int
  /// How many substitutions the cursor is inside of.
  public var depth: Int
}

/// The tokens of a line, however unfinished it is, and what is at the cursor.
public struct LineScan: Sendable, Equatable {
  /// The tokens in the order in which they end.
  public var tokens: [LineToken]
  /// What is at the cursor.
  public var cursor: CursorContext

  /// Scans a text; the cursor is a UTF-8 offset, the end when it is nil. Never fails.
  ///
  /// - Complexity: O(text).
  public init(_ text: String, cursor: Int? = nil) {
    let bytes = Array(text.utf8)
    let end = min(max(0, cursor ?? bytes.count), bytes.count)
    var scanner = LineScanner(bytes[..<end])
    scanner.run()
    self.cursor = scanner.context
    if end == bytes.count {
      tokens = scanner.tokens
    } else {
      var whole = LineScanner(bytes[...])
      whole.run()
      tokens = whole.tokens
    }
  }
}

/// The state machine behind `LineScan`.
struct LineScanner {
  private struct Level {
    var words: [String] = []
    var hasCommand = false
    var pipelinePosition = 0
    var expectsTarget = false
    /// The word that a substitution interrupted.
    var outer: OpenWord?
    var closing: UInt8 = 0
    var isInCase = false
  }

  private struct OpenWord {
    var start: Int
    var text: Bytes = []
    var isQuoted = false
    var isDouble = false
  }

  private let source: ArraySlice<UInt8>
  private var index = 0
  private(set) var tokens: [LineToken] = []
  private var levels = [Level()]
  private var word: OpenWord?
  private var heredocs: [(delimiter: Bytes, strips: Bool)] = []
  private var expectsDelimiter: Bool?
  private(set) var context = CursorContext(
    kind: .command, commandWords: [], word: "", wordStart: 0, quote: .none, pipelinePosition: 0,
    depth: 0)

  init(_ source: ArraySlice<UInt8>) { self.source = source }

  private var depth: Int { levels.count - 1 }

  private func peek(_ offset: Int = 0) -> UInt8? {
    index + offset < source.endIndex ? source[index + offset] : nil
  }

  mutating func run() {
    while let byte = peek() {
      if word != nil {
        inWord(byte)
      } else {
        betweenWords(byte)
      }
    }
    note(word?.isDouble == true ? .double : .none)
    while depth > 0 {
      endWord()
      popLevel()
    }
    endWord()
  }

  private mutating func note(_ quote: QuoteState) {
    guard !hasNoted else { return }
    hasNoted = true
    let level = levels[levels.count - 1]
    context.commandWords = level.words
    context.pipelinePosition = level.pipelinePosition
    context.depth = depth
    context.quote = quote
    context.word = word.map { String(bytes: $0.text) } ?? ""
    context.wordStart = word?.start ?? index
    context.kind =
      expectsDelimiter != nil || level.expectsTarget
      ? .target : level.hasCommand ? .argument : .command
    if let word, !level.hasCommand, !level.expectsTarget, Self.isAssignment(word.text) {
      context.kind = .assignment
    }
  }
  private var hasNoted = false

  private mutating func add(_ kind: LineToken.Kind, _ start: Int, text: String = "") {
    let shown = text.isEmpty ? String(bytes: source[start..<index]) : text
    tokens.append(
      LineToken(kind: kind, range: start..<index, text: shown, isQuoted: false, depth: depth))
  }

  // MARK: Between words

  private mutating func betweenWords(_ byte: UInt8) {
    let start = index
    switch byte {
    case .space, .tab: index += 1
    case .backslash where peek(1) == .newline: index += 2
    case .hash:
      while let next = peek(), next != .newline { index += 1 }
      if peek() == nil {
        note(.none)
        context.kind = .comment
      }
      add(.comment, start)
    case .newline:
      index += 1
      endCommand(keepsPipeline: false)
      readHeredocs()
    case .pipe, .ampersand, .semicolon: control(byte)
    case .openParen:
      index += 1
      add(.control, start)
      endCommand(keepsPipeline: false)
    case .closeParen:
      index += 1
      if levels[levels.count - 1].closing == .closeParen {
        popLevel()
      } else {
        add(.control, start)
        endCommand(keepsPipeline: false)
      }
    case .less, .greater: redirection(start)
    case .backtick where levels[levels.count - 1].closing == .backtick:
      index += 1
      popLevel()
    default:
      if byte.isDigit, isDescriptor() {
        while let next = peek(), next.isDigit { index += 1 }
        return redirection(start)
      }
      word = OpenWord(start: index)
    }
  }

  private func isDescriptor() -> Bool {
    var end = index
    while end < source.endIndex, source[end].isDigit { end += 1 }
    return end < source.endIndex && (source[end] == .less || source[end] == .greater)
  }

  private mutating func control(_ byte: UInt8) {
    let start = index
    if byte == .ampersand, peek(1) == .greater { return redirection(start) }
    let isDouble = peek(1) == byte
    index += isDouble ? 2 : 1
    add(.control, start)
    endCommand(keepsPipeline: byte == .pipe && !isDouble)
  }

  private mutating func endCommand(keepsPipeline: Bool) {
    let last = levels.count - 1
    levels[last].words = []
    levels[last].hasCommand = false
    levels[last].expectsTarget = false
    levels[last].pipelinePosition = keepsPipeline ? levels[last].pipelinePosition + 1 : 0
  }

  private mutating func redirection(_ start: Int) {
    if peek() == .ampersand { index += 1 }
    let first = peek()
    index += 1
    var isHeredoc = false
    if first == .less, peek() == .less {
      index += 1
      isHeredoc = true
      if peek() == .less {
        index += 1
        isHeredoc = false
      }
    } else if peek() == .greater || peek() == .pipe {
      index += 1
    }
    var strips = false
    if isHeredoc, peek() == .minus {
      strips = true
      index += 1
    }
    if peek() == .ampersand {
      index += 1
      if let next = peek(), next.isDigit || next == .minus {
        index += 1
        return add(.redirection, start)
      }
    }
    add(.redirection, start)
    if isHeredoc {
      expectsDelimiter = strips
    } else {
      levels[levels.count - 1].expectsTarget = true
    }
  }

  private mutating func readHeredocs() {
    for heredoc in heredocs {
      let start = index
      while index < source.endIndex {
        var end = index
        while end < source.endIndex, source[end] != .newline { end += 1 }
        var line = source[index..<end]
        if heredoc.strips { line = line.drop { $0 == .tab } }
        index = min(end + 1, source.endIndex)
        if line.elementsEqual(heredoc.delimiter) { break }
      }
      if index >= source.endIndex {
        note(.none)
        context.kind = .heredoc
      }
      if index > start { add(.heredoc, start) }
    }
    heredocs = []
  }

  // MARK: Words

  private mutating func inWord(_ byte: UInt8) {
    if word?.isDouble == true { return inDouble(byte) }
    if byte.isWordEnd { return endWord() }
    switch byte {
    case .singleQuote: single()
    case .doubleQuote:
      index += 1
      word?.isQuoted = true
      word?.isDouble = true
    case .backslash: escaped()
    case .dollar where peek(1) == .openParen && peek(2) != .openParen:
      index += 2
      pushLevel(.closeParen)
    case .dollar where peek(1) == .openBrace || peek(1) == .openParen: skipBraced()
    case .backtick:
      index += 1
      if levels[levels.count - 1].closing == .backtick {
        endWord()
        popLevel()
      } else {
        pushLevel(.backtick)
      }
    default: take(byte)
    }
  }

  private mutating func take(_ byte: UInt8) {
    word?.text.append(byte)
    index += 1
  }

  private mutating func inDouble(_ byte: UInt8) {
    switch byte {
    case .doubleQuote:
      index += 1
      word?.isDouble = false
    case .backslash:
      guard let next = peek(1) else {
        note(.double)
        index += 1
        return
      }
      if next != .newline {
        if ![.dollar, .backtick, .doubleQuote, .backslash].contains(next) {
          word?.text.append(.backslash)
        }
        word?.text.append(next)
      }
      index += 2
    case .dollar where peek(1) == .openParen && peek(2) != .openParen:
      index += 2
      pushLevel(.closeParen)
    default: take(byte)
    }
  }

  private mutating func single() {
    word?.isQuoted = true
    index += 1
    while let byte = peek(), byte != .singleQuote { take(byte) }
    if peek() == nil { note(.single) } else { index += 1 }
  }

  private mutating func escaped() {
    guard let next = peek(1) else {
      note(.escape)
      index += 1
      return
    }
    word?.isQuoted = true
    if next != .newline { word?.text.append(next) }
    index += 2
  }

  /// `${…}` and `$((…))` are taken as they are.
  private mutating func skipBraced() {
    let isBrace = peek(1) == .openBrace
    var nesting = 0
    while let byte = peek() {
      take(byte)
      if byte == (isBrace ? .openBrace : .openParen) { nesting += 1 }
      if byte == (isBrace ? .closeBrace : .closeParen) {
        nesting -= 1
        if nesting == 0 { return }
      }
    }
  }

  private mutating func pushLevel(_ closing: UInt8) {
    var level = Level()
    level.closing = closing
    level.outer = word
    word = nil
    levels.append(level)
  }

  private mutating func popLevel() {
    guard depth > 0, let level = levels.popLast() else { return }
    word = level.outer
    let inner = "$(…)"
    word?.text += Array(inner.utf8)
  }

  private mutating func endWord() {
    guard let open = word else { return }
    word = nil
    let text = String(bytes: open.text)
    let last = levels.count - 1
    var kind = LineToken.Kind.argument
    if let strips = expectsDelimiter {
      kind = .target
      heredocs.append((open.text, strips))
      expectsDelimiter = nil
    } else if levels[last].expectsTarget {
      kind = .target
      levels[last].expectsTarget = false
    } else if !levels[last].hasCommand {
      kind = commandKind(open, text)
    }
    if kind == .command || kind == .argument { levels[last].words.append(text) }
    if kind == .command { levels[last].hasCommand = true }
    tokens.append(
      LineToken(
        kind: kind, range: open.start..<index, text: text, isQuoted: open.isQuoted, depth: depth))
  }

  private mutating func commandKind(_ open: OpenWord, _ text: String) -> LineToken.Kind {
    if open.isQuoted { return .command }
    switch text {
    case "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "esac", "{", "}", "!":
      return .reserved
    case "for", "case", "in", "function", "[[":
      levels[levels.count - 1].hasCommand = true
      return .reserved
    default: return Self.isAssignment(open.text) ? .assignment : .command
    }
  }

  private static func isAssignment(_ text: Bytes) -> Bool {
    guard let first = text.first, first.isNameStart, let equals = text.firstIndex(of: .equals)
    else { return false }
    return text[..<equals].allSatisfy(\.isName)
  }
}
