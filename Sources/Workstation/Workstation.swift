public import APIServer
public import ClusterEngine
import Kinds
import KubectlCommands
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
  }

  /// The connection to the learner's cluster, with its clock.
  public let session: ClusterSession
  /// The screen and keyboard.
  public var terminal: any WorkstationTerminal
  /// The learner's files.
  public internal(set) var files: FileSystem
  var machine: ShellMachine
  var undoStack: [Snapshot] = []
  /// How many commands can be undone.
  static let undoLimit = 200
  /// Simulated time one kubectl call costs when time is stepped; a real one takes about as long.
  public var kubectlCost = Span.milliseconds(100)
  /// The kubectl commands of the last line, in order, for lesson checks.
  public internal(set) var lastCommands: [RanCommand] = []
  /// Whether the shell was left with `exit`, and with which status.
  public private(set) var exitStatus: Int32?
  /// Set by Ctrl-C; cleared when a command begins.
  public var isInterrupted: @Sendable () -> Bool = { false } {
    didSet { session.isInterrupted = isInterrupted }
  }
  let catalog: Catalog

  /// A kubectl command that was run, with what it showed.
  public struct RanCommand: Sendable {
    /// `kubectl` and its arguments.
    public let arguments: [String]
    /// Its exit status.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// The namespace that was current.
    public let namespace: String
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
    catalog = session.cluster.api.catalog
    var files = FileSystem()
    Self.lay(&files, hostFolder: hostFolder)
    self.files = files
    machine = .session(
      environment: Self.environment, workingDirectory: Self.home,
      settings: MachineSettings(
        dialect: .bash, hostname: "drydock", user: "learner", userID: 1000, groupID: 1000,
        isFirstProcess: false, hostCommands: HostPrograms.names),
      now: session.now.nanoseconds)
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
      try? files.makeDirectory(folder, withParents: true)
    }
    if let hostFolder {
      files.overlays = [OverlayMount(path: home, lower: hostFolder)]
    }
  }

  /// The namespace that kubectl uses when none is given.
  public var currentNamespace: String {
    KubectlConfiguration(readingFrom: KubectlFiles(self)).currentNamespace
  }

  /// The folder the shell is in, with the home folder as `~`.
  public var promptFolder: String {
    let folder = machine.workingDirectory
    if folder == Self.home { return "~" }
    return folder.hasPrefix(Self.home + "/") ? "~" + folder.dropFirst(Self.home.count) : folder
  }

  /// Runs one line (or several, as pasted): a clock word, or shell text.
  /// - Returns: the exit status, 130 after Ctrl-C.
  @discardableResult
  public func run(_ line: String) -> Int32 {
    session.catchUp()
    lastCommands = []
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    if trimmed.hasPrefix(":"), let word = ClockWord(line: String(trimmed)) {
      return run(word)
    }
    remember(line)
    return execute(line)
  }

  /// Keeps the world as it is now, to come back to with undo.
  private func remember(_ line: String) {
    if undoStack.count == Self.undoLimit { undoStack.removeFirst() }
    undoStack.append(
      Snapshot(cluster: session.cluster, files: files, machine: machine, line: line))
  }

  /// Goes back to before the last line that was run; the line, or nil when there is none.
  public func undo() -> String? {
    guard let snapshot = undoStack.popLast() else { return nil }
    session.replace(snapshot.cluster)
    files = snapshot.files
    machine = snapshot.machine
    return snapshot.line
  }

  /// Runs shell text to its end, doing what the machine leaves to its host.
  func execute(_ text: String) -> Int32 {
    machine.setWindowSize(columns: terminal.columns, rows: terminal.rows)
    machine.start(text)
    return drive(&machine) { [self] chunk in
      terminal.write(chunk.bytes, descriptor: chunk.descriptor)
    }
  }

  func markExit(_ status: Int32) {
    exitStatus = status
  }
}
