// Models: client-go util/workqueue (dedup, delays, rate limits of controllers), v1.32.

import APIServer
import Simulation

/// The due work of one controller: each key at most once now and once later, failures with growing
/// delays.
struct WorkQueue: Sendable {
  static let firstDelay = Span.milliseconds(5)
  static let maxDelay = Span.seconds(1000 as Int64)

  private var order = EventQueue<WorkKey>()
  /// When a key is due, and what for.
  private struct Due: Sendable {
    var time: Instant
    var cause: Cause
  }

  /// When each key is due; entries of `order` that agree neither with it nor with `later` are
  /// outdated.
  private var due: [WorkKey: Due] = [:]
  /// When each key is to be looked at again whatever happens before.
  private var later: [WorkKey: Due] = [:]
  private var failures: [WorkKey: Int] = [:]
  /// Keys being worked on, and whether they became due again meanwhile.
  private var inProgress: [WorkKey: Due?] = [:]

  /// What `nextTime` was found to be, as long as nothing was taken since.
  private var knownNext: Instant?

  /// When the first key is due; nil when none waits.
  var nextTime: Instant? {
    mutating get {
      if knownNext == nil { knownNext = findNextTime() }
      return knownNext
    }
  }

  private mutating func findNextTime() -> Instant? {
    while let time = order.nextTime {
      if let key = order.nextEvent, due[key]?.time == time || later[key]?.time == time {
        return time
      }
      _ = order.pop()
    }
    return nil
  }

  /// Adds a key for as soon as the change that concerns it is seen; the earlier time wins.
  mutating func add(_ key: WorkKey, at time: Instant, for cause: Cause) {
    if let again = inProgress[key] {
      var due = again ?? Due(time: time, cause: cause)
      if again != nil {
        due.time = min(due.time, time)
        due.cause.add(cause)
      }
      inProgress.updateValue(due, forKey: key)
      return
    }
    if Self.put(key, time, cause, into: &due) { push(key, time) }
  }

  /// Adds a key for later, besides what is due before; the earlier of two such times wins.
  mutating func addLater(_ key: WorkKey, at time: Instant, for cause: Cause) {
    if Self.put(key, time, cause, into: &later) { push(key, time) }
  }

  private mutating func push(_ key: WorkKey, _ time: Instant) {
    order.push(key, at: time)
    if let next = knownNext, time < next { knownNext = time }
  }

  /// Notes when a key is due; false when it is known to be due no later.
  private static func put(
    _ key: WorkKey, _ time: Instant, _ cause: Cause, into dues: inout [WorkKey: Due]
  ) -> Bool {
    guard let place = dues.index(forKey: key) else {
      dues[key] = Due(time: time, cause: cause)
      return true
    }
    dues.values[place].cause.add(cause)
    guard time < dues.values[place].time else { return false }
    dues.values[place].time = time
    return true
  }

  /// Takes the next key that is due by `now`, marking it as being worked on.
  mutating func next(by now: Instant) -> (key: WorkKey, cause: Cause)? {
    while let time = nextTime, time <= now, let entry = order.pop() {
      knownNext = nil
      let key = entry.event
      let cause = takeCause(of: key, at: time)
      if inProgress[key] != nil {
        add(key, at: time, for: cause)
        continue
      }
      inProgress.updateValue(nil, forKey: key)
      return (key, cause)
    }
    return nil
  }

  /// Takes what is due for a key at a time.
  private mutating func takeCause(of key: WorkKey, at time: Instant) -> Cause {
    var cause = Cause()
    if let now = due[key], now.time == time {
      cause = now.cause
      due[key] = nil
      due.letGoOfRoom()
    }
    if let now = later[key], now.time == time {
      if cause == Cause() { cause = now.cause }
      later[key] = nil
      later.letGoOfRoom()
    }
    return cause
  }

  /// Ends the work on a key; it comes back at once if it became due meanwhile.
  mutating func done(_ key: WorkKey, earliest: Instant) {
    let dueAgain = inProgress.removeValue(forKey: key)
    inProgress.letGoOfRoom()
    guard let dueAgain, let due = dueAgain else { return }
    add(key, at: max(due.time, earliest), for: due.cause)
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
