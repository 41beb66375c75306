import ClusterEngine
import Console
import Foundation
import Simulation
import Workstation

/// The commands inside: Drydock's own kubectl in its own shell.
final class Inside {
  private let terminal = CollectingTerminal()
  private let workstation: Workstation

  /// A machine in a world of its own.
  init(_ cluster: Cluster) {
    workstation = Workstation(
      session: ClusterSession(cluster: cluster, pace: .stepped), terminal: terminal,
      hostFolder: HostFolder(Corpus.folder.appending(path: "Fixtures").path))
    workstation.kubectlCost = .zero
    terminal.columns = 80
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
