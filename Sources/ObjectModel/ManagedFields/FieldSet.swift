// Models: structured-merge-diff v4 fieldpath.Set, Kubernetes v1.32.

/// A set of places in an object: what one manager owns.
///
/// A tree of path elements, sorted at every level, in which each place is a member or only the way
/// to members. Subtrees are shared until one side changes.
public struct FieldSet: Hashable, Sendable {
  /// A path element with what lies below it.
  public struct Node: Hashable, Sendable {
    /// The step from the level above.
    public let element: PathElement
    /// Whether the place itself belongs to the set.
    public var isMember: Bool
    /// The members below; empty for leaves.
    public var children: FieldSet

    /// A place; one that is no member must have members below.
    public init(
      _ element: PathElement, isMember: Bool = true, children: FieldSet = FieldSet()
    ) {
      self.element = element
      self.isMember = isMember
      self.children = children
    }

    var isEmpty: Bool { !isMember && children.isEmpty }
  }

  /// The first level, in the order of path elements; none of them is empty.
  public private(set) var nodes: [Node]

  /// The empty set.
  public init() {
    nodes = []
  }

  /// The set of the given first levels, which may be in any order; empty ones are left out and equal
  /// elements become one.
  public init(_ nodes: [Node]) {
    self.nodes = nodes.contains(where: \.isEmpty) ? nodes.filter { !$0.isEmpty } : nodes
    if self.nodes.count > 1 { sort() }
  }

  /// The set of the given paths.
  public init(paths: [[PathElement]]) {
    self.init()
    for path in paths { insert(path[...]) }
  }

  private mutating func sort() {
    nodes.sort { $0.element < $1.element }
    for index in nodes.indices.dropLast() where nodes[index].element == nodes[index + 1].element {
      let sorted = nodes
      nodes = []
      for node in sorted { self = union(FieldSet(sorted: [node])) }
      return
    }
  }

  private init(sorted nodes: [Node]) {
    self.nodes = nodes
  }

  /// Whether there are no members.
  public var isEmpty: Bool { nodes.isEmpty }

  /// Adds the place at the end of `path`; the places on the way do not become members.
  public mutating func insert(_ path: ArraySlice<PathElement>) {
    guard let first = path.first else { return }
    let place = nodes.firstIndex { !($0.element < first) } ?? nodes.endIndex
    if place == nodes.endIndex || nodes[place].element != first {
      nodes.insert(Node(first, isMember: false), at: place)
    }
    if path.count == 1 {
      nodes[place].isMember = true
    } else {
      nodes[place].children.insert(path.dropFirst())
    }
  }

  /// Whether the place at the end of `path` is a member.
  public func contains(_ path: [PathElement]) -> Bool {
    var level = self
    for (index, element) in path.enumerated() {
      guard let node = level.nodes.first(where: { $0.element == element }) else { return false }
      if index == path.count - 1 { return node.isMember }
      level = node.children
    }
    return false
  }
}

extension FieldSet {
  /// What belongs to either set.
  public func union(_ other: FieldSet) -> FieldSet {
    if other.isEmpty { return self }
    if isEmpty { return other }
    return merged(with: other) { mine, theirs in
      guard let mine else { return theirs }
      guard let theirs else { return mine }
      return Node(
        mine.element, isMember: mine.isMember || theirs.isMember,
        children: mine.children.union(theirs.children))
    }
  }

  /// What belongs to both sets.
  public func intersection(_ other: FieldSet) -> FieldSet {
    merged(with: other) { mine, theirs in
      guard let mine, let theirs else { return nil }
      return Node(
        mine.element, isMember: mine.isMember && theirs.isMember,
        children: mine.children.intersection(theirs.children))
    }
  }

  /// What belongs to this set and not to the other; a place taken out leaves those below it.
  public func difference(_ other: FieldSet) -> FieldSet {
    if other.isEmpty { return self }
    return merged(with: other) { mine, theirs in
      guard let mine else { return nil }
      guard let theirs else { return mine }
      return Node(
        mine.element, isMember: mine.isMember && !theirs.isMember,
        children: mine.children.difference(theirs.children))
    }
  }

  /// What belongs to this set and not to the other; a place taken out takes those below along.
  public func recursiveDifference(_ other: FieldSet) -> FieldSet {
    if other.isEmpty { return self }
    return merged(with: other) { mine, theirs in
      guard let mine else { return nil }
      guard let theirs else { return mine }
      if theirs.isMember { return nil }
      return Node(
        mine.element, isMember: mine.isMember,
        children: mine.children.recursiveDifference(theirs.children))
    }
  }

  /// Walks both sets at once, in order, one level.
  private func merged(
    with other: FieldSet, _ combine: (Node?, Node?) -> Node?
  ) -> FieldSet {
    var result: [Node] = []
    result.reserveCapacity(Swift.max(nodes.count, other.nodes.count))
    var mine = 0
    var theirs = 0
    while mine < nodes.count || theirs < other.nodes.count {
      var combined: Node?
      if theirs == other.nodes.count {
        combined = combine(nodes[mine], nil)
        mine += 1
      } else if mine == nodes.count {
        combined = combine(nil, other.nodes[theirs])
        theirs += 1
      } else if nodes[mine].element == other.nodes[theirs].element {
        combined = combine(nodes[mine], other.nodes[theirs])
        mine += 1
        theirs += 1
      } else if nodes[mine].element < other.nodes[theirs].element {
        combined = combine(nodes[mine], nil)
        mine += 1
      } else {
        combined = combine(nil, other.nodes[theirs])
        theirs += 1
      }
      if let combined, !combined.isEmpty { result.append(combined) }
    }
    return FieldSet(sorted: result)
  }
}
