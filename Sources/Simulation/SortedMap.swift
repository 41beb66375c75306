/// A sorted map that forks cheaply: leaves of bounded size in branches under one spine, all
/// copy-on-write.
///
/// After a fork the first write copies the spine, one branch and one leaf, not the whole map;
/// iteration is in key order, so results never depend on hashing.
public struct SortedMap<Key: Comparable & Sendable, Element: Sendable>: Sendable {
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

  @usableFromInline
  struct Branch: Sendable {
    /// Leaves in order; none is empty, and there is one at least.
    @usableFromInline var leaves: [[Entry]]
    /// The first key of each leaf, side by side, so that a search touches few places in memory.
    @usableFromInline var firsts: [Key]

    @inlinable
    init(leaves: [[Entry]], firsts: [Key]) {
      self.leaves = leaves
      self.firsts = firsts
    }
  }

  /// How many entries a leaf and how many leaves a branch has at most.
  @inlinable static var leafLimit: Int { 64 }
  @inlinable static var branchLimit: Int { 64 }

  /// Branches in order.
  @usableFromInline var branches: [Branch] = []
  /// The first key of each branch.
  @usableFromInline var firsts: [Key] = []
  @usableFromInline var total = 0

  /// An empty map.
  @inlinable
  public init() {}

  /// How many entries there are.
  @inlinable public var count: Int { total }
  /// Whether there are no entries.
  @inlinable public var isEmpty: Bool { total == 0 }

  // MARK: Searching

  /// The place of the last key that is not above `key`, else 0.
  @inlinable
  static func place(of key: Key, in firsts: [Key]) -> Int {
    firsts.withUnsafeBufferPointer { firsts in
      // The first one is not looked at: what lies before it has its place there too.
      var low = 1
      var high = firsts.count
      while low < high {
        let middle = (low + high) / 2
        if key < firsts[middle] { high = middle } else { low = middle + 1 }
      }
      return low - 1
    }
  }

