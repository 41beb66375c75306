// Models: kubectl pkg/cmd/logs/logs.go and polymorphichelpers/logsforobject.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl logs`: what containers have printed.
struct LogsCommand {
  static let command = Command(
    name: "logs", group: .troubleshooting,
    short: "Print what a container has written",
    long: """
      Print what a container of a pod has written. A pod with one container needs no container \
      name.
      """,
    examples: """
      # The log of a pod with one container
      kubectl logs web

      # Of one container among several, and of all
      kubectl logs web -c helper
      kubectl logs web --all-containers=true

      # Of the container before its last restart
      kubectl logs -p web

      # As it grows, beginning with the last 20 lines
      kubectl logs -f --tail=20 web

      # Of all pods with a label
      kubectl logs -l app=web --prefix
      """,
    usage: "logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [options]",
    flags: """
      --all-containers bool
      --all-pods bool
      -c --container string  The container whose log is printed.
      -f --follow bool
      --ignore-errors bool
      --insecure-skip-tls-verify-backend bool
      --limit-bytes int
      --max-log-requests int =5
      --pod-running-timeout duration =20s
      --prefix bool
      -p --previous bool
      -l --selector string
      --since duration
      --since-time string
      --tail int =-1
      --timestamps bool
      """,
    run: { context throws(CommandError) in try LogsCommand(context: context).run() })

