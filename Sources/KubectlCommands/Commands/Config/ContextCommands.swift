// Models: kubectl pkg/cmd/config's context commands, v1.32.

import Formats
import ObjectModel

/// `kubectl config current-context`.
enum CurrentContext {
  static let command = Command(
    name: "current-context", short: "Print the current context",
    long: "Print the name of the current context.",
    examples: """
      # Where am I
      kubectl config current-context
      """,
    usage: "config current-context [flags] [options]",
    run: { context throws(CommandError) in
      let name = try context.configuration().currentContext
      if name.isEmpty { throw .text("current-context is not set") }
      context.line(name)
    })
}

/// `kubectl config use-context`.
enum UseContext {
  static let command = Command(
    name: "use-context", aliases: ["use"], short: "Change the current context",
    long: "Change the current context of the kubeconfig.",
    examples: """
      # Work with the context "minikube"
      kubectl config use-context minikube
      """,
    usage: "config use-context CONTEXT_NAME [options]",
    run: { context throws(CommandError) in
      guard context.arguments.count == 1 else {
        throw context.refuse("Unexpected args: \(context.argumentList)")
      }
      let name = context.arguments[0]
      if name.isEmpty { throw .text("empty context names are not allowed") }
      var configuration = try context.configuration()
      guard configuration.entry(.contexts, name) != nil else {
        throw .text("no context exists with the name: \(name.quoted)")
      }
      configuration.currentContext = name
      try configuration.save(context.io)
      context.line("Switched to context \(name.quoted).")
    })
}

/// `kubectl config get-contexts`.
enum GetContexts {
  static let command = Command(
    name: "get-contexts", short: "List the contexts",
    long: "List the contexts of the kubeconfig, or some of them.",
    examples: """
      # All contexts
      kubectl config get-contexts

      # One of them
      kubectl config get-contexts drydock
      """,
    usage: "config get-contexts [(-o|--output=)name)] [options]",
    flags: """
      --no-headers bool
      -o --output string  Output format. One of: (name).
      """,
    run: { context throws(CommandError) in try run(context) })

  private static func run(_ context: CommandContext) throws(CommandError) {
    let output = context.flags.string("output")
    guard output.isEmpty || output == "name" else {
      throw .text(
        "--output \(output) is not available in kubectl config get-contexts; resetting to "
          + "default output format")
    }
    let configuration = try context.configuration()
    let all = configuration.names(.contexts)
    var errors: [CommandError] = []
    var names: [String] = context.arguments.isEmpty ? all : []
    for name in context.arguments {
      if all.contains(name) {
        names.append(name)
      } else {
        errors.append(.text("context \(name) not found"))
      }
    }
    var writer = TabWriter(.table)
    let namesOnly = output == "name"
    if !namesOnly, !context.flags.bool("no-headers") {
      writer.write("CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n")
    }
    for name in names.sorted() {
      if namesOnly {
        writer.write(name + "\n")
        continue
      }
      let entry = configuration.entry(.contexts, name) ?? .emptyObject
      let mark = configuration.currentContext == name ? "*" : " "
      let cells = [
        mark, name, entry.string("cluster") ?? "", entry.string("user") ?? "",
        entry.string(.namespace) ?? "",
      ]
      writer.write(cells.joined(separator: "\t") + "\n")
    }
    context.write(writer.flush())
    if let error = CommandError.combined(errors) { throw error }
  }
}

/// `kubectl config set-context`.
enum SetContext {
  static let command = Command(
    name: "set-context", short: "Set a context",
    long: """
      Set a context of the kubeconfig.

       Fields that the line does not give stay as they are.
      """,
    examples: """
      # Another user for a context
      kubectl config set-context drydock --user=admin

      # Another namespace for the current one
      kubectl config set-context --current --namespace=team-a
      """,
    usage: """
      config set-context [NAME | --current] [--cluster=cluster_nickname] \
      [--user=user_nickname] [--namespace=namespace] [options]
      """,
    flags: """
      --cluster string  The cluster of the context.
      --current bool
      --namespace string  The namespace of the context.
      --user string  The user of the context.
      """,
    run: { context throws(CommandError) in try run(context) })

  private static func run(_ context: CommandContext) throws(CommandError) {
    guard context.arguments.count <= 1 else {
      throw context.refuse("Unexpected args: \(context.argumentList)")
    }
    let flags = context.flags
    var name = context.arguments.first ?? ""
    let isCurrent = flags.bool("current")
    if name.isEmpty, !isCurrent {
      throw .text("you must specify a non-empty context name or --current")
    }
    if !name.isEmpty, isCurrent {
      throw .text("you cannot specify both a context name and --current")
    }
    var configuration = try context.configuration()
    if isCurrent {
      name = configuration.currentContext
      if name.isEmpty { throw .text("no current context is set") }
    }
    let old = configuration.entry(.contexts, name)
    var entry = old ?? ["cluster": "", "user": ""]
    for field in ["cluster", "user", "namespace"] where flags.isGiven(field) {
      let value = flags.string(field)
      let isDropped = value.isEmpty && field == "namespace"
      entry[Key(field)] = isDropped ? .none : .string(value)
    }
    configuration.set(.contexts, name, entry)
    try configuration.save(context.io)
    context.line("Context \(name.quoted) \(old == nil ? "created" : "modified").")
  }
}

/// `kubectl config rename-context`.
enum RenameContext {
  static let command = Command(
    name: "rename-context", short: "Rename a context",
    long: """
      Rename a context of the kubeconfig.

       CONTEXT_NAME is its present name, NEW_NAME the one it gets. The current context stays \
      current under its new name.
      """,
    examples: """
      # A shorter name
      kubectl config rename-context old-name new-name
      """,
    usage: "config rename-context CONTEXT_NAME NEW_NAME [options]",
    run: { context throws(CommandError) in try run(context) })

  private static func run(_ context: CommandContext) throws(CommandError) {
    guard context.arguments.count == 2 else {
      throw context.refuse("Unexpected args: \(context.argumentList)")
    }
    let (old, new) = (context.arguments[0], context.arguments[1])
    if new.isEmpty { throw .text("You must specify a new non-empty context name") }
    var configuration = try context.configuration()
    guard let entry = configuration.entry(.contexts, old) else {
      throw .text("cannot rename the context \(old.quoted), it's not in \(configuration.path)")
    }
    if configuration.entry(.contexts, new) != nil {
      throw .text(
        "cannot rename the context \(old.quoted), the context \(new.quoted) already exists in "
          + configuration.path)
    }
    _ = configuration.remove(.contexts, old)
    configuration.set(.contexts, new, entry)
    if configuration.currentContext == old { configuration.currentContext = new }
    try configuration.save(context.io)
    context.line("Context \(old.quoted) renamed to \(new.quoted).")
  }
}
