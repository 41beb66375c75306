// Models: kubectl pkg/cmd/config's commands on clusters, users and entries, v1.32.

import ObjectModel

/// `kubectl config get-clusters` and `get-users`.
enum ListEntries {
  static let clusters = make(
    "get-clusters", .clusters, "List the clusters", "# All clusters")
  static let users = make("get-users", .users, "List the users", "# All users")

  private static func make(
    _ name: String, _ section: Kubeconfig.Section, _ short: String, _ comment: String
  ) -> Command {
    Command(
      name: name, short: short, long: short + " of the kubeconfig.",
      examples: "\(comment)\nkubectl config \(name)",
      usage: "config \(name) [flags] [options]",
      run: { context throws(CommandError) in
        context.line("NAME")
        for entry in try context.configuration().names(section) { context.line(entry) }
      })
  }
}

/// `kubectl config delete-cluster`, `delete-context` and `delete-user`.
enum DeleteEntry {
  static let cluster = make("cluster", .clusters)
  static let context = make("context", .contexts)
  static let user = make("user", .users)

  private static func make(_ noun: String, _ section: Kubeconfig.Section) -> Command {
    Command(
      name: "delete-\(noun)", short: "Delete a \(noun)",
      long: "Delete a \(noun) from the kubeconfig.",
      examples: "# It is not needed any more\nkubectl config delete-\(noun) old",
      usage: "config delete-\(noun) NAME [options]",
      run: { context throws(CommandError) in try run(context, noun, section) })
  }

  private static func run(
    _ context: CommandContext, _ noun: String, _ section: Kubeconfig.Section
  ) throws(CommandError) {
    guard context.arguments.count == 1 else {
      if noun == "user" { throw .usage("user to delete is required", context) }
      context.write(context.helpText)
      return
    }
    let name = context.arguments[0]
    var configuration = try context.configuration()
    guard configuration.remove(section, name) else {
      throw .text("cannot delete \(noun) \(name), not in \(configuration.path)")
    }
    if section == .contexts, configuration.currentContext == name {
      context.complain(
        "warning: this removed your active context, use \"kubectl config use-context\" to select "
          + "a different one\n")
    }
    try configuration.save(context.io)
    context.line("deleted \(noun) \(name) from \(configuration.path)")
  }
}

/// `kubectl config set-cluster`.
enum SetCluster {
  static let command = Command(
    name: "set-cluster", short: "Set a cluster",
    long: """
      Set a cluster of the kubeconfig.

       Fields that the line does not give stay as they are.
      """,
    examples: """
      # The address of a cluster
      kubectl config set-cluster drydock --server=https://1.2.3.4
      """,
    usage: """
      config set-cluster NAME [--server=server] \
      [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] \
      [--tls-server-name=example.com] [options]
      """,
    flags: """
      --certificate-authority string
      --embed-certs bool
      --insecure-skip-tls-verify bool
      --proxy-url string
      --server string
      --tls-server-name string
      """,
    run: { context throws(CommandError) in try run(context) })

  private static func run(_ context: CommandContext) throws(CommandError) {
    guard context.arguments.count == 1 else {
      throw context.refuse("Unexpected args: \(context.argumentList)")
    }
    let flags = context.flags
    let name = context.arguments[0]
    if name.isEmpty { throw .text("you must specify a non-empty cluster name") }
    if flags.bool("insecure-skip-tls-verify"), !flags.string("certificate-authority").isEmpty {
      throw .text("you cannot specify a certificate authority and insecure mode at the same time")
    }
    if flags.bool("embed-certs") {
      throw .notSimulated("the flag --embed-certs of 'config set-cluster'")
    }
    var configuration = try context.configuration()
    var entry = configuration.entry(.clusters, name) ?? .emptyObject
    for field in ["certificate-authority", "proxy-url", "server", "tls-server-name"]
    where flags.isGiven(field) {
      let value = flags.string(field)
      entry[Key(field)] = value.isEmpty ? .none : .string(value)
    }
    if flags.isGiven("server"), !flags.isGiven("tls-server-name") {
      entry["tls-server-name"] = nil
    }
    // Without the flag, too, kubectl writes that the certificate is looked at.
    let isInsecure = flags.bool("insecure-skip-tls-verify")
    entry["insecure-skip-tls-verify"] = isInsecure ? .some(true) : .none
    if isInsecure { entry["certificate-authority"] = nil }
    if isInsecure || !flags.string("certificate-authority").isEmpty {
      entry["certificate-authority-data"] = nil
    }
    if entry["server"] == nil { entry["server"] = "" }
    configuration.set(.clusters, name, entry)
    try configuration.save(context.io)
    context.line("Cluster \(name.quoted) set.")
  }
}