  /// A log to print: of one container of one pod.
  struct Source {
    let pod: Value
    let container: String
  }

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let container = try checkArguments()
    let options = try logOptions()
    try validate(container)
    let namespace = try context.namespace().name
    let sources = try find(container, namespace)
    let follows = flags.bool("follow") && sources.count > 1
    if follows, sources.count > flags.int("max-log-requests") {
      throw .text(
        "you are attempting to follow \(sources.count) log streams, but maximum allowed "
          + "concurrency is \(flags.int("max-log-requests")), use --max-log-requests to increase "
          + "the limit")
    }
    let reader = LogReader(context: context)
    let logs = sources.map { source in
      (pod: source.pod, options: self.options(options, source), prefix: prefix(source))
    }
    if follows { return try reader.follow(logs) }
    for log in logs {
      do throws(CommandError) {
        try reader.print(log.pod, log.options, prefix: log.prefix)
      } catch {
        if case .interrupted = error { throw error }
        guard flags.bool("ignore-errors") else { throw error }
        context.line("error: \(error.bareText)")
      }
    }
  }

  private func checkArguments() throws(CommandError) -> String {
    let usage =
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n"
      + "POD or TYPE/NAME is a required argument for the logs command"
    let arguments = context.arguments
    let hasSelector = !flags.string("selector").isEmpty
    switch arguments.count {
    case 0: if !hasSelector { throw .usage(usage, context) }
    case 1:
      if hasSelector { throw .usage("only a selector (-l) or a POD name is allowed", context) }
    case 2: break
    default: throw .usage(usage, context)
    }
    if flags.duration("pod-running-timeout") <= .zero {
      throw .text("--pod-running-timeout must be higher than zero")
    }
    return arguments.count == 2 ? arguments[1] : flags.string("container")
  }

  private func logOptions() throws(CommandError) -> [RequestOptions.Parameter] {
    var parameters: [RequestOptions.Parameter] = []
    for name in ["follow", "previous", "timestamps"] where flags.bool(name) {
      parameters.append(.init(name, "true"))
    }
    let time = flags.string("since-time")
    if !time.isEmpty {
      guard RFC3339.epochSeconds(time) != nil else {
        throw .text(
          "parsing time \(time.quoted) as \"2006-01-02T15:04:05Z07:00\": cannot parse "
            + "\(time.quoted) as \"2006\"")
      }
      parameters.append(.init("sinceTime", time))
    }
    let since = flags.duration("since")
    if since != .zero {
      let seconds = Int64(since.seconds.rounded())
      parameters.append(.init("sinceSeconds", String(seconds)))
    }
    let tail = flags.int("tail")
    if tail != -1 {
      parameters.append(.init("tailLines", String(tail)))
    } else if !flags.string("selector").isEmpty, !flags.isGiven("tail") {
      parameters.append(.init("tailLines", "10"))
    }
    let limit = flags.int("limit-bytes")
    if limit != 0 { parameters.append(.init("limitBytes", String(limit))) }
    return parameters
  }

  private func validate(_ container: String) throws(CommandError) {
    if !flags.string("since-time").isEmpty, flags.duration("since") != .zero {
      throw .text("at most one of `sinceTime` or `sinceSeconds` may be specified")
    }
    if flags.bool("all-containers"), !container.isEmpty {
      throw .text(
        "--all-containers=true should not be specified with container name \(container)")
    }
    if flags.isGiven("container"), context.arguments.count == 2 {
      throw .text("only one of -c or an inline [CONTAINER] arg is allowed")
    }
    if flags.int("limit-bytes") < 0 { throw .text("--limit-bytes must be greater than 0") }
    if flags.duration("since") < .zero { throw .text("--since must be greater than 0") }
    if flags.int("tail") < -1 {
      throw .text("--tail must be greater than or equal to -1")
    }
  }

  // MARK: Which logs

  private func find(
    _ container: String, _ namespace: String
  ) throws(CommandError) -> [Source] {
    var pods: [Value]
    if context.arguments.isEmpty {
      var builder = try ResourceBuilder(context)
      builder.takeSelectors(label: flags.string("selector"), field: "")
      try builder.take(["pods"], allowsEmptySelector: false)
      let result = try builder.result()
      if let error = CommandError.combined(result.errors) { throw error }
      pods = result.infos.map(\.object)
      if pods.isEmpty {
        context.complain("No resources found in \(namespace) namespace.\n")
      }
    } else {
      pods = try podsOfArgument(context.arguments[0], namespace)
    }
    var sources: [Source] = []
    for pod in pods { sources += try self.sources(of: pod, container) }
    return sources
  }

  private func podsOfArgument(
    _ argument: String, _ namespace: String
  ) throws(CommandError) -> [Value] {
    let finder = PodFinder(context: context, namespace: namespace)
    let info: ObjectInfo
    do throws(CommandError) {
      info = try finder.object("pods", argument)
    } catch {
      guard case .status(let status) = error, status.reason == "NotFound" else { throw error }
      throw .text(
        "error from server (NotFound): \(status.message) in namespace \(namespace.quoted)")
    }
    if info.resource.kind == "Pod" { return [info.object] }
    let pods = try finder.pods(
      of: info, timeout: flags.duration("pod-running-timeout"), verb: "get the logs from")
    if flags.bool("all-pods") || pods.count == 1 { return pods }
    context.complain(
      "Found \(pods.count) pods, using pod/\(pods[0].string(.metadata, .name) ?? "")\n")
    return [pods[0]]
  }

  private func sources(of pod: Value, _ container: String) throws(CommandError) -> [Source] {
    if flags.bool("all-containers") {
      let lists: [Key] = ["initContainers", "containers", "ephemeralContainers"]
      return lists.flatMap { list in
        pod.elements(.spec, list).map { Source(pod: pod, container: $0.string(.name) ?? "") }
      }
    }
    let podName = pod.string(.metadata, .name) ?? ""
    var name = container
    if name.isEmpty, let chosen = ContainerChoice.defaultName(of: pod) {
      if ContainerChoice.find(chosen, in: pod) == nil {
        context.complain(
          "Default container name \(chosen.quoted) not found in pod \(podName)\n")
      } else {
        name = chosen
      }
    }
    if name.isEmpty, let first = pod.elements(.spec, "containers").first {
      name = first.string(.name) ?? ""
      if ContainerChoice.isAmbiguous(pod), !flags.bool("all-pods") {
        ContainerChoice.announce(first, in: pod, context)
      }
    }
    guard ContainerChoice.find(name, in: pod) != nil else {
      throw .text("container \(name) is not valid for pod \(podName)")
    }
    return [Source(pod: pod, container: name)]
  }

  private func options(
    _ parameters: [RequestOptions.Parameter], _ source: Source
  ) -> RequestOptions {
    var options = RequestOptions()
    options.parameters = [.init("container", source.container)] + parameters
    return options
  }

  private func prefix(_ source: Source) -> String {
    guard flags.bool("prefix") || flags.bool("all-pods") else { return "" }
    return "[pod/\(source.pod.string(.metadata, .name) ?? "")/\(source.container)] "
  }
}
