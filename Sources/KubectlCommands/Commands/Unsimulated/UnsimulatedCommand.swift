/// Commands that kubectl has and Drydock does not simulate: they say so.
enum UnsimulatedCommand {
  /// A command of which only the name is known; `parent` is empty for those of the first level.
  static func make(
    _ parent: String, _ name: String, _ short: String, aliases: [String] = [],
    group: Command.Group = .other
  ) -> Command {
    Command(
      name: name, aliases: aliases, group: group, short: short,
      usage: "\(parent.isEmpty ? "" : parent + " ")\(name) [options]", isSimulated: false)
  }
}
