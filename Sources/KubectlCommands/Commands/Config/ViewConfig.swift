// Models: kubectl pkg/cmd/config/view.go, v1.32.

import ObjectModel

/// `kubectl config view`.
struct ViewConfig {
  static let command = Command(
    name: "view", short: "Show the kubeconfig",
    long: """
      Show the kubeconfig, without the content of certificates and tokens.

       With -o jsonpath={...} a single value can be picked.
      """,
    examples: """
      # The kubeconfig
      kubectl config view

      # With all secrets
      kubectl config view --raw

      # The namespace of the current context
      kubectl config view --minify -o jsonpath={..namespace}
      """,
    usage: "config view [flags] [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --flatten bool
      --merge bool =true
      --minify bool
      -o --output string =yaml
      --raw bool  Show certificates and tokens.
      --show-managed-fields bool
      --template string
      """,
    run: { context throws(CommandError) in try ViewConfig(context: context).run() })

  private static let secrets: [(section: Key, field: Key, name: Key, shown: String)] = [
    ("clusters", "cluster", "certificate-authority-data", "DATA+OMITTED"),
    ("users", "user", "client-certificate-data", "DATA+OMITTED"),
    ("users", "user", "client-key-data", "DATA+OMITTED"),
    ("users", "user", "token", "REDACTED"), ("users", "user", "password", "REDACTED"),
  ]

  let context: CommandContext

  func run() throws(CommandError) {
    if !context.arguments.isEmpty {
      throw .usage("unexpected arguments: \(context.argumentList)", context)
    }
    if context.flags.isGiven("merge"), !context.flags.bool("merge"),
      context.flags.string("kubeconfig").isEmpty
    {
      throw .text("if merge==false a precise file must be specified")
    }
    var printer = try ObjectPrinter(context)
    var configuration = try context.configuration()
    if context.flags.bool("minify") { try minify(&configuration) }
    if !context.flags.bool("raw"), !context.flags.bool("flatten") { redact(&configuration.root) }
    context.write(try printer.text(Self.shown(configuration.root), isTyped: true))
  }

  /// The document as kubectl writes it: empty sections as null, in the order of the Go type.
  private static func shown(_ root: Value) -> Value {
    var fields = Fields()
    let order: [Key] = [
      .kind, .apiVersion, "preferences", "clusters", "users", "contexts", "current-context",
    ]
    for key in order { fields[key] = root[key] }
    fields[.kind] = "Config"
    fields[.apiVersion] = "v1"
    for key in [Key("clusters"), "users", "contexts"] {
      let items = root.elements(key).map { item -> Value in
        var sorted = Fields()
        sorted[.name] = item[.name] ?? ""
        for field in item.object ?? Fields() where field.key != .name {
          sorted[field.key] = field.value
        }
        return .object(sorted)
      }
      fields[key] = items.isEmpty ? .null : .array(items)
    }
    fields["preferences"] = root["preferences"] ?? .emptyObject
    fields["current-context"] = root["current-context"] ?? ""
    return .object(fields)
  }

  private func minify(_ configuration: inout Kubeconfig) throws(CommandError) {
    let asked = context.flags.string("context")
    if !asked.isEmpty { configuration.currentContext = asked }
    let name = configuration.currentContext
    if name.isEmpty {
      throw .text("current-context must exist in order to minify")
    }
    guard let entry = configuration.entry(.contexts, name) else {
      throw .text("cannot locate context \(name)")
    }
    keep([name], .contexts, &configuration)
    keep([entry.string("cluster") ?? ""], .clusters, &configuration)
    keep([entry.string("user") ?? ""], .users, &configuration)
  }

  private func keep(
    _ names: [String], _ section: Kubeconfig.Section, _ configuration: inout Kubeconfig
  ) {
    for name in configuration.names(section) where !names.contains(name) {
      _ = configuration.remove(section, name)
    }
  }

  private func redact(_ root: inout Value) {
    for secret in Self.secrets {
      let items = root.elements(secret.section).map { item -> Value in
        var item = item
        if item[secret.field]?[secret.name] != nil {
          item[secret.field]?[secret.name] = .string(secret.shown)
        }
        return item
      }
      if root[secret.section] != nil { root[secret.section] = .array(items) }
    }
  }
}
