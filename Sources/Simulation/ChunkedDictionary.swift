/// A dictionary that forks cheaply: a hash table and its entries in chunks, of which a write after
/// a copy copies one or two.
///
/// It cannot be iterated, so that nothing is ever decided by the order of its hashes.
public struct ChunkedDictionary<Key: Hashable & Sendable, Element: Sendable>: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline let key: Key
    @usableFromInline var element: Element

    @inlinable
    init(key: Key, element: Element) {
      self.key = key
      self.element = element
    }
  }

  /// What lies in a slot: nothing, or part of a hash and the place of its entry.
  @usableFromInline
  struct Slot: Sendable {
    /// The upper half is the hash, the lower one the place plus one; zero is an empty slot.
    @usableFromInline let word: UInt64

    @inlinable
    init() {
      word = 0
    }

    @inlinable
    init(hash: UInt32, place: Int) {
      word = UInt64(hash) << 32 | UInt64(place + 1)
    }

    @inlinable var isEmpty: Bool { word == 0 }
    @inlinable var hash: UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
    @inlinable var place: Int { Int(word & 0xFFFF_FFFF) - 1 }
  }

  /// A table of a power of two of slots, at most three quarters of them taken; each entry is found
  /// at the slot of its hash or behind it, with no empty slot between.
  @usableFromInline var slots = ChunkedArray<Slot>()
  /// The entries side by side, so that a growing table moves numbers only.
  @usableFromInline var entries = ChunkedArray<Entry>()

  /// An empty dictionary.
  @inlinable
  public init() {}

  /// How many entries there are.
  @inlinable public var count: Int { entries.count }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { entries.isEmpty }

  /// The element of a key; assigning nil removes it.
  @inlinable
  public subscript(key: Key) -> Element? {
    get {
      guard !isEmpty, let found = find(key, Self.hash(of: key)).entry else { return nil }
      return entries.withElement(at: found) { $0.pointee.element }
    }
    set {
      guard let newValue else {
        removeValue(forKey: key)
        return
      }
      reserveOne()
      let hash = Self.hash(of: key)
      let found = find(key, hash)
      if let entry = found.entry {
        entries[entry].element = newValue
      } else {
        slots[found.slot] = Slot(hash: hash, place: entries.count)
        entries.append(Entry(key: key, element: newValue))
      }
    }
  }

  /// Changes the element of a key in its place; nil, and nothing happens, when there is none.
  @inlinable
  public mutating func change<Answer>(
    _ key: Key, _ body: (inout Element) -> Answer
  ) -> Answer? {
    guard !isEmpty, let found = find(key, Self.hash(of: key)).entry else { return nil }
    return body(&entries[found].element)
  }

  /// Removes an entry; its element, or nil when there was none.
  @inlinable
  @discardableResult
  public mutating func removeValue(forKey key: Key) -> Element? {
    guard !isEmpty else { return nil }
    let found = find(key, Self.hash(of: key))
    guard let place = found.entry, let last = entries.popLast() else { return nil }
    close(found.slot)
    guard place < entries.count else { return last.element }
    // The last entry takes the place that is free now.
    let hash = Self.hash(of: last.key)
    slots[slot(of: hash, at: entries.count)] = Slot(hash: hash, place: place)
    let removed = entries[place].element
    entries[place] = last
    return removed
  }

  @inlinable
  static func hash(of key: Key) -> UInt32 {
    UInt32(truncatingIfNeeded: key.hashValue)
  }

  /// The slot of a key and its entry, or the empty slot where it would go; there must be one.
  @inlinable
  func find(_ key: Key, _ hash: UInt32) -> (slot: Int, entry: Int?) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while true {
      let content = slots[slot]
      if content.isEmpty { return (slot, nil) }
      // In its place, so that no entry's contents are retained on the way.
      if content.hash == hash, entries.withElement(at: content.place, { $0.pointee.key == key }) {
        return (slot, content.place)
      }
      slot = (slot + 1) & mask
    }
  }

  /// The slot that leads to a place which is taken by an entry of a hash.
  @inlinable
  func slot(of hash: UInt32, at place: Int) -> Int {
    let mask = slots.count - 1
    let content = Slot(hash: hash, place: place).word
    var slot = Int(hash) & mask
    while slots[slot].word != content { slot = (slot + 1) & mask }
    return slot
  }

  /// Empties a slot, moving up what lies behind it and is not where its hash says.
  @inlinable
  mutating func close(_ slot: Int) {
    let mask = slots.count - 1
    var gap = slot
    var next = (gap + 1) & mask
    while !slots[next].isEmpty {
      let content = slots[next]
      if (next - Int(content.hash)) & mask >= (next - gap) & mask {
        slots[gap] = content
        gap = next
      }
      next = (next + 1) & mask
    }
    slots[gap] = Slot()
  }

  /// Makes room for one more entry.
  @inlinable
  mutating func reserveOne() {
    guard (count + 1) * 4 > slots.count * 3 else { return }
    let old = slots
    slots = ChunkedArray(repeating: Slot(), count: max(8, old.count * 2))
    let mask = slots.count - 1
    for content in old where !content.isEmpty {
      var slot = Int(content.hash) & mask
      while !slots[slot].isEmpty { slot = (slot + 1) & mask }
      slots[slot] = content
    }
  }
}
