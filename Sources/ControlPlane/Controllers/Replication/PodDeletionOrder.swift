// Models: pkg/controller ActivePodsWithRanks, v1.32.

import ObjectModel
import Simulation

/// Which pods a controller deletes first when it has too many.
enum PodDeletionOrder {
  /// The `count` pods to delete first.
  /// - Complexity: O(n log n), or O(n) when all are to go.
  static func first(
    _ count: Int, of pods: [Value], now: Instant
  ) -> [Value] {
    guard count < pods.count else { return pods }
    return PodRoster(pods).first(count, crowds: [], now: now).map { pods[$0] }
  }

  /// The places of the ranks in the order in which their pods go; `uids` are in step with them.
  ///
  /// `crowds` counts, by the node's place, the pods of the same and of related owners.
  static func places(
    _ ranks: [PodRank], crowds: [Int], uids: [String], now: Instant
  ) -> [Int32] {
    guard let first = ranks.first else { return [] }
    var costs: [Int64] = []
    if ranks.contains(where: { $0.cost != first.cost }) { costs = Set(ranks.map(\.cost)).sorted() }
    let standings = ranks.map { rank in
      Standing(rank, urgency: urgency(rank, costs, crowds), now: now)
    }
    return standings.withUnsafeBufferPointer { standings in
      (0..<Int32(standings.count)).sorted { left, right in
        precedes(standings[Int(left)], standings[Int(right)])
          ?? (uids[Int(left)] < uids[Int(right)])
      }
    }
  }

  /// What comes first in deciding, as one number; the smaller goes first.
  ///
  /// That is: not assigned before assigned, by phase, not ready before ready, by cost, and those on
  /// crowded nodes. `costs` are all there are, in order; none when there is only one.
  private static func urgency(_ rank: PodRank, _ costs: [Int64], _ crowds: [Int]) -> UInt64 {
    let state = (rank.isAssigned ? 8 : 0) + rank.phase * 2 + (rank.isReady ? 1 : 0)
    let cost = costs.isEmpty ? 0 : costs.firstIndex(of: rank.cost) ?? 0
    let crowd = rank.isAssigned ? crowds[Int(rank.node)] : 0
    return UInt64(state) << 56 | UInt64(cost) << 28 | UInt64((1 << 28) - 1 - crowd)
  }

  /// Whether a pod goes before another; nil where all of the uid decides.
  ///
  /// As upstream, pods that are alike in everything are no further told apart, though a third may
  /// stand between them: what comes of that is up to the sort, which is a stable one.
  private static func precedes(_ left: Standing, _ right: Standing) -> Bool? {
    if left.urgency != right.urgency { return left.urgency < right.urgency }
    if left.hasReadySince, right.hasReadySince, left.readySince != right.readySince {
      return isYounger(left.readyMagnitude, right.readyMagnitude, left, right)
    }
    if left.restarts != right.restarts { return left.restarts > right.restarts }
    if left.sidecarRestarts != right.sidecarRestarts {
      return left.sidecarRestarts > right.sidecarRestarts
    }
    guard left.created != right.created else { return false }
    return isYounger(left.createdMagnitude, right.createdMagnitude, left, right)
  }

  /// Younger by an order of magnitude (LogarithmicScaleDown), or the smaller uid; nil where all of
  /// the uid decides.
  private static func isYounger(
    _ mine: Int8, _ theirs: Int8, _ left: Standing, _ right: Standing
  ) -> Bool? {
    if mine != theirs { return mine < theirs }
    return left.uidStart == right.uidStart ? nil : left.uidStart < right.uidStart
  }

  /// What is compared of a pod, as plain numbers.
  private struct Standing {
    let urgency: UInt64
    let readySince: Instant
    let created: Instant
    let restarts: Int64
    let sidecarRestarts: Int64
    let uidStart: UInt64
    let hasReadySince: Bool
    let readyMagnitude: Int8
    let createdMagnitude: Int8

    init(_ rank: PodRank, urgency: UInt64, now: Instant) {
      self.urgency = urgency
      readySince = rank.readySince
      created = rank.created
      restarts = rank.restarts
      sidecarRestarts = rank.sidecarRestarts
      uidStart = rank.uidStart
      hasReadySince = rank.hasReadySince
      readyMagnitude = Self.magnitude(now - rank.readySince)
      createdMagnitude = Self.magnitude(now - rank.created)
    }

    private static func magnitude(_ age: Span) -> Int8 {
      age.nanoseconds > 0 ? Int8(63 - age.nanoseconds.leadingZeroBitCount) : -1
    }
  }
}
