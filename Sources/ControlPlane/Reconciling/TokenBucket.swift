// Models: client-go util/flowcontrol, the rate limit of every client, v1.32.

import Simulation

/// A client's rate limit in simulated time: so many requests a second, with bursts.
struct TokenBucket: Sendable {
  private let rate: Double
  private let burst: Double
  private var tokens: Double
  private var refilled = Instant(nanoseconds: 0)

  init(rate: Double, burst: Double) {
    self.rate = rate
    self.burst = burst
    tokens = burst
  }

  /// Takes a token; returns when the next attempt makes sense if there is none.
  mutating func take(at now: Instant) -> Instant? {
    tokens = min(burst, tokens + max(0, (now - refilled).seconds) * rate)
    refilled = now
    guard tokens < 1 else {
      tokens -= 1
      return nil
    }
    return now + .seconds((1 - tokens) / rate) + Span(nanoseconds: 1000)
  }
}
