import APIServer
import ObjectModel

/// A pod that waits for a node on which room was made for it.
struct Nomination: Sendable {
  let pod: PodToPlace
  let key: ObjectKey
  let node: String
}

/// The pods for which room was made, by node.
struct Nominations: Sendable {
  private var byNode: [String: [Nomination]] = [:]
  /// The node promised to each pod, by uid.
  private var nodes: [String: String] = [:]

  var isEmpty: Bool { nodes.isEmpty }

  /// Those of a node, in the order in which they were made.
  func on(_ node: String) -> [Nomination] { byNode[node] ?? [] }

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
    nodes.setPromised(nomination.node, true)
  }

  /// Takes the promise to a pod back.
  mutating func withdraw(_ uid: String) {
    guard !nominations.isEmpty, let node = nominations.remove(uid) else { return }
    nodes.setPromised(node, !nominations.on(node).isEmpty)
  }
}
