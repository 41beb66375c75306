/// Events ordered by (time, lane, sequence): a binary heap with value semantics.
///
/// Lanes order events of the same moment; within a lane, first come is first served.
public struct EventQueue<Event: Sendable>: Sendable {
  /// An event with its place in the order.
  public struct Entry: Sendable {
    /// When it is due.
    public let time: Instant
    /// Its rank among events of the same moment; lower goes first.
    public let lane: UInt8
    @usableFromInline let sequence: UInt64
    /// What happens.
    public let event: Event

    @inlinable
    init(time: Instant, lane: UInt8, sequence: UInt64, event: Event) {
      self.time = time
      self.lane = lane
      self.sequence = sequence
      self.event = event
    }

    @inlinable
    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.lane != right.lane { return left.lane < right.lane }
      return left.sequence < right.sequence
    }
  }

  @usableFromInline var heap: [Entry] = []
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
  public var first: Entry? { heap.first }

  /// Adds an event.
  /// - Complexity: O(log n)
  @inlinable
  public mutating func push(_ event: Event, at time: Instant, lane: UInt8 = 0) {
    heap.append(Entry(time: time, lane: lane, sequence: nextSequence, event: event))
    nextSequence += 1
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Entry.precedes(heap[child], heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Removes and returns the first event; nil when none waits.
  /// - Complexity: O(log n)
  @inlinable
  public mutating func pop() -> Entry? {
    guard !heap.isEmpty else { return nil }
    heap.swapAt(0, heap.count - 1)
    let first = heap.removeLast()
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, Entry.precedes(heap[child + 1], heap[child]) { child += 1 }
      guard Entry.precedes(heap[child], heap[parent]) else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return first
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
