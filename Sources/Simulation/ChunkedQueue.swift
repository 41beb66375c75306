/// A queue, first in first out, that forks cheaply: a write after a copy copies one chunk of it.
public struct ChunkedQueue<Element: Sendable>: Sendable {
  @usableFromInline var elements = ChunkedArray<Element>()
  /// The place of the first element that has not been taken, within the first group.
  @usableFromInline var head = 0

  /// An empty queue.
  @inlinable
  public init() {}

  /// How many elements wait.
  @inlinable public var count: Int { elements.count - head }
  /// Whether none waits.
  @inlinable public var isEmpty: Bool { head == elements.count }
  /// The element that `popFirst` would take; nil when there is none.
  @inlinable public var first: Element? { isEmpty ? nil : elements[head] }

  /// Adds an element behind the others.
  @inlinable
  public mutating func append(_ element: Element) {
    elements.append(element)
  }

  /// Removes and returns the first element; nil when there is none.
  ///
  /// Elements taken keep their memory until a few hundred of them can be given back at once.
  @inlinable
  public mutating func popFirst() -> Element? {
    guard !isEmpty else { return nil }
    let first = elements[head]
    head += 1
    if head == elements.count {
      elements = ChunkedArray()
      head = 0
    } else if head == ChunkedArray<Element>.groupSize {
      elements.removeFirstGroup()
      head = 0
    }
    return first
  }
}
