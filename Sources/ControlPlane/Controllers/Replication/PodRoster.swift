import APIServer
import ObjectModel
import Simulation

/// Pods with what decides in which order they are deleted, read out of each once.
///
/// In a rollout an owner loses a few of its pods again and again: its roster follows the changes, so
/// that nobody reads all of them each time.
struct PodRoster: Sendable {
  /// The newest write it was made with; changes up to it are in it already.
  let revision: Int64
  private(set) var keys: [ObjectKey] = []
  private var uids: [String] = []
  /// In step with `keys`.
  private var ranks: [PodRank] = []
  private var nodes: [String] = []
  private var places: [String: Int32] = [:]

  /// A roster of pods in the order given, which is that of their keys where it is to follow changes.
  init(_ pods: [Value], revision: Int64 = 0) {
    self.revision = revision
    keys.reserveCapacity(pods.count)
    uids.reserveCapacity(pods.count)
    ranks.reserveCapacity(pods.count)
    for pod in pods {
      keys.append(pod.objectKey)
      uids.append(pod.objectUID)
      ranks.append(rank(pod))
    }
  }

  var isEmpty: Bool { keys.isEmpty }

  /// The places of the `count` pods to delete first.
  /// - Complexity: O(n log n), or O(n) when all are to go.
  func first(_ count: Int, crowds: [ChunkedDictionary<String, Int>], now: Instant) -> [Int] {
    guard count < keys.count else { return Array(keys.indices) }
    let crowds = nodes.map { node in crowds.reduce(0) { $0 + ($1[node] ?? 0) } }
    return PodDeletionOrder.places(ranks, crowds: crowds, uids: uids, now: now).prefix(count).map {
      Int($0)
    }
  }

  /// Takes over a pod as it is now.
  mutating func put(_ pod: Value) {
    let key = pod.objectKey
    let place = lowerBound(key)
    if place < keys.count, keys[place] == key {
      uids[place] = pod.objectUID
      ranks[place] = rank(pod)
      return
    }
    keys.insert(key, at: place)
    uids.insert(pod.objectUID, at: place)
    ranks.insert(rank(pod), at: place)
  }

  mutating func remove(_ key: ObjectKey) {
    let place = lowerBound(key)
    guard place < keys.count, keys[place] == key else { return }
    keys.remove(at: place)
    uids.remove(at: place)
    ranks.remove(at: place)
  }

  private func lowerBound(_ key: ObjectKey) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func rank(_ pod: Value) -> PodRank {
    let name = PodState.nodeName(pod)
    guard !name.isEmpty else { return PodRank(pod, node: -1) }
    if let place = places[name] { return PodRank(pod, node: place) }
    let place = Int32(nodes.count)
    nodes.append(name)
    places[name] = place
    return PodRank(pod, node: place)
  }
}
