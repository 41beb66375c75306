import Simulation

/// What a source has lately reported about an object.
struct Observation: Sendable {
  /// One event written before.
  struct Entry: Sendable {
    var count: Int64 = 0
    var name = ""
    var firstTime = Instant(nanoseconds: 0)

    /// Gives an event that was never written its name and time.
    mutating func beWritten(as newName: String, at time: Instant) {
      guard name.isEmpty else { return }
      name = newName
      firstTime = time
    }
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

    /// The place of an event in `single`, which counts it.
    mutating func index(_ message: String, _ fieldPath: String) -> Int {
      let known = single.firstIndex { $0.message == message && $0.fieldPath == fieldPath }
      if let known {
        single[known].entry.count += 1
        return known
      }
      if single.count == entryLimit { single.removeFirst() }
      single.append((message, fieldPath, Entry(count: 1)))
      return single.count - 1
    }
  }

  private static let entryLimit = 32

  private var tokens = EventRecorder.burst
  private var refilled: Instant
  private var reasons: [Reason] = []

  init(start: Instant) {
    refilled = start
  }

  /// Counts an event; returns whether it is combined with similar ones, and its new count with the
  /// name it was written under: `newName` if it is new. Nil when there are too many.
  mutating func observe(
    reason: String, message: String, fieldPath: String, now: Instant, newName: String
  ) -> (isCombined: Bool, entry: Entry)? {
    let place = index(of: reason, now: now)
    if now - reasons[place].lastTime > EventRecorder.similarInterval {
      reasons[place].messages = []
    }
    reasons[place].lastTime = now
    if !reasons[place].messages.contains(message) { reasons[place].messages.append(message) }
    guard reasons[place].messages.count < EventRecorder.similarLimit else {
      reasons[place].messages.removeFirst()
      reasons[place].combined.count += 1
      guard takeToken(now: now) else { return nil }
      reasons[place].combined.beWritten(as: newName, at: now)
      return (true, reasons[place].combined)
    }
    let single = reasons[place].index(message, fieldPath)
    guard takeToken(now: now) else { return nil }
    reasons[place].single[single].entry.beWritten(as: newName, at: now)
    return (false, reasons[place].single[single].entry)
  }

  /// Takes a token of the flood limit; false when there is none.
  private mutating func takeToken(now: Instant) -> Bool {
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
      makeRoom(for: key)
      young[key] = newValue
      if newValue == nil { old[key] = nil }
    }
  }

  /// Changes an element in place; `fresh` is what is changed when there is none.
  mutating func change<Answer>(
    _ key: Key, orInsert fresh: @autoclosure () -> Element, _ body: (inout Element) -> Answer
  ) -> Answer {
    if let place = young.index(forKey: key) { return body(&young.values[place]) }
    var element = old.isEmpty ? fresh() : old.removeValue(forKey: key) ?? fresh()
    makeRoom(for: key)
    defer { young[key] = element }
    return body(&element)
  }

  /// Lets the young generation become the old one when it is full.
  private mutating func makeRoom(for key: Key) {
    guard young.count >= limit, young[key] == nil else { return }
    old = young
    young = [:]
  }
}