  @inlinable
  static func lowerBound(_ leaf: [Entry], _ key: Key) -> Int {
    leaf.withUnsafeBufferPointer { leaf in
      var low = 0
      var high = leaf.count
      while low < high {
        let middle = (low + high) / 2
        if leaf[middle].key < key { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Where `key` is or would go, and whether it is there; the map must not be empty.
  @inlinable
  func find(_ key: Key) -> (index: Index, isPresent: Bool) {
    let branch = Self.place(of: key, in: firsts)
    let leaf = Self.place(of: key, in: branches[branch].firsts)
    let slot = Self.lowerBound(branches[branch].leaves[leaf], key)
    let isPresent =
      slot < branches[branch].leaves[leaf].count
      && branches[branch].leaves[leaf][slot].key == key
    return (Index(branch: branch, leaf: leaf, slot: slot), isPresent)
  }

  /// The place of the first entry whose key is not below `key`.
  @inlinable
  public func lowerBound(_ key: Key) -> Index {
    guard !isEmpty else { return endIndex }
    let index = find(key).index
    return index.slot < branches[index.branch].leaves[index.leaf].count
      ? index : following(index)
  }

  // MARK: Writing

  /// The element of `key`; assigning nil removes it.
  /// - Complexity: O(log n) to read; a write moves at most one leaf.
  @inlinable
  public subscript(key: Key) -> Element? {
    get {
      guard !isEmpty else { return nil }
      let (index, isPresent) = find(key)
      return isPresent ? branches[index.branch].leaves[index.leaf][index.slot].element : nil
    }
    set {
      if let newValue { insert(newValue, for: key, replaces: true) } else { remove(key) }
    }
  }

  /// Adds an entry unless there is one for `key`; whether it was added.
  /// - Complexity: one search.
  @inlinable
  public mutating func insertIfAbsent(_ element: Element, for key: Key) -> Bool {
    insert(element, for: key, replaces: false)
  }

  @inlinable
  @discardableResult
  mutating func insert(_ element: Element, for key: Key, replaces: Bool) -> Bool {
    guard !isEmpty else {
      branches = [Branch(leaves: [[Entry(key: key, element: element)]], firsts: [key])]
      firsts = [key]
      total = 1
      return true
    }
    let (index, isPresent) = find(key)
    let (branch, leaf) = (index.branch, index.leaf)
    if isPresent {
      if replaces { branches[branch].leaves[leaf][index.slot].element = element }
      return false
    }
    branches[branch].leaves[leaf].insert(Entry(key: key, element: element), at: index.slot)
    total += 1
    if index.slot == 0 { setFirst(key, of: leaf, in: branch) }
    if branches[branch].leaves[leaf].count > Self.leafLimit { split(leaf, in: branch) }
    return true
  }

  @inlinable
  mutating func setFirst(_ key: Key, of leaf: Int, in branch: Int) {
    branches[branch].firsts[leaf] = key
    if leaf == 0 { firsts[branch] = key }
  }

  /// Where to split a full list: keys mostly arrive in order, so at the end of the map nearly all
  /// stay behind.
  @inlinable
  static func middle(of limit: Int, atEnd: Bool) -> Int { atEnd ? limit * 7 / 8 : limit / 2 }

  @inlinable
  mutating func split(_ leaf: Int, in branch: Int) {
    let isLast = branch == branches.count - 1 && leaf == branches[branch].leaves.count - 1
    let middle = Self.middle(of: Self.leafLimit, atEnd: isLast)
    let upper = Array(branches[branch].leaves[leaf][middle...])
    branches[branch].leaves[leaf].removeSubrange(middle...)
    branches[branch].firsts.insert(upper[0].key, at: leaf + 1)
    branches[branch].leaves.insert(upper, at: leaf + 1)
    if branches[branch].leaves.count > Self.branchLimit { split(branch, isLast) }
  }

  @inlinable
  mutating func split(_ branch: Int, _ isLast: Bool) {
    let middle = Self.middle(of: Self.branchLimit, atEnd: isLast)
    let upper = Branch(
      leaves: Array(branches[branch].leaves[middle...]),
      firsts: Array(branches[branch].firsts[middle...]))
    branches[branch].leaves.removeSubrange(middle...)
    branches[branch].firsts.removeSubrange(middle...)
    firsts.insert(upper.firsts[0], at: branch + 1)
    branches.insert(upper, at: branch + 1)
  }

  @inlinable
  mutating func remove(_ key: Key) {
    guard !isEmpty else { return }
    let (index, isPresent) = find(key)
    guard isPresent else { return }
    total -= 1
    let (branch, leaf) = (index.branch, index.leaf)
    guard branches[branch].leaves[leaf].count > 1 else { return removeLeaf(leaf, in: branch) }
    branches[branch].leaves[leaf].remove(at: index.slot)
    if index.slot == 0 { setFirst(branches[branch].leaves[leaf][0].key, of: leaf, in: branch) }
  }

  @inlinable
  mutating func removeLeaf(_ leaf: Int, in branch: Int) {
    if branches[branch].leaves.count == 1 {
      branches.remove(at: branch)
      firsts.remove(at: branch)
      return
    }
    branches[branch].leaves.remove(at: leaf)
    branches[branch].firsts.remove(at: leaf)
    if leaf == 0 { firsts[branch] = branches[branch].firsts[0] }
  }

  /// Removes and returns the greatest entries, as many as lie together, in key order.
  @inlinable
  mutating func removeLastLeaf() -> [Entry] {
    guard let leaf = branches.last?.leaves.last else { return [] }
    total -= leaf.count
    removeLeaf(branches[branches.count - 1].leaves.count - 1, in: branches.count - 1)
    return leaf
  }
}

extension SortedMap: BidirectionalCollection {
  /// A place in a map; valid until the map changes.
  public struct Index: Comparable, Sendable {
    @usableFromInline let branch: Int
    @usableFromInline let leaf: Int
    @usableFromInline let slot: Int

    @inlinable
    init(branch: Int, leaf: Int, slot: Int) {
      self.branch = branch
      self.leaf = leaf
      self.slot = slot
    }

    /// Order of the map.
    @inlinable
    public static func < (left: Index, right: Index) -> Bool {
      (left.branch, left.leaf, left.slot) < (right.branch, right.leaf, right.slot)
    }
  }

  /// The first place.
  @inlinable public var startIndex: Index { Index(branch: 0, leaf: 0, slot: 0) }
  /// The place after the last entry.
  @inlinable public var endIndex: Index { Index(branch: branches.count, leaf: 0, slot: 0) }

  /// The first place of the leaf after that of `index`.
  @inlinable
  func following(_ index: Index) -> Index {
    index.leaf + 1 < branches[index.branch].leaves.count
      ? Index(branch: index.branch, leaf: index.leaf + 1, slot: 0)
      : Index(branch: index.branch + 1, leaf: 0, slot: 0)
  }

  /// The next place.
  @inlinable
  public func index(after index: Index) -> Index {
    index.slot + 1 < branches[index.branch].leaves[index.leaf].count
      ? Index(branch: index.branch, leaf: index.leaf, slot: index.slot + 1) : following(index)
  }

  /// The previous place.
  @inlinable
  public func index(before index: Index) -> Index {
    if index.slot > 0 {
      return Index(branch: index.branch, leaf: index.leaf, slot: index.slot - 1)
    }
    let branch = index.leaf > 0 ? index.branch : index.branch - 1
    let leaf = (index.leaf > 0 ? index.leaf : branches[branch].leaves.count) - 1
    return Index(branch: branch, leaf: leaf, slot: branches[branch].leaves[leaf].count - 1)
  }

  /// The entry at `index`.
  @inlinable
  public subscript(index: Index) -> (key: Key, element: Element) {
    let entry = branches[index.branch].leaves[index.leaf][index.slot]
    return (entry.key, entry.element)
  }
}
