// Models: client-go util/workqueue (dedup, delays, rate limits of controllers), v1.32.

import Simulation

/// The due work of one controller: each key at most once now and once later, failures with growing
/// delays.
struct WorkQueue: Sendable {
  static let firstDelay = Span.milliseconds(5)
  static let maxDelay = Span.seconds(1000 as Int64)

  private var order = EventQueue<WorkKey>()
  /// When each key is due; entries of `order` that agree neither with it nor with `later` are
  /// outdated.
  private var due: [WorkKey: Instant] = [:]
  /// When each key is to be looked at again whatever happens before.
  private var later: [WorkKey: Instant] = [:]
  private var failures: [WorkKey: Int] = [:]
  /// Keys being worked on, and whether they became due again meanwhile.
  private var inProgress: [WorkKey: Instant?] = [:]

  /// When the first key is due; nil when none waits.
  var nextTime: Instant? {
    mutating get {
      while let time = order.nextTime {
        if let key = order.nextEvent, due[key] == time || later[key] == time { return time }
        _ = order.pop()
      }
      return nil
    }
  }

  /// Adds a key for as soon as the change that concerns it is seen; the earlier time wins.
  mutating func add(_ key: WorkKey, at time: Instant) {
    if let again = inProgress[key] {
      inProgress.updateValue(again.map { min($0, time) } ?? time, forKey: key)
      return
    }
    if let known = due[key], known <= time { return }
    due[key] = time
    order.push(key, at: time)
  }

  /// Adds a key for later, besides what is due before; the earlier of two such times wins.
  mutating func addLater(_ key: WorkKey, at time: Instant) {
    if let known = later[key], known <= time { return }
    later[key] = time
    order.push(key, at: time)
  }

  /// Takes the next key that is due by `now`, marking it as being worked on.
  mutating func next(by now: Instant) -> WorkKey? {
    while let time = nextTime, time <= now, let entry = order.pop() {
      let key = entry.event
      if due[key] == time { due[key] = nil }
      if later[key] == time { later[key] = nil }
      if inProgress[key] != nil {
        add(key, at: time)
        continue
      }
      inProgress.updateValue(nil, forKey: key)
      return key
    }
    return nil
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
