// Models: kubectl pkg/cmd/debug/debug.go, v1.32.

import APIServer
import ManifestYAML
import ObjectModel
import Simulation

/// `kubectl debug`: look into pods and nodes with a container made for it.
struct DebugCommand {
  static let command = Command(
    name: "debug", group: .troubleshooting,
    short: "Look into pods and nodes with a container made for it",
    long: """
      Look into pods and nodes with a container made for it.

        *  A pod gets another container while it runs (an ephemeral container), which may join the \
      processes of one of its containers with --target.
        *  With --copy-to a copy of the pod is made in which a container is added or changed.
        *  For a node a pod is made on it that sees its processes, network and files.
      """,
    examples: """
      # A shell beside the containers of a pod
      kubectl debug web -it --image=busybox

      # One that sees the processes of a container
      kubectl debug web -it --image=busybox --target=nginx

      # A copy of the pod with another container
      kubectl debug web -it --image=busybox --copy-to=web-debug

      # A copy in which a container runs another command
      kubectl debug web -it --copy-to=web-debug --container=nginx -- sh

      # A copy with other images
      kubectl debug web --copy-to=web-debug --set-image=*=busybox

      # A shell on a node
      kubectl debug node/node-1 -it --image=busybox
      """,
    usage: """
      debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ] [options]
      """,
    flags: """
      --arguments-only bool  Take the words behind -- as args of the container, not as its command.
      --attach bool  Wait until the container runs and attach to it. True by default with -i.
      -c --container string  The name of the container.
      --copy-to string  Make a copy of the pod with this name.
      --custom string  A file with part of a container that is put over what the profile says.
      --env map =[]
      -f --filename list
      --image string
      --image-pull-policy string
      --keep-annotations bool  Keep the annotations in the copy.
      --keep-init-containers bool =true  Keep the init containers in the copy.
      --keep-labels bool  Keep the labels in the copy.
      --keep-liveness bool  Keep the liveness probes in the copy.
      --keep-readiness bool  Keep the readiness probes in the copy.
      --keep-startup bool  Keep the startup probes in the copy.
      --profile string =legacy  How much the container may do: legacy, general, baseline, netadmin, \
      restricted or sysadmin.
      -q --quiet bool
      --replace bool  Delete the pod that is copied.
      --same-node bool  Put the copy on the node of the pod.
      --set-image map =[]  Other images for containers of the copy, as NAME=IMAGE.
      --share-processes bool =true  Let the containers of the copy see each other's processes.
      -i --stdin bool  Keep the standard input of the container open.
      --target string  The container whose processes the new one joins.
      -t --tty bool  Give the container a terminal.
      """,
    run: { context throws(CommandError) in try DebugCommand(context).run() })

  let context: CommandContext
  private let names: [String]
  private let words: [Value]
  private var flags: ParsedFlags { context.flags }

  private init(_ context: CommandContext) {
    self.context = context
    let before = context.argumentsBeforeDash ?? context.arguments.count
    names = Array(context.arguments.prefix(before))
    words = context.arguments.dropFirst(before).map { .string($0) }
  }

  private var attaches: Bool {
    flags.isGiven("attach") ? flags.bool("attach") : flags.bool("stdin")
  }

  private func run() throws(CommandError) {
    let profile = try DebugProfile(flags)
    let custom = try self.custom()
    try validate()
    if custom != nil { try validate(custom) }
    if flags.string("profile") == "legacy" {
      context.complain(
        "--profile=legacy is deprecated and will be removed in the future. It is recommended to "
          + "explicitly specify a profile, for example \"--profile=general\".\n")
    }
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    try builder.take(names: names, of: "pods")
    let result = try builder.result()
    let maker = DebugMaker(
      context: context, profile: profile, custom: custom, words: words)
    for info in result.infos {
      let made: (pod: Value, container: String)
      switch info.resource.kind {
      case "Node": made = try maker.node(info)
      case "Pod" where flags.string("copy-to").isEmpty: made = try maker.ephemeral(info)
      case "Pod": made = try maker.copy(info)
      default:
        throw .text(
          "\"\(info.resource.apiVersion.contains("/") ? "" : "/")\(info.resource.apiVersion), "
            + "Kind=\(info.resource.kind)\" not supported by debug")
      }
      if attaches, !made.container.isEmpty { try attach(made.pod, made.container) }
    }
    // The first fault ends it.
    if let error = result.errors.first { throw error }
  }

  // MARK: Checks

