/// A sorted map that forks cheaply: leaves of bounded size under one spine, all copy-on-write.
///
/// After a fork the first write copies the spine and one leaf, not the whole map; iteration is
/// in key order, so results never depend on hashing.
public struct SortedMap<Key: Comparable & Sendable, Element: Sendable>: Sendable {
  @usableFromInline
  struct Leaf: Sendable {
    @usableFromInline var keys: [Key]
    @usableFromInline var elements: [Element]
  }

  @usableFromInline static var leafLimit: Int { 128 }

  /// Leaves in order; none is empty.
  @usableFromInline var leaves: [Leaf] = []
  /// The first key of each leaf, side by side, so that a search touches few places in memory.
  private var firsts: [Key] = []
  /// How many entries there are.
  public private(set) var count = 0

  /// An empty map.
  public init() {}

  /// Whether there are no entries.
  public var isEmpty: Bool { count == 0 }

  /// The leaf that holds `key` if any does.
  private func leafIndex(for key: Key) -> Int {
    let low = firsts.withUnsafeBufferPointer { firsts in
      var low = 0
      var high = firsts.count
      while low < high {
        let middle = (low + high) / 2
        if key < firsts[middle] { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return low == 0 ? 0 : low - 1
  }

  private static func lowerBound(_ keys: [Key], _ key: Key) -> Int {
    keys.withUnsafeBufferPointer { keys in
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// The element of `key`; assigning nil removes it.
  /// - Complexity: O(log n) to read; a write moves at most one leaf.
  public subscript(key: Key) -> Element? {
    get {
      guard !leaves.isEmpty else { return nil }
      let leaf = leafIndex(for: key)
      let slot = Self.lowerBound(leaves[leaf].keys, key)
      guard slot < leaves[leaf].keys.count, leaves[leaf].keys[slot] == key else { return nil }
      return leaves[leaf].elements[slot]
    }
    set {
      if let newValue { insert(newValue, for: key) } else { remove(key) }
    }
  }

  private mutating func insert(_ element: Element, for key: Key) {
    insert(element, for: key, replaces: true)
  }

  /// Adds an entry unless there is one for `key`; whether it was added.
  /// - Complexity: one search.
  mutating func insertIfAbsent(_ element: Element, for key: Key) -> Bool {
    insert(element, for: key, replaces: false)
  }

  @discardableResult
  private mutating func insert(_ element: Element, for key: Key, replaces: Bool) -> Bool {
    guard !leaves.isEmpty else {
      leaves = [Leaf(keys: [key], elements: [element])]
      firsts = [key]
      count = 1
      return true
    }
    let leaf = leafIndex(for: key)
    let slot = Self.lowerBound(leaves[leaf].keys, key)
    if slot < leaves[leaf].keys.count, leaves[leaf].keys[slot] == key {
      if replaces { leaves[leaf].elements[slot] = element }
      return false
    }
    leaves[leaf].keys.insert(key, at: slot)
    leaves[leaf].elements.insert(element, at: slot)
    if slot == 0 { firsts[leaf] = key }
    count += 1
    if leaves[leaf].keys.count > Self.leafLimit { split(leaf) }
    return true
  }

  private mutating func split(_ index: Int) {
    // Keys mostly arrive in order, so an append leaves a nearly full leaf behind.
    let isLast = index == leaves.count - 1
    let middle = isLast ? Self.leafLimit * 7 / 8 : Self.leafLimit / 2
    let upper = Leaf(
      keys: Array(leaves[index].keys[middle...]),
      elements: Array(leaves[index].elements[middle...]))
    leaves[index].keys.removeSubrange(middle...)
    leaves[index].elements.removeSubrange(middle...)
    firsts.insert(upper.keys[0], at: index + 1)
    leaves.insert(upper, at: index + 1)
  }

  private mutating func remove(_ key: Key) {
    guard !leaves.isEmpty else { return }
    let leaf = leafIndex(for: key)
    let slot = Self.lowerBound(leaves[leaf].keys, key)
    guard slot < leaves[leaf].keys.count, leaves[leaf].keys[slot] == key else { return }
    count -= 1
    if leaves[leaf].keys.count == 1 {
      leaves.remove(at: leaf)
      firsts.remove(at: leaf)
    } else {
      leaves[leaf].keys.remove(at: slot)
      leaves[leaf].elements.remove(at: slot)
      if slot == 0 { firsts[leaf] = leaves[leaf].keys[0] }
    }
  }

  /// The place of the first entry whose key is not below `key`.
  public func lowerBound(_ key: Key) -> Index {
    guard !leaves.isEmpty else { return endIndex }
    let leaf = leafIndex(for: key)
    let slot = Self.lowerBound(leaves[leaf].keys, key)
    return slot < leaves[leaf].keys.count
      ? Index(leaf: leaf, slot: slot) : Index(leaf: leaf + 1, slot: 0)
  }
}

extension SortedMap: BidirectionalCollection {
  /// A place in a map; valid until the map changes.
  public struct Index: Comparable, Sendable {
    let leaf: Int
    let slot: Int

    /// Order of the map.
    public static func < (left: Index, right: Index) -> Bool {
      (left.leaf, left.slot) < (right.leaf, right.slot)
    }
  }

  /// The first place.
  public var startIndex: Index { Index(leaf: 0, slot: 0) }
  /// The place after the last entry.
  public var endIndex: Index { Index(leaf: leaves.count, slot: 0) }

  /// The next place.
  public func index(after index: Index) -> Index {
    index.slot + 1 < leaves[index.leaf].keys.count
      ? Index(leaf: index.leaf, slot: index.slot + 1) : Index(leaf: index.leaf + 1, slot: 0)
  }

  /// The previous place.
  public func index(before index: Index) -> Index {
    index.slot > 0
      ? Index(leaf: index.leaf, slot: index.slot - 1)
      : Index(leaf: index.leaf - 1, slot: leaves[index.leaf - 1].keys.count - 1)
  }

  /// The entry at `index`.
  public subscript(index: Index) -> (key: Key, element: Element) {
    (leaves[index.leaf].keys[index.slot], leaves[index.leaf].elements[index.slot])
  }
}
