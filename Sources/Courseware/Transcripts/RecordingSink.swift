public import Simulation

/// A transcript file that grows with the session; each step is on disk when its command ends.
///
/// A class because it stands for one file.
public final class RecordingSink {
  /// A line of the session.
  public struct Line {
    /// What was run.
    public let command: String
    /// Simulated time before it.
    public let idle: Span
    /// Simulated time it took.
    public let spent: Span
    /// What was typed into it.
    public let typed: [TypedLine]
    /// What it wrote, both streams in order.
    public let output: String
    /// Its exit status; 130 after Ctrl-C.
    public let status: Int32

    /// A line that was run.
    public init(
      command: String, idle: Span, spent: Span, typed: [TypedLine], output: String, status: Int32
    ) {
      self.command = command
      self.idle = idle
      self.spent = spent
      self.typed = typed
      self.output = output
      self.status = status
    }
  }

  /// What undo may take back.
  private struct Entry {
    /// How many lines could be undone when it had run.
    let undoPosition: Int
    let idle: Span
    /// The step's text; nil for a line that is not recorded, whose time still counts.
    let text: String?
    let spent: Span
  }

  private let path: String
  private let recorder: TranscriptRecorder
  private let head: String
  private var entries: [Entry] = []
  /// Simulated time before the next step that no step has yet.
  private var pending = Span.zero

  /// Starts the file at `path`; nil when it cannot be written.
  public init?(path: String, header: Transcript.Header, redacting words: [String] = []) {
    self.path = path
    var recorder = TranscriptRecorder()
    recorder.redactedWords = words
    self.recorder = recorder
    head = recorder.head(header)
    guard HostFile.replace(path, with: Array(head.utf8)) else { return nil }
  }

  /// Adds a line that has run; one that is hidden leaves only the time it took.
  ///
  /// - Parameter undoPosition: the number of the newest line that undo would take back; when it is
  ///   lower than before, the lines above it leave the file.
  public func note(_ line: Line, isHidden: Bool, undoPosition: Int) {
    if takeBack(to: undoPosition) { return }
    let idle = pending + line.idle
    if isHidden {
      pending = idle + line.spent
      entries.append(
        Entry(undoPosition: undoPosition, idle: line.idle, text: nil, spent: line.spent))
      return
    }
    let text =
      "\n"
      + recorder.step(
        line.command, idle: idle, typed: line.typed, output: line.output, status: line.status,
        interrupt: line.status == 130 && line.typed.isEmpty ? line.spent : nil)
    pending = .zero
    entries.append(Entry(undoPosition: undoPosition, idle: idle, text: text, spent: line.spent))
    _ = HostFile.append(path, Array(text.utf8))
  }

  /// Drops what was undone; the time before it is kept, because undo goes back to its very start.
  private func takeBack(to position: Int) -> Bool {
    guard let newest = entries.last?.undoPosition, newest > position else { return false }
    var isFileChanged = false
    while let last = entries.last, last.undoPosition > position {
      entries.removeLast()
      isFileChanged = isFileChanged || last.text != nil
      pending = last.text == nil ? pending - last.spent : last.idle
    }
    if isFileChanged {
      let text = entries.reduce(into: head) { $0 += $1.text ?? "" }
      _ = HostFile.replace(path, with: Array(text.utf8))
    }
    return true
  }
}
