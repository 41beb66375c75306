// Models: kubectl pkg/cmd/run/run.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl run`: one pod of one image.
struct RunCommand {
  static let command = Command(
    name: "run", group: .beginner,
    short: "Start a pod that runs an image",
    long: "Create a pod that runs an image.",
    examples: """
      # A web server
      kubectl run web --image=nginx

      # With a port, a variable and labels
      kubectl run web --image=nginx --port=80 --env="COLOR=blue" --labels="app=web,tier=front"

      # Only print the manifest
      kubectl run web --image=nginx --dry-run=client -o yaml

      # A shell that is gone when it ends
      kubectl run shell -it --rm --image=busybox --restart=Never -- sh

      # Another command for the container
      kubectl run sleeper --image=busybox --command -- sleep 3600
      """,
    usage: """
      run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] \
      [--overrides=inline-json] [--command] -- [COMMAND] [args...] [options]
      """,
    flags: """
      --allow-missing-template-keys bool =true
      --annotations array
      --attach bool
      --cascade string =background bare:background
      --command bool
      --dry-run string =none bare:unchanged
      --env array
      --expose bool
      --field-manager string =kubectl-run
      -f --filename list  Not used.
      --force bool
      --grace-period int =-1
      --image string
      --image-pull-policy string
      -k --kustomize string
      -l --labels string
      --leave-stdin-open bool
      -o --output string
      --override-type string =merge
      --overrides string
      --pod-running-timeout duration =1m0s
      --port string
      --privileged bool
      -q --quiet bool
      --record bool deprecated
      -R --recursive bool
      --restart string =Always
      --rm bool
      --save-config bool
      --show-managed-fields bool
      -i --stdin bool  Keep the standard input of the container open.
      --template string
      --timeout duration
      -t --tty bool  Give the container a terminal.
      --wait bool
      """,
    requiredFlags: ["image"],
    run: { context throws(CommandError) in try RunCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }
  private var isAttached: Bool {
    flags.isGiven("attach") ? flags.bool("attach") : flags.bool("attach") || flags.bool("stdin")
  }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "created" + dryRun.suffix)
    var deletion = try Deletion(flagsOf: context)
    deletion.ignoresMissing = true
    deletion.waits = false
    deletion.gracePeriod = -1
    deletion.isQuiet = flags.bool("quiet")
    try validate(dryRun)
    let name = context.arguments[0]
    let namespace = try context.namespace()
    let generator = PodGenerator(
      flags: flags, name: name, arguments: Array(context.arguments.dropFirst()))
    let generated = try generator.pod()
    guard let pods = try context.discovery().resource(group: "", version: "v1", kind: "Pod")
    else { throw .noResourceType("pods") }
    var pod = context.recorded(try Overrides(context: context).applied(to: generated))
    if dryRun == .client {
      if namespace.isExplicit { pod[orEmpty: .metadata][.namespace] = .string(namespace.name) }
    } else {
      if flags.bool("save-config") { pod = LastApplied.annotated(pod) }
      pod = try context.create(
        pod, pods, namespace: namespace.name, dryRun: dryRun, validation: .ignore)
    }
    var service: (object: Value, info: ObjectInfo)?
    if flags.bool("expose") {
      service = try ServiceForPod(context: context, name: name).make(dryRun, namespace)
      if let service { context.write(try printer.text(service.object, isTyped: true)) }
      // kubectl parts the two by itself, and its YAML printer does so once more.
      if flags.string("output") == "yaml" { context.write("---\n") }
    }
    guard isAttached else {
      return context.write(try printer.text(pod, title: "pod/\(name)", isTyped: true))
    }
    let info = ObjectInfo(
      resource: pods, namespace: namespace.name, name: pod.string(.metadata, .name) ?? name,
      object: pod)
    let removed = flags.bool("rm") ? [info] + (service.map { [$0.info] } ?? []) : []
    try attach(info, removing: removed, deletion)
  }

  // MARK: Checks

  private func validate(_ dryRun: DryRun) throws(CommandError) {
    if context.arguments.isEmpty || context.argumentsBeforeDash == 0 {
      throw .usage("NAME is required for run", context)
    }
    if flags.duration("pod-running-timeout") <= .zero {
      throw .usage("--pod-running-timeout must be higher than zero", context)
    }
    let image = flags.string("image")
    if image.isEmpty { throw .text("--image is required") }
    if !ImageReference.isValid(image) {
      throw .text("Invalid image name \(image.quoted): invalid reference format")
    }
    if flags.bool("tty"), !flags.bool("stdin") {
      throw .usage("-i/--stdin is required for containers with -t/--tty=true", context)
    }
    if flags.bool("expose"), flags.string("port").isEmpty {
      throw .usage("--port must be set when exposing a service", context)
    }
    let restart = flags.string("restart")
    if !["", "Always", "OnFailure", "Never"].contains(restart) {
      throw .usage("invalid restart policy: \(restart)", context)
    }
    if flags.bool("rm"), !isAttached {
      throw .usage("--rm should only be used for attached containers", context)
    }
    if isAttached, dryRun != .none {
      throw .usage(
        "--dry-run=[server|client] can't be used with attached containers options "
          + "(--attach, --stdin, or --tty)", context)
    }
    let policy = flags.string("image-pull-policy")
    if !["", "Always", "IfNotPresent", "Never"].contains(policy) {
      throw .usage("invalid image pull policy: \(policy)", context)
    }
  }

  // MARK: Attached

  private func attach(
    _ info: ObjectInfo, removing removed: [ObjectInfo], _ deletion: Deletion
  ) throws(CommandError) {
    var failure: CommandError?
    do throws(CommandError) {
      try follow(info)
    } catch {
      failure = error
    }
    if !removed.isEmpty { try? deletion.run(removed) }
    if let failure { throw failure }
  }

  private func follow(_ info: ObjectInfo) throws(CommandError) {
    let timeout = flags.duration("pod-running-timeout")
    let wait = PodWait(context: context, info: info)
    let pod = try wait.untilRunning(timeout)
    let phase = pod.string(.status, "phase") ?? ""
    let session = AttachSession(context: context, pod: pod)
    if phase == "Succeeded" || phase == "Failed" {
      try session.printLog()
    } else {
      try session.run(
        stdin: flags.bool("stdin"), tty: flags.bool("tty"), isQuiet: flags.bool("quiet"),
        commandName: "\(context.program) attach")
    }
    let restart = flags.string("restart")
    guard !flags.bool("leave-stdin-open"), restart == "Never" || restart == "OnFailure" else {
      return
    }
    try report(try wait.untilFinished(timeout, onlySuccess: restart == "OnFailure"))
  }

  private func report(_ pod: Value) throws(CommandError) {
    let name = "\(pod.string(.metadata, .namespace) ?? "")/\(pod.string(.metadata, .name) ?? "")"
    let phase = pod.string(.status, "phase") ?? ""
    if phase == "Succeeded" { return }
    guard phase == "Failed" else { throw .text("pod \(name) left in phase \(phase)") }
    let state = pod.elements(.status, "containerStatuses").first?["state", "terminated"]
    guard let state, let code = state.int("exitCode"), code != 0 else {
      throw .text("pod \(name) failed with unknown exit code")
    }
    let reason = state.string(.reason) ?? ""
    let message = state.string(.message) ?? ""
    throw .plain(
      "pod \(name) terminated (\(reason))\n\(message)", code: Int32(truncatingIfNeeded: code))
  }
}

