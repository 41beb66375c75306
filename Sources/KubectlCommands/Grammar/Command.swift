import ObjectModel

/// A command of kubectl: what it is called, what it takes, what it does.
struct Command: Sendable {
  /// The heading under which the root command's help lists a command.
  enum Group: String, Sendable, CaseIterable {
    case beginner = "Basic Commands (Beginner):"
    case intermediate = "Basic Commands (Intermediate):"
    case deploy = "Deploy Commands:"
    case cluster = "Cluster Management Commands:"
    case troubleshooting = "Troubleshooting and Debugging Commands:"
    case advanced = "Advanced Commands:"
    case settings = "Settings Commands:"
    case plugins = "Subcommands provided by plugins:"
    case other = "Other Commands:"
  }

  /// The name.
  let name: String
  /// Other names.
  var aliases: [String] = []
  /// Mistyped names for which it is suggested.
  var suggestedFor: [String] = []
  /// Where the root command's help lists it.
  var group = Group.other
  /// Half a sentence for lists of commands.
  var short: String
  /// What `--help` begins with.
  var long = ""
  /// Examples, a comment line before each.
  var examples = ""
  /// The line under `Usage:`, without the program's name.
  var usage: String
  /// One line per flag; see `FlagTable`.
  var flags = ""
  /// Flags that must be given.
  var requiredFlags: [String] = []
  /// Commands below this one.
  var subcommands: [Command] = []
  /// Whether Drydock does what it says.
  var isSimulated = true
  /// What it does; nil for commands that only group others.
  var run: (@Sendable (CommandContext) throws(CommandError) -> Void)?

  /// Its flags, read out of the text when first wanted.
  let tables = LazyReference<CommandTables>()

  /// The command below with this name or alias.
  func subcommand(_ word: String) -> Command? {
    subcommands.first { $0.name == word || $0.aliases.contains(word) }
  }
}

/// The flags of a command as tables.
///
/// A class so that they are made once and shared.
final class CommandTables: Sendable {
  /// Its own flags.
  let own: FlagTable
  /// Its own and the global ones.
  let all: FlagTable

  init(own: FlagTable, global: FlagTable) {
    self.own = own
    all = own.merged(with: global)
  }
}
