import ShellLanguage
import Simulation

/// The first process of a container.
enum ContainerProcess: Sendable {
  case none
  /// A program with a behaviour of its own.
  case server(ServerProcess)
  /// A script or a utility on the shell machine, with servers that it started.
  indirect case shell(ShellProcess)
}

/// A shell machine together with the servers that its scripts started.
struct ShellProcess: Sendable {
  /// A server that runs as a child of a script.
  struct Child: Sendable {
    /// The number of the command in the machine.
    let command: Int
    var server: ServerProcess
  }

  var machine: ShellMachine
  var children: [Child] = []
  /// Until when it computes without waiting, as last seen.
  var busyUntil = Instant(nanoseconds: 0)
  /// Since when it has done so without a pause.
  var busySince = Instant(nanoseconds: 0)

  init(machine: ShellMachine) {
    self.machine = machine
  }

  /// The earliest end of a child; nil when none ends by itself.
  var childEnd: Instant? { children.compactMap { $0.server.end?.at }.min() }
}

extension ContainerProcess {
  /// The servers of the process in the order they were started.
  var servers: [ServerProcess] {
    switch self {
    case .none: []
    case .server(let server): [server]
    case .shell(let shell): shell.children.map(\.server)
    }
  }

  /// Changes the server that listens on a port and serves now; nil when there is none.
  mutating func withServer<Result>(
    onPort port: Int, now: Instant, _ body: (inout ServerProcess) -> Result
  ) -> Result? {
    switch self {
    case .none: return nil
    case .server(var server):
      guard server.port == port, server.isServing(now) else { return nil }
      let result = body(&server)
      self = .server(server)
      return result
    case .shell(var shell):
      guard
        let index = shell.children.firstIndex(where: {
          $0.server.port == port && $0.server.isServing(now)
        })
      else { return nil }
      let result = body(&shell.children[index].server)
      self = .shell(shell)
      return result
    }
  }
}
