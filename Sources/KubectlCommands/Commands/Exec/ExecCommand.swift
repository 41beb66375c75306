// Models: kubectl pkg/cmd/exec/exec.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl exec`: a command in a container that runs.
struct ExecCommand {
  static let command = Command(
    name: "exec", group: .troubleshooting,
    short: "Run a command in a container",
    long: "Run a command in a container that is running.",
    examples: """
      # The date in the first container of a pod
      kubectl exec web -- date

      # In another container of it
      kubectl exec web -c helper -- date

      # A shell to work in
      kubectl exec -it web -- sh

      # Behind -- everything belongs to the command, its flags too
      kubectl exec web -- ls -l /usr
      """,
    usage: "exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...] [options]",
    flags: """
      -c --container string
      -f --filename list
      --pod-running-timeout duration =1m0s
      -q --quiet bool
      -i --stdin bool
      -t --tty bool
      """,
    run: { context throws(CommandError) in try ExecCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let arguments = context.arguments
    let files = FilenameOptions(flags)
    var name = ""
    if !arguments.isEmpty, context.argumentsBeforeDash != 0 { name = arguments[0] }
    var command: [String] = []
    if let dash = context.argumentsBeforeDash {
      command = Array(arguments[dash...])
    } else if arguments.count > 1 || (!arguments.isEmpty && !files.isEmpty) {
      throw .usage(
        "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead",
        context)
    }
    if flags.duration("pod-running-timeout") <= .zero {
      throw .usage("--pod-running-timeout must be higher than zero", context)
    }
    if name.isEmpty, files.isEmpty {
      throw .text("pod, type/name or --filename must be specified")
    }
    if command.isEmpty {
      throw .text("you must specify at least one command for the container")
    }
    let pod = try findPod(name, files)
    let phase = pod.string(.status, "phase") ?? ""
    if phase == "Succeeded" || phase == "Failed" {
      throw .text(
        "cannot exec into a container in a completed pod; current phase is \(phase)")
    }
    try execute(command, in: pod)
  }

  private func findPod(
    _ name: String, _ files: FilenameOptions
  ) throws(CommandError) -> Value {
    let namespace = try context.namespace().name
    let finder = PodFinder(context: context, namespace: namespace)
    let timeout = flags.duration("pod-running-timeout")
    if !name.isEmpty {
      return try finder.pod(of: try finder.object("pods", name), timeout: timeout)
    }
    var builder = try ResourceBuilder(context)
    builder.files = files
    builder.wantsLatest = true
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    guard result.infos.count == 1 else {
      throw .text("cannot exec into multiple objects at a time")
    }
    return try finder.pod(of: result.infos[0], timeout: timeout)
  }

  private func execute(_ command: [String], in pod: Value) throws(CommandError) {
    let isQuiet = flags.bool("quiet")
    let stdin = flags.bool("stdin")
    var name = context.containerFlag
    if name.isEmpty {
      let container = try ContainerChoice.choose("", in: pod, isQuiet: isQuiet, context)
      name = container.string(.name) ?? ""
    }
    let isRaw = context.canTakeTerminal(
      stdin: stdin, tty: flags.bool("tty"), isQuiet: isQuiet)
    var parameters: [RequestOptions.Parameter] = [.init("container", name)]
    parameters += command.map { .init("command", $0) }
    parameters += [
      .init("stdin", stdin ? "true" : "false"), .init("stdout", "true"),
      .init("stderr", isRaw ? "false" : "true"), .init("tty", isRaw ? "true" : "false"),
    ]
    try ContainerStream(
      context: context, request: context.streamRequest(pod, "exec", parameters),
      hasInput: stdin, isRaw: isRaw
    ).run()
  }
}
