public import Simulation

/// A transcript file that grows with the session; each step is on disk when its command ends.
///
/// A class because it stands for one file.
public final class RecordingSink {
  private let path: String
  private var recorder: TranscriptRecorder
  private var skipped = Span.zero

  /// Starts the file at `path`; nil when it cannot be written.
  public init?(path: String, header: Transcript.Header, redacting words: [String] = []) {
    self.path = path
    recorder = TranscriptRecorder()
    recorder.redactedWords = words
    guard HostFile.replace(path, with: Array(recorder.head(header).utf8)) else { return nil }
  }

  /// Adds one step.
  public func note(
    _ line: String, idle: Span, output: String, status: Int32, interrupt: Span?
  ) {
    let text = recorder.step(
      line, idle: idle + skipped, output: output, status: status, interrupt: interrupt)
    skipped = .zero
    _ = HostFile.append(path, Array(("\n" + text).utf8))
  }

  /// Notes that simulated time went by in lines that are not recorded.
  public func skip(_ span: Span) {
    skipped = skipped + span
  }
}
