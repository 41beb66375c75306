/// Why a run came to rest.
public enum MachineState: Sendable, Equatable {
  /// The first process ended: 0 to 255, or 128 plus a signal's number.
  case exited(Int32)
  /// Nothing to do before this time, in nanoseconds since the Unix epoch; `Int64.max` for a sleep
  /// without end. `isWaitingForInput` tells whether input would be read meanwhile.
  case sleeping(until: Int64)
  /// Blocked on standard input and no timer runs.
  case waitingForInput
  /// The driver has to run this command, or to go on with it when it has been offered before.
  case hostCommand(HostCommand)
  /// A session's shell has run all text it was given; the status is its `$?`.
  case idle(Int32)
  /// The budget is used up, or output waits to be taken. Call `run` again to go on.
  case stepLimit
}

/// A command the machine leaves to its driver.
public struct HostCommand: Sendable, Equatable {
  /// Where a command's standard input comes from.
  public enum Input: Sendable, Equatable {
    /// The machine's own, such as the terminal.
    case inherited
    /// A pipe, a file or a heredoc: read it with `takeHostInput`.
    case provided
    /// `/dev/null` or closed.
    case none
  }

  /// Names the command in calls to the machine; it is also its process ID.
  public var id: Int
  /// The command name and its arguments.
  public var arguments: [String]
  /// The exported variables.
  public var environment: [EnvironmentVariable]
  /// The absolute folder it was started in.
  public var workingDirectory: String
  /// Where its standard input comes from.
  public var input: Input
  /// Whether its standard output is the machine's, and so perhaps a terminal.
  public var isOutputInherited: Bool
  /// Whether it was started with `&`.
  public var isBackground: Bool

  /// A command with all that is known of it.
  public init(
    id: Int, arguments: [String], environment: [EnvironmentVariable], workingDirectory: String,
    input: Input, isOutputInherited: Bool, isBackground: Bool
  ) {
    self.id = id
    self.arguments = arguments
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.input = input
    self.isOutputInherited = isOutputInherited
    self.isBackground = isBackground
  }
}

/// Bytes a machine wrote to its standard output (1) or standard error (2).
public struct OutputChunk: Sendable, Equatable {
  /// 1 or 2.
  public var descriptor: Int
  /// The bytes.
  public var bytes: [UInt8]

  /// Pairs bytes with where they were written.
  public init(descriptor: Int, bytes: [UInt8]) {
    self.descriptor = descriptor
    self.bytes = bytes
  }
}