  private func custom() throws(CommandError) -> Value? {
    let path = flags.string("custom")
    if path.isEmpty { return nil }
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try context.io.readFile(path)
    } catch {
      throw .text(
        "must pass a container spec json file for custom profile: open \(path): \(error.reason)")
    }
    do throws(YAMLError) {
      var stream = YAMLStream(bytes)
      return try stream.next()?.value ?? .emptyObject
    } catch {
      throw .text("\(path) does not contain a valid container spec: \(error.message)")
    }
  }

  private func validate(_ custom: Value?) throws(CommandError) {
    let fixed: [Key] = ["name", "command", "image", "lifecycle", "volumeDevices"]
    if fixed.contains(where: { custom?[$0] != nil }) {
      throw .text(
        "name, command, image, lifecycle and volume devices are not modifiable via custom profile")
    }
  }

  private func validate() throws(CommandError) {
    let image = flags.string("image")
    let container = flags.string("container")
    let images = flags.list("set-image")
    if flags.isGiven("attach"), attaches, image.isEmpty, container.isEmpty {
      throw .text(
        "you must specify --container or create a new container using --image in order to attach.")
    }
    try validateCopy(image, container, images)
    let reason = "invalid reference format"
    if !image.isEmpty, !ImageReference.isValid(image) {
      throw .text("invalid image name \(image.quoted): \(reason)")
    }
    if names.isEmpty, flags.list("filename").isEmpty {
      throw .text("NAME or filename is required for debug")
    }
    let policy = flags.string("image-pull-policy")
    if !["", "Always", "IfNotPresent", "Never"].contains(policy) {
      throw .text("invalid image pull policy: \(policy)")
    }
    for pair in images.map({ $0.cut(at: "=") }) where !ImageReference.isValid(pair.tail ?? "") {
      throw .text(
        "invalid image name \((pair.tail ?? "").quoted) for container \(pair.head.quoted): "
          + reason)
    }
    let target = flags.string("target")
    if !target.isEmpty {
      if !flags.string("copy-to").isEmpty {
        throw .text("--target is incompatible with --copy-to. Use --share-processes instead.")
      }
      if !flags.bool("quiet") {
        context.line(
          "Targeting container \(target.quoted). If you don't see processes from this container it "
            + "may be because the container runtime doesn't support this feature.")
      }
    }
    if flags.bool("tty"), !flags.bool("stdin") {
      throw .text("-i/--stdin is required for containers with -t/--tty=true")
    }
  }

  private func validateCopy(
    _ image: String, _ container: String, _ images: [String]
  ) throws(CommandError) {
    if !flags.string("copy-to").isEmpty {
      if image.isEmpty, images.isEmpty, words.isEmpty {
        throw .text("you must specify --image, --set-image or command arguments.")
      }
      if !words.isEmpty, container.isEmpty, image.isEmpty {
        throw .text(
          "you must specify an existing container or a new image when specifying args.")
      }
      return
    }
    if flags.bool("replace") { throw .text("--replace may only be used with --copy-to.") }
    if flags.bool("same-node") { throw .text("--same-node may only be used with --copy-to.") }
    if !images.isEmpty { throw .text("--set-image may only be used with --copy-to.") }
    if image.isEmpty { throw .text("you must specify --image when not using --copy-to.") }
  }

  // MARK: Attach

  private func attach(_ pod: Value, _ container: String) throws(CommandError) {
    let target = ResourceTarget(
      resource: "pods", namespace: pod.string(.metadata, .namespace),
      name: pod.string(.metadata, .name))
    let running = try wait(target, container)
    let session = AttachSession(context: context, pod: running, chosen: container)
    if Self.state(of: container, in: running)?["terminated"] != nil {
      return try session.printLog()
    }
    do throws(CommandError) {
      try session.run(
        stdin: flags.bool("stdin"), tty: flags.bool("tty"), isQuiet: flags.bool("quiet"),
        commandName: "\(context.program) attach")
    } catch {
      if case .interrupted = error { throw error }
      context.complain(
        "warning: couldn't attach to pod/\(target.name ?? ""), falling back to streaming logs: "
          + "\(error.bareText)\n")
      try session.printLog()
    }
  }

  private func wait(_ target: ResourceTarget, _ container: String) throws(CommandError) -> Value {
    var pod = try context.object(APIRequest(.get, .resource(target)))
    var collection = target
    collection.name = nil
    var options = RequestOptions()
    options.fieldSelector = "metadata.name=\(target.name ?? "")"
    options.resourceVersion = pod.string(.metadata, .resourceVersion)
    guard
      case .watch(var cursor) = try context.send(
        APIRequest(.watch, .resource(collection), options: options)
      ).body
    else { throw .text("the server answered no watch") }
    while true {
      if let state = Self.state(of: container, in: pod) {
        if state["running"] != nil || state["terminated"] != nil { return pod }
        let message = state.string("waiting", .message) ?? ""
        if !message.isEmpty, !flags.bool("quiet") {
          context.warn("container \(container): \(message)")
        }
      }
      switch context.client.next(&cursor, until: nil) {
      case .item(let event):
        if event.kind == .deleted { throw .status(.notFound("pods", "")) }
        pod = event.object
      case .timedOut, .ended: throw .text("timed out waiting for the condition")
      case .interrupted: throw .interrupted
      }
    }
  }

  private static func state(of container: String, in pod: Value) -> Value? {
    for list: Key in [
      "initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses",
    ] {
      if let found = pod.elements(.status, list).first(where: { $0.string(.name) == container }) {
        return found["state"]
      }
    }
    return nil
  }
}
