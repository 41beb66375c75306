// Models: kubectl pkg/cmd/plugin/plugin.go, v1.32.

/// `kubectl plugin`: programs named kubectl-NAME count as commands of kubectl.
struct PluginCommand {
  static let command = Command(
    name: "plugin", short: "Work with plugins",
    long: """
      Work with plugins: programs whose names begin with kubectl-.

       Drydock finds them but does not run them.
      """,
    examples: """
      # All of them
      kubectl plugin list

      # Only their names
      kubectl plugin list --name-only
      """,
    usage: "plugin [flags] [options]",
    subcommands: [
      Command(
        name: "list", short: "List the plugins in the folders of PATH",
        long: """
          List the plugins in the folders of PATH: what is executable, has a name that begins with \
          kubectl-, and stands in one of them.
          """,
        examples: """
          # All of them
          kubectl plugin list
          """,
        usage: "plugin list [flags] [options]", flags: "--name-only bool",
        run: { context throws(CommandError) in try PluginCommand(context: context).list() })
    ], run: GroupCommand.run)

  /// Where the machine's own programs stand, which are no files.
  private static let programFolders = ["/bin", "/usr/bin"]

  let context: CommandContext

  private func list() throws(CommandError) {
    var found: [String] = []
    var seen: [String] = []
    for folder in (context.io.environmentVariable("PATH") ?? "").parts(by: ":") {
      if folder.trimmed.isEmpty || seen.contains(folder) { continue }
      seen.append(folder)
      if Self.programFolders.contains(folder), context.io.entry(at: folder) == .nothing { continue }
      do throws(FileFault) {
        for name in try context.io.listDirectory(folder) where name.hasPrefix("kubectl-") {
          let path = "\(folder)/\(name)"
          if context.io.entry(at: path) == .file { found.append(path) }
        }
      } catch {
        context.complain(
          "Unable to read directory \(folder.quoted) from your PATH: open \(folder): "
            + "\(error.reason). Skipping...\n")
      }
    }
    if found.isEmpty {
      throw .plain("error: unable to find any kubectl plugins in your PATH\n", code: 1)
    }
    context.write("The following compatible plugins are available:\n\n")
    for path in found {
      context.line(
        context.flags.bool("name-only") ? path.parts(by: "/").last ?? path : path)
    }
  }
}

/// `kubectl completion`.
enum CompletionCommand {
  static let command = Command(
    name: "completion", group: .settings, short: "Print completion code for a shell",
    long: """
      Print code that lets a shell (bash, zsh, fish or powershell) complete kubectl's commands.

       Drydock's own prompt completes them by itself.
      """,
    examples: """
      # For the present bash
      source <(kubectl completion bash)
      """,
    usage: "completion SHELL [options]",
    run: { context throws(CommandError) in
      guard let shell = context.arguments.first else {
        throw .usage("Shell not specified.", context)
      }
      if context.arguments.count > 1 {
        throw .usage("Too many arguments. Expected only the shell type.", context)
      }
      guard ["bash", "zsh", "fish", "powershell"].contains(shell) else {
        throw .usage("Unsupported shell type \(shell.quoted).", context)
      }
      throw .text(
        "Drydock's prompt completes kubectl's commands by itself and has no code for \(shell)")
    })
}
