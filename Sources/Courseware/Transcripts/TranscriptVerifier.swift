import Simulation

/// Re-executes a transcript and compares; nothing sleeps.
public struct TranscriptVerifier {
  /// One place where a transcript and its execution differ.
  public struct Mismatch: Sendable {
    /// The line of the step, from 1.
    public let line: Int
    /// The command, or what else was checked.
    public let subject: String
    /// The difference as a unified diff, or a sentence.
    public let difference: String
  }

  /// What came of a verification.
  public struct Report: Sendable {
    /// The differences, in order; none means that the transcript holds.
    public var mismatches: [Mismatch] = []
    /// How many steps were run.
    public var stepCount = 0
    /// The file's lines with the output brought up to date.
    public var updatedLines: [String] = []
  }

  /// Runs every step of a transcript.
  ///
  /// - Parameter path: the file's name, for the heads of diffs.
  /// - Throws: an error with its line when the world cannot be made.
  public static func verify(
    _ transcript: Transcript, path: String
  ) throws(TranscriptError) -> Report {
    let runner = try TranscriptRunner(transcript.header)
    var report = Report()
    var bindings: OutputPattern.Bindings = [:]
    var edits: [(lines: Range<Int>, replacement: [String])] = []
    for item in transcript.items {
      switch item {
      case .step(let step):
        report.stepCount += 1
        let outcome = runner.run(step)
        if let mismatch = compare(step, outcome, path: path, &bindings) {
          report.mismatches.append(mismatch)
          edits.append(edit(step, outcome))
        }
      case .expect(let expectation):
        if let problem = runner.problem(with: expectation) {
          report.mismatches.append(
            Mismatch(
              line: expectation.line, subject: "expect",
              difference: "\(path):\(expectation.line): \(problem)\n"))
        }
      case .prose, .note, .pause: break
      }
    }
    report.updatedLines = transcript.lines
    for edit in edits.reversed() {
      report.updatedLines.replaceSubrange(edit.lines, with: edit.replacement)
    }
    return report
  }

  private static func compare(
    _ step: Transcript.Step, _ outcome: TranscriptRunner.Outcome, path: String,
    _ bindings: inout OutputPattern.Bindings
  ) -> Mismatch? {
    var difference = ""
    if !OutputPattern.matches(
      step.output, outcome.output, isUnordered: step.isUnordered, &bindings)
    {
      difference += UnifiedDiff.text(
        expected: step.output, actual: outcome.output.map(escaped), path: path,
        firstLine: step.outputLine)
    }
    if !statusHolds(step, outcome.status) {
      difference +=
        "\(path):\(step.statusLine ?? step.line): exit status \(outcome.status), expected"
        + " \(step.status)\n"
    }
    for text in step.never where outcome.output.contains(where: { $0.contains(text) }) {
      difference += "\(path):\(step.line): the output holds \"\(text)\", which it must not\n"
    }
    guard !difference.isEmpty else { return nil }
    return Mismatch(line: step.line, subject: subject(of: step), difference: difference)
  }

  /// An interrupted command ends with 130; the file need not say so.
  private static func statusHolds(_ step: Transcript.Step, _ status: Int32) -> Bool {
    status == step.status || step.interrupt != nil && step.statusLine == nil && status == 130
  }

  static func subject(of step: Transcript.Step) -> String {
    switch step.action {
    case .command(let text): text.split(separator: "\n").first.map(String.init) ?? ""
    case .advance(let span): "@ +\(span.goDuration)"
    }
  }

  static func escaped(_ line: String) -> String {
    OutputPattern.needsEscape(line) ? "\\" + line : line
  }

  /// Replaces the output (and status) of a step; masked lines that still match stay.
  private static func edit(
    _ step: Transcript.Step, _ outcome: TranscriptRunner.Outcome
  ) -> (lines: Range<Int>, replacement: [String]) {
    var replacement: [String] = []
    var kept = step.output[...]
    for line in outcome.output {
      var ignored: OutputPattern.Bindings = [:]
      if let place = kept.firstIndex(where: {
        $0 != "..."
          && OutputPattern.lineMatches(OutputPattern.withoutEscape($0), line, &ignored)
      }) {
        replacement.append(kept[place])
        kept = kept[(place + 1)...]
      } else {
        replacement.append(escaped(line))
      }
    }
    if let interrupt = step.interrupt { replacement.append("^C +\(interrupt.goDuration)") }
    if outcome.status != 0, step.interrupt == nil || step.statusLine != nil {
      replacement.append("? \(outcome.status)")
    }
    let first = step.outputLine - 1
    let count =
      step.output.count + (step.interrupt == nil ? 0 : 1) + (step.statusLine == nil ? 0 : 1)
    return (first..<first + count, replacement)
  }
}
