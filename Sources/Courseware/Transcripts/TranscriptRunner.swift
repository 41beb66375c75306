import APIServer
import ClusterEngine
import ObjectModel
import Simulation
public import Workstation

/// Re-executes a transcript, step by step, on a world of its own.
///
/// A class because the player, the verifier and the recorder's check all move through one world.
public final class TranscriptRunner {
  /// What one step really gave.
  public struct Outcome: Sendable {
    /// The lines of output, both streams in order; a last line without newline ends in `[no-eol]`.
    public let output: [String]
    /// The exit status.
    public let status: Int32
  }

  /// The machine the commands run on.
  public let workstation: Workstation
  /// Knows the words that begin with a colon, such as `:why` and `:trace`.
  private let tutor: Tutor
  private let terminal: CollectingTerminal

  /// A runner in the world that the header describes.
  /// - Throws: an error on line 1 when there is no such world.
  public init(_ header: Transcript.Header) throws(TranscriptError) {
    guard let world = World.named(header.world) else {
      throw TranscriptError(
        line: 1,
        message:
          "unknown world \"\(header.world)\"; there are \(World.names.joined(separator: ", "))")
    }
    terminal = CollectingTerminal()
    terminal.columns = header.columns
    let cluster = Cluster(world: world, seed: header.seed, start: header.start)
    workstation = Workstation(
      session: ClusterSession(cluster: cluster, pace: .stepped), terminal: terminal)
    tutor = Tutor(
      workstation, library: nil, language: .english, seed: header.seed, stateFolder: nil
    ) { "" }
  }

  /// Runs one step.
  public func run(_ step: Transcript.Step) -> Outcome {
    let session = workstation.session
    switch step.action {
    case .advance(let span):
      session.advance(span)
      return Outcome(output: ScreenText.lines(of: terminal.takeText()), status: 0)
    case .command(let text):
      session.interruptTime = step.interrupt.map { session.now + $0 }
      if !step.typed.isEmpty { terminal.beginTyping(step.typed.map(\.input), clock: session) }
      defer {
        session.interruptTime = nil
        terminal.endTyping()
      }
      let status = tutor.run(line: text)
      return Outcome(output: ScreenText.lines(of: terminal.takeText()), status: status)
    }
  }

  /// What is wrong with an expectation on the cluster's state; nil when it holds.
  public func problem(with expectation: Transcript.Expectation) -> String? {
    let subject = "\(expectation.kind)/\(expectation.name)"
    guard let object = workstation.object(kind: expectation.kind, name: expectation.name) else {
      return "\(subject) does not exist"
    }
    for field in expectation.fields {
      let found = Self.text(of: object, at: field.path)
      if found != field.text {
        return "\(subject) has \(field.path)=\(found ?? "<none>"), expected \(field.text)"
      }
    }
    return nil
  }

  private static func text(of object: Value, at path: String) -> String? {
    let keys = path.split(separator: ".").map { Key(String($0)) }
    let value =
      keys.count > 1
      ? object.value(at: keys)
      : object[.status]?[keys[0]] ?? object[.spec]?[keys[0]] ?? object[.metadata]?[keys[0]]
    switch value {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .bool(let flag): return String(flag)
    case nil, .null: return nil
    case let other?: return JSONWriter(sortsKeys: true).text(other)
    }
  }
}
