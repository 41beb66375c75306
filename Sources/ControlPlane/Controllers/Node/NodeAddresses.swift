// Models: pkg/controller/nodeipam (range_allocator.go), v1.32, with ranges of 256 addresses.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Gives every node a range of pod addresses: `10.244.N.0/24`; beyond 256 the second number counts
/// on, as far as the cluster's range goes.
struct NodeAddresses: Reconciler {
  let requester = Requester(controller: "node-controller")
  let source: EventSource
  let watched: [ResourceID] = [.nodes]
  private let first: (Int, Int)
  /// How many ranges there are.
  private let limit: Int
  /// The node that holds each range; nil where it is free.
  private var holders: [String?] = []

  /// Ranges from `prefix`, such as `10.244`, on.
  init(prefix: String, limit: Int) {
    let numbers = prefix.split(separator: ".").map { Int($0) ?? 0 }
    first = (numbers.first ?? 0, numbers.last ?? 0)
    self.limit = limit
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
    guard parts.count == 4, Int(parts[0]) == first.0, let second = Int(parts[1]),
      let third = Int(parts[2])
    else { return }
    let place = (second - first.1) * 256 + third
    guard (0..<limit).contains(place) else { return }
    while holders.count <= place { holders.append(nil) }
    holders[place] = name
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let node = world.object(.nodes, key.object), node[.spec]?[.podCIDR]?.string == nil
    else { return Outcome() }
    let name = key.object.name
    let place = holders.firstIndex(of: name) ?? holders.firstIndex(of: nil) ?? holders.count
    guard place < limit else {
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
    let range = Value.string("\(first.0).\(first.1 + place / 256).\(place % 256).0/24")
    let patch: Value = [.spec: [.podCIDR: range, .podCIDRs: [range]]]
    return Outcome(
      writes: [
        Write(
          requester.patch(world.catalog[.nodes], key.object, nil, patch), tolerance: .staleness)
      ])
  }
}
