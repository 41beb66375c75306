import APIServer
import ClusterEngine
import Kinds
public import KubectlCommands
import ShellLanguage
import Simulation

extension Workstation {
  func kubectlEnvironment(_ io: any KubectlIO) -> KubectlEnvironment {
    let catalog = catalog
    let environment = KubectlEnvironment(
      client: session, io: io, schema: catalog.schema, commandName: "kubectl",
      templatePage: { PodTemplateDescription.text($0) }
    ) { group, kind in
      catalog.kinds.first { $0.kind == kind && $0.group == group }?.describer
    }
    environment.knownDiscovery = knownDiscovery
    return environment
  }

  /// Reads the words behind `kubectl` without running them: what they ask for, and what kubectl
  /// would say against their flags.
  public func read(kubectl words: [String]) -> (invocation: KubectlInvocation?, fault: String?) {
    let command = HostCommand(
      id: 0, arguments: ["kubectl"] + words, environment: Self.environment,
      workingDirectory: Self.home, input: .none, isOutputInherited: true, isBackground: false)
    let environment = kubectlEnvironment(
      HostIO(command, ShellHost(machine, on: self) { _ in }))
    return (
      KubectlInvocation.parse(words, in: environment),
      KubectlInvocation.flagFault(words, in: environment)
    )
  }

  /// Whether a word at the start of a line would run something.
  public func isCommand(_ word: String) -> Bool {
    HostPrograms.names.contains(word) || ShellMachine.knows(word)
  }

  /// A machine of its own that runs a text in the folder and with the variables of a running
  /// command, for `watch` and for editors.
  func machineCopy(running text: String, as command: HostCommand) -> ShellMachine {
    ShellMachine(
      command: ["sh", "-c", text], environment: command.environment,
      workingDirectory: command.workingDirectory,
      settings: MachineSettings(
        dialect: .bash, hostname: "drydock", user: "learner", userID: 1000, groupID: 1000,
        isFirstProcess: false, notSimulated: HostPrograms.notSimulated,
        hostCommands: HostPrograms.names),
      now: session.now.nanoseconds)
  }
}
