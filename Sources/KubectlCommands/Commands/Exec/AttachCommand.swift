// Models: kubectl pkg/cmd/attach/attach.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl attach`: the input and output of the program that a container runs.
struct AttachCommand {
  static let command = Command(
    name: "attach", group: .troubleshooting,
    short: "Attach to the program that a container runs",
    long: "Attach to the program that an existing container runs.",
    examples: """
      # Follow what the first container prints
      kubectl attach web

      # Type into another container, with a terminal
      kubectl attach web -c shell -it
      """,
    usage: "attach (POD | TYPE/NAME) -c CONTAINER [options]",
    flags: """
      -c --container string
      --pod-running-timeout duration =1m0s
      -q --quiet bool
      -i --stdin bool
      -t --tty bool
      """,
    run: { context throws(CommandError) in try AttachCommand(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let flags = context.flags
    let arguments = context.arguments
    let timeout = flags.duration("pod-running-timeout")
    if timeout <= .zero {
      throw .usage("--pod-running-timeout must be higher than zero", context)
    }
    if arguments.isEmpty { throw .text("at least 1 argument is required for attach") }
    if arguments.count > 2 {
      throw .text(
        "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw \(arguments.count): "
          + "[\(arguments.joined(separator: " "))]")
    }
    let finder = PodFinder(context: context, namespace: try context.namespace().name)
    let info =
      arguments.count == 2
      ? try finder.object(arguments[0], arguments[1]) : try finder.object("pods", arguments[0])
    let pod = try finder.pod(of: info, timeout: timeout)
    let phase = pod.string(.status, "phase") ?? ""
    if phase == "Succeeded" || phase == "Failed" {
      throw .text(
        "cannot attach a container in a completed pod; current phase is \(phase)")
    }
    try AttachSession(context: context, pod: pod).run(
      stdin: flags.bool("stdin"), tty: flags.bool("tty"), isQuiet: flags.bool("quiet"),
      commandName: context.path)
  }
}
