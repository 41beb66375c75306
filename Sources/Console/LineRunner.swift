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

  /// A runner; with a sink, every line and its output is recorded.
  public init(_ workstation: Workstation, tutor: Tutor, sink: RecordingSink? = nil) {
    self.workstation = workstation
    self.tutor = tutor
    self.sink = sink
    if sink == nil {
      recording = nil
    } else {
      let recording = RecordingTerminal(workstation.terminal)
      self.recording = recording
      workstation.terminal = recording
      // Whole seconds of idle time can be written down and repeated exactly.
      workstation.session.idleQuantum = .seconds(1)
    }
  }

  /// Runs one line; its exit status.
  public func run(_ line: String) -> Int32 {
    let status = tutor.run(line: line)
    guard let sink, let recording else { return status }
    let output = recording.takeText()
    let isHidden = line.hasPrefix(" ") || line.hasPrefix(":")
    let idle = workstation.idleBeforeLine
    let spent = workstation.timeOfLine
    if isHidden {
      sink.skip(idle + spent)
    } else {
      sink.note(
        line, idle: idle, output: output, status: status,
        interrupt: status == 130 ? spent : nil)
    }
    return status
  }
}
