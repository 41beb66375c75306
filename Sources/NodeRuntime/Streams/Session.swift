import APIServer
import Simulation

/// A client's stream to a container: exec, attach or a followed log.
struct Session: Sendable {
  enum Kind: Sendable {
    /// The number of the next line, and how lines are written.
    case log(LogQuery, next: Int)
    /// A command of its own.
    case exec
    /// The container's first process, from a line on.
    case attach(next: Int)
  }

  let id: StreamID
  let pod: PodReference
  let container: Int
  let run: Int32
  var kind: Kind
  var hasTerminal = false
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
