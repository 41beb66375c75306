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
    let readySince: Instant?
    let restarts: Int64
    let sidecarRestarts: Int64
    let created: Instant
    let uid: String
  }

  /// The `count` pods to delete first, those on crowded nodes before others.
  /// - Complexity: O(n log n), or O(n) when all are to go.
  static func first(
    _ count: Int, of pods: [Value], crowds: [String: Int], now: Instant
  ) -> [Value] {
    guard count < pods.count else { return pods }
    let ranks = pods.map { rank($0, crowds) }
    let order = pods.indices.sorted { precedes(ranks[$0], ranks[$1], now) }
    return order.prefix(count).map { pods[$0] }
  }

  private static func rank(_ pod: Value, _ crowds: [String: Int]) -> Rank {
    let isReady = PodState.isReady(pod)
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
      readySince: isReady
        ? PodState.condition(pod, "Ready")?[.lastTransitionTime]?.string
          .flatMap(RFC3339.epochNanoseconds).map { Instant(nanoseconds: $0) } : nil,
      restarts: regular, sidecarRestarts: sidecar,
      created: pod.time(.metadata, .creationTimestamp) ?? Instant(nanoseconds: 0),
      uid: pod.objectUID)
  }

  private static func restarts(_ pod: Value) -> (regular: Int64, sidecar: Int64) {
    let regular = (pod[.status]?[.containerStatuses]?.elements ?? [])
      .map { $0[.restartCount]?.int ?? 0 }.max()
    let sidecars = (pod[.spec]?[.initContainers]?.elements ?? []).filter(\.isSidecar)
      .map { $0[.name] }
    let sidecar = (pod[.status]?[.initContainerStatuses]?.elements ?? [])
      .filter { status in sidecars.contains { $0 == status[.name] } }
      .map { $0[.restartCount]?.int ?? 0 }.max()
    return (regular ?? 0, sidecar ?? 0)
  }

  private static func precedes(_ left: Rank, _ right: Rank, _ now: Instant) -> Bool {
    if left.isAssigned != right.isAssigned { return !left.isAssigned }
    if left.phase != right.phase { return left.phase < right.phase }
    if left.isReady != right.isReady { return !left.isReady }
    if left.cost != right.cost { return left.cost < right.cost }
    if left.crowd != right.crowd { return left.crowd > right.crowd }
    if let first = left.readySince, let second = right.readySince, first != second {
      return isYounger(first, second, left.uid, right.uid, now)
    }
    if left.restarts != right.restarts { return left.restarts > right.restarts }
    if left.sidecarRestarts != right.sidecarRestarts {
      return left.sidecarRestarts > right.sidecarRestarts
    }
    if left.created != right.created {
      return isYounger(left.created, right.created, left.uid, right.uid, now)
    }
    return false
  }

  /// Younger by an order of magnitude (LogarithmicScaleDown); otherwise the uid decides.
  private static func isYounger(
    _ left: Instant, _ right: Instant, _ leftUID: String, _ rightUID: String, _ now: Instant
  ) -> Bool {
    let difference = magnitude(now - left) - magnitude(now - right)
    return difference == 0 ? leftUID < rightUID : difference < 0
  }

  private static func magnitude(_ age: Span) -> Int {
    age.nanoseconds > 0 ? 63 - age.nanoseconds.leadingZeroBitCount : -1
  }
}
