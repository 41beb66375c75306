// Models: client-go util/workqueue (dedup, delays, rate limits of controllers), v1.32.

import Simulation

/// The due work of one controller: each key at most once, failures with growing delays.
struct WorkQueue: Sendable {
  static let firstDelay = Span.milliseconds(5)
  static let maxDelay = Span.seconds(1000 as Int64)

  private var order = EventQueue<WorkKey>()
  /// When each waiting key is due; entries of `order` that disagree are outdated.
  private var due: [WorkKey: Instant] = [:]
  private var failures: [WorkKey: Int] = [:]
  /// Keys being worked on, and whether they became due again meanwhile.
  private var inProgress: [WorkKey: Instant?] = [:]

  /// When the first key is due; nil when none waits.
  var nextTime: Instant? {
    mutating get {
      while let time = order.nextTime {
        if let key = order.nextEvent, due[key] == time { return time }
        _ = order.pop()
      }
      return nil
    }
  }

  /// Adds a key; an earlier time wins over a later one.
  mutating func add(_ key: WorkKey, at time: Instant) {
    if let again = inProgress[key] {
      inProgress.updateValue(again.map { min($0, time) } ?? time, forKey: key)
      return
    }
    if let known = due[key], known <= time { return }
    due[key] = time
    order.push(key, at: time)
  }

  /// Takes the next key that is due by `now`, marking it as being worked on.
  mutating func next(by now: Instant) -> WorkKey? {
    guard let time = nextTime, time <= now, let entry = order.pop() else { return nil }
    due[entry.event] = nil
    inProgress.updateValue(nil, forKey: entry.event)
    return entry.event
  }

  /// Ends the work on a key; it comes back at once if it became due meanwhile.
  mutating func done(_ key: WorkKey, earliest: Instant) {
    guard let dueAgain = inProgress.removeValue(forKey: key), let time = dueAgain else { return }
    add(key, at: max(time, earliest))
  }

  /// Forgets the failures of a key.
  mutating func forget(_ key: WorkKey) {
    failures[key] = nil
  }

  /// The delay after one more failure of a key.
  mutating func backoff(_ key: WorkKey) -> Span {
    let count = failures[key, default: 0]
    failures[key] = count + 1
    guard count < 18 else { return Self.maxDelay }
    return min(Self.maxDelay, Self.firstDelay * (1 << Int64(count)))
  }
}

extension EventQueue {
  /// The event due first; nil when none waits.
  var nextEvent: Event? { first?.event }
}
