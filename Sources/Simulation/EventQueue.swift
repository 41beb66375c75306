/// Events ordered by (time, lane, sequence): a binary heap with value semantics.
///
/// Lanes order events of the same moment; within a lane, first come is first served. The heap holds
/// plain numbers only; the events themselves stay in their slots.
public struct EventQueue<Event: Sendable>: Sendable {
  /// An event with its place in the order.
  public struct Entry: Sendable {
    /// When it is due.
    public let time: Instant
    /// Its rank among events of the same moment; lower goes first.
    public let lane: UInt8
    /// What happens.
    public let event: Event

    @usableFromInline
    init(_ place: Place, _ event: Event) {
      time = place.time
      lane = UInt8(truncatingIfNeeded: place.order >> Place.sequenceBits)
      self.event = event
    }
  }

  @usableFromInline
  struct Place: Sendable {
    /// The bits of `order` below the lane.
    @usableFromInline static var sequenceBits: UInt64 { 56 }

    @usableFromInline let time: Instant
    /// The lane above the sequence.
    @usableFromInline let order: UInt64
    @usableFromInline let slot: Int32

    @inlinable
    init(time: Instant, order: UInt64, slot: Int32) {
      self.time = time
      self.order = order
      self.slot = slot
    }

    @inlinable
    static func precedes(_ left: Place, _ right: Place) -> Bool {
      left.time == right.time ? left.order < right.order : left.time < right.time
    }
  }

  @usableFromInline var heap: [Place] = []
  @usableFromInline var slots: [Event?] = []
  @usableFromInline var free: [Int32] = []
  @usableFromInline var nextSequence: UInt64 = 0

  /// An empty queue.
  public init() {}

  /// How many events wait.
  public var count: Int { heap.count }
  /// Whether no event waits.
  public var isEmpty: Bool { heap.isEmpty }
  /// When the next event is due; nil when none waits.
  public var nextTime: Instant? { heap.first?.time }
  /// The entry that `pop` would take; nil when none waits.
  public var first: Entry? {
    guard let place = heap.first, let event = slots[Int(place.slot)] else { return nil }
    return Entry(place, event)
  }

  /// Adds an event.
  /// - Complexity: O(log n)
  @inlinable
  public mutating func push(_ event: Event, at time: Instant, lane: UInt8 = 0) {
    let slot: Int32
    if let reused = free.popLast() {
      slot = reused
      slots[Int(slot)] = event
    } else {
      slot = Int32(slots.count)
      slots.append(event)
    }
    let order = UInt64(lane) << Place.sequenceBits | nextSequence
    nextSequence += 1
    let place = Place(time: time, order: order, slot: slot)
    heap.append(place)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Place.precedes(place, heap[parent]) else { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = place
  }

  /// Removes and returns the first event; nil when none waits.
  /// - Complexity: O(log n)
  @inlinable
  public mutating func pop() -> Entry? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty { sink(last) }
    var event: Event?
    swap(&event, &slots[Int(first.slot)])
    free.append(first.slot)
    return event.map { Entry(first, $0) }
  }

  /// Puts a place at the root and lets it sink to where it belongs.
  @inlinable
  mutating func sink(_ place: Place) {
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, Place.precedes(heap[child + 1], heap[child]) { child += 1 }
      guard Place.precedes(heap[child], place) else { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = place
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
