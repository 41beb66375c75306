import APIServer
import ObjectModel

/// A pod that waits for a node on which room was made for it.
struct Nomination: Sendable {
  let pod: PodToPlace
  let key: ObjectKey
  let node: String
}

/// What the pods to which a node is promised take together: plain numbers, as `NodeNumbers` are.
struct Promise: Sendable {
  private(set) var podCount: Int64 = 0
  private(set) var milliCPU: Int64 = 0
  private(set) var memory: Int64 = 0
  private(set) var ephemeralStorage: Int64 = 0
  /// The priority of the least important of them.
  private(set) var leastPriority = Int64.max

  var isEmpty: Bool { podCount == 0 }

  init() {}

  init(_ nominations: [Nomination]) {
    for nomination in nominations {
      let demand = nomination.pod.demand.requested
      podCount += 1
      milliCPU += demand.milliCPU
      memory += demand.memory
      ephemeralStorage += demand.ephemeralStorage
      leastPriority = min(leastPriority, nomination.pod.priority)
    }
  }
}

/// The pods for which room was made, by node.
struct Nominations: Sendable {
  private var byNode: [String: [Nomination]] = [:]
  /// The node promised to each pod, by uid.
  private var nodes: [String: String] = [:]

  var isEmpty: Bool { nodes.isEmpty }

  /// Those of a node, in the order in which they were made.
  func on(_ node: String) -> [Nomination] { byNode[node] ?? [] }

  /// The node that is promised to a pod; nil when none is.
  func node(of uid: String) -> String? { nodes[uid] }

  mutating func append(_ nomination: Nomination) {
    nodes[nomination.pod.uid] = nomination.node
    byNode[nomination.node, default: []].append(nomination)
  }

  /// Takes the promise to a pod back; the node it was about, if there was one.
  @discardableResult
  mutating func remove(_ uid: String) -> String? {
    guard let node = nodes.removeValue(forKey: uid) else { return nil }
    byNode[node]?.removeAll { $0.pod.uid == uid }
    if byNode[node]?.isEmpty == true { byNode[node] = nil }
    return node
  }
}

extension Scheduler {
  /// Promises a node to a pod.
  mutating func promise(_ nomination: Nomination) {
    withdraw(nomination.pod.uid)
    nominations.append(nomination)
    nodes.setPromise(nomination.node, Promise(nominations.on(nomination.node)))
  }

  /// Takes the promise to a pod back.
  mutating func withdraw(_ uid: String) {
    guard !nominations.isEmpty, let node = nominations.remove(uid) else { return }
    nodes.setPromise(node, Promise(nominations.on(node)))
  }
}
