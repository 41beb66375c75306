import Formats
import ObjectModel
import Simulation

// Models: describeNodeResource of kubectl pkg/describe/describe.go, v1.32.

/// What the pods of a node ask for, against what it has.
struct NodeUsage {
  let node: NodeView
  let pods: [Value]
  let now: Instant

  private var allocatable: Fields {
    node.allocatable.isEmpty ? node.capacity : node.allocatable
  }

  func write(_ writer: inout DescribeWriter) {
    writer.field("Non-terminated Pods", "(\(pods.count) in total)")
    writer.write(
      1,
      "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge\n")
    writer.write(
      1,
      "---------\t----\t\t------------\t----------\t---------------\t-------------\t---\n")
    var requests = ResourceAmounts()
    var limits = ResourceAmounts()
    for object in pods {
      let pod = PodView(object)
      requests.add(pod.requests)
      limits.add(pod.limits)
      writer.row(
        1,
        [
          pod.namespace, pod.name, "", share(.cpu, pod.requests), share(.cpu, pod.limits),
          share(.memory, pod.requests), share(.memory, pod.limits),
          DescribeText.age(object[.metadata, .creationTimestamp], now: now),
        ])
    }
    writeTotals(requests, limits, &writer)
  }

  private func writeTotals(
    _ requests: ResourceAmounts, _ limits: ResourceAmounts, _ writer: inout DescribeWriter
  ) {
    writer.write(
      0,
      "Allocated resources:\n"
        + "  (Total limits may be over 100 percent, i.e., overcommitted.)\n")
    writer.row(1, ["Resource", "Requests", "Limits"])
    writer.row(1, ["--------", "--------", "------"])
    let standard = ["cpu", "memory", "ephemeral-storage"]
    let others = allocatable.sorted.map(\.key).filter { !standard.contains($0) && $0 != "pods" }
    let pages = others.filter { $0.hasPrefix("hugepages-") }
    for name in standard + pages {
      let key = Key(name)
      writer.row(1, [name, share(key, requests), share(key, limits)])
    }
    for name in others where !name.hasPrefix("hugepages-") {
      let key = Key(name)
      writer.row(
        1, [name, (requests[key] ?? .zero).text, (limits[key] ?? .zero).text])
    }
  }

  /// An amount and its percentage of what the node has: `100m (2%)`.
  private func share(_ name: Key, _ amounts: ResourceAmounts) -> String {
    let amount = amounts[name] ?? .zero
    let whole = allocatable[name].flatMap(ResourceRules.quantity) ?? .zero
    let (part, total) =
      name == .cpu ? (amount.milliValue, whole.milliValue) : (amount.value, whole.value)
    let percent = total == 0 ? 0 : Int64(Double(part) / Double(total) * 100)
    return "\(amount.text) (\(percent)%)"
  }
}
