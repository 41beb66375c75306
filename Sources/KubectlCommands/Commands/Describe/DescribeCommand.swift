// Models: kubectl pkg/cmd/describe/describe.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl describe`: pages of what an object says, with its events.
struct DescribeCommand {
  static let command = Command(
    name: "describe", group: .troubleshooting,
    short: "Show one object or several in detail",
    long: """
      Show one object or several in detail, with what belongs to them: events, and for some types \
      the pods they control.

        $ kubectl describe TYPE NAME_PREFIX

       looks for the exact TYPE and NAME_PREFIX first. Without such an object it shows every one \
      whose name begins with NAME_PREFIX.

      Use "kubectl api-resources" for a complete list of supported resources.
      """,
    examples: """
      # A node
      kubectl describe nodes node-1

      # A pod
      kubectl describe pods/web

      # The pod of a file
      kubectl describe -f pod.yaml

      # Every pod, and those with a label
      kubectl describe pods
      kubectl describe pods -l app=web
      """,
    usage: "describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [options]",
    flags: """
      -A --all-namespaces bool
      --chunk-size int =500
      -f --filename list
      -k --kustomize string
      -R --recursive bool
      -l --selector string
      --show-events bool =true
      """,
    run: { context throws(CommandError) in try DescribeCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let files = FilenameOptions(flags)
    let arguments = context.arguments
    if arguments.isEmpty, files.isEmpty {
      throw .text(
        "You must specify the type of resource to describe. Use \"\(context.program) "
          + "api-resources\" for a complete list of supported resources.\n")
    }
    var builder = try ResourceBuilder(context)
    builder.allNamespaces = flags.bool("all-namespaces")
    if builder.allNamespaces { builder.enforcesNamespace = false }
    builder.files = files
    builder.chunkSize = flags.int("chunk-size")
    builder.takeSelectors(label: flags.string("selector"), field: "")
    try builder.take(arguments, allowsEmptySelector: true)
    let result = try builder.result()
    if result.infos.isEmpty, arguments.count == 2,
      let error = CommandError.combined(result.errors), error.isNotFound
    {
      return try describeMatching(arguments[0], arguments[1], otherwise: error)
    }
    var errors = result.errors
    var isFirst = true
    for info in result.infos {
      do throws(CommandError) {
        let page = try self.page(info)
        context.write((isFirst ? "" : "\n\n") + page)
        isFirst = false
      } catch {
        errors.append(error)
      }
    }
    if result.infos.isEmpty, errors.isEmpty {
      let namespace = builder.namespace
      context.complain(
        builder.allNamespaces
          ? "No resources found\n" : "No resources found in \(namespace) namespace.\n")
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func describeMatching(
    _ type: String, _ prefix: String, otherwise error: CommandError
  ) throws(CommandError) {
    var builder = try ResourceBuilder(context)
    builder.singleType = true
    builder.chunkSize = flags.int("chunk-size")
    try builder.take([type], allowsEmptySelector: true)
    let result = try builder.result()
    if let failure = CommandError.combined(result.errors) { throw failure }
    let matching = result.infos.filter { $0.name.hasPrefix(prefix) }
    if matching.isEmpty { throw error }
    for info in matching { context.write(try page(info) + "\n") }
  }

  private func page(_ info: ObjectInfo) throws(CommandError) -> String {
    // As kubectl does, read the object anew: files may be older than the cluster.
    let object = info.source.isEmpty ? info.object : try context.latest(info)
    let resource = info.resource
    let describer =
      context.environment.describer(resource.group, resource.kind) ?? GenericDescriber.describer
    do throws(Status) {
      return try describer.page(object, context.client, flags.bool("show-events"))
    } catch {
      throw .status(error)
    }
  }
}
