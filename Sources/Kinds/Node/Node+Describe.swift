import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeNode of kubectl pkg/describe/describe.go, v1.32.
enum NodeDescriber {
  static let describer = Describer { (object, client, showsEvents) throws(Status) in
    let name = object.string(.metadata, .name) ?? ""
    let pods = try Listing.items(
      client, resource: "pods", namespace: nil,
      fieldSelector: "spec.nodeName=\(name),status.phase!=Failed,status.phase!=Succeeded")
    var events: [Value]?
    if showsEvents {
      events =
        EventSearch.events(about: object, client)
        + EventSearch.events(about: object, client, uid: name)
    }
    let lease: NodeLease
    do throws(Status) {
      lease = .found(
        try Listing.object(
          client, group: "coordination.k8s.io", resource: "leases",
          namespace: "kube-node-lease", name: name))
    } catch {
      lease = .failed(error.message)
    }
    return page(object, lease: lease, pods: pods, events: events, now: client.now)
  }

  /// What became of looking for the node's lease.
  enum NodeLease {
    case found(Value)
    case failed(String)
  }

  static func page(
    _ object: Value, lease: NodeLease, pods: [Value], events: [Value]?, now: Instant
  ) -> String {
    var writer = DescribeWriter()
    let node = NodeView(object)
    writer.field("Name", node.name)
    writer.field("Roles", node.roles.isEmpty ? "<none>" : node.roles.joined(separator: ","))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.field("CreationTimestamp", DescribeText.time(object[.metadata, .creationTimestamp]))
    writer.taints("Taints", node.taints)
    writer.field("Unschedulable", String(node.isUnschedulable))
    writeLease(lease, &writer)
    writeConditions(node, &writer)
    writer.write(0, "Addresses:\n")
    for address in object.elements(.status, .addresses) {
      writer.field(address.string(.type) ?? "", address.string(.address) ?? "", level: 1)
    }
    for (title, amounts) in [("Capacity", node.capacity), ("Allocatable", node.allocatable)]
    where !amounts.isEmpty {
      writer.write(0, "\(title):\n")
      for (name, value) in amounts.sorted {
        writer.field("  \(name)", DescribeText.quantity(value))
      }
    }
    writeSystem(node, &writer)
    NodeUsage(node: node, pods: pods, now: now).write(&writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func writeLease(_ lease: NodeLease, _ writer: inout DescribeWriter) {
    switch lease {
    case .failed(let message): writer.field("Lease", "Failed to get lease: \(message)")
    case .found(let lease):
      func time(_ key: Key) -> String {
        lease[.spec, key]?.string == nil ? "<unset>" : DescribeText.time(lease[.spec, key])
      }
      writer.write(0, "Lease:\n")
      writer.field(
        "HolderIdentity", lease.string(.spec, .holderIdentity) ?? "<unset>", level: 1)
      writer.field("AcquireTime", time(.acquireTime), level: 1)
      writer.field("RenewTime", time(.renewTime), level: 1)
    }
  }

  private static func writeConditions(_ node: NodeView, _ writer: inout DescribeWriter) {
    guard !node.conditions.isEmpty else { return }
    writer.write(
      0,
      "Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage\n")
    writer.write(
      1, "----\t------\t-----------------\t------------------\t------\t-------\n")
    for condition in node.conditions {
      let cells = [
        condition.string(.type) ?? "", condition.string(.status) ?? "",
        DescribeText.time(condition[.lastHeartbeatTime]),
        DescribeText.time(condition[.lastTransitionTime]), condition.string(.reason) ?? "",
      ]
      let message = condition.string(.message) ?? ""
      writer.write(1, cells.map { "\($0) \t" }.joined() + "\(message)\n")
    }
  }

  private static func writeSystem(_ node: NodeView, _ writer: inout DescribeWriter) {
    writer.write(0, "System Info:\n")
    for (title, key) in [
      ("Machine ID", Key.machineID), ("System UUID", .systemUUID), ("Boot ID", .bootID),
      ("Kernel Version", .kernelVersion), ("OS Image", .osImage),
      ("Operating System", .operatingSystem), ("Architecture", .architecture),
      ("Container Runtime Version", .containerRuntimeVersion),
      ("Kubelet Version", .kubeletVersion), ("Kube-Proxy Version", .kubeProxyVersion),
    ] {
      writer.field("  \(title)", node.nodeInfo(key))
    }
    writer.fieldIfFilled("PodCIDR", node.podCIDR)
    let cidrs = node.object.elements(.spec, .podCIDRs).compactMap(\.string)
    if !cidrs.isEmpty { writer.field("PodCIDRs", cidrs.joined(separator: ",")) }
    writer.fieldIfFilled("ProviderID", node.object.string(.spec, .providerID))
  }
}
