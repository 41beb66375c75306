// Models: kubectl pkg/cmd/attach/attach.go Run, v1.32.

import APIServer
import ObjectModel

/// Attaches to the program that a container runs.
struct AttachSession {
  let context: CommandContext
  let pod: Value
  /// The container to attach to where no flag names one.
  var chosen = ""

  /// Attaches until the program ends or the terminal goes away.
  func run(
    stdin: Bool, tty: Bool, isQuiet: Bool, commandName: String
  ) throws(CommandError) {
    let container: Value
    do throws(CommandError) {
      container = try ContainerChoice.choose(
        chosen.isEmpty ? context.containerFlag : chosen, in: pod, isQuiet: isQuiet, context)
    } catch {
      throw .text("cannot attach to the container: \(error.message)")
    }
    let name = container.string(.name) ?? ""
    var tty = tty
    let hasTerminal = container.bool("tty") ?? false
    if tty, !hasTerminal {
      tty = false
      if !isQuiet {
        context.complain(
          "error: Unable to use a TTY - container \(name) did not allocate one\n")
      }
    } else if !tty, hasTerminal {
      tty = true
    }
    let isRaw = context.canTakeTerminal(stdin: stdin, tty: tty, isQuiet: isQuiet)
    if !isQuiet {
      context.complain("If you don't see a command prompt, try pressing enter.\n")
    }
    let stream = ContainerStream(
      context: context,
      request: context.streamRequest(
        pod, "attach",
        [
          .init("container", name), .init("stdin", stdin ? "true" : "false"),
          .init("stdout", "true"), .init("stderr", isRaw ? "false" : "true"),
          .init("tty", isRaw ? "true" : "false"),
        ]),
      hasInput: stdin, isRaw: isRaw, passesExitCode: false)
    try stream.run()
    if !isQuiet, stdin, isRaw, pod.string(.spec, "restartPolicy") == "Always" {
      let podName = pod.string(.metadata, .name) ?? ""
      context.line(
        "Session ended, resume using '\(commandName) \(podName) -c \(name) -i -t' command when "
          + "the pod is running")
    }
  }

  /// Prints the log in place of attaching, when the program has ended.
  func printLog() throws(CommandError) {
    let container = try ContainerChoice.choose(
      chosen.isEmpty ? context.containerFlag : chosen, in: pod, isQuiet: true, context)
    var options = RequestOptions()
    options.parameters = [.init("container", container.string(.name) ?? "")]
    try LogReader(context: context).print(pod, options, prefix: "")
  }
}

extension CommandContext {
  /// The container that `-c` names; empty when it names none.
  var containerFlag: String { flags.knows("container") ? flags.string("container") : "" }

  /// Whether the terminal can be handed to a container; says so when it was asked for and cannot.
  func canTakeTerminal(stdin: Bool, tty: Bool, isQuiet: Bool) -> Bool {
    guard stdin, tty else { return false }
    if io.isInputTerminal { return true }
    if !isQuiet {
      complain("Unable to use a TTY - input is not a terminal or the right kind of file\n")
    }
    return false
  }

  /// A request for a stream of a pod.
  func streamRequest(
    _ pod: Value, _ subresource: String, _ parameters: [RequestOptions.Parameter]
  ) -> APIRequest {
    var options = RequestOptions()
    options.parameters = parameters
    let target = ResourceTarget(
      resource: "pods", namespace: pod.string(.metadata, .namespace),
      name: pod.string(.metadata, .name), subresource: subresource)
    return APIRequest(.connect, .resource(target), options: options)
  }
}
