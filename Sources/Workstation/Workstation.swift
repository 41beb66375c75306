import APIServer
public import ClusterEngine
import Kinds
public import KubectlCommands
import ObjectModel
public import ShellLanguage
public import Simulation

/// The learner's machine: one line in, text and a status out.
///
/// It holds the shell, the files and the clock, and reaches the cluster only as kubectl does. A
/// class because the running commands, the terminal and the lesson all refer to the one machine.
public final class Workstation {
  /// What undo goes back to.
  struct Snapshot {
    let cluster: Cluster
    let files: FileSystem
    let machine: ShellMachine
    let line: String
    /// Counts the lines that can be undone, from 1.
    var serial = 0
  }

  /// The connection to the learner's cluster, with its clock.
  public let session: ClusterSession
  /// The screen and keyboard.
  public var terminal: any WorkstationTerminal
  /// The learner's files.
  public internal(set) var files: FileSystem
  private let pristineFiles: FileSystem
  var machine: ShellMachine
  var undoStack: [Snapshot] = []
  /// How many commands can be undone.
  static let undoLimit = 200
  /// Simulated time one kubectl call costs when time is stepped; a real one takes about as long.
  public var kubectlCost = Span.milliseconds(100)
  /// The kubectl commands of the last line, in order, for lesson checks.
  public internal(set) var lastCommands: [RanCommand] = []
  /// What the last line really showed, both streams in order; for lesson checks.
  public private(set) var lastShown = ""
  /// The number of the newest line that undo would take back; 0 when there is none.
  public var undoPosition: Int { undoStack.last?.serial ?? 0 }
  private var lineCount = 0
  /// What kubectl has found the server to serve, kept between commands.
  var knownDiscovery = KnownDiscovery()
  /// How much simulated time went by before the last line was run.
  public private(set) var idleBeforeLine = Span.zero
  /// Whether the shell was left with `exit`, and with which status.
  public private(set) var exitStatus: Int32?
  /// Set by Ctrl-C; cleared when a command begins.
  public var isInterrupted: @Sendable () -> Bool = { false } {
    didSet { session.isInterrupted = isInterrupted }
  }
  let catalog: Catalog
  /// The words that begin with a colon, for help, completion and colours.
  public var vocabulary = Vocabulary.clock
  /// What completion looks through.
  let lookingClient = LookingClient()
  let lookingIO = LookingIO()
  let lookingEnvironment: KubectlEnvironment
  private var idleNoticed = Span.zero
  /// How much simulated time the last line took.
  public private(set) var timeOfLine = Span.zero
  /// Runs the words that begin with a colon and are not about the clock; nil when it knows none.
  public var runTutorWord: ((_ line: String) -> Int32?)?

  /// A kubectl command that was run, with what it showed.
  public struct RanCommand: Sendable {
    /// `kubectl` and its arguments.
    public let arguments: [String]
    /// Its parsed form; nil when it names no command of kubectl.
    public let invocation: KubectlInvocation?
    /// Its exit status.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
  }

  /// The folder that is the learner's home.
  public static let home = "/home/learner"

  /// A workstation connected to `session`, with a view of the host's folder if one is given.
  public init(
    session: ClusterSession, terminal: any WorkstationTerminal,
    hostFolder: (any ReadOnlyFileSource & Sendable)? = nil
  ) {
    self.session = session
    self.terminal = terminal
    let catalog = session.cluster.api.catalog
    self.catalog = catalog
    lookingEnvironment = KubectlEnvironment(
      client: lookingClient, io: lookingIO, schema: catalog.schema
    ) { _, _ in nil }
    var files = FileSystem()
    Self.lay(&files, hostFolder: hostFolder)
    self.files = files
    pristineFiles = files
    machine = Self.shell(now: session.now)
  }

  static let environment = [
    EnvironmentVariable("HOME", home), EnvironmentVariable("USER", "learner"),
    EnvironmentVariable("PWD", home), EnvironmentVariable("SHELL", "/bin/bash"),
    EnvironmentVariable("PATH", "/usr/local/bin:/usr/bin:/bin"), EnvironmentVariable("TZ", "UTC"),
  ]

  private static func lay(
    _ files: inout FileSystem, hostFolder: (any ReadOnlyFileSource & Sendable)?
  ) {
    for folder in ["/tmp", "/etc", "/home", "/usr/local/bin", home] {
      try? files.makeDirectory(folder, parents: true)
    }
    if let hostFolder {
      files.overlays = [OverlayMount(path: home, lower: hostFolder)]
    }
    try? files.makeDirectory(home + "/.kube", parents: true)
    try? files.write(Array(AdminKubeconfig.text.utf8), to: home + "/.kube/config")
    own(&files)
  }

