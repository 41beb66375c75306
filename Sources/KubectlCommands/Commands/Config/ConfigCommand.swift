// Models: kubectl pkg/cmd/config, v1.32.

/// `kubectl config`: the kubeconfig file.
enum ConfigCommand {
  static let command = Command(
    name: "config", short: "Look at and change the kubeconfig",
    long: """
      Look at and change the kubeconfig, for example "kubectl config use-context my-context".

       Which file that is:

        1.  The one that --kubeconfig names.
        2.  The files that the environment variable KUBECONFIG names; the first that exists.
        3.  Else ${HOME}/.kube/config.
      """,
    usage: "config SUBCOMMAND [options]",
    subcommands: [
      CurrentContext.command, DeleteEntry.cluster, DeleteEntry.context, DeleteEntry.user,
      ListEntries.clusters, GetContexts.command, ListEntries.users, RenameContext.command,
      SetProperty.command, SetCluster.command, SetContext.command, SetCredentials.command,
      UnsetProperty.command, UseContext.command, ViewConfig.command,
    ],
    run: GroupCommand.run)
}

/// Commands that only group others.
enum GroupCommand {
  /// Prints the help and fails, or refuses an unknown word.
  static let run: @Sendable (CommandContext) throws(CommandError) -> Void = {
    context throws(CommandError) in
    if !context.arguments.isEmpty {
      let words = context.arguments.joined(separator: " ")
      throw .usage("unknown command \(words.quoted)", context)
    }
    // Only `rollout` has its help where output goes.
    if context.path.hasSuffix(" rollout") {
      context.write(context.helpText)
    } else {
      context.complain(context.helpText)
    }
    throw .silent(code: 1)
  }
}

extension CommandContext {
  /// Prints help on standard output and fails with a sentence, as config's commands do.
  func refuse(_ sentence: String) -> CommandError {
    write(helpText)
    return .text(sentence)
  }

  /// Arguments as Go prints a list.
  var argumentList: String { "[\(arguments.joined(separator: " "))]" }
}
