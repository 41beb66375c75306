// Models: kubectl pkg/util/templates, v1.32: the sections of a help page and their order.

/// The page that `--help` prints for a command.
struct HelpPage {
  let command: Command
  let path: [String]
  /// The columns to wrap at; nil prints lines as long as they are.
  let width: Int?

  /// The whole page.
  var text: String {
    let long = command.long.isEmpty ? command.short : command.long
    return long.trimmed + "\n\n" + usage
  }

  /// The page without the sentences that it begins with.
  var usage: String {
    var page = ""
    if !command.aliases.isEmpty {
      page += "Aliases:\n\(([command.name] + command.aliases).joined(separator: ", "))\n\n"
    }
    if !command.examples.isEmpty { page += "Examples:\n\(indentedExamples)\n\n" }
    if !command.subcommands.isEmpty { page += commandList + "\n\n" }
    let flags = Self.flagList(FlagTable(command.flags), width: width)
    if !flags.isEmpty { page += "Options:\n\(flags.trimmedAtEnd)\n\n" }
    page += "Usage:\n  \(path[0]) \(command.usage)\n\n"
    if !command.subcommands.isEmpty {
      let line = "\(path.joined(separator: " ")) <command> --help"
      page += "Use \"\(line)\" for more information about a given command.\n"
    }
    page += """
      Use "\(path[0]) options" for a list of global command-line options (applies to all commands).

      """
    return page
  }

  private var indentedExamples: String {
    command.examples.trimmed.parts(by: "\n").map { "  " + $0 }.joined(separator: "\n")
  }

  private var commandList: String {
    guard path.count == 1 else { return Self.section("Available Commands:", command.subcommands) }
    return Command.Group.allCases.map { group in
      Self.section(
        group.rawValue, command.subcommands.filter { $0.group == group },
        among: command.subcommands)
    }.joined(separator: "\n\n")
  }

  private static func section(
    _ title: String, _ commands: [Command], among all: [Command]? = nil
  ) -> String {
    let width = max(11, (all ?? commands).map(\.name.count).max() ?? 0)
    let lines = commands.filter { $0.name != "options" }.map { command in
      "\n  \(command.name.padded(to: width))   \(command.short)"
    }
    return title + lines.joined()
  }

  /// The flags with their defaults and sentences.
  static func flagList(_ table: FlagTable, width: Int?) -> String {
    var text = ""
    for flag in table.sorted where !flag.isHidden {
      let start = flag.shorthand.map { "    -\($0), " } ?? "    "
      let value = flag.form == .string ? "'\(flag.defaultText)'" : flag.defaultText
      let sentence = wrapped(flag.sentence, width.map { $0 - 10 })
      text += "\(start)--\(flag.name)=\(value):\n\t\(sentence)\n\n"
    }
    return text
  }

  private static func wrapped(_ text: String, _ width: Int?) -> String {
    guard let width, width > 0 else { return text }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n\t")
  }
}
