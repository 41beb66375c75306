import Glibc
import Testing

@testable import TerminalUI

/// A terminal that a test types into: the two ends of a pseudo-terminal.
private struct TestTerminal {
  let master: Int32
  let slave: Int32

  init?(columns: UInt16 = 40, rows: UInt16 = 10) {
    setenv("TERM", "xterm", 1)
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: UInt32 = 0
    var isLocked: Int32 = 0
    // TIOCSPTLCK and TIOCGPTN, which the overlay does not show.
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0,
      ioctl(master, 0x8004_5430, &number) == 0
    else { return nil }
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard slave >= 0 else { return nil }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  func close() {
    Glibc.close(slave)
    Glibc.close(master)
  }

  func type(_ keys: String) {
    makeRaw()
    TerminalOutput.write(keys, to: master)
  }

  /// Makes the terminal raw, so that keys typed before the editor reads arrive unchanged.
  private func makeRaw() {
    var settings = termios()
    tcgetattr(slave, &settings)
    cfmakeraw(&settings)
    tcsetattr(slave, TCSANOW, &settings)
  }

  /// What the editor has sent so far.
  func output() -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = read(master, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func editor(_ change: (inout LineEditor.Options) -> Void = { _ in }) -> LineEditor? {
    var options = LineEditor.Options()
    options.input = slave
    options.output = slave
    change(&options)
    return LineEditor(options)
  }
}

/// The editors share the process's signals, so these tests run one after the other.
@Suite(.serialized) struct LineEditorTests {
  private static let up = "\u{1B}[A"
  private static let left = "\u{1B}[D"
  private static let history = ["get pods", "describe pod web", "get nodes"]

  private static let sessions: [(keys: String, result: ReadResult)] = [
    ("get pods\r", .line("get pods")),
    ("é中文\(left)X\r", .line("é中X文")),
    ("a👩‍💻b\(left)\u{7F}\r", .line("ab")),
    ("ab\(left)\u{1B}[3~\r", .line("a")),
    ("one two\u{17}x\r", .line("one x")),
    ("one two\u{15}x\u{19}y\r", .line("xone twoy")),
    ("one-two\u{1B}\u{7F}\u{1B}b\u{0B}\u{19}\u{19}\r", .line("one-one-")),
    ("a b c\u{17}\u{17}\u{19}\r", .line("a b c")),
    ("abc\u{1}x\u{5}y\r", .line("xabcy")),
    ("abc\u{14}\r", .line("acb")),
    ("one\u{1F}\r", .line("")),
    ("one two\u{1F}\u{1F}\r", .line("one")),
    ("one\u{1B}bT\u{1B}u\r", .line("TONE")),
    ("ab\u{2}\u{6}\u{1B}[H\u{1B}OF!\r", .line("ab!")),
    ("\(up)\r", .line("get nodes")),
    ("\(up)\(up)\(up)\u{1B}[B\r", .line("describe pod web")),
    ("get\(up)\(up)\r", .line("get pods")),
    ("get\(up)\(up)\u{1B}[B\u{1B}[B!\r", .line("get!")),
    ("get p\u{1B}[C\r", .line("get pods")),
    ("desc\u{1B}f\r", .line("describe")),
    ("x \u{1B}.\u{1B}.\r", .line("x web")),
    ("\u{12}pod\u{12}\r", .line("get pods")),
    ("\u{12}pod\u{7}\r", .line("")),
    ("\u{12}web\u{5}!\r", .line("describe pod web!")),
    ("de\t\r", .line("delete ")),
    ("s\t\td\r", .line("snd")),
    ("s\t\t\t\tx\r", .line("sndx")),
    ("s\t\t\t\t\r\r", .line("snd ")),
    ("s\t\t\u{1B}[Z\r\r", .line("snt ")),
    ("'open\r end'\r", .line("'open\n end'")),
    ("'a\rbc\(up)X\r'\r", .line("'aX\n'\nbc")),
    ("\u{1B}[200~$ ls\n$ pwd\n\u{1B}[201~\r", .line("ls\npwd")),
    ("abc\u{3}", .interrupted),
    ("\u{4}", .endOfInput),
    ("ab\u{1}\u{4}\r", .line("b")),
    ("abc\u{1A}\u{1C}\u{13}\r", .line("abc")),
    ("?x?\r", .line("?x")),
  ]

  @Test func `keys edit the line`() throws {
    for (keys, result) in Self.sessions {
      let terminal = try #require(TestTerminal())
      defer { terminal.close() }
      let editor = try #require(terminal.editor())
      for command in Self.history { editor.history.add(command) }
      editor.completeness = { $0.filter { $0 == "'" }.count == 1 ? .incomplete : .complete }
      editor.explain = { text, _ in text == "?x" ? "an explanation" : nil }
      editor.complete = { text, cursor in
        let names = ["delete", "snc", "snd", "snt"].filter { $0.hasPrefix(text) }
        return Completions(range: 0..<cursor, candidates: names.map { .init($0) })
      }
      terminal.type(keys)
      let read = editor.readLine(prompt: "$ ")
      #expect(read == result, "\(keys.debugDescription)")
    }
  }

  @Test func `the screen keeps what was entered`() throws {
    let terminal = try #require(TestTerminal(columns: 12))
    defer { terminal.close() }
    let editor = try #require(terminal.editor())
    var screen = ScreenEmulator(columns: 12, height: 10)
    terminal.type("get 中文中文x\r")
    _ = editor.readLine(prompt: "$ ")
    screen.feed(terminal.output() + "partial")
    terminal.type("oops\u{3}")
    _ = editor.readLine(prompt: "$ ")
    screen.feed(terminal.output())
    let expected = ["$ get 中文中", "文x", "partial⏎", "$ oops^C", ""]
    #expect(Array(screen.rows.prefix(5)) == expected)
    #expect(screen.row == 4)
  }

  @Test func `lines of other threads are printed above the prompt`() throws {
    let terminal = try #require(TestTerminal())
    defer { terminal.close() }
    let editor = try #require(terminal.editor())
    var ticks = 0
    editor.tick = {
      ticks += 1
      editor.printAbove("pod web is Running")
      editor.setPrompt("new$ ")
      TerminalOutput.write("\r", to: terminal.master)
    }
    editor.remote.wake()
    #expect(editor.readLine(prompt: "old$ ", initialText: "get") == .line("get"))
    #expect(ticks == 1)
    var screen = ScreenEmulator(columns: 40, height: 10)
    screen.feed(terminal.output())
    #expect(Array(screen.rows.prefix(3)) == ["pod web is Running", "new$ get", ""])
  }

  @Test func `vi mode has its command mode`() throws {
    let terminal = try #require(TestTerminal())
    defer { terminal.close() }
    let editor = try #require(terminal.editor { $0.mode = .vi })
    editor.history.add("get nodes")
    terminal.type("one two\u{1B}bDa!\r")
    #expect(editor.readLine(prompt: "$ ") == .line("one !"))
    terminal.type("\u{1B}kkA!\r")
    #expect(editor.readLine(prompt: "$ ") == .line("get nodes!"))
  }

  @Test func `an interrupt from outside throws the line away`() throws {
    let terminal = try #require(TestTerminal())
    defer { terminal.close() }
    let editor = try #require(terminal.editor())
    // To the process, because the thread that runs a test may block signals.
    editor.tick = { kill(getpid(), SIGINT) }
    editor.remote.wake()
    #expect(editor.readLine(prompt: "$ ", initialText: "get") == .interrupted)
    InterruptFlag.raise()
    #expect(InterruptFlag.consume())
    #expect(!InterruptFlag.consume())
  }

  @Test func `raw mode passes bytes and is undone`() throws {
    let terminal = try #require(TestTerminal())
    defer { terminal.close() }
    var cooked = termios()
    tcgetattr(terminal.slave, &cooked)
    cooked.c_lflag |= tcflag_t(ICANON | ECHO)
    tcsetattr(terminal.slave, TCSANOW, &cooked)
    do {
      guard let raw = RawTerminal(terminal.slave) else {
        Issue.record("the pseudo-terminal is no terminal")
        return
      }
      TerminalOutput.write("a\u{3}\u{4}", to: terminal.master)
      let typed = raw.readInput(timeoutMilliseconds: 1000)
      #expect(typed == .bytes([97, 3, 4]))
      let nothing = raw.readInput(timeoutMilliseconds: 10)
      #expect(nothing == TerminalInput.none)
    }
    var after = termios()
    tcgetattr(terminal.slave, &after)
    #expect(after.c_lflag == cooked.c_lflag)
  }
}
