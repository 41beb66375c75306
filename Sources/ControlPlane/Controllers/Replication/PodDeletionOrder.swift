// Models: pkg/controller ActivePodsWithRanks, v1.32.

import Kinds
import ObjectModel
import Simulation

/// Which pods a controller deletes first when it has too many.
enum PodDeletionOrder {
  /// What decides, in the order in which it decides; smaller goes first.
  private struct Rank {
    let isAssigned: Bool
    let phase: Int
    let isReady: Bool
    let cost: Int64
    /// How many pods of the same and of related owners share the node.
    let crowd: Int
    let readySince: Age?
    let restarts: Int64
    let sidecarRestarts: Int64
    let created: Age
    let uid: String
  }

  /// A moment, and the order of magnitude of how long ago it was.
  fileprivate struct Age {
    let time: Instant
    let magnitude: Int
  }

  /// Times read from texts: many pods share few of them.
  private struct Times {
    let now: Instant
    var known: [String: Age] = [:]

    mutating func age(_ text: String?) -> Age? {
      guard let text else { return nil }
      if let age = known[text] { return age }
      guard let time = RFC3339.epochNanoseconds(text) else { return nil }
      let age = Age(Instant(nanoseconds: time), now)
      known[text] = age
      return age
    }
  }

  /// The `count` pods to delete first, those on crowded nodes before others.
  /// - Complexity: O(n log n), or O(n) when all are to go.
  static func first(
    _ count: Int, of pods: [Value], crowds: [String: Int], now: Instant
  ) -> [Value] {
    guard count < pods.count else { return pods }
    var times = Times(now: now)
    let ranks = pods.map { rank($0, crowds, &times) }
    let order = ranks.withUnsafeBufferPointer { ranks in
      pods.indices.sorted { precedes(ranks[$0], ranks[$1]) }
    }
    return order.prefix(count).map { pods[$0] }
  }

  private static func rank(
    _ pod: Value, _ crowds: [String: Int], _ times: inout Times
  ) -> Rank {
    let condition = PodState.condition(pod, "Ready")
    let isReady = condition?[.status]?.string == "True"
    let phase =
      switch pod[.status]?[.phase]?.string {
      case "Pending": 0
      case "Unknown": 1
      case "Running": 2
      default: 0
      }
    let cost = pod[.metadata]?[.annotations]?[.deletionCost]?.string.flatMap { Int64($0) }
    let (regular, sidecar) = restarts(pod)
    return Rank(
      isAssigned: !PodState.nodeName(pod).isEmpty, phase: phase, isReady: isReady,
      cost: cost ?? 0, crowd: crowds[PodState.nodeName(pod)] ?? 0,
      readySince: isReady ? times.age(condition?[.lastTransitionTime]?.string) : nil,
      restarts: regular, sidecarRestarts: sidecar,
      created: times.age(pod[.metadata, .creationTimestamp]?.string)
        ?? Age(Instant(nanoseconds: 0), times.now),
      uid: pod.objectUID)
  }

  private static func restarts(_ pod: Value) -> (regular: Int64, sidecar: Int64) {
    var regular: Int64?
    for status in pod[.status, .containerStatuses]?.elements ?? [] {
      regular = max(regular ?? .min, status[.restartCount]?.int ?? 0)
    }
    guard pod[.spec, .initContainers] != nil else { return (regular ?? 0, 0) }
    let sidecars = (pod[.spec]?[.initContainers]?.elements ?? []).filter(\.isSidecar)
      .map { $0[.name] }
    let sidecar = (pod[.status]?[.initContainerStatuses]?.elements ?? [])
      .filter { status in sidecars.contains { $0 == status[.name] } }
      .map { $0[.restartCount]?.int ?? 0 }.max()
    return (regular ?? 0, sidecar ?? 0)
  }

  private static func precedes(_ left: Rank, _ right: Rank) -> Bool {
    if left.isAssigned != right.isAssigned { return !left.isAssigned }
    if left.phase != right.phase { return left.phase < right.phase }
    if left.isReady != right.isReady { return !left.isReady }
    if left.cost != right.cost { return left.cost < right.cost }
    if left.crowd != right.crowd { return left.crowd > right.crowd }
    if let first = left.readySince, let second = right.readySince, first.time != second.time {
      return isYounger(first, second, left.uid, right.uid)
    }
    if left.restarts != right.restarts { return left.restarts > right.restarts }
    if left.sidecarRestarts != right.sidecarRestarts {
      return left.sidecarRestarts > right.sidecarRestarts
    }
    if left.created.time != right.created.time {
      return isYounger(left.created, right.created, left.uid, right.uid)
    }
    return false
  }

  /// Younger by an order of magnitude (LogarithmicScaleDown); otherwise the uid decides.
  private static func isYounger(
    _ left: Age, _ right: Age, _ leftUID: String, _ rightUID: String
  ) -> Bool {
    let difference = left.magnitude - right.magnitude
    return difference == 0 ? leftUID < rightUID : difference < 0
  }
}

extension PodDeletionOrder.Age {
  fileprivate init(_ time: Instant, _ now: Instant) {
    let age = now - time
    self.time = time
    magnitude = age.nanoseconds > 0 ? 63 - age.nanoseconds.leadingZeroBitCount : -1
  }
}
