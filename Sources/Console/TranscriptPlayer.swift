public import Courseware
import Glibc
import Simulation
import TerminalUI
import Workstation

/// Presents a transcript: types each command as a person would, runs it, waits for reading.
///
/// What is shown comes from running the commands again, never from the file; a small sign tells
/// when the two differ. A class because keys change it while it plays.
public final class TranscriptPlayer {
  /// When the player goes on.
  public enum Mode: String, CaseIterable, Sendable {
    /// By itself.
    case auto
    /// When Enter is pressed.
    case enter
  }

  private let transcript: Transcript
  private let runner: TranscriptRunner
  private let mode: Mode
  private var speed: Double
  private let colours = Terminal.colourSupport()
  private var random: RandomStream
  private var isAborted = false
  private var keys: RawTerminal?

  /// A player of a transcript.
  /// - Throws: when its world does not exist.
  public init(
    _ transcript: Transcript, mode: Mode, speed: Double
  ) throws(TranscriptError) {
    self.transcript = transcript
    self.mode = mode
    self.speed = max(0.1, min(speed, 1000))
    runner = try TranscriptRunner(transcript.header)
    random = RandomStream(seed: transcript.header.seed).split("typing")
  }

  /// Plays to the end, or until `q` is pressed; the exit status.
  public func run() -> Int32 {
    InterruptFlag.install()
    let isTerminal = Terminal.isTerminal(0) && Terminal.isTerminal(1)
    if isTerminal { keys = RawTerminal() }
    defer { keys = nil }
    if !transcript.header.title.isEmpty {
      write(AnsiStyle(bold: true).apply(to: transcript.header.title, colours) + "\n")
    }
    for item in transcript.items where !isAborted { play(item) }
    return isAborted ? 130 : 0
  }

  private func play(_ item: Transcript.Item) {
    switch item {
    case .prose(let line):
      if line.hasPrefix("#") {
        let title = String(line.drop { $0 == "#" || $0 == " " })
        write("\n" + AnsiStyle(foreground: .cyan, bold: true).apply(to: title, colours) + "\n")
      } else {
        write(AnsiStyle.dim.apply(to: line, colours) + "\n")
      }
    case .note: break
    case .pause: waitForKey()
    case .expect(let expectation):
      if let problem = runner.problem(with: expectation) {
        write(AnsiStyle(foreground: .red).apply(to: "[\(problem)]", colours) + "\n")
      }
    case .step(let step): play(step)
    }
  }

  private func play(_ step: Transcript.Step) {
    if case .command(let text) = step.action {
      write(AnsiStyle(foreground: .green).apply(to: "$ ", colours))
      if mode == .enter { waitForKey() } else { pause(milliseconds: 600) }
      type(text)
      write("\n")
    }
    let outcome = runner.run(step)
    var typed = step.typed[...]
    for line in outcome.output { show(line, &typed) }
    if outcome.output != step.output.map(OutputPattern.withoutEscape), !matches(step, outcome) {
      write(AnsiStyle(foreground: .yellow).apply(to: "[differs from the file]", colours) + "\n")
    }
    if mode == .auto { pause(milliseconds: min(6000, 400 + 120 * outcome.output.count)) }
  }

  private func matches(_ step: Transcript.Step, _ outcome: TranscriptRunner.Outcome) -> Bool {
    var bindings: [String: String] = [:]
    return OutputPattern.matches(
      step.output, outcome.output, isUnordered: step.isUnordered, &bindings)
  }

  private func shown(_ line: String) -> String {
    line.hasSuffix("[no-eol]") ? String(line.dropLast(8)) : line + "\n"
  }

  /// Shows a line of output; what was typed into the program at its end appears as typed.
  private func show(_ line: String, _ typed: inout ArraySlice<TypedLine>) {
    guard let next = typed.first, !next.text.isEmpty, line.hasSuffix(next.text) else {
      write(shown(line))
      return
    }
    typed.removeFirst()
    write(String(line.dropLast(next.text.count)))
    if mode == .enter { waitForKey() } else { pause(milliseconds: 600) }
    type(next.text)
    write("\n")
  }

  /// Types by grapheme, with the small irregularities of a hand.
  private func type(_ text: String) {
    for character in text {
      guard !isAborted else { return }
      write(character == "\n" ? "\n> " : String(character))
      pause(milliseconds: 25 + random.below(60))
    }
    pause(milliseconds: 200)
  }

  private func write(_ text: String) {
    // In raw mode a line feed does not return to the first column.
    let bytes =
      keys == nil
      ? text
      : text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).joined(separator: "\r\n")
    ConsoleTerminal.write(Array(bytes.utf8), to: 1)
  }

  // MARK: Waiting and keys

  private func pause(milliseconds: Int) {
    guard keys != nil else { return }
    var left = Int(Double(milliseconds) / speed)
    while left > 0, !isAborted {
      let slice = min(left, 50)
      if let key = key(within: slice), key == UInt8(ascii: " ") { waitForKey() }
      left -= slice
    }
  }

  private func waitForKey() {
    guard keys != nil else { return }
    while !isAborted {
      guard let key = key(within: 200) else { continue }
      if key == UInt8(ascii: "\r") || key == UInt8(ascii: "\n") || key == UInt8(ascii: " ") {
        return
      }
    }
  }

  /// The next key; speed and leaving are seen to here.
  private func key(within milliseconds: Int) -> UInt8? {
    switch keys?.readInput(timeoutMilliseconds: milliseconds) {
    case .bytes(let bytes):
      switch bytes.first {
      case UInt8(ascii: "+"): speed = min(1000, speed * 1.5)
      case UInt8(ascii: "-"): speed = max(0.1, speed / 1.5)
      case UInt8(ascii: "q"), 3, 4: isAborted = true
      default: break
      }
      return bytes.first
    case .interrupted, .endOfInput:
      isAborted = true
      return nil
    case nil, .some(.none): return nil
    }
  }
}
