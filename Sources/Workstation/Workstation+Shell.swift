import ClusterEngine
import ShellLanguage
import Simulation

extension Workstation {
  /// Whether a word at the start of a line would run something.
  public func isCommand(_ word: String) -> Bool {
    HostPrograms.names.contains(word) || ShellMachine.knows(word)
  }

  /// A machine of its own that runs a text in the folder and with the variables of a running
  /// command, for `watch`.
  func machineCopy(running text: String, as command: HostCommand) -> ShellMachine {
    ShellMachine(
      command: ["sh", "-c", text], environment: command.environment,
      workingDirectory: command.workingDirectory,
      settings: MachineSettings(
        dialect: .bash, hostname: "drydock", user: "learner", userID: 1000, groupID: 1000,
        isFirstProcess: false, hostCommands: HostPrograms.names),
      now: session.now.nanoseconds)
  }
}