  /// Gives the home folder to the learner.
  private static func own(_ files: inout FileSystem) {
    for path in [home, home + "/.kube", home + "/.kube/config", "/tmp"] {
      try? files.setMode(path == "/tmp" ? 0o1777 : 0o777, of: path)
    }
  }

  /// The folder the shell is in, with the home folder as `~`.
  public var promptFolder: String {
    let folder = machine.workingDirectory
    if folder == Self.home { return "~" }
    return folder.hasPrefix(Self.home + "/") ? "~" + folder.dropFirst(Self.home.count) : folder
  }

  /// Puts a new world in place of the present one: fresh files, a fresh shell, nothing to undo.
  public func begin(_ cluster: Cluster) {
    session.replace(cluster)
    knownDiscovery = KnownDiscovery()
    files = pristineFiles
    machine = Self.shell(now: session.now)
    undoStack = []
  }

  private static func shell(now: Instant) -> ShellMachine {
    .session(
      environment: environment, workingDirectory: home,
      settings: MachineSettings(
        dialect: .bash, hostname: "drydock", user: "learner", userID: 1000, groupID: 1000,
        isFirstProcess: false, notSimulated: HostPrograms.notSimulated,
        hostCommands: HostPrograms.names),
      now: now.nanoseconds)
  }

  /// Runs one line (or several, as pasted): a clock word, or shell text.
  /// - Returns: the exit status, 130 after Ctrl-C.
  @discardableResult
  public func run(_ line: String) -> Int32 {
    glance()
    idleBeforeLine = idleNoticed
    idleNoticed = .zero
    let start = session.now
    defer { timeOfLine = session.now - start }
    lastCommands = []
    lastShown = ""
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    if trimmed.hasPrefix(":"), trimmed.dropFirst().first?.isLetter == true {
      return runWord(String(trimmed))
    }
    remember(line)
    return execute(line)
  }

  /// Lets the world catch up with the clock while a line is typed; the time counts as idle before
  /// that line.
  func glance() {
    idleNoticed = idleNoticed + session.catchUp()
  }

  private func runWord(_ line: String) -> Int32 {
    if let word = ClockWord(line: line) { return run(word) }
    if let status = runTutorWord?(line) { return status }
    reportUnknownWord(String(line.prefix { $0 != " " }))
    return 127
  }

  /// Keeps the world as it is now, to come back to with undo.
  func remember(_ line: String) {
    if undoStack.count == Self.undoLimit { undoStack.removeFirst() }
    lineCount += 1
    undoStack.append(
      Snapshot(
        cluster: session.cluster, files: files, machine: machine, line: line, serial: lineCount))
  }

  /// Goes back to before the last line that was run; the line, or nil when there is none.
  public func undo() -> String? {
    guard let snapshot = undoStack.popLast() else { return nil }
    session.replace(snapshot.cluster)
    files = snapshot.files
    machine = snapshot.machine
    return snapshot.line
  }

  private static let shownLimit = 1 << 20

  /// Runs shell text to its end, doing what the machine leaves to its host.
  func execute(_ text: String) -> Int32 {
    machine.setWindowSize(columns: terminal.columns, rows: terminal.rows)
    machine.reopenInput()
    machine.start(text)
    session.withCluster { $0.beginCommand(text) }
    var shown: [UInt8] = []
    var errors: [UInt8] = []
    let host = ShellHost(machine, on: self) { [unowned self] chunk in
      if shown.count < Self.shownLimit { shown += chunk.bytes }
      if chunk.descriptor == 2, errors.count < 4096 { errors += chunk.bytes.prefix(4096) }
      terminal.write(chunk.bytes, descriptor: chunk.descriptor)
    }
    let status = host.drive()
    machine = host.machine
    lastShown = String(decoding: shown, as: UTF8.self)
    exitStatus = machine.exitStatus
    suggestCommands(for: text, errors: String(decoding: errors, as: UTF8.self))
    return status
  }

  /// Shows a line on standard error.
  public func report(_ text: String) {
    terminal.write(Array((text + "\n").utf8), descriptor: 2)
  }

  /// Shows a line on standard output.
  public func say(_ text: String) {
    terminal.write(Array((text + "\n").utf8), descriptor: 1)
  }
}
