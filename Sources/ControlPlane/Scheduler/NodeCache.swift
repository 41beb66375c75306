// Models: pkg/scheduler/backend/cache, v1.32: the scheduler's picture of nodes and assumed pods.

import APIServer
import Kinds
import ObjectModel

/// All nodes in a flat array, kept up to date change by change; no scan over pods is ever needed.
struct NodeCache: Sendable {
  /// The nodes that exist, in the order in which they appeared.
  private(set) var nodes: [NodeInfo] = []
  /// The figures of each node, in step with `nodes`.
  private(set) var numbers: [NodeNumbers] = []
  private var places: [String: Int] = [:]
  /// Nodes that pods name but that do not exist (any more).
  private var absent: [String: NodeInfo] = [:]
  /// Pods counted on a node before the API server has confirmed their binding, by uid.
  private var assumed: [String: String] = [:]
  /// On how many nodes each image is present.
  private(set) var imageSpread: [String: Int64] = [:]

  func place(of name: String) -> Int? { places[name] }

  mutating func setNode(_ node: Value) {
    let name = node.objectName
    if let place = places[name] {
      countImages(of: nodes[place], -1)
      nodes[place].update(node)
      countImages(of: nodes[place], 1)
      numbers[place] = NodeNumbers(nodes[place])
      return
    }
    var info = absent.removeValue(forKey: name) ?? NodeInfo(name: name)
    info.update(node)
    countImages(of: info, 1)
    places[name] = nodes.count
    nodes.append(info)
    numbers.append(NodeNumbers(info))
  }

  mutating func removeNode(_ name: String) {
    guard let place = places.removeValue(forKey: name) else { return }
    var info = nodes.remove(at: place)
    numbers.remove(at: place)
    countImages(of: info, -1)
    for later in place..<nodes.count { places[nodes[later].name] = later }
    info.exists = false
    if info.podCount > 0 { absent[name] = info }
  }

  private mutating func countImages(of node: NodeInfo, _ sign: Int64) {
    // The counts do not depend on the order of this loop.
    for image in node.images.keys { imageSpread[image, default: 0] += sign }
  }

  /// Counts a pod on a node ahead of its binding.
  mutating func assume(_ uid: String, on place: Int, _ demand: PodDemand, _ ports: [HostPort]) {
    nodes[place].count(demand, ports, 1)
    numbers[place] = NodeNumbers(nodes[place])
    assumed[uid] = nodes[place].name
  }

  /// Takes an assumed pod back, because its binding failed.
  mutating func forget(_ uid: String, _ demand: PodDemand, _ ports: [HostPort]) {
    guard let name = assumed.removeValue(forKey: uid) else { return }
    count(on: name, demand, ports, -1)
  }

  /// Follows a change of a pod: what it takes from which node.
  mutating func observe(_ change: Change) {
    let before = change.old.flatMap { Self.occupied($0.value) }
    let after = change.new.flatMap { Self.occupied($0.value) }
    if before == after { return }
    if let before, let old = change.old?.value {
      count(on: before, PodDemand(old), HostPort.of(old), -1)
    }
    if let after, let new = change.new?.value {
      if assumed.removeValue(forKey: new.objectUID) == after { return }
      count(on: after, PodDemand(new), HostPort.of(new), 1)
    }
  }

  /// The node a pod takes resources from; nil when it takes none.
  private static func occupied(_ pod: Value) -> String? {
    let name = PodState.nodeName(pod)
    return name.isEmpty || PodState.isTerminal(pod) ? nil : name
  }

  private mutating func count(
    on name: String, _ demand: PodDemand, _ ports: [HostPort], _ sign: Int64
  ) {
    if let place = places[name] {
      nodes[place].count(demand, ports, sign)
      numbers[place] = NodeNumbers(nodes[place])
    } else {
      var info = absent[name] ?? NodeInfo(name: name)
      info.count(demand, ports, sign)
      absent[name] = info.podCount > 0 ? info : nil
    }
  }
}
