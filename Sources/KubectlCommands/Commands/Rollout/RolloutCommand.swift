// Models: kubectl pkg/cmd/rollout, v1.32.

import APIServer
import ObjectModel

/// `kubectl rollout`: look after how objects replace their pods.
enum RolloutCommand {
  static let command = Command(
    name: "rollout", group: .deploy, short: "Look after the rollout of objects",
    long: """
      Look after the rollout of objects.

       It works on deployments, daemonsets and statefulsets.
      """,
    examples: """
      # Go back to the deployment as it was before
      kubectl rollout undo deployment/web

      # Watch a daemon set replace its pods
      kubectl rollout status daemonset/agent

      # Replace all pods of a deployment
      kubectl rollout restart deployment/web

      # Of all deployments with a label
      kubectl rollout restart deployment --selector=app=web
      """,
    usage: "rollout SUBCOMMAND [options]",
    subcommands: [
      RolloutHistory.command, RolloutChange.pause, RolloutChange.restart, RolloutChange.resume,
      RolloutStatus.command, RolloutUndo.command,
    ], run: GroupCommand.run)

  /// Flags to print objects.
  static let printFlags = """
    --allow-missing-template-keys bool =true
    -o --output string
    --show-managed-fields bool
    --template string

    """
  /// Flags to name objects.
  static let fileFlags = """
    -f --filename list
    -k --kustomize string
    -R --recursive bool
    -l --selector string

    """
}

extension CommandContext {
  /// The objects that a line of `kubectl rollout` names.
  func rolloutObjects() throws(CommandError) -> ResourceBuilder.Result {
    if arguments.isEmpty, FilenameOptions(flags).isEmpty {
      throw .text("required resource not specified")
    }
    var builder = try ResourceBuilder(self)
    builder.files = FilenameOptions(flags)
    builder.takeSelectors(label: flags.string("selector"), field: "")
    try builder.take(arguments, allowsEmptySelector: true)
    builder.wantsLatest = true
    return try builder.result()
  }

  /// Says that a namespace holds no such objects.
  func complainOfNothing() throws(CommandError) {
    complain("No resources found in \(try namespace().name) namespace.\n")
  }
}
