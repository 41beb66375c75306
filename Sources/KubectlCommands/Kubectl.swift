/// kubectl v1.32, rebuilt: arguments in, text and an exit code out.
public struct Kubectl {
  /// Runs one command line, without the program's name, and returns its exit code.
  ///
  /// Output goes to `environment.io`; 130 means that Ctrl-C ended a wait.
  public static func run(_ arguments: [String], in environment: KubectlEnvironment) -> Int32 {
    do throws(CommandError) {
      try start(arguments, environment)
      return 0
    } catch {
      environment.io.write(Array(error.output.utf8), to: .error)
      return error.code
    }
  }

  private static func start(
    _ arguments: [String], _ environment: KubectlEnvironment
  ) throws(CommandError) {
    let found = CommandFinder(
      arguments, under: CommandTree.root, programName: environment.commandName)
    let command = found.command
    let path = found.path.joined(separator: " ")
    let table = CommandTree.flagTable(of: command)
    if found.path.count == 1, let index = CommandFinder.firstArgument(found.rest, table) {
      let word = found.rest[index]
      if word == "help" { return help(found.rest, environment) }
      if let first = arguments.first, first.hasPrefix("-") {
        throw .plain("Error: flags cannot be placed before plugin name: \(first)", code: 1)
      }
      throw CommandFinder.unknown(
        word, under: command, programName: environment.commandName)
    }
    guard command.isSimulated else { throw .notSimulated("'\(path)'") }
    var parser = FlagParser(table)
    do throws(CommandError) {
      try parser.parse(found.rest)
    } catch {
      let hint =
        command.name == "options"
        ? "Run '\(path)' without flags." : "See '\(path) --help' for usage."
      throw .text("\(error.message)\n\(hint)")
    }
    let context = CommandContext(
      environment: environment, command: command, pathWords: found.path, parser: parser)
    if parser.asksForHelp { return context.write(context.helpText) }
    context.warnOfDeprecatedFlags()
    try context.checkFlags()
    guard let run = command.run else { return context.write(context.helpText) }
    try run(context)
  }

  /// `kubectl help COMMAND`: the same page as `kubectl COMMAND --help`.
  private static func help(_ words: [String], _ environment: KubectlEnvironment) {
    let topic = Array(words.drop { $0 != "help" }.dropFirst())
    let name = environment.commandName
    let found = CommandFinder(topic, under: CommandTree.root, programName: name)
    let page = HelpPage(command: found.command, path: found.path, width: nil)
    guard found.path.count == 1, !topic.isEmpty else {
      return environment.io.write(Array(page.text.utf8), to: .output)
    }
    let unknown = topic.map { "`\($0)`" }.joined(separator: " ")
    let text = "Unknown help topic [\(unknown)]\n\n\n\(page.usage)"
    environment.io.write(Array(text.utf8), to: .error)
  }
}
