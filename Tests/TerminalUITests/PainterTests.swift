import Glibc
import Testing
import TextColumns

@testable import TerminalUI

/// A random stream that a seed repeats.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What the screen should show, worked out the slow way.
private struct ExpectedScreen {
  var rows: [String] = [""]
  var cursorRow = 0
  var cursorColumn = 0

  init(prompt: String, continuation: String, buffer: EditBuffer, width: Int) {
    var column = 0
    func columns(_ character: Character) -> Int { DisplayWidth.columns(of: character) }
    func add(_ character: Character) {
      rows[rows.count - 1].append(character)
      column += columns(character)
    }
    func newRow() {
      rows.append("")
      column = 0
    }
    for character in prompt { add(character) }
    for index in 0...buffer.characters.count {
      let character = index < buffer.characters.count ? buffer.characters[index] : nil
      let isBreak = character == "\n"
      let needed = character.map { isBreak ? 0 : columns($0) } ?? 1
      if column + needed > width || (isBreak && index == buffer.cursor && column == width) {
        newRow()
      }
      if index == buffer.cursor { (cursorRow, cursorColumn) = (rows.count - 1, column) }
      guard let character else { break }
      if isBreak {
        newRow()
        for character in continuation { add(character) }
      } else {
        add(character)
      }
    }
    rows = rows.map { row in
      var row = row
      while row.hasSuffix(" ") { row.removeLast() }
      return row
    }
  }
}

@Suite struct PainterTests {
  private static let ascii = Array("abc def-/=".map(String.init))
  private static let cjk = ascii + ["中", "文", "字", "，", "ｱ", "가", "é", "Ж"]
  private static let marks = cjk + ["e\u{301}", "ก็", "क्", "각"]
  private static let emoji =
    marks + ["🙂", "👍🏽", "👩‍💻", "🇳🇱", "❤️", "✅", "1️⃣", "🏴‍☠️"]

  /// How many sessions of each alphabet are run: TERMINAL_UI_SESSIONS, or a few.
  private static var sessionCount: UInt64 {
    getenv("TERMINAL_UI_SESSIONS").flatMap { UInt64(String(cString: $0)) } ?? 6
  }

  private static func sessions() -> [(alphabet: [String], seed: UInt64, drawsSequences: Bool)] {
    var sessions: [([String], UInt64, Bool)] = []
    for seed in 0..<sessionCount {
      sessions.append((ascii + ["\n"], seed, true))
      sessions.append((cjk + ["\n"], seed, true))
      sessions.append((marks + ["\n"], seed, true))
      sessions.append((emoji + ["\n"], seed, true))
      // Older terminals show the parts of a sequence; what stands around it must not move.
      sessions.append((cjk + ["🙂", "✅", "❤️"], seed, false))
    }
    return sessions
  }

  @Test func `the screen shows the line after every step of random edit sessions`() {
    for (index, session) in Self.sessions().enumerated() {
      if let failure = Self.run(session.alphabet, session.seed, session.drawsSequences) {
        Issue.record("session \(index), seed \(session.seed): \(failure)")
        return
      }
    }
  }

  private static func run(
    _ alphabet: [String], _ seed: UInt64, _ drawsSequences: Bool
  ) -> String? {
    var random = TestRandom(seed: seed)
    let size = TerminalSize(
      columns: .random(in: 8...30, using: &random), rows: .random(in: 3...12, using: &random))
    var screen = ScreenEmulator(columns: size.columns, height: size.rows)
    screen.drawsSequences = drawsSequences
    let above = (0..<Int.random(in: 0...10, using: &random)).map { "above \($0)" }
    screen.feed(above.map { $0 + "\r\n" }.joined())
    let painter = Painter(size: size, colours: .full)
    var buffer = EditBuffer()
    var cursorRow = 0
    var hasOverflowed = false
    for step in 0..<60 {
      change(&buffer, alphabet, &random)
      let scene = Scene(
        prompt: StyledText("go$ ", .bold), continuationPrompt: "> ", buffer: buffer)
      let painting = painter.paint(scene, cursorRow: cursorRow)
      screen.feed(painting.output)
      cursorRow = painting.cursorRow
      let expected = ExpectedScreen(
        prompt: "go$ ", continuation: "> ", buffer: buffer, width: size.columns)
      hasOverflowed = hasOverflowed || expected.rows.count > size.rows
      let intact = hasOverflowed ? [] : above
      if let failure = compare(screen, expected, intact, drawsSequences) {
        return "step \(step), \(size), \(buffer): \(failure)"
      }
    }
    return nil
  }

  private static func change(
    _ buffer: inout EditBuffer, _ alphabet: [String], _ random: inout TestRandom
  ) {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: _ = buffer.kill(to: buffer.cursor - 1)
    case 1: _ = buffer.kill(to: buffer.cursor + 1)
    case 2: buffer.moveCursor(to: .random(in: 0...buffer.characters.count, using: &random))
    case 3: buffer.moveCursor(to: buffer.cursor - 1)
    case 4: buffer.transpose()
    default:
      let count = Int.random(in: 1...4, using: &random)
      buffer.insert(
        (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "x" }.joined())
    }
  }

  private static func compare(
    _ screen: ScreenEmulator, _ expected: ExpectedScreen, _ above: [String], _ isExact: Bool
  ) -> String? {
    guard screen.column == expected.cursorColumn else {
      return "cursor column \(screen.column), not \(expected.cursorColumn)"
    }
    let top = screen.row - expected.cursorRow
    for row in 0..<screen.height {
      let index = row - top
      guard index >= 0 else { continue }
      let want = index < expected.rows.count ? expected.rows[index] : ""
      let differs = isExact ? screen.rows[row] != want : !resembles(screen.rows[row], want)
      if differs { return "row \(row) is '\(screen.rows[row])', not '\(want)'" }
    }
    guard screen.allRows.starts(with: above) else { return "the rows above are damaged" }
    return nil
  }

  /// Whether rows agree but for blanks and the variation selectors an older terminal drops.
  private static func resembles(_ shown: String, _ want: String) -> Bool {
    func bones(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0 != " " && $0.value != 0xFE0F }
    }
    return bones(shown) == bones(want)
  }

  @Test func `hint, styles and menu are painted around the line`() {
    var scene = Scene(prompt: "$ ", buffer: EditBuffer("get 中"))
    scene.spans = [StyleSpan(0..<3, AnsiStyle(foreground: .green))]
    scene.hint = " NAME and more words"
    scene.menu = [StyledText("pods  ", AnsiStyle(reversed: true)), "nodes"]
    let size = TerminalSize(columns: 16, rows: 8)
    let painting = Painter(size: size, colours: .full).paint(scene, cursorRow: 2)
    let expected =
      "\u{1B}[2A\r$ \u{1B}[0;32mget\u{1B}[0m 中\u{1B}[0;2m NAME …\u{1B}[0m\u{1B}[K\r\n"
      + "\u{1B}[0;7mpods  \u{1B}[0m\u{1B}[K\r\nnodes\u{1B}[J\u{1B}[2A\r\u{1B}[8C"
    #expect(painting.output == expected)
    let plain = Painter(size: size, colours: .none).paint(scene, cursorRow: 0)
    #expect(!plain.output.contains("32m"))
  }
}
