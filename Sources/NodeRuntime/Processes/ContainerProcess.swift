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

  /// What a command will have printed once the program that it asked has answered.
  struct Reply: Sendable {
    /// The number of the command in the machine.
    let command: Int
    /// When the answer comes.
    let at: Instant
    let result: CommandResult
  }

  var machine: ShellMachine
  var children: [Child] = []
  var replies: [Reply] = []
  /// Until when it computes without waiting, as last seen.
  var busyUntil = Instant(nanoseconds: 0)
  /// Since when it has done so without a pause.
  var busySince = Instant(nanoseconds: 0)

  init(machine: ShellMachine) {
    self.machine = machine
  }

  /// The earliest end of a child or of a command that waits; nil when none ends by itself.
  var childEnd: Instant? {
    let ends = children.compactMap { $0.server.end?.at }
    return replies.isEmpty ? ends.min() : (ends + replies.map(\.at)).min()
  }

  /// Whether a command runs on beside the machine.
  func isPending(_ command: Int) -> Bool {
    children.contains { $0.command == command } || replies.contains { $0.command == command }
  }

  /// Ends a command of the machine.
  mutating func finish(_ command: Int, _ result: CommandResult) {
    machine.writeHostOutput(command, descriptor: 1, bytes: result.output)
    machine.writeHostOutput(command, descriptor: 2, bytes: result.error)
    machine.finishHostCommand(command, status: result.status)
  }

  /// Ends the commands whose answer has come.
  mutating func takeReplies(_ now: Instant) {
    guard replies.contains(where: { $0.at <= now }) else { return }
    let due = replies.filter { $0.at <= now }
    replies.removeAll { $0.at <= now }
    for reply in due { finish(reply.command, reply.result) }
  }
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