/// `kubectl config set-credentials`.
enum SetCredentials {
  static let command = Command(
    name: "set-credentials", short: "Set a user",
    long: """
      Set a user of the kubeconfig.

       Fields that the line does not give stay as they are. A token and a password exclude each \
      other.
      """,
    examples: """
      # A user with a token
      kubectl config set-credentials builder --token=secret
      """,
    usage: """
      config set-credentials NAME [--client-certificate=path/to/certfile] \
      [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] \
      [--password=basic_password] [--auth-provider=provider_name] \
      [--auth-provider-arg=key=value] [--exec-command=exec_command] \
      [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value] [options]
      """,
    flags: """
      --auth-provider string
      --auth-provider-arg list
      --client-certificate string
      --client-key string
      --embed-certs bool
      --exec-api-version string
      --exec-arg list
      --exec-command string
      --exec-env list
      --exec-interactive-mode string
      --exec-provide-cluster-info bool
      --password string
      --token string
      --username string
      """,
    run: { context throws(CommandError) in try run(context) })

  private static let fields = [
    "client-certificate", "client-key", "password", "token", "username",
  ]

  private static func run(_ context: CommandContext) throws(CommandError) {
    guard context.arguments.count == 1 else {
      throw context.refuse("unexpected args: \(context.argumentList)")
    }
    let flags = context.flags
    let name = context.arguments[0]
    if name.isEmpty { throw .text("you must specify a non-empty user name") }
    var methods: [String] = []
    if !flags.string("token").isEmpty { methods.append("--token") }
    if !flags.string("username").isEmpty || !flags.string("password").isEmpty {
      methods.append("--username/--password")
    }
    if methods.count > 1 {
      throw .text(
        "you cannot specify more than one authentication method at the same time: "
          + "\(methods.joined(separator: ", "))")
    }
    for flag in flags.order
    where flag == "embed-certs" || flag.hasPrefix("auth-provider") {
      throw .notSimulated("the flag --\(flag) of 'config set-credentials'")
    }
    var configuration = try context.configuration()
    var entry = configuration.entry(.users, name) ?? .emptyObject
    for field in fields where flags.isGiven(field) {
      let value = flags.string(field)
      entry[Key(field)] = value.isEmpty ? .none : .string(value)
    }
    if methods == ["--token"] {
      for field: Key in ["username", "password"] { entry[field] = nil }
    } else if !methods.isEmpty {
      entry["token"] = nil
    }
    entry["exec"] = plugin(flags, entry["exec"])
    configuration.set(.users, name, entry)
    try configuration.save(context.io)
    context.line("User \(name.quoted) set.")
  }

  /// The credential plugin of a user, as the flags change it.
  private static func plugin(_ flags: ParsedFlags, _ old: Value?) -> Value? {
    let command = flags.string("exec-command")
    let start: Value? = old ?? (command.isEmpty ? Value?.none : .some(.emptyObject))
    guard var plugin = start else { return .none }
    if !command.isEmpty { plugin["command"] = .string(command) }
    if flags.isGiven("exec-api-version") {
      plugin["apiVersion"] = .string(flags.string("exec-api-version"))
    }
    if flags.isGiven("exec-arg") {
      plugin["args"] = .array(flags.list("exec-arg").map { .string($0) })
    }
    if flags.isGiven("exec-interactive-mode") {
      plugin["interactiveMode"] = .string(flags.string("exec-interactive-mode"))
    }
    if flags.isGiven("exec-provide-cluster-info") || plugin["provideClusterInfo"] == nil {
      plugin["provideClusterInfo"] = .bool(flags.bool("exec-provide-cluster-info"))
    }
    var variables = plugin.elements("env")
    for text in flags.list("exec-env") {
      let pair = text.cut(at: "=")
      let name = pair.tail == nil ? String(text.dropLast()) : pair.head
      let index = variables.firstIndex { $0.string(.name) == name }
      guard let value = pair.tail else {
        if let index { variables.remove(at: index) }
        continue
      }
      let variable: Value = ["name": .string(name), "value": .string(value)]
      if let index { variables[index] = variable } else { variables.append(variable) }
    }
    plugin["args"] = plugin["args"] ?? .null
    plugin["env"] = variables.isEmpty ? .null : .array(variables)
    return plugin
  }
}
