/// A dictionary that forks cheaply: a hash table in chunks, of which a write after a copy copies one
/// or two.
///
/// It cannot be iterated, so that nothing is ever decided by the order of its hashes.
public struct ChunkedDictionary<Key: Hashable & Sendable, Element: Sendable>: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline let hash: Int
    @usableFromInline let key: Key
    @usableFromInline var element: Element

    @inlinable
    init(hash: Int, key: Key, element: Element) {
      self.hash = hash
      self.key = key
      self.element = element
    }

    @inlinable
    mutating func change<Answer>(_ body: (inout Element) -> Answer) -> Answer {
      body(&element)
    }
  }

  /// A table of a power of two of slots, at most three quarters of them taken; each entry lies at
  /// the slot of its hash or behind it, with no empty slot between.
  @usableFromInline var slots = ChunkedArray<Entry?>()
  @usableFromInline var total = 0

  /// An empty dictionary.
  @inlinable
  public init() {}

  /// How many entries there are.
  @inlinable public var count: Int { total }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { total == 0 }

  /// The element of a key; assigning nil removes it.
  @inlinable
  public subscript(key: Key) -> Element? {
    get {
      guard total > 0 else { return nil }
      let found = find(key, key.hashValue)
      return found.isTaken ? slots[found.slot]?.element : nil
    }
    set {
      guard let newValue else {
        removeValue(forKey: key)
        return
      }
      reserveOne()
      let hash = key.hashValue
      let found = find(key, hash)
      if !found.isTaken { total += 1 }
      slots[found.slot] = Entry(hash: hash, key: key, element: newValue)
    }
  }

  /// Changes the element of a key in its place; nil, and nothing happens, when there is none.
  @inlinable
  public mutating func change<Answer>(
    _ key: Key, _ body: (inout Element) -> Answer
  ) -> Answer? {
    guard total > 0 else { return nil }
    let found = find(key, key.hashValue)
    guard found.isTaken else { return nil }
    return slots[found.slot]?.change(body)
  }

  /// Removes an entry; its element, or nil when there was none.
  @inlinable
  @discardableResult
  public mutating func removeValue(forKey key: Key) -> Element? {
    guard total > 0 else { return nil }
    let found = find(key, key.hashValue)
    guard found.isTaken else { return nil }
    let removed = slots[found.slot]?.element
    total -= 1
    close(found.slot)
    return removed
  }

  /// The slot of a key, or the empty one where it would go; there must be an empty one.
  @inlinable
  func find(_ key: Key, _ hash: Int) -> (slot: Int, isTaken: Bool) {
    let mask = slots.count - 1
    var slot = hash & mask
    while true {
      // In its place, so that no other entry's contents are retained on the way.
      let match = slots.withElement(at: slot) { entry -> Bool? in
        guard let found = entry.pointee?.hash else { return nil }
        return found == hash && entry.pointee?.key == key
      }
      guard let match else { return (slot, false) }
      if match { return (slot, true) }
      slot = (slot + 1) & mask
    }
  }

  /// Empties a slot, moving up what lies behind it and is not where its hash says.
  @inlinable
  mutating func close(_ slot: Int) {
    let mask = slots.count - 1
    var gap = slot
    var next = (gap + 1) & mask
    while let entry = slots[next] {
      if (next - entry.hash) & mask >= (next - gap) & mask {
        slots[gap] = entry
        gap = next
      }
      next = (next + 1) & mask
    }
    slots[gap] = nil
  }

  /// Makes room for one more entry.
  @inlinable
  mutating func reserveOne() {
    guard (total + 1) * 4 > slots.count * 3 else { return }
    let old = slots
    slots = ChunkedArray(repeating: nil, count: max(8, old.count * 2))
    let mask = slots.count - 1
    for case let entry? in old {
      var slot = entry.hash & mask
      while slots[slot] != nil { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
