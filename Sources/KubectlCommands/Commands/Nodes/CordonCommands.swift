// Models: kubectl pkg/cmd/drain/drain.go RunCordonOrUncordon, v1.32.

import APIServer
import ObjectModel

/// `kubectl cordon` and `kubectl uncordon`: whether a node takes new pods.
struct CordonCommand {
  static let cordon = Command(
    name: "cordon", group: .cluster, short: "Keep new pods off a node",
    long: "Mark a node so that no new pods are scheduled to it.",
    examples: """
      # No new pods for node-1
      kubectl cordon node-1
      """,
    usage: "cordon NODE [options]",
    flags: """
      --dry-run string =none bare:unchanged
      -l --selector string
      """,
    run: { context throws(CommandError) in
      try CordonCommand(context: context, isCordon: true).run()
    })

  static let uncordon = Command(
    name: "uncordon", group: .cluster, short: "Let new pods onto a node again",
    long: "Take back the mark of cordon and drain.",
    examples: """
      # New pods for node-1 again
      kubectl uncordon node-1
      """,
    usage: "uncordon NODE [options]",
    flags: """
      --dry-run string =none bare:unchanged
      -l --selector string
      """,
    run: { context throws(CommandError) in
      try CordonCommand(context: context, isCordon: false).run()
    })

  let context: CommandContext
  let isCordon: Bool

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    try change(try nodes(), dryRun)
  }

  /// The nodes of the line.
  func nodes() throws(CommandError) -> [ObjectInfo] {
    let selector = context.flags.string("selector")
    if context.arguments.isEmpty, !context.flags.isGiven("selector") {
      throw .usage("USAGE: \(context.command.name) NODE [flags]", context)
    }
    if !context.arguments.isEmpty, !selector.isEmpty {
      throw .usage("error: cannot specify both a node name and a --selector option", context)
    }
    var builder = try ResourceBuilder(context)
    builder.singleType = true
    if selector.isEmpty {
      try builder.take(names: context.arguments, of: "nodes")
    } else {
      builder.takeSelectors(label: selector, field: "")
      try builder.take(["nodes"], allowsEmptySelector: true)
    }
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    for info in result.infos where info.resource.kind != "Node" {
      throw .text(
        "error: expected resource of type node, got "
          + "\"\(info.resource.group)/\(info.resource.version), Resource=\(info.resource.plural)\"")
    }
    return result.infos
  }

  /// Marks the nodes, or takes the mark back.
  func change(_ nodes: [ObjectInfo], _ dryRun: DryRun) throws(CommandError) {
    let operation = isCordon ? "cordoned" : "uncordoned"
    for node in nodes {
      let isMarked = node.object.bool(.spec, "unschedulable") ?? false
      if isMarked == isCordon {
        context.line("\(node.title) already \(operation)\(dryRun.suffix)")
        continue
      }
      do throws(CommandError) {
        if dryRun != .client { try send(node, dryRun) }
        context.line("\(node.title) \(operation)\(dryRun.suffix)")
      } catch {
        if case .interrupted = error { throw error }
        let verb = isCordon ? "cordon" : "uncordon"
        context.complain(
          "error: unable to \(verb) node \(node.name.quoted): \(error.bareText)\n")
      }
    }
  }

  private func send(_ node: ObjectInfo, _ dryRun: DryRun) throws(CommandError) {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    let patch: Value = ["spec": ["unschedulable": isCordon ? .bool(true) : .null]]
    _ = try context.send(
      APIRequest(.patch, node.target, options: options, body: patch, patchType: .strategic))
  }
}
