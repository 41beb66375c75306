// Models: pkg/scheduler/backend/cache, v1.32: the scheduler's picture of nodes and assumed pods.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// All nodes in an array, kept up to date change by change; no scan over pods is ever needed.
struct NodeCache: Sendable {
  /// The nodes that exist, in the order in which they appeared.
  private(set) var nodes = ChunkedArray<NodeInfo>()
  /// The figures of each node, in step with `nodes`.
  private(set) var numbers = ChunkedArray<NodeNumbers>()
  /// What is promised of each node, in step with `nodes`.
  private(set) var promises = ChunkedArray<Promise>()
  private var places: [String: Int] = [:]
  /// Counts what has changed on each node, in step with `nodes`.
  private(set) var versions = ChunkedArray<UInt32>()
  /// Nodes that pods name but that do not exist (any more).
  private var absent: [String: NodeInfo] = [:]
  /// Pods counted on a node before the API server has confirmed their binding, by uid.
  private var assumed: [String: String] = [:]
  /// Counts of pods by node, for affinity and spreading.
  private(set) var tallies = PodTallies()
  /// The nodes by label values, until a label changes.
  private var topologies: [TopologyDomains] = []
  /// On how many nodes each image is present.
  private(set) var imageSpread: [String: Int64] = [:]

  func place(of name: String) -> Int? { places[name] }

  /// The nodes by the values of a label.
  mutating func topology(_ key: Key) -> TopologyDomains {
    if let known = topologies.first(where: { $0.key == key }) { return known }
    let topology = TopologyDomains(key, nodes)
    topologies.append(topology)
    return topology
  }

  /// How many pods on each node a matcher means.
  mutating func counts(_ matcher: PodMatcher) -> [Int32] { tallies.counts(matcher, nodes) }

  /// Notes what of a node is promised to pods.
  mutating func setPromise(_ name: String, _ promise: Promise) {
    guard let place = places[name] else { return }
    promises[place] = promise
    nodes[place].isPromised = !promise.isEmpty
    numbers[place].isPromised = !promise.isEmpty
  }

  /// Something has changed about a pod on a node that is not counted.
  mutating func touch(_ name: String) {
    if let place = places[name] { versions[place] &+= 1 }
  }

  mutating func setNode(_ node: Value) {
    let name = node.objectName
    if let place = places[name] {
      versions[place] &+= 1
      countImages(of: nodes[place], -1)
      let labels = nodes[place].labels
      nodes[place].update(node)
      if nodes[place].labels != labels { topologies = [] }
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
    promises.append(Promise())
    versions.append(0)
    topologies = []
    if info.pods.isEmpty { tallies.addPlace() } else { tallies.reset(nodes) }
  }

  mutating func removeNode(_ name: String) {
    guard let place = places.removeValue(forKey: name) else { return }
    var info = nodes.remove(at: place)
    numbers.remove(at: place)
    promises.remove(at: place)
    versions.remove(at: place)
    countImages(of: info, -1)
    for later in place..<nodes.count { places[nodes[later].name] = later }
    info.exists = false
    if info.podCount > 0 { absent[name] = info }
    topologies = []
    tallies.reset(nodes)
  }

  private mutating func countImages(of node: NodeInfo, _ sign: Int64) {
    // The counts do not depend on the order of this loop.
    for image in node.images.keys { imageSpread[image, default: 0] += sign }
  }

  /// Counts a pod on a node ahead of its binding.
  mutating func assume(_ pod: PodToPlace, on place: Int) {
    count(on: nodes[place].name, pod.placed, pod.demand, pod.ports, 1)
    assumed[pod.uid] = nodes[place].name
  }

  /// Takes an assumed pod back, because its binding failed.
  mutating func forget(_ pod: PodToPlace) {
    guard let name = assumed.removeValue(forKey: pod.uid) else { return }
    count(on: name, pod.placed, pod.demand, pod.ports, -1)
  }

  /// Follows a change of a pod: what it takes from which node.
  mutating func observe(_ change: Change) {
    let before = change.old.flatMap { Self.occupied($0.value) }
    let after = change.new.flatMap { Self.occupied($0.value) }
    if before == after {
      if let after, let old = change.old?.value, let new = change.new?.value {
        replace(on: after, old, new)
      }
      return
    }
    if let before, let old = change.old?.value {
      count(on: before, PlacedPod(old), PodDemand(old), HostPort.of(old), -1)
    }
    if let after, let new = change.new?.value {
      if assumed.removeValue(forKey: new.objectUID) == after { return }
      count(on: after, PlacedPod(new), PodDemand(new), HostPort.of(new), 1)
    }
  }

  /// A pod on a node has other labels, or is being deleted.
  private mutating func replace(on name: String, _ old: Value, _ new: Value) {
    guard old.isBeingDeleted != new.isBeingDeleted || old.objectLabels != new.objectLabels,
      let place = places[name]
    else { return }
    let pod = PlacedPod(new)
    guard let index = nodes[place].pods.firstIndex(where: { $0.uid == pod.uid }) else { return }
    tallies.count(nodes[place].pods[index], place, -1, nodes: nodes.count)
    nodes[place].pods[index] = pod
    versions[place] &+= 1
    tallies.count(pod, place, 1, nodes: nodes.count)
  }

  /// The node a pod takes resources from; nil when it takes none.
  private static func occupied(_ pod: Value) -> String? {
    let name = PodState.nodeName(pod)
    return name.isEmpty || PodState.isTerminal(pod) ? nil : name
  }

  private mutating func count(
    on name: String, _ pod: PlacedPod, _ demand: PodDemand, _ ports: [HostPort], _ sign: Int64
  ) {
    guard let place = places[name] else {
      var info = absent[name] ?? NodeInfo(name: name)
      info.count(pod, demand, ports, sign)
      absent[name] = info.podCount > 0 ? info : nil
      return
    }
    let counted = nodes[place].count(pod, demand, ports, sign)
    numbers[place] = NodeNumbers(nodes[place])
    versions[place] &+= 1
    tallies.count(counted, place, Int32(sign), nodes: nodes.count)
  }
}
