import ClusterEngine
public import Courseware
import Simulation
public import Workstation

/// What becomes of a line that was read: the tutor and the workstation run it, the recorder notes
/// it.
///
/// A class because the prompt and the scripts share it.
public final class LineRunner {
  /// The machine.
  public let workstation: Workstation
  /// The tutor.
  public let tutor: Tutor
  private let sink: RecordingSink?
  private let recording: RecordingTerminal?
  private let service: WorldService

  /// A runner; with a sink, every line and its output is recorded.
  public init(_ workstation: Workstation, tutor: Tutor, sink: RecordingSink? = nil) {
    self.workstation = workstation
    self.tutor = tutor
    self.sink = sink
    service = WorldService(workstation, isRecorded: sink != nil)
    if sink == nil {
      recording = nil
    } else {
      let recording = RecordingTerminal(
        workstation.terminal, clock: workstation.session, keepsOutput: true)
      self.recording = recording
      workstation.terminal = recording
      // Whole seconds of idle time can be written down and repeated exactly.
      workstation.session.idleQuantum = .seconds(1)
    }
  }

  /// Runs one line; its exit status.
  public func run(_ line: String) -> Int32 {
    // Not a word of the tutor: a lesson that goes on later does not serve again by itself.
    if let status = service.run(line, tutor.language) { return status }
    let status = tutor.run(line: line)
    guard let sink, let recording else { return status }
    let spent = workstation.timeOfLine
    let noted = RecordingSink.Line(
      command: line, idle: workstation.idleBeforeLine, spent: spent,
      typed: TypedLine.lines(of: recording.takeTyped(spent: spent)),
      output: recording.takeText(), status: status)
    // The line that leaves the shell shows nothing to come back to.
    guard workstation.exitStatus == nil else { return status }
    sink.note(
      noted, isHidden: line.hasPrefix(" ") || line.hasPrefix(":") && !Self.isStep(line),
      undoPosition: workstation.undoPosition)
    return status
  }

  /// Whether a word with a colon is a step of a recording. What moves the clock is told by the time
  /// before the next step, what is undone leaves the file, and the rest is about this session.
  private static func isStep(_ line: String) -> Bool {
    let word = line.prefix { $0 != " " && $0 != "\t" }
    return [":images", ":lang", ":trace", ":why"].contains(word)
  }
}
