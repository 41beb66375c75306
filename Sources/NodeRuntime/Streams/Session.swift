import APIServer
import Simulation

/// A client's stream to a container: exec, attach or a followed log.
struct Session: Sendable {
  enum Kind: Sendable {
    /// The number of the next line, and how lines are written.
    case log(LogQuery, next: Int)
    /// A command of its own.
    case exec
    /// The container's first process, from a line on, of which some bytes were already shown.
    case attach(next: Int, shown: Int)

    /// Attached to what comes after all that a log holds now.
    static func attach(from log: ContainerLog) -> Kind {
      guard let last = log.lines.last, last.isOpen else { return .attach(next: log.end, shown: 0) }
      return .attach(next: log.end - 1, shown: last.bytes.count)
    }
  }

  let id: StreamID
  let pod: PodReference
  let container: Int
  let run: Int32
  var kind: Kind
  var hasTerminal = false
  /// What is being typed on the terminal.
  var line = TerminalLine()
  var shell: ShellProcess?
  /// What the client has not read yet.
  var chunks: [StreamChunk] = []
  /// Whether nothing follows after `chunks`.
  var isEnded = false
  var wakesAt = Instant.distantFuture
}

/// Which part of a log is wanted, and how it is written.
struct LogQuery: Sendable {
  var tailLines: Int?
  var since: Instant?
  var showsTimes = false
  var limitBytes: Int?
}
