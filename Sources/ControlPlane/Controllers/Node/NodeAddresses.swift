// Models: pkg/controller/nodeipam (range_allocator.go), v1.32, with ranges of 256 addresses.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Gives every node a range of pod addresses: `10.244.N.0/24`.
struct NodeAddresses: Reconciler {
  let requester = Requester(controller: "node-controller")
  let source: EventSource
  let watched: [ResourceID] = [.nodes]
  private let prefix: String
  /// The node that holds each range; nil where it is free.
  private var holders: [String?] = []

  init(prefix: String) {
    self.prefix = prefix
    source = EventSource(component: "cidrAllocator", user: requester.user)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    let name = change.key.name
    guard let node = change.new?.value else {
      for place in holders.indices where holders[place] == name { holders[place] = nil }
      return []
    }
    if let range = node[.spec]?[.podCIDR]?.string {
      hold(range, name)
      return []
    }
    return [WorkItem(key: WorkKey(resource: .nodes, object: change.key))]
  }

  private mutating func hold(_ range: String, _ name: String) {
    let parts = range.split(separator: ".")
    guard parts.count == 4, "\(parts[0]).\(parts[1])" == prefix, let place = Int(parts[2]),
      (0..<256).contains(place)
    else { return }
    while holders.count <= place { holders.append(nil) }
    holders[place] = name
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let node = world.object(.nodes, key.object), node[.spec]?[.podCIDR]?.string == nil
    else { return Outcome() }
    let name = key.object.name
    let place = holders.firstIndex(of: name) ?? holders.firstIndex(of: nil) ?? holders.count
    guard place < 256 else {
      var outcome = Outcome()
      outcome.announcements = [
        Announcement(
          regarding: node, type: .normal, reason: "CIDRNotAvailable",
          message: "Node \(name) status is now: CIDRNotAvailable")
      ]
      return outcome
    }
    if place == holders.count { holders.append(nil) }
    holders[place] = name
    let range = Value.string("\(prefix).\(place).0/24")
    let patch: Value = [.spec: [.podCIDR: range, .podCIDRs: [range]]]
    return Outcome(
      writes: [
        Write(
          requester.patch(world.catalog[.nodes], key.object, nil, patch), tolerance: .staleness)
      ])
  }
}
