import Simulation

/// What a source has lately reported about an object.
struct Observation: Sendable {
  /// One event written before.
  struct Entry: Sendable {
    var count: Int64 = 0
    var name = ""
    var firstTime = Instant(nanoseconds: 0)
  }

  /// What was reported under one reason.
  private struct Reason: Sendable {
    let reason: String
    var lastTime: Instant
    /// The distinct messages since the last quiet interval, at most nine while combining.
    var messages: [String] = []
    /// The event that stands for all further messages.
    var combined = Entry()
    /// Events by message and field path; the oldest are forgotten.
    var single: [(message: String, fieldPath: String, entry: Entry)] = []
    /// Which of `single` was seen last.
    var latest = 0
  }

  private static let entryLimit = 32

  private var tokens = EventRecorder.burst
  private var refilled: Instant
  private var reasons: [Reason] = []

  init(start: Instant) {
    refilled = start
  }

  /// Counts an event; returns whether it is combined with similar ones, and its new count with the
  /// name it was written under (empty if it is new).
  mutating func observe(
    reason: String, message: String, fieldPath: String, now: Instant
  ) -> (isCombined: Bool, entry: Entry) {
    let place = index(of: reason, now: now)
    if now - reasons[place].lastTime > EventRecorder.similarInterval {
      reasons[place].messages = []
    }
    reasons[place].lastTime = now
    if !reasons[place].messages.contains(message) { reasons[place].messages.append(message) }
    guard reasons[place].messages.count < EventRecorder.similarLimit else {
      reasons[place].messages.removeFirst()
      reasons[place].combined.count += 1
      return (true, reasons[place].combined)
    }
    let entry = reasons[place].single.firstIndex {
      $0.message == message && $0.fieldPath == fieldPath
    }
    if let entry {
      reasons[place].single[entry].entry.count += 1
      reasons[place].latest = entry
    } else {
      if reasons[place].single.count == Self.entryLimit { reasons[place].single.removeFirst() }
      reasons[place].single.append((message, fieldPath, Entry(count: 1)))
      reasons[place].latest = reasons[place].single.count - 1
    }
    return (false, reasons[place].single[reasons[place].latest].entry)
  }

  /// Remembers the name under which the event just observed was written.
  mutating func wrote(_ name: String, at time: Instant, reason: String, isCombined: Bool) {
    let place = index(of: reason, now: time)
    if isCombined {
      reasons[place].combined.name = name
      reasons[place].combined.firstTime = time
    } else {
      let latest = reasons[place].latest
      reasons[place].single[latest].entry.name = name
      reasons[place].single[latest].entry.firstTime = time
    }
  }

  /// Takes a token of the flood limit; false when there is none.
  mutating func takeToken(now: Instant) -> Bool {
    let refill = (now - refilled).seconds / EventRecorder.refillSeconds
    tokens = min(EventRecorder.burst, tokens + refill)
    refilled = now
    guard tokens >= 1 else { return false }
    tokens -= 1
    return true
  }

  private mutating func index(of reason: String, now: Instant) -> Int {
    if let place = reasons.firstIndex(where: { $0.reason == reason }) { return place }
    reasons.append(Reason(reason: reason, lastTime: now))
    return reasons.count - 1
  }
}

/// A cache of bounded size: what has not been looked up for a whole generation is forgotten.
struct GenerationCache<Key: Hashable & Sendable, Element: Sendable>: Sendable {
  private let limit: Int
  private var young: [Key: Element] = [:]
  private var old: [Key: Element] = [:]

  init(limit: Int) {
    self.limit = limit
  }

  subscript(key: Key) -> Element? {
    get { young[key] ?? old[key] }
    set {
      if young.count >= limit, young[key] == nil {
        old = young
        young = [:]
      }
      young[key] = newValue
      if newValue == nil { old[key] = nil }
    }
  }
}
