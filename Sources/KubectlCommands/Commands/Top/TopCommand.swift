/// `kubectl top`: needs a metrics server, which no world has yet.
enum TopCommand {
  static let command = Command(
    name: "top", group: .cluster, short: "Show how much CPU and memory is used",
    long: """
      Show how much CPU and memory nodes and pods use.

       The cluster must run a metrics server.
      """,
    usage: "top [flags] [options]",
    subcommands: [
      Command(
        name: "node", aliases: ["nodes", "no"], short: "Show what nodes use",
        long: "Show how much CPU and memory nodes use.",
        examples: "# All nodes\nkubectl top node",
        usage: "top node [NAME | -l label] [options]",
        flags: """
          --no-headers bool
          -l --selector string
          --show-capacity bool
          --sort-by string  Sort by cpu or memory.
          --use-protocol-buffers bool =true
          """,
        run: { context throws(CommandError) in try refuse(context, "node") }),
      Command(
        name: "pod", aliases: ["pods", "po"], short: "Show what pods use",
        long: "Show how much CPU and memory pods use.",
        examples: "# All pods of the namespace\nkubectl top pod",
        usage: "top pod [NAME | -l label] [options]",
        flags: """
          -A --all-namespaces bool
          --containers bool
          --field-selector string
          --no-headers bool
          -l --selector string
          --sort-by string  Sort by cpu or memory.
          --sum bool
          --use-protocol-buffers bool =true
          """,
        run: { context throws(CommandError) in try refuse(context, "pod") }),
    ],
    run: GroupCommand.run)

  private static func refuse(_ context: CommandContext, _ noun: String) throws(CommandError) {
    if context.arguments.count > 1 {
      throw .usage(context.command.usage.dropping(suffix: " [options]") ?? noun, context)
    }
    let order = context.flags.string("sort-by")
    if !["", "cpu", "memory"].contains(order) {
      throw .text("--sort-by accepts only cpu or memory")
    }
    if try context.discovery().groups.contains(where: { $0.name == "metrics.k8s.io" }) {
      throw .notSimulated("'\(context.path)'")
    }
    throw .text("Metrics API not available")
  }
}
