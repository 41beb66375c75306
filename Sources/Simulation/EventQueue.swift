/// Events ordered by (time, lane, sequence), with value semantics: a fork copies little of them.
///
/// Lanes order events of the same moment; within a lane, first come is first served.
public struct EventQueue<Event: Sendable>: Sendable {
  /// An event with its place in the order.
  public struct Entry: Sendable {
    /// When it is due.
    public let time: Instant
    /// Its rank among events of the same moment; lower goes first.
    public let lane: UInt8
    /// What happens.
    public let event: Event

    @inlinable
    init(_ place: Place, _ event: Event) {
      time = place.time
      lane = UInt8(truncatingIfNeeded: place.order >> Place.sequenceBits)
      self.event = event
    }
  }

  /// Where an event stands; what is due first is the greatest.
  @usableFromInline
  struct Place: Comparable, Sendable {
    /// The bits of `order` below the lane.
    @inlinable static var sequenceBits: UInt64 { 56 }

    @usableFromInline let time: Instant
    /// The lane above the sequence.
    @usableFromInline let order: UInt64

    @inlinable
    init(time: Instant, order: UInt64) {
      self.time = time
      self.order = order
    }

    @inlinable
    static func < (left: Place, right: Place) -> Bool {
      left.time == right.time ? left.order > right.order : left.time > right.time
    }
  }

  /// How many events `near` has at most.
  @inlinable static var nearLimit: Int { 64 }

  /// The events due next, the last of them first, so that the next one is taken from the end; there
  /// is one as long as any event waits.
  @usableFromInline var near: [SortedMap<Place, Event>.Entry] = []
  /// All that are due after those.
  @usableFromInline var later = SortedMap<Place, Event>()
  @usableFromInline var nextSequence: UInt64 = 0

  /// An empty queue.
  public init() {}

  /// How many events wait.
  public var count: Int { near.count + later.count }
  /// Whether no event waits.
  @inlinable public var isEmpty: Bool { near.isEmpty }
  /// When the next event is due; nil when none waits.
  @inlinable public var nextTime: Instant? { near.last?.key.time }
  /// The entry that `pop` would take; nil when none waits.
  @inlinable public var first: Entry? { near.last.map { Entry($0.key, $0.element) } }

  /// Adds an event.
  /// - Complexity: O(log n)
  @inlinable
  public mutating func push(_ event: Event, at time: Instant, lane: UInt8 = 0) {
    let order = UInt64(lane) << Place.sequenceBits | nextSequence
    nextSequence += 1
    let place = Place(time: time, order: order)
    if let last = near.first?.key, place < last {
      _ = later.insertIfAbsent(event, for: place)
      return
    }
    let slot = SortedMap<Place, Event>.lowerBound(near, place)
    near.insert(SortedMap<Place, Event>.Entry(key: place, element: event), at: slot)
    if near.count > Self.nearLimit { spill() }
  }

  /// Moves the later half of the near events to the others.
  @inlinable
  mutating func spill() {
    let half = near.count / 2
    for entry in near[..<half] { _ = later.insertIfAbsent(entry.element, for: entry.key) }
    near.removeSubrange(..<half)
  }

  /// Removes and returns the first event; nil when none waits.
  /// - Complexity: O(1)
  @inlinable
  public mutating func pop() -> Entry? {
    guard let first = near.popLast() else { return nil }
    if near.isEmpty, !later.isEmpty { near = later.removeLastLeaf() }
    return Entry(first.key, first.element)
  }
}

/// Future events proposed by a component, for the engine to put into its queue.
public struct Agenda<Event: Sendable>: Sendable {
  /// The proposals in the order made: when, and what.
  public private(set) var entries: [(time: Instant, event: Event)] = []

  /// Nothing proposed.
  public init() {}

  /// Proposes `event` at `time`.
  public mutating func at(_ time: Instant, _ event: Event) {
    entries.append((time, event))
  }

  /// Takes the proposals, leaving none.
  public mutating func drain() -> [(time: Instant, event: Event)] {
    let taken = entries
    entries = []
    return taken
  }
}
