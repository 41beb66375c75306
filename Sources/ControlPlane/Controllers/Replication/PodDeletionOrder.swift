// Models: pkg/controller ActivePodsWithRanks, v1.32.

import ObjectModel
import Simulation

/// Which pods a controller deletes first when it has too many.
enum PodDeletionOrder {
  /// The `count` pods to delete first, those on crowded nodes before others.
  /// - Complexity: O(n log n), or O(n) when all are to go.
  static func first(
    _ count: Int, of pods: [Value], crowds: [String: Int], now: Instant
  ) -> [Value] {
    guard count < pods.count else { return pods }
    return PodRoster(pods).first(count, crowds: crowds, now: now).map { pods[$0] }
  }

  /// What comes first in deciding, as one number for each pod; the smaller goes first.
  ///
  /// That is: not assigned before assigned, by phase, not ready before ready, by cost, and those on
  /// crowded nodes. `crowds` counts the pods of the same and of related owners on each node.
  static func urgencies(_ ranks: [PodRank], crowds: [Int]) -> [UInt64] {
    guard let first = ranks.first else { return [] }
    var costs: [Int64] = []
    if !ranks.allSatisfy({ $0.cost == first.cost }) { costs = Set(ranks.map(\.cost)).sorted() }
    return ranks.map { rank in
      let state = (rank.isAssigned ? 8 : 0) + rank.phase * 2 + (rank.isReady ? 1 : 0)
      let cost = costs.isEmpty ? 0 : costs.firstIndex(of: rank.cost) ?? 0
      let crowd = rank.isAssigned ? crowds[Int(rank.node)] : 0
      return UInt64(state) << 56 | UInt64(cost) << 28 | UInt64((1 << 28) - 1 - crowd)
    }
  }

  /// Whether a pod goes before another of the same urgency; nil where the uid decides.
  static func precedes(_ left: PodRank, _ right: PodRank, now: Instant) -> Bool? {
    if left.hasReadySince, right.hasReadySince, left.readySince != right.readySince {
      return isYounger(left.readySince, right.readySince, now)
    }
    if left.restarts != right.restarts { return left.restarts > right.restarts }
    if left.sidecarRestarts != right.sidecarRestarts {
      return left.sidecarRestarts > right.sidecarRestarts
    }
    if left.created != right.created { return isYounger(left.created, right.created, now) }
    return false
  }

  /// Younger by an order of magnitude (LogarithmicScaleDown); nil where the uid decides.
  private static func isYounger(_ left: Instant, _ right: Instant, _ now: Instant) -> Bool? {
    let difference = magnitude(now - left) - magnitude(now - right)
    return difference == 0 ? nil : difference < 0
  }

  private static func magnitude(_ age: Span) -> Int {
    age.nanoseconds > 0 ? 63 - age.nanoseconds.leadingZeroBitCount : -1
  }
}
