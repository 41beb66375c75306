// Models: kubectl pkg/cmd/clusterinfo/clusterinfo_dump.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl cluster-info dump`: everything that helps to find out what is wrong.
struct ClusterInfoDump {
  static let command = Command(
    name: "dump", short: "Print much that helps to find out what is wrong",
    long: """
      Print much that helps to find out what is wrong with a cluster: its nodes, and of the \
      namespace in use and of kube-system the events, controllers, services and pods with their \
      logs. --output-directory writes them into files in place of printing them.
      """,
    examples: """
      # Print
      kubectl cluster-info dump

      # Into files
      kubectl cluster-info dump --output-directory=/tmp/state

      # Of all namespaces
      kubectl cluster-info dump --all-namespaces
      """,
    usage: "cluster-info dump [flags] [options]",
    flags: """
      -A --all-namespaces bool
      --allow-missing-template-keys bool =true
      --namespaces list  The namespaces to look into.
      -o --output string =json
      --output-directory string  A folder to write files into; - prints.
      --pod-running-timeout duration =20s
      --show-managed-fields bool
      --template string
      """,
    run: { context throws(CommandError) in
      var dump = ClusterInfoDump(context)
      try dump.run()
    })

  let context: CommandContext
  private var printedYAMLs = 0

  private init(_ context: CommandContext) {
    self.context = context
  }

  private static let lists: [(file: String, group: String, resource: String)] = [
    ("events", "", "events"), ("replication-controllers", "", "replicationcontrollers"),
    ("services", "", "services"), ("daemonsets", "apps", "daemonsets"),
    ("deployments", "apps", "deployments"), ("replicasets", "apps", "replicasets"),
    ("pods", "", "pods"),
  ]

  private mutating func run() throws(CommandError) {
    var printer = try ObjectPrinter(context)
    let end: String =
      switch printer.format {
      case .json: ".json"
      case .yaml: ".yaml"
      default: ".txt"
      }
    let nodes = try list("", "nodes", nil)
    try put(try printer.text(nodes, isTyped: true), "nodes" + end)
    for namespace in try namespaces() {
      var pods: [Value] = []
      for entry in Self.lists {
        let found: Value
        do throws(CommandError) {
          found = try list(entry.group, entry.resource, namespace)
        } catch {
          // Kinds that the cluster does not have yet.
          if error.isNotFound { continue }
          throw error
        }
        if entry.resource == "pods" { pods = found.elements("items") }
        try put(
          try printer.text(found, isTyped: true), "\(namespace)/\(entry.file)\(end)")
      }
      for pod in pods { try putLogs(pod, namespace) }
    }
    let folder = context.flags.string("output-directory")
    if !folder.isEmpty, folder != "-" { context.line("Cluster info dumped to \(folder)") }
  }

  private func namespaces() throws(CommandError) -> [String] {
    if context.flags.bool("all-namespaces") {
      return try list("", "namespaces", nil).elements("items")
        .compactMap { $0.string(.metadata, .name) }
    }
    let named = context.flags.list("namespaces")
    return named.isEmpty ? ["kube-system", try context.namespace().name] : named
  }

  private func list(
    _ group: String, _ resource: String, _ namespace: String?
  ) throws(CommandError) -> Value {
    try context.object(
      APIRequest(
        .list,
        .resource(
          ResourceTarget(
            group: group, version: "v1", resource: resource, namespace: namespace))))
  }

  private func put(_ text: String, _ file: String) throws(CommandError) {
    let folder = context.flags.string("output-directory")
    if folder.isEmpty || folder == "-" { return context.write(text) }
    let path = "\(folder)/\(file)"
    do throws(FileFault) {
      try context.io.writeFile(path, Array(text.utf8))
    } catch {
      throw .text("open \(path): \(error.reason)")
    }
  }

  private func putLogs(_ pod: Value, _ namespace: String) throws(CommandError) {
    let name = pod.string(.metadata, .name) ?? ""
    var text = ""
    for container in pod.elements(.spec, "initContainers") + pod.elements(.spec, "containers") {
      let title =
        "logs for container \(container.string(.name) ?? "") of pod \(namespace)/\(name) ====\n"
      text += "==== START \(title)"
      var options = RequestOptions()
      options.parameters = [.init("container", container.string(.name) ?? "")]
      let target = ResourceTarget(
        resource: "pods", namespace: namespace, name: name, subresource: "log")
      do throws(CommandError) {
        let answer = try context.send(APIRequest(.connect, .resource(target), options: options))
        if case .text(let log) = answer.body { text += log }
      } catch {
        text += "Request log error: \(error.bareText)\n"
      }
      text += "==== END \(title)"
    }
    try put(text, "\(namespace)/\(name)/logs.txt")
  }
}
