// Models: kubectl pkg/cmd/version, v1.32.

import APIServer
import ManifestYAML
import ObjectModel

/// `kubectl version`.
struct VersionCommand {
  static let command = Command(
    name: "version", short: "Print the versions of the client and the server",
    long: "Print the versions of the client and of the server of the current context.",
    examples: """
      # Both versions
      kubectl version
      """,
    usage: "version [flags] [options]",
    flags: """
      --client bool
      -o --output string  yaml or json.
      """,
    run: { context throws(CommandError) in try VersionCommand(context: context).run() })

  /// What this kubectl says it is.
  static let client: Value = [
    "major": "1", "minor": "32", "gitVersion": "v1.32.5",
    "gitCommit": "9894294ef13a5b32803e3ca2c0d620a088cc84d1", "gitTreeState": "clean",
    "buildDate": "2025-05-15T09:12:10Z", "goVersion": "go1.23.8", "compiler": "gc",
    "platform": "linux/amd64",
  ]
  private static let kustomize = "v5.5.0"

  let context: CommandContext

  func run() throws(CommandError) {
    let isClientOnly = context.flags.bool("client")
    if !isClientOnly, !context.arguments.isEmpty {
      throw .text("extra arguments: \(context.argumentList)")
    }
    let output = context.flags.string("output")
    guard ["", "yaml", "json"].contains(output) else {
      throw .text("--output must be 'yaml' or 'json'")
    }
    let server: Value? =
      isClientOnly ? .none : try context.object(APIRequest(.get, .path("/version")))
    var all: Value = ["clientVersion": Self.client]
    all["kustomizeVersion"] = .string(Self.kustomize)
    all["serverVersion"] = server
    switch output {
    case "yaml": context.write(YAMLWriter.text(all) + "\n")
    case "json": context.write(JSONWriter(indent: 2).text(all) + "\n")
    default:
      context.line("Client Version: \(Self.client.string("gitVersion") ?? "")")
      context.line("Kustomize Version: \(Self.kustomize)")
      if let server { context.line("Server Version: \(server.string("gitVersion") ?? "")") }
    }
  }
}

/// `kubectl cluster-info`.
enum ClusterInfoCommand {
  static let command = Command(
    name: "cluster-info", group: .cluster,
    short: "Print the addresses of the cluster's own services",
    long: """
      Print the addresses of the control plane and of services with the label \
      kubernetes.io/cluster-service=true.
      """,
    examples: """
      # Where the control plane is
      kubectl cluster-info
      """,
    usage: "cluster-info [flags] [options]",
    subcommands: [ClusterInfoDump.command],
    run: { context throws(CommandError) in try run(context) })

  private static func run(_ context: CommandContext) throws(CommandError) {
    let configuration = try context.configuration()
    let name =
      try configuration.context(named: context.flags.string("context"))?
      .string("cluster") ?? ""
    let host = configuration.entry(.clusters, name)?.string("server") ?? "http://localhost:8080"
    context.line("Kubernetes control plane is running at \(host)")
    for service in try services(context) {
      let metadata = service[.metadata] ?? .emptyObject
      let serviceName = metadata.string(.name) ?? ""
      let port = service.elements(.spec, "ports").first
      let portName = port?.string(.name) ?? ""
      let isSecure = portName == "https" || port?.int("port") == 443
      let place =
        portName.isEmpty && !isSecure
        ? serviceName : "\(isSecure ? "https:" : "")\(serviceName):\(portName)"
      let namespace = metadata.string(.namespace) ?? ""
      let title = metadata.string(.labels, "kubernetes.io/name") ?? serviceName
      context.line(
        "\(title) is running at \(host)/api/v1/namespaces/\(namespace)/services/\(place)/proxy")
    }
    context.write(
      "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
  }

  private static func services(_ context: CommandContext) throws(CommandError) -> [Value] {
    let flag = context.flags.string("namespace")
    var options = RequestOptions()
    options.labelSelector = "kubernetes.io/cluster-service=true"
    let target = ResourceTarget(
      resource: "services", namespace: flag.isEmpty ? "kube-system" : flag)
    do throws(CommandError) {
      return try context.object(APIRequest(.list, .resource(target), options: options))
        .elements("items")
    } catch {
      if error.isNotFound { return [] }
      throw error
    }
  }
}

/// `kubectl options`.
enum OptionsCommand {
  static let command = Command(
    name: "options", short: "List the flags that every command takes",
    usage: "options [flags] [options]",
    run: { context throws(CommandError) in
      context.write("The following options can be passed to any command:\n\n")
      context.write(
        HelpPage.flagList(FlagTable(GlobalFlags.text), width: context.helpWidth))
    })
}
