// Models: pkg/scheduler/backend/queue, v1.32: active, back-off and unschedulable pods.

import APIServer
import Simulation

/// A pod that waits to be placed.
struct QueuedPod: Sendable {
  let key: ObjectKey
  let uid: String
  let priority: Int64
  /// What it is to be placed for: its creation, or what may have made room.
  var cause: Cause
  /// How often placing it was tried.
  var attempts = 0
  /// What rejected it the last time; empty when it was no plugin.
  var rejectedBy: FilterSet = []
  /// When it was last tried.
  var lastTried = Instant(nanoseconds: 0)
}

/// The pods to be placed, by priority and then first come, first served.
struct SchedulingQueue: Sendable {
  static let firstBackoff = Span.seconds(1 as Int64)
  static let maxBackoff = Span.seconds(10 as Int64)
  /// Pods that nothing has moved for this long are tried again.
  static let unschedulableLimit = Span.minutes(5)

  /// Ready to be tried; the event time carries the negated priority.
  private var active = EventQueue<QueuedPod>()
  private var backoff = EventQueue<QueuedPod>()
  /// In the order in which they failed.
  private(set) var unschedulable: [QueuedPod] = []
  /// The uids in each of the three.
  private var known: Set<String> = []

  var hasActive: Bool { !active.isEmpty }
  /// When the next pod's back-off ends; nil when none backs off.
  var nextBackoffEnd: Instant? { backoff.nextTime }
  /// When the pod that has waited longest is tried again; nil when none waits.
  var nextFlush: Instant? { unschedulable.first.map { $0.lastTried + Self.unschedulableLimit } }

  func contains(_ uid: String) -> Bool { known.contains(uid) }

  mutating func add(_ pod: QueuedPod) {
    guard known.insert(pod.uid).inserted else { return }
    activate(pod)
  }

  /// Takes the next pod to try.
  mutating func next() -> QueuedPod? {
    while let pod = active.pop()?.event {
      // Pods forgotten meanwhile are still in the heap.
      if forget(pod.uid) { return pod }
    }
    return nil
  }

  /// Forgets a pod that is gone or placed.
  mutating func remove(_ uid: String) {
    guard forget(uid) else { return }
    unschedulable.removeAll { $0.uid == uid }
  }

  /// Takes a uid out of those known; whether it was one of them.
  private mutating func forget(_ uid: String) -> Bool {
    guard known.remove(uid) != nil else { return false }
    known.letGoOfRoom()
    return true
  }

  /// Puts a pod back that could not be placed.
  mutating func failed(_ pod: QueuedPod) {
    guard known.insert(pod.uid).inserted else { return }
    if pod.rejectedBy.isEmpty {
      backoff.push(pod, at: pod.lastTried + Self.backoff(of: pod))
    } else {
      unschedulable.append(pod)
    }
  }

  /// Moves the pods for which `isHelped` holds towards another try.
  ///
  /// `cause` is what helps them; nil: time.
  mutating func move(now: Instant, for cause: Cause?, _ isHelped: (QueuedPod) -> Bool) {
    guard !unschedulable.isEmpty else { return }
    var kept: [QueuedPod] = []
    for var pod in unschedulable {
      guard isHelped(pod) else {
        kept.append(pod)
        continue
      }
      if let cause { pod.cause.turn(to: cause) }
      let end = pod.lastTried + Self.backoff(of: pod)
      if end <= now { activate(pod) } else { backoff.push(pod, at: end) }
    }
    unschedulable = kept
  }

  /// Makes pods active whose back-off is over, and those that have waited for five minutes.
  mutating func flush(now: Instant) {
    while let end = backoff.nextTime, end <= now, let pod = backoff.pop()?.event {
      if known.contains(pod.uid) { activate(pod) }
    }
    move(now: now, for: nil) { now - $0.lastTried >= Self.unschedulableLimit }
  }

  private mutating func activate(_ pod: QueuedPod) {
    active.push(pod, at: Instant(nanoseconds: -pod.priority))
  }

  /// 1 s after the first try, doubling, 10 s at most.
  static func backoff(of pod: QueuedPod) -> Span {
    guard pod.attempts < 5 else { return maxBackoff }
    return min(maxBackoff, firstBackoff * (1 << Int64(max(0, pod.attempts - 1))))
  }
}
