import ObjectModel
public import Simulation

/// Writes a session as a transcript while it happens; each step is whole when it is handed on.
public struct TranscriptRecorder {
  /// Words that are replaced by `[redacted]` in commands and output.
  public var redactedWords: [String] = []

  /// A recorder.
  public init() {}

  /// The head of the file up to the opening of its block.
  public func head(_ header: Transcript.Header) -> String {
    """
    ---
    format: 1
    title: \(header.title)
    seed: \(header.seed)
    world: \(header.world)
    start: \(RFC3339.text(epochSeconds: header.start.epochSeconds))
    cols: \(header.columns)
    ---

    """
  }

  /// One step as a block of its own: idle time, the command, what was typed into it, its output
  /// and status.
  ///
  /// - Parameter interrupt: after which time the command was ended with Ctrl-C.
  public func step(
    _ command: String, idle: Span, typed: [TypedLine] = [], output: String, status: Int32,
    interrupt: Span? = nil
  ) -> String {
    var text = "```console\n"
    if idle > .zero { text += "@ +\(idle.goDuration)\n" }
    text +=
      "$ "
      + redacted(command).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n> ") + "\n"
    for line in typed {
      if line.delay > .zero { text += "@ +\(line.delay.goDuration)\n" }
      text += "< \(redacted(line.text))\n"
    }
    for line in ScreenText.lines(of: output) {
      text += TranscriptVerifier.escaped(redacted(line)) + "\n"
    }
    if let interrupt { text += "^C +\(interrupt.goDuration)\n" }
    if status != 0, interrupt == nil || status != 130 { text += "? \(status)\n" }
    return text + "```\n"
  }

  private func redacted(_ text: String) -> String {
    redactedWords.filter { !$0.isEmpty }.reduce(text) { text, word in
      text.split(separator: word, omittingEmptySubsequences: false).joined(separator: "[redacted]")
    }
  }
}
