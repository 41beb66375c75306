// Models: kubectl pkg/cmd/top, v1.32.

import APIServer
import Formats
import ObjectModel
import Simulation

/// `kubectl top`: what nodes and pods use.
struct TopCommand {
  static let command = Command(
    name: "top", group: .cluster, short: "Show how much CPU and memory is used",
    long: """
      Show how much CPU and memory nodes and pods use.

       The cluster must run a metrics server.
      """,
    usage: "top [flags] [options]", subcommands: [node, pod], run: GroupCommand.run)

  private static let node = Command(
    name: "node", aliases: ["nodes", "no"], short: "Show what nodes use",
    long: "Show how much CPU and memory nodes use.",
    examples: """
      # All nodes
      kubectl top node

      # One node
      kubectl top node node-1
      """,
    usage: "top node [NAME | -l label] [options]",
    flags: """
      --no-headers bool
      -l --selector string
      --show-capacity bool
      --sort-by string  Sort by cpu or memory.
      --use-protocol-buffers bool =true
      """,
    run: { context throws(CommandError) in try TopCommand(context: context).runNodes() })

  private static let pod = Command(
    name: "pod", aliases: ["pods", "po"], short: "Show what pods use",
    long: """
      Show how much CPU and memory pods use.

       What a pod uses is measured a while after it has started.
      """,
    examples: """
      # All pods of the namespace
      kubectl top pod

      # The containers of one pod
      kubectl top pod web --containers

      # Pods with a label
      kubectl top pod -l app=web
      """,
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
    run: { context throws(CommandError) in try TopCommand(context: context).runPods() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  /// What something uses.
  private struct Use {
    var milliCPU: Int64 = 0
    var bytes: Int64 = 0

    init() {}

    init(_ usage: Value?) {
      milliCPU = Quantity(usage?.string("cpu") ?? "0")?.milliValue ?? 0
      bytes = Quantity(usage?.string("memory") ?? "0")?.value ?? 0
    }

    static func + (left: Use, right: Use) -> Use {
      var sum = left
      sum.milliCPU += right.milliCPU
      sum.bytes += right.bytes
      return sum
    }

    var cells: [String] { ["\(milliCPU)m", "\(bytes / 1_048_576)Mi"] }
  }

  private func check(_ noun: String) throws(CommandError) {
    if context.arguments.count > 1 {
      throw .usage("\(noun) [NAME | -l label]", context)
    }
    let order = flags.string("sort-by")
    if !["", "cpu", "memory"].contains(order) {
      throw .text("--sort-by accepts only cpu or memory")
    }
    let fields = flags.knows("field-selector") ? flags.string("field-selector") : ""
    if !context.arguments.isEmpty, !(flags.string("selector") + fields).isEmpty {
      throw .text(
        "only one of NAME or \(noun == "node" ? "--" : "")selector can be provided")
    }
    _ = try selectors()
    let isServed = try context.discovery().groups.contains { $0.name == "metrics.k8s.io" }
    if !isServed { throw .text("Metrics API not available") }
  }

  /// The metrics of the line's nodes or pods.
  private func metrics(_ resource: String, _ namespace: String?) throws(CommandError) -> [Value] {
    var target = ResourceTarget(
      group: "metrics.k8s.io", version: "v1beta1", resource: resource, namespace: namespace)
    if let name = context.arguments.first {
      target.name = name
      return [try context.object(APIRequest(.get, .resource(target)))]
    }
    let list = try context.object(
      APIRequest(.list, .resource(target), options: try selectors()))
    return list.elements("items")
  }

  private func selectors() throws(CommandError) -> RequestOptions {
    var options = RequestOptions()
    options.labelSelector = flags.string("selector")
    if flags.knows("field-selector") { options.fieldSelector = flags.string("field-selector") }
    do throws(SelectorError) {
      _ = try LabelSelector(parsing: options.labelSelector)
      _ = try FieldSelector(parsing: options.fieldSelector)
    } catch {
      throw .text(error.message)
    }
    return options
  }

  private func write(_ rows: [[String]]) {
    var writer = TabWriter(.table)
    for row in rows { writer.write(row.map { $0 + "\t" }.joined() + "\n") }
    context.write(writer.flush())
  }

  private func sorted<Item>(
    _ items: [Item], _ name: (Item) -> String, _ use: (Item) -> Use
  ) -> [Item] {
    items.sorted { left, right in
      switch flags.string("sort-by") {
      case "cpu": use(left).milliCPU > use(right).milliCPU
      case "memory": use(left).bytes > use(right).bytes
      default: Array(name(left).utf8).lexicographicallyPrecedes(Array(name(right).utf8))
      }
    }
  }

  // MARK: Nodes

  private func runNodes() throws(CommandError) {
    try check("node")
    let items = try metrics("nodes", nil)
    if items.isEmpty { throw .text("metrics not available yet") }
    var nodes: [Value]
    if let name = context.arguments.first {
      nodes = [
        try context.object(
          APIRequest(.get, .resource(ResourceTarget(resource: "nodes", name: name))))
      ]
    } else {
      let target = ResourceTarget(resource: "nodes")
      nodes = try context.object(
        APIRequest(.list, .resource(target), options: try selectors())
      ).elements("items")
    }
    var rows: [[String]] = []
    if !flags.bool("no-headers") {
      rows.append(["NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"])
    }
    for item in sorted(items, Self.name, { Use($0["usage"]) }) {
      let node = nodes.first { Self.name($0) == Self.name(item) }
      rows.append(row(item, node))
      nodes.removeAll { Self.name($0) == Self.name(item) }
    }
    for node in nodes { rows.append([Self.name(node)] + Array(repeating: "<unknown>", count: 4)) }
    write(rows)
  }

  private func row(_ item: Value, _ node: Value?) -> [String] {
    let use = Use(item["usage"])
    let key: Key = flags.bool("show-capacity") ? "capacity" : "allocatable"
    guard let node else { return [Self.name(item)] + use.cells }
    let room = Use(node[.status, key])
    return [
      Self.name(item), use.cells[0], Self.percent(use.milliCPU, room.milliCPU), use.cells[1],
      Self.percent(use.bytes, room.bytes),
    ]
  }

  private static func percent(_ part: Int64, _ whole: Int64) -> String {
    whole == 0 ? "0%" : "\(Int64(Double(part) / Double(whole) * 100))%"
  }

  private static func name(_ object: Value) -> String { object.string(.metadata, .name) ?? "" }

  // MARK: Pods

  private func runPods() throws(CommandError) {
    try check("pod")
    let isEverywhere = flags.bool("all-namespaces")
    let namespace = try context.namespace().name
    let items = try metrics("pods", isEverywhere ? nil : namespace)
    if items.isEmpty {
      try explainNothing(isEverywhere ? nil : namespace)
      context.complain(
        isEverywhere
          ? "No resources found\n" : "No resources found in \(namespace) namespace.\n")
      return
    }
    let showsContainers = flags.bool("containers")
    let start = (isEverywhere ? ["NAMESPACE"] : []) + (showsContainers ? ["POD"] : [])
    var rows: [[String]] = []
    if !flags.bool("no-headers") { rows.append(start + ["NAME", "CPU(cores)", "MEMORY(bytes)"]) }
    let name = { (item: Value) in
      (isEverywhere ? (item.string(.metadata, .namespace) ?? "") + "\0" : "") + Self.name(item)
    }
    for item in sorted(items, name, Self.use) {
      let place = isEverywhere ? [item.string(.metadata, .namespace) ?? ""] : []
      if showsContainers {
        let containers = sorted(
          item.elements("containers"), { $0.string(.name) ?? "" }, { Use($0["usage"]) })
        for container in containers {
          rows.append(
            place + [Self.name(item), container.string(.name) ?? ""]
              + Use(container["usage"]).cells)
        }
      } else {
        rows.append(place + [Self.name(item)] + Self.use(of: item).cells)
      }
    }
    if flags.bool("sum") {
      let width = 3 + (flags.bool("no-headers") ? 0 : start.count)
      let total = items.reduce(Use()) { $0 + Self.use(of: $1) }
      let blank = { (count: Int) in Array(repeating: "", count: max(0, count)) }
      rows.append(blank(width - 2) + ["________", "________"])
      rows.append(blank(width - 3) + [""] + total.cells)
    }
    write(rows)
  }

  private static func use(of pod: Value) -> Use {
    pod.elements("containers").reduce(Use()) { $0 + Use($1["usage"]) }
  }

  /// Says why there are no metrics, when pods are there.
  private func explainNothing(_ namespace: String?) throws(CommandError) {
    let target = ResourceTarget(resource: "pods", namespace: namespace)
    let pods = try context.object(
      APIRequest(.list, .resource(target), options: try selectors())
    ).elements("items")
    if pods.isEmpty { return }
    for pod in pods {
      guard
        let moment = pod.string(.metadata, .creationTimestamp).flatMap(RFC3339.epochNanoseconds)
      else { continue }
      let age = context.client.now - Instant(nanoseconds: moment)
      if age > .minutes(2) {
        let place = pod.string(.metadata, .namespace) ?? ""
        throw .text(
          "Metrics not available for pod \(place)/\(Self.name(pod)), age: \(GoScalar.text(age))")
      }
    }
    throw .text("metrics not available yet")
  }
}
