/// An array that forks cheaply: chunks in groups under one spine, all copy-on-write.
///
/// After a copy, the first write copies one chunk, the list of the chunks in its group and the
/// list of groups, some hundred words of however many elements; later writes nearby copy nothing.
public struct ChunkedArray<Element: Sendable>: Sendable {
  /// The bits of a place within its chunk: 64 elements, or 8 large ones.
  @inlinable static var chunkBits: Int { MemoryLayout<Element>.stride > 128 ? 3 : 6 }
  /// The bits of a chunk within its group.
  @inlinable static var groupBits: Int { 6 }
  /// How many elements a full chunk has.
  @inlinable static var chunkSize: Int { 1 << chunkBits }
  /// How many elements a full group has.
  @inlinable static var groupSize: Int { 1 << (chunkBits + groupBits) }

  /// Groups of chunks; all but the last group and its last chunk are full, and none is empty.
  @usableFromInline var groups: [[[Element]]] = []
  @usableFromInline var total = 0

  /// An empty array.
  @inlinable
  public init() {}

  /// How many elements there are.
  @inlinable public var count: Int { total }

  /// The element at a place below `count`.
  @inlinable
  public subscript(place: Int) -> Element {
    @inline(__always)
    get {
      groups[place >> (Self.chunkBits + Self.groupBits)][Self.chunk(of: place)][
        Self.slot(of: place)]
    }
    @inline(__always)
    _modify {
      yield &groups[place >> (Self.chunkBits + Self.groupBits)][Self.chunk(of: place)][
        Self.slot(of: place)]
    }
  }

  /// Looks at an element where it is, without a copy of it.
  @inlinable @inline(__always)
  func withElement<Answer>(
    at place: Int, _ body: (UnsafePointer<Element>) -> Answer
  ) -> Answer {
    let chunk = groups[place >> (Self.chunkBits + Self.groupBits)][Self.chunk(of: place)]
    return chunk.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { preconditionFailure("a chunk is empty") }
      return body(first + Self.slot(of: place))
    }
  }

  /// Where in its group the chunk of a place is.
  @inlinable @inline(__always)
  static func chunk(of place: Int) -> Int { (place >> chunkBits) & ((1 << groupBits) - 1) }

  /// Where in its chunk a place is.
  @inlinable @inline(__always)
  static func slot(of place: Int) -> Int { place & (chunkSize - 1) }

  /// Adds an element behind the others.
  @inlinable
  public mutating func append(_ element: Element) {
    let place = total
    total += 1
    if Self.slot(of: place) != 0 {
      groups[groups.count - 1][Self.chunk(of: place)].append(element)
      return
    }
    var chunk: [Element] = []
    // The first chunk grows with what is put in; an array that needs more of them fills them.
    if place > 0 { chunk.reserveCapacity(Self.chunkSize) }
    chunk.append(element)
    if place & (Self.groupSize - 1) == 0 {
      groups.append([chunk])
    } else {
      groups[groups.count - 1].append(chunk)
    }
  }

  /// Removes and returns the last element; nil when there is none.
  @inlinable
  public mutating func popLast() -> Element? {
    guard total > 0 else { return nil }
    total -= 1
    let group = groups.count - 1
    let chunk = Self.chunk(of: total)
    let last = groups[group][chunk].removeLast()
    if Self.slot(of: total) == 0 {
      groups[group].removeLast()
      if chunk == 0 { groups.removeLast() }
    }
    return last
  }

  /// Removes and returns the element at a place; those behind it move up.
  /// - Complexity: O(n)
  @inlinable
  @discardableResult
  public mutating func remove(at place: Int) -> Element {
    let removed = self[place]
    for later in place..<total - 1 { self[later] = self[later + 1] }
    _ = popLast()
    return removed
  }

  /// Removes the first group, which must be full.
  @inlinable
  mutating func removeFirstGroup() {
    groups.removeFirst()
    total -= Self.groupSize
  }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection {
  /// The first place: 0.
  @inlinable public var startIndex: Int { 0 }
  /// The place behind the last element: `count`.
  @inlinable public var endIndex: Int { total }

  /// The elements of a sequence.
  @inlinable
  public init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// The same element a number of times.
  @inlinable
  public init(repeating element: Element, count: Int) {
    total = count
    let full = [Element](repeating: element, count: Swift.min(count, Self.chunkSize))
    var left = count
    while left > 0 {
      var group: [[Element]] = []
      while left > 0, group.count < 1 << Self.groupBits {
        group.append(
          left >= full.count ? full : [Element](repeating: element, count: left))
        left -= Swift.min(left, full.count)
      }
      groups.append(group)
    }
  }
}

extension ChunkedArray: ExpressibleByArrayLiteral {
  /// The elements of a literal.
  @inlinable
  public init(arrayLiteral elements: Element...) {
    self.init(elements)
  }
}
