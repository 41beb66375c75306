import Kinds
import ObjectModel

/// A node as the scheduler sees it: what it offers, what its pods have taken.
struct NodeInfo: Sendable {
  let name: String
  /// What pods may use in all.
  var allocatable = ResourceAmounts()
  /// How many pods it may run.
  var podLimit: Int64 = 0
  /// What its pods ask for.
  var requested = ResourceAmounts()
  /// The same with defaults where they say nothing, for scoring.
  var nonZeroRequested = ResourceAmounts()
  /// The pods it runs.
  var pods: [PlacedPod] = []
  /// How many pods it runs.
  var podCount: Int64 = 0
  /// The host ports its pods use.
  var ports: [HostPort] = []
  var labels = Fields()
  var taints: [Taint] = []
  var isUnschedulable = false
  /// Images present, by every name, with their sizes.
  var images: [String: Int64] = [:]
  /// Whether the node object exists; pods can be seen before their node is.
  var exists = false
  /// Whether it is promised to a pod for which room was made.
  var isPromised = false

  init(name: String) {
    self.name = name
  }

  /// Takes over what the node object says.
  mutating func update(_ node: Value) {
    let list = node[.status]?[.allocatable]?.object ?? Fields()
    allocatable = ResourceAmounts(list)
    podLimit =
      list[.pods].flatMap { $0.string ?? $0.int.map { String($0) } }
      .flatMap { Quantity($0)?.value } ?? 0
    labels = node.objectLabels
    taints = Taint.of(node)
    isUnschedulable = node[.spec]?[.unschedulable]?.bool == true
    images = [:]
    for image in node[.status]?[.images]?.elements ?? [] {
      let size = image[.sizeBytes]?.int ?? 0
      for name in image[.names]?.elements ?? [] { images[name.string ?? ""] = size }
    }
    exists = true
  }

  /// Counts a pod in (`sign` 1) or out (-1); the pod as it was counted in.
  @discardableResult
  mutating func count(
    _ pod: PlacedPod, _ demand: PodDemand, _ ports: [HostPort], _ sign: Int64
  ) -> PlacedPod {
    var counted = pod
    if sign > 0 {
      pods.append(pod)
    } else if let place = pods.firstIndex(where: { $0.uid == pod.uid }) {
      counted = pods.remove(at: place)
    }
    podCount += sign
    requested.add(demand.requested, sign)
    nonZeroRequested.add(demand.nonZero, sign)
    guard !ports.isEmpty else { return counted }
    if sign > 0 {
      self.ports += ports
    } else {
      for port in ports {
        if let place = self.ports.firstIndex(of: port) { self.ports.remove(at: place) }
      }
    }
    return counted
  }
}
