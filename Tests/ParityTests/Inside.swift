import ClusterEngine
import Simulation
import Workstation

/// The commands inside: Drydock's own kubectl in its own shell.
final class Inside {
  private let terminal = CollectingTerminal()
  private let workstation: Workstation

  /// A machine in a world of its own.
  init(_ cluster: Cluster) throws {
    let files = Corpus.fixtures
    workstation = Workstation(
      session: ClusterSession(cluster: cluster, pace: .stepped), terminal: terminal)
    workstation.kubectlCost = .zero
    terminal.columns = 80
    for (path, bytes) in files { try workstation.lay(path, bytes) }
  }

  var now: Instant { workstation.session.now }

  /// Lets the world run up to a moment.
  func advance(to time: Instant) {
    if time > now { workstation.session.advance(time - now) }
  }

  /// Runs a command.
  func run(_ command: String) -> Answer {
    let status = workstation.run(command)
    let (output, error) = terminal.takeStreams()
    return Answer(output: output, error: error, status: status)
  }
}
