import Simulation

// Models: client-go util/flowcontrol Backoff as the kubelet sets it up, v1.32.

/// A delay that doubles from 10 s to 5 min and is forgotten after 10 quiet minutes.
struct BackOff: Sendable, Equatable {
  static let first = Span.seconds(10 as Int64)
  static let most = Span.minutes(5)

  /// The delay in force; zero before the first failure.
  private(set) var delay = Span.zero
  private var updatedAt = Instant(nanoseconds: 0)

  /// Whether it is too early to try again after something that happened at `event`.
  func isWaiting(since event: Instant, now: Instant) -> Bool {
    guard delay > .zero, !isExpired(event) else { return false }
    return now - event < delay
  }

  /// Whether it is too early to try again after the last failure.
  func isWaitingSinceUpdate(now: Instant) -> Bool {
    guard delay > .zero, !isExpired(now) else { return false }
    return now - updatedAt < delay
  }

  /// Notes another failure that happened at `event`.
  mutating func next(event: Instant, now: Instant) {
    if delay == .zero || isExpired(event) {
      delay = Self.first
    } else {
      delay = min(delay * 2, Self.most)
    }
    updatedAt = now
  }

  private func isExpired(_ event: Instant) -> Bool { event - updatedAt > Self.most * 2 }
}
