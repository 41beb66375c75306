import ObjectModel

/// All commands, in the order in which the root command's help lists them.
enum CommandTree {
  /// `kubectl` itself.
  static let root = Command(
    name: "kubectl",
    short: "kubectl talks to a Kubernetes cluster.",
    long: """
      kubectl talks to a Kubernetes cluster.

       Find more information at: https://kubernetes.io/docs/reference/kubectl/
      """,
    usage: "[flags] [options]",
    subcommands: basic + deploy + cluster + troubleshooting + advanced + settings + other)

  private static let basic = [
    CreateCommand.command,
    ExposeCommand.command,
    RunCommand.command,
    SetCommand.command,
    ExplainCommand.command, GetCommand.command,
    EditCommand.command,
    DeleteCommand.command,
  ]

  private static let deploy = [
    RolloutCommand.command,
    ScaleCommand.command,
    AutoscaleCommand.command,
  ]

  private static let cluster = [
    UnsimulatedCommand.certificate,
    ClusterInfoCommand.command, TopCommand.command, CordonCommand.cordon,
    CordonCommand.uncordon, DrainCommand.command, TaintCommand.command,
  ]

  private static let troubleshooting = [
    DescribeCommand.command, LogsCommand.command, AttachCommand.command, ExecCommand.command,
    UnsimulatedCommand.portForward, UnsimulatedCommand.proxy, CopyCommand.command,
    AuthCommand.command,
    DebugCommand.command,
    EventsCommand.command,
  ]

  private static let advanced = [
    DiffCommand.command,
    ApplyCommand.command, PatchCommand.command, ReplaceCommand.command, WaitCommand.command,
    KustomizeCommand.command,
  ]

  private static let settings = [
    LabelCommand.command, AnnotateCommand.command,
    CompletionCommand.command,
  ]

  private static let other = [
    APIResourcesCommand.command, APIVersionsCommand.command, ConfigCommand.command,
    PluginCommand.command,
    VersionCommand.command, OptionsCommand.command,
  ]

  private static let globalFlags = FlagTable(GlobalFlags.text)

  /// The flags of a command together with the global ones.
  static func flagTable(of command: Command) -> FlagTable {
    tables(of: command).all
  }

  /// The flags of a command without the global ones.
  static func ownFlagTable(of command: Command) -> FlagTable {
    tables(of: command).own
  }

  private static func tables(of command: Command) -> CommandTables {
    command.tables.value {
      CommandTables(own: FlagTable(command.flags), global: globalFlags)
    }
  }
}
