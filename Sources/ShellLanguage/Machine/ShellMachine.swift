/// A small process table on simulated time: shells, utilities and pipes as one value.
///
/// A driver calls `run` until it comes to rest, does what the state asks for, and calls it again.
/// A copy is a fork: both sides go on by themselves. Nothing in it depends on the real world.
public struct ShellMachine: Sendable {
  /// The most processes at a time.
  static let processLimit = 256
  /// A run rests when this much output waits to be taken.
  static let outputLimit = 1 << 20

  var settingsBox: SettingsBox
  var processes: [Process]
  var pipes: [Pipe] = []
  var openFiles: [OpenFile] = []
  var output: [OutputChunk] = []
  var outputSize = 0
  var input = Pipe()
  var isInputClosed = false
  var nextProcessID: Int
  let mainID: Int
  var now: Int64 = 0
  var windowSize: (columns: Int, rows: Int) = (80, 24)
  var hostOutbox: [(id: Int, descriptor: Int, bytes: Bytes)] = []
  var hostSignals: [(id: Int, signal: Signal)] = []
  /// Statuses of children that ended unwaited, for a later `wait`.
  var finishedChildren: [(parent: Int, child: Int, status: Int32)] = []
  var outgoingSignals: [(processID: Int, signal: Signal)] = []

  /// Starts a program: a utility, `sh -c TEXT`, `sh FILE`, or `sh` reading its standard input.
  public init(
    command: [String], environment: [EnvironmentVariable] = [], workingDirectory: String = "/",
    settings: MachineSettings = MachineSettings(), now: Int64 = 0
  ) {
    settingsBox = .settings(settings)
    mainID = settings.firstProcessID
    nextProcessID = mainID + 1
    self.now = now
    input.writers = 1
    processes = [
      Process(
        processID: mainID, parentID: 0, arguments: command, directory: workingDirectory,
        variables: Variables(environment, randomState: settings.seed), startedAt: now)
    ]
  }

  /// Starts a shell that runs the texts given to `start(_:)` one after the other and keeps its
  /// variables, functions, aliases and folder between them.
  public static func session(
    environment: [EnvironmentVariable] = [], workingDirectory: String = "/",
    settings: MachineSettings = MachineSettings(dialect: .bash, isFirstProcess: false),
    now: Int64 = 0
  ) -> ShellMachine {
    let name = settings.dialect == .bash ? "bash" : "sh"
    var machine = ShellMachine(
      command: [name], environment: environment, workingDirectory: workingDirectory,
      settings: settings, now: now)
    var shell = ShellState(
      zero: name, processID: machine.mainID, variables: machine.processes[0].variables)
    shell.isSession = true
    shell.isOfSession = true
    machine.processes[0].body = .shell(shell)
    return machine
  }

  /// What the machine was told at its start; the driver may change it between runs.
  public var settings: MachineSettings {
    get { settingsBox.value }
    set { settingsBox.value = newValue }
  }

  func index(of processID: Int) -> Int? {
    var low = 0
    var high = processes.count
    while low < high {
      let middle = (low + high) / 2
      if processes[middle].processID < processID { low = middle + 1 } else { high = middle }
    }
    return low < processes.count && processes[low].processID == processID ? low : nil
  }
}
