public import ObjectModel
public import Simulation

/// All objects of one resource: by key, by secondary index, and their recent history.
public struct ResourceCollection: Sendable {
  /// A place in a secondary index.
  struct IndexKey: Comparable, Sendable {
    /// The first bytes of `value`, so that most comparisons are of two numbers.
    private let prefix: UInt64
    let value: String
    let key: ObjectKey

    init(value: String, key: ObjectKey) {
      prefix = ObjectKey.prefix(of: value)
      self.value = value
      self.key = key
    }

    static func == (left: IndexKey, right: IndexKey) -> Bool {
      left.prefix == right.prefix && left.value == right.value && left.key == right.key
    }

    static func < (left: IndexKey, right: IndexKey) -> Bool {
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      return left.value == right.value ? left.key < right.key : left.value < right.value
    }
  }

  /// The objects in key order.
  public private(set) var objects = SortedMap<ObjectKey, StoredObject>()
  /// The recent changes, oldest first.
  private(set) var history = ChangeLog()
  /// Only keys, so that updates leave them alone.
  private var indexes: [SortedMap<IndexKey, Void>]
  private let definitions: [IndexDefinition]

  init(indexes definitions: [IndexDefinition]) {
    self.definitions = definitions
    indexes = definitions.map { _ in SortedMap() }
  }

  /// Whether the key lies in `namespace`; nil means anywhere.
  func range(of namespace: String?) -> Range<SortedMap<ObjectKey, StoredObject>.Index> {
    objects.range(of: namespace)
  }

  /// The objects whose `index` has `value`, in key order.
  func matching(index name: IndexName, _ value: String) -> [StoredObject] {
    guard let place = definitions.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no index of that name on this resource")
    }
    let index = indexes[place]
    var found: [StoredObject] = []
    var position = index.lowerBound(IndexKey(value: value, key: ObjectKey("", "")))
    while position < index.endIndex {
      let entry = index[position]
      guard entry.key.value == value else { break }
      if let object = objects[entry.key.key] { found.append(object) }
      position = index.index(after: position)
    }
    return found
  }

  /// Whether there are objects whose `index` has `value`.
  func hasMatches(index name: IndexName, _ value: String) -> Bool {
    guard let place = definitions.firstIndex(where: { $0.name == name }) else { return false }
    let index = indexes[place]
    let position = index.lowerBound(IndexKey(value: value, key: ObjectKey("", "")))
    return position < index.endIndex && index[position].key.value == value
  }

  /// The objects among which all are that a selector lets through, by an index on a field that it
  /// pins; nil when there is none.
  func pinned(by fields: FieldSelector) -> [StoredObject]? {
    for definition in definitions {
      if let value = fields.exactValue(of: definition.name.text) {
        return matching(index: definition.name, value)
      }
    }
    return nil
  }

  mutating func apply(_ change: Change) {
    objects[change.key] = change.new
    index(change)
    history.append(change)
  }

  /// Adds the new object of a change unless its key is taken; whether it was added.
  mutating func insert(_ change: Change) -> Bool {
    guard let new = change.new, objects.insertIfAbsent(new, for: new.key) else { return false }
    index(change)
    history.append(change)
    return true
  }

  private mutating func index(_ change: Change) {
    if change.old == nil, let event = change.new?.drafted { return index(event, change.key) }
    guard let old = change.old else {
      guard let new = change.new else { return }
      for place in definitions.indices {
        for text in definitions[place].value(new.value) {
          indexes[place][IndexKey(value: text, key: new.key)] = ()
        }
      }
      return
    }
    for place in definitions.indices {
      if let new = change.new, definitions[place].isSame(old.value, new.value) {
        continue
      }
      let value = definitions[place].value
      let before = value(old.value)
      let after = change.new.map { value($0.value) } ?? []
      if before == after { continue }
      for text in before where !after.contains(text) {
        indexes[place][IndexKey(value: text, key: change.key)] = nil
      }
      for text in after where !before.contains(text) {
        indexes[place][IndexKey(value: text, key: change.key)] = ()
      }
    }
  }
}

extension ResourceCollection {
  /// Indexes a new event without putting it together where that can be helped.
  private mutating func index(_ event: DraftedEvent, _ key: ObjectKey) {
    for place in definitions.indices {
      let values =
        definitions[place].name == .involvedObject
        ? [event.draft.regarding.uid ?? ""]
        : definitions[place].value(event.value(revision: 0))
      for value in values { indexes[place][IndexKey(value: value, key: key)] = () }
    }
  }
}

/// Names a secondary index of a kind.
public struct IndexName: Hashable, Sendable {
  /// The name, such as `spec.nodeName`.
  public let text: String

  /// The index named `text`.
  public init(_ text: String) {
    self.text = text
  }

  /// Objects by the uid of their controlling owner; objects without one under "".
  public static let controller = IndexName("controller")
  /// Objects by the uid of each of their owners: the garbage collector's view.
  public static let owner = IndexName("owner")
  /// Pods by the node they are bound to; unscheduled pods under "".
  public static let nodeName = IndexName("spec.nodeName")
}

/// A secondary index: values computed from each object, under each of which it is found.
public struct IndexDefinition: Sendable {
  /// The index's name.
  public let name: IndexName
  /// The indexed values of an object; none leave it out.
  public let value: @Sendable (Value) -> [String]
  /// The keys of the field that decides.
  private let section: Key
  private let field: Key

  /// An index whose values follow from one field.
  public init(
    _ name: IndexName, of section: Key, _ field: Key,
    _ value: @escaping @Sendable (Value) -> [String]
  ) {
    self.name = name
    self.section = section
    self.field = field
    self.value = value
  }

  /// Whether two versions of an object are alike in the field that decides.
  func isSame(_ old: Value, _ new: Value) -> Bool {
    old.hasSame(section, field, as: new)
  }

  /// Objects by the uid of their controlling owner; objects without one under "".
  public static let controller = IndexDefinition(
    .controller, of: .metadata, .ownerReferences
  ) { object in
    for owner in object.elements(.metadata, .ownerReferences)
    where owner.bool("controller") == true {
      return [owner.string(.uid) ?? ""]
    }
    return [""]
  }

  /// Objects by the uid of each of their owners.
  public static let owner = IndexDefinition(
    .owner, of: .metadata, .ownerReferences
  ) { object in
    object.elements(.metadata, .ownerReferences).compactMap { $0.string(.uid) }
  }
}
