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

  /// An event by message and field path.
  private struct Single: Sendable {
    let message: String
    let fieldPath: String
    var entry: Entry
  }

  /// What was reported under one reason.
  private struct Reason: Sendable {
    let reason: String
    var lastTime: Instant
    /// The distinct messages since the last quiet interval, at most nine while combining.
    var messages = FewItems<String>()
    /// The event that stands for all further messages.
    var combined = Entry()
    /// Events by message and field path; the oldest are forgotten.
    var single = FewItems<Single>()

    /// The place of an event in `single`, which counts it.
    mutating func index(_ message: String, _ fieldPath: String) -> Int {
      for place in 0..<single.count
      where single[place].message == message && single[place].fieldPath == fieldPath {
        single[place].entry.count += 1
        return place
      }
      if single.count == entryLimit { single.removeFirst() }
      single.append(Single(message: message, fieldPath: fieldPath, entry: Entry(count: 1)))
      return single.count - 1
    }

    /// Notes that a message is one of those told apart.
    mutating func remember(_ message: String) {
      for place in 0..<messages.count where messages[place] == message { return }
      messages.append(message)
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
      reasons[place].messages = FewItems()
    }
    reasons[place].lastTime = now
    reasons[place].remember(message)
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
    for place in reasons.indices where reasons[place].reason == reason { return place }
    // A pod that starts has about this many.
    if reasons.isEmpty { reasons.reserveCapacity(4) }
    reasons.append(Reason(reason: reason, lastTime: now))
    return reasons.count - 1
  }
}

/// A list that mostly has one item, which then needs no memory of its own.
struct FewItems<Element: Sendable>: Sendable {
  private var first: Element?
  private var rest: [Element] = []

  var count: Int { first == nil ? 0 : 1 + rest.count }

  /// The item at `place`, which must exist.
  subscript(place: Int) -> Element {
    get {
      if place == 0, let first { return first }
      return rest[place - 1]
    }
    _modify {
      if place == 0, var item = first {
        first = nil
        defer { first = item }
        yield &item
      } else {
        yield &rest[place - 1]
      }
    }
  }

  mutating func append(_ element: Element) {
    if first == nil { first = element } else { rest.append(element) }
  }

  mutating func removeFirst() {
    first = rest.isEmpty ? nil : rest.removeFirst()
  }
}

/// A cache of bounded size: what has not been looked up for a whole generation is forgotten.
struct GenerationCache<Key: Hashable & Sendable, Element: Sendable>: Sendable {
  private let limit: Int
  private var young = ChunkedDictionary<Key, Element>()
  private var old = ChunkedDictionary<Key, Element>()

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
    if let answer = young.change(key, body) { return answer }
    var element = old.isEmpty ? fresh() : old.removeValue(forKey: key) ?? fresh()
    makeRoom(for: key)
    defer { young[key] = element }
    return body(&element)
  }

  /// Lets the young generation become the old one when it is full.
  private mutating func makeRoom(for key: Key) {
    guard young.count >= limit, young[key] == nil else { return }
    old = young
    young = ChunkedDictionary()
  }
}
