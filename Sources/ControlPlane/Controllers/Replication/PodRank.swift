import Kinds
import ObjectModel
import Simulation

/// What of a pod decides how early its controller deletes it: plain numbers.
struct PodRank: Sendable {
  /// Place of its node among those of the roster; -1 while it has none.
  let node: Int32
  let phase: UInt8
  let isReady: Bool
  let hasReadySince: Bool
  let cost: Int64
  let readySince: Instant
  let restarts: Int64
  let sidecarRestarts: Int64
  let created: Instant
  /// The first eight bytes of its uid, which is plain ASCII, in an order that is that of uids.
  let uidStart: UInt64

  var isAssigned: Bool { node >= 0 }

  init(_ pod: Value, node: Int32) {
    let condition = PodState.condition(pod, "Ready")
    let isReady = condition?[.status]?.string == "True"
    let since = isReady ? Self.time(condition?[.lastTransitionTime]) : nil
    self.node = node
    phase =
      switch pod[.status]?[.phase]?.string {
      case "Unknown": 1
      case "Running": 2
      default: 0
      }
    self.isReady = isReady
    hasReadySince = since != nil
    readySince = since ?? Instant(nanoseconds: 0)
    cost = pod[.metadata]?[.annotations]?[.deletionCost]?.string.flatMap { Int64($0) } ?? 0
    (restarts, sidecarRestarts) = Self.restarts(pod)
    created = Self.time(pod[.metadata, .creationTimestamp]) ?? Instant(nanoseconds: 0)
    uidStart = Self.start(pod.objectUID)
  }

  private static func start(_ uid: String) -> UInt64 {
    var start: UInt64 = 0
    var left: UInt64 = 64
    for byte in uid.utf8.prefix(8) {
      left -= 8
      start |= UInt64(byte) << left
    }
    return start
  }

  private static func time(_ value: Value?) -> Instant? {
    value?.string.flatMap { RFC3339.epochNanoseconds($0) }.map { Instant(nanoseconds: $0) }
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
}
