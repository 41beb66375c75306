/// What a machine is told at its start and what its programs can find out about their host.
public struct MachineSettings: Sendable {
  /// Whose wording messages have.
  public var dialect: Dialect
  /// What `hostname` prints.
  public var hostname: String
  /// The user's name, for `whoami`, `id` and prompts.
  public var user: String
  /// The user's number; it is checked against file permissions.
  public var userID: UInt32
  /// The group's number.
  public var groupID: UInt32
  /// Whether the first process has PID 1's protection: a signal it does not handle is ignored.
  public var isFirstProcess: Bool
  /// Whether the shell prints prompts, because its input is a terminal.
  public var isInteractive: Bool
  /// The number of the machine's first process.
  public var firstProcessID: Int
  /// The utilities the image offers; nil for all there are. A shell counts (`sh`).
  public var availableUtilities: Set<String>?
  /// Programs that a real machine of this sort has and this one has not; running one says so.
  public var notSimulated: Set<String>
  /// Names (`kubectl`) or full paths that the driver runs; they win over utilities.
  public var hostCommands: Set<String>
  /// The prompt when `PS1` is not set; `\w`, `\u`, `\h` and `\$` are understood.
  public var prompt: String
  /// Processes of other machines that share the process namespace, for `ps` and `kill`.
  public var otherProcesses: [ProcessDescription]
  /// The start of `$RANDOM`.
  public var seed: UInt32
  /// Kernel release for `uname -r`.
  public var kernelRelease: String

  /// A busybox container run by root that offers every utility.
  public init(
    dialect: Dialect = .busybox, hostname: String = "localhost", user: String = "root",
    userID: UInt32 = 0, groupID: UInt32 = 0, isFirstProcess: Bool = true,
    isInteractive: Bool = false, firstProcessID: Int = 1, availableUtilities: Set<String>? = nil,
    notSimulated: Set<String> = [], hostCommands: Set<String> = [], prompt: String = "\\w \\$ ",
    otherProcesses: [ProcessDescription] = [], seed: UInt32 = 1,
    kernelRelease: String = "6.1.0"
  ) {
    self.dialect = dialect
    self.hostname = hostname
    self.user = user
    self.userID = userID
    self.groupID = groupID
    self.isFirstProcess = isFirstProcess
    self.isInteractive = isInteractive
    self.firstProcessID = firstProcessID
    self.availableUtilities = availableUtilities
    self.notSimulated = notSimulated
    self.hostCommands = hostCommands
    self.prompt = prompt
    self.otherProcesses = otherProcesses
    self.seed = seed
    self.kernelRelease = kernelRelease
  }

  func offers(_ utility: String) -> Bool {
    UtilityTable.names.contains(utility) && (availableUtilities?.contains(utility) ?? true)
  }
}

/// Keeps the settings behind one pointer, so that a machine stays small.
indirect enum SettingsBox: Sendable {
  case settings(MachineSettings)

  var value: MachineSettings {
    get {
      switch self {
      case .settings(let settings): settings
      }
    }
    set { self = .settings(newValue) }
  }
}

/// One line of `ps`.
public struct ProcessDescription: Sendable, Equatable {
  /// The process' number.
  public var processID: Int
  /// The number of its parent.
  public var parentID: Int
  /// Its user's name.
  public var user: String
  /// The command with its arguments.
  public var command: String
  /// When it started, in nanoseconds since the Unix epoch.
  public var startedAt: Int64
  /// `R`, `S`, `T` or `Z`.
  public var state: String

  /// Describes a process of another machine.
  public init(
    processID: Int, parentID: Int = 0, user: String = "root", command: String,
    startedAt: Int64 = 0, state: String = "S"
  ) {
    self.processID = processID
    self.parentID = parentID
    self.user = user
    self.command = command
    self.startedAt = startedAt
    self.state = state
  }
}
