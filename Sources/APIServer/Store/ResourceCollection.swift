import ObjectModel
public import Simulation

/// All objects of one resource: by key, by secondary index, and their recent history.
public struct ResourceCollection: Sendable {
  /// The objects in key order.
  public private(set) var objects = SortedMap<ObjectKey, StoredObject>()
  /// The recent changes, oldest first.
  private(set) var history = ChangeLog()
  /// Only keys, so that updates leave them alone.
  private var indexes: [SecondaryIndex]
  private let definitions: [IndexDefinition]
  /// The place of the index of events by what they are about.
  private let involvedObject: Int?

  init(indexes definitions: [IndexDefinition]) {
    self.definitions = definitions
    indexes = definitions.map { _ in SecondaryIndex() }
    involvedObject = definitions.firstIndex { $0.name == .involvedObject }
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
    var found: [StoredObject] = []
    indexes[place].forEach(of: value) { key in
      if let object = objects[key] { found.append(object) }
    }
    return found
  }

  /// Whether there are objects whose `index` has `value`.
  func hasMatches(index name: IndexName, _ value: String) -> Bool {
    guard let place = definitions.firstIndex(where: { $0.name == name }) else { return false }
    return indexes[place].hasKeys(of: value)
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
          indexes[place].insert(new.key, under: text)
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
        indexes[place].remove(change.key, under: text)
      }
      for text in after where !before.contains(text) {
        indexes[place].insert(change.key, under: text)
      }
    }
  }
}

extension ResourceCollection {
  /// Indexes a new event without putting it together where that can be helped.
  private mutating func index(_ event: DraftedEvent, _ key: ObjectKey) {
    for place in definitions.indices {
      if place == involvedObject {
        indexes[place].insert(key, under: event.draft.regarding.uid ?? "")
        continue
      }
      for value in definitions[place].value(event.value(revision: 0)) {
        indexes[place].insert(key, under: value)
      }
    }
  }
}
