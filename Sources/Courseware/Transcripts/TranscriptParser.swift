import ObjectModel
import Simulation

/// Reads transcript files; every error names the line.
public struct TranscriptParser {
  static let fileLimit = 4 << 20
  static let lineLimit = 64 << 10
  static let stepLimit = 5000
  static let clockLimit = Span.seconds(Int64(366 * 86_400))

  private let lines: [String]
  private var position = 0
  private var header = Transcript.Header()
  private var items: [Transcript.Item] = []
  private var nextIsUnordered = false
  private var nextNever: [String] = []

  private init(_ lines: [String]) {
    self.lines = lines
  }

  /// Reads a file's text.
  public static func parse(_ text: String) throws(TranscriptError) -> Transcript {
    guard text.utf8.count <= fileLimit else {
      throw TranscriptError(line: 1, message: "the file is larger than 4 MB")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      try check(line, at: index + 1)
    }
    var parser = TranscriptParser(lines)
    try parser.readHeader()
    try parser.readBody()
    return Transcript(header: parser.header, items: parser.items, lines: lines)
  }

  private static func check(_ line: String, at number: Int) throws(TranscriptError) {
    guard line.utf8.count <= lineLimit else {
      throw TranscriptError(line: number, message: "the line is longer than 64 KB")
    }
    for scalar in line.unicodeScalars where scalar != "\t" {
      let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
      guard !isControl else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: 4 - digits.count) + digits
        throw TranscriptError(line: number, message: "control character U+\(code) in the text")
      }
    }
  }

  private func fail(_ message: String, at index: Int? = nil) -> TranscriptError {
    TranscriptError(line: (index ?? position) + 1, message: message)
  }

  // MARK: Header

  private mutating func readHeader() throws(TranscriptError) {
    guard lines.first == "---" else { throw fail("the file must begin with a --- header") }
    position = 1
    while position < lines.count, lines[position] != "---" {
      try readHeaderLine(lines[position])
      position += 1
    }
    guard position < lines.count else { throw fail("the header has no closing ---", at: 0) }
    position += 1
  }

  private mutating func readHeaderLine(_ line: String) throws(TranscriptError) {
    guard let colon = line.firstIndex(of: ":") else {
      throw fail("a header line must be \"key: value\"")
    }
    let key = String(line[..<colon])
    let value = line[line.index(after: colon)...].trimmingBlanks()
    switch key {
    case "format":
      guard value == "1" else { throw fail("only format 1 is known, not \"\(value)\"") }
    case "title": header.title = value
    case "seed":
      guard let seed = UInt64(value) else { throw fail("seed must be a number") }
      header.seed = seed
    case "world": header.world = value
    case "start":
      guard let time = RFC3339.epochNanoseconds(value) else {
        throw fail("start must be a time such as 2030-01-01T09:00:00Z")
      }
      header.start = Instant(nanoseconds: time)
    case "cols":
      guard let columns = Int(value), (20...500).contains(columns) else {
        throw fail("cols must be between 20 and 500")
      }
      header.columns = columns
    default:
      guard key.hasPrefix("x-") else { throw fail("unknown header key \"\(key)\"") }
    }
  }

  // MARK: Body

  private mutating func readBody() throws(TranscriptError) {
    while position < lines.count {
      let line = lines[position]
      if line == "```console" {
        position += 1
        try readBlock()
      } else if line.hasPrefix("```") {
        readForeignBlock()
      } else if line.hasPrefix("<!--") {
        try readComment(line)
        position += 1
      } else {
        items.append(.prose(line))
        position += 1
      }
    }
  }

  private mutating func readForeignBlock() {
    repeat {
      items.append(.prose(lines[position]))
      position += 1
    } while position < lines.count && !lines[position].hasPrefix("```")
    guard position < lines.count else { return }
    items.append(.prose(lines[position]))
    position += 1
  }

  private mutating func readComment(_ line: String) throws(TranscriptError) {
    guard line.hasSuffix("-->"), line.count >= 7 else {
      throw fail("a comment must end with --> on its line")
    }
    let text = line.dropFirst(4).dropLast(3).trimmingBlanks()
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    let value =
      colon == text.endIndex ? "" : text[text.index(after: colon)...].trimmingBlanks()
    switch text[..<colon] {
    case "note": items.append(.note(value))
    case "pause": items.append(.pause(value))
    case "unordered": nextIsUnordered = true
    case "never":
      guard !value.isEmpty else { throw fail("never: needs a text") }
      nextNever.append(value)
    case "expect": items.append(.expect(try expectation(value)))
    default: throw fail("unknown comment \"\(text[..<colon])\"; did you mean note: ?")
    }
  }

  private func expectation(_ text: String) throws(TranscriptError) -> Transcript.Expectation {
    let words = text.split(separator: " ")
    let parts = words.first?.split(separator: "/") ?? []
    guard parts.count == 2, words.count > 1 else {
      throw fail("expect: must read KIND/NAME FIELD=VALUE ...")
    }
    var fields: [Transcript.Expectation.Field] = []
    for word in words.dropFirst() {
      guard let equals = word.firstIndex(of: "=") else {
        throw fail("expect: \"\(word)\" must read FIELD=VALUE")
      }
      fields.append(
        .init(path: String(word[..<equals]), text: String(word[word.index(after: equals)...])))
    }
    return Transcript.Expectation(
      kind: String(parts[0]), name: String(parts[1]), fields: fields, line: position + 1)
  }

  // MARK: Blocks

  private mutating func readBlock() throws(TranscriptError) {
    let start = position - 1
    var hasStep = false
    while position < lines.count, lines[position] != "```" {
      let line = lines[position]
      if line.hasPrefix("$ ") {
        try append(commandStep(line))
      } else if line.hasPrefix("@ ") {
        try append(clockStep(line))
      } else if hasStep {
        try readOutputLine(line)
      } else {
        throw fail("a block must begin with \"$ \" or \"@ \"")
      }
      hasStep = true
      position += 1
    }
    guard position < lines.count else { throw fail("the block is not closed", at: start) }
    position += 1
  }

  private mutating func append(_ step: Transcript.Step) throws(TranscriptError) {
    guard items.count < Self.stepLimit else { throw fail("more than 5000 steps") }
    items.append(.step(step))
  }

  private mutating func commandStep(_ line: String) throws(TranscriptError) -> Transcript.Step {
    let start = position
    var command = String(line.dropFirst(2))
    while position + 1 < lines.count,
      lines[position + 1].hasPrefix("> ") || lines[position + 1] == ">"
    {
      position += 1
      command += "\n" + lines[position].dropFirst(2)
    }
    defer {
      nextIsUnordered = false
      nextNever = []
    }
    let typed = try typedLines()
    var step = Transcript.Step(
      action: .command(command), line: start + 1, outputLine: position + 2,
      isUnordered: nextIsUnordered, never: nextNever)
    step.typed = typed
    return step
  }

  /// The lines `< TEXT` that follow a command, each with the times `@ +N` before it.
  private mutating func typedLines() throws(TranscriptError) -> [TypedLine] {
    var typed: [TypedLine] = []
    while true {
      var next = position + 1
      while next < lines.count, lines[next].hasPrefix("@ ") { next += 1 }
      guard next < lines.count, lines[next].hasPrefix("< ") || lines[next] == "<" else {
        return typed
      }
      var delay = Span.zero
      while position + 1 < next {
        position += 1
        delay = delay + (try span(lines[position].dropFirst(2)))
      }
      position = next
      typed.append(TypedLine(delay: delay, text: String(lines[next].dropFirst(2))))
    }
  }

  private func clockStep(_ line: String) throws(TranscriptError) -> Transcript.Step {
    Transcript.Step(
      action: .advance(try span(line.dropFirst(2))), line: position + 1, outputLine: position + 2)
  }

  private func span(_ text: some StringProtocol) throws(TranscriptError) -> Span {
    let text = text.trimmingBlanks()
    guard text.hasPrefix("+"), let span = Span(goDuration: String(text.dropFirst())) else {
      throw fail("a time must read like +8s or +1m30s")
    }
    guard span <= Self.clockLimit else { throw fail("the clock may go on by a year at most") }
    return span
  }

  private mutating func readOutputLine(_ line: String) throws(TranscriptError) {
    guard case .step(var step) = items.last else { return }
    if line.hasPrefix("? ") {
      guard let status = Int32(line.dropFirst(2)), (0...255).contains(status) else {
        throw fail("? must be followed by an exit status")
      }
      step.status = status
      step.statusLine = position + 1
    } else if line.hasPrefix("^C +") {
      step.interrupt = try span(line.dropFirst(3))
    } else if line.hasPrefix("> ") || line.hasPrefix("< ") {
      throw fail("\"\(line.prefix(2))\" can only follow a command")
    } else {
      guard step.statusLine == nil else { throw fail("output after \"? N\"") }
      step.output.append(line)
    }
    items[items.count - 1] = .step(step)
  }
}

extension StringProtocol {
  /// The text without blanks at either end.
  func trimmingBlanks() -> String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\r" {
      text = text.dropLast()
    }
    return String(text)
  }
}