/// The grammar of image names.
enum ImageReference {
  /// Whether a text can be an image: `[HOST[:PORT]/]PATH[:TAG][@DIGEST]`.
  static func isValid(_ text: String) -> Bool {
    let digest = text.cut(at: "@")
    if let tail = digest.tail {
      let parts = tail.parts(by: ":")
      guard parts.count == 2, parts[1].count >= 32, parts[1].allSatisfy(\.isHexDigit) else {
        return false
      }
    }
    var parts = digest.head.parts(by: "/")
    guard let last = parts.popLast() else { return false }
    let tagged = last.cut(at: ":")
    if let tag = tagged.tail {
      guard let first = tag.first, tag.count <= 128, isWord(first) else { return false }
      guard tag.allSatisfy({ isWord($0) || $0 == "." || $0 == "-" }) else { return false }
    }
    var isFirst = true
    for part in parts + [tagged.head] {
      let isHost = isFirst && !parts.isEmpty
      isFirst = false
      if isComponent(part) || isHost && isDomain(part) { continue }
      return false
    }
    return true
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  private static func isComponent(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    let isPlain = { (c: Character) in c.isASCII && (c.isLowercase || c.isNumber) }
    guard isPlain(first), isPlain(last), !text.holds(".."), !text.holds("___") else {
      return false
    }
    return text.allSatisfy { isPlain($0) || "._-".contains($0) }
  }

  private static func isDomain(_ text: String) -> Bool {
    let parts = text.parts(by: ":")
    guard parts.count <= 2, !parts[0].isEmpty else { return false }
    if parts.count == 2, parts[1].isEmpty || !parts[1].allSatisfy(\.isNumber) { return false }
    return parts[0].allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
    }
  }
}
