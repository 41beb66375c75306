// Models: structured-merge-diff v4 typed/compare.go, Kubernetes v1.32.

/// What differs between two objects of one type, as sets of places.
public struct FieldComparison: Sendable {
  /// What is in the first object only.
  public private(set) var removed: FieldSet
  /// What is in the second object only, or differs there.
  public private(set) var changed: FieldSet

  /// Compares two objects of `type`.
  ///
  /// Subtrees that both share in memory are not looked into.
  /// - Complexity: O(fields that are not shared).
  public init(_ old: Value, _ new: Value, type: SchemaType) {
    var level = Level()
    if !old.isShared(with: new) { level.objects(old, new, type) }
    removed = FieldSet(level.removed)
    changed = FieldSet(level.changed)
  }

  /// Compares one field of two objects of `type`; the sets are those of the whole objects.
  public init(_ field: Key, _ old: Value?, _ new: Value?, type: SchemaType) {
    var level = Level()
    if let field = type.field(field) {
      level.child(.field(field.key), old, new, FieldStructure(field))
    }
    removed = FieldSet(level.removed)
    changed = FieldSet(level.changed)
  }

  /// Leaves out places, with all that lies below them.
  public mutating func exclude(_ places: FieldSet) {
    removed = removed.recursiveDifference(places)
    changed = changed.recursiveDifference(places)
  }

  /// What differs at one level, not yet sorted.
  private struct Level {
    var removed: [FieldSet.Node] = []
    var changed: [FieldSet.Node] = []

    /// Compares what stands at one place; nothing on either side is nothing to compare.
    mutating func child(
      _ element: PathElement, _ old: Value?, _ new: Value?, _ structure: FieldStructure
    ) {
      guard old != nil || new != nil else { return }
      if let old, let new {
        if old.isShared(with: new) { return }
        if case .leaf = structure {
          if old != new { changed.append(FieldSet.Node(element)) }
          return
        }
      }
      var below = Level()
      let isLeaf = below.contents(old, new, structure)
      var isChanged = old == nil
      let isRemoved = new == nil
      if isLeaf, let old, let new { isChanged = old != new }
      if isRemoved || !below.removed.isEmpty {
        removed.append(
          FieldSet.Node(element, isMember: isRemoved, children: FieldSet(below.removed)))
      }
      if isChanged || !below.changed.isEmpty {
        changed.append(
          FieldSet.Node(element, isMember: isChanged, children: FieldSet(below.changed)))
      }
    }

    /// Compares what is below a place; whether the place counts as a leaf.
    private mutating func contents(
      _ old: Value?, _ new: Value?, _ structure: FieldStructure
    ) -> Bool {
      switch structure {
      case .leaf: return true
      case .object, .map:
        guard Self.isMap(old), Self.isMap(new) else { return true }
        if old?.object?.isEmpty ?? true, new?.object?.isEmpty ?? true { return true }
        if case .object(let type) = structure {
          objects(old ?? .null, new ?? .null, type)
        } else if case .map(let element) = structure {
          maps(old ?? .null, new ?? .null, FieldStructure(element))
        }
      case .set, .keyed:
        guard Self.isList(old), Self.isList(new) else { return true }
        if old?.elements.isEmpty ?? true, new?.elements.isEmpty ?? true { return true }
        lists(old?.elements ?? [], new?.elements ?? [], structure)
      }
      return false
    }

    private static func isMap(_ value: Value?) -> Bool {
      value.map { $0.isNull || $0.object != nil } ?? true
    }

    private static func isList(_ value: Value?) -> Bool {
      value.map { $0.isNull || $0.array != nil } ?? true
    }

    mutating func objects(_ old: Value, _ new: Value, _ type: SchemaType) {
      let before = old.object ?? Fields()
      let after = new.object ?? Fields()
      for field in after {
        child(.field(field.key), before[field.key], field.value, Self.structure(field.key, type))
      }
      for field in before where !after.contains(field.key) {
        child(.field(field.key), field.value, nil, Self.structure(field.key, type))
      }
    }

    private static func structure(_ key: Key, _ type: SchemaType) -> FieldStructure {
      type.field(key).map { FieldStructure($0) } ?? .leaf
    }

    private mutating func maps(_ old: Value, _ new: Value, _ element: FieldStructure) {
      let before = old.object ?? Fields()
      let after = new.object ?? Fields()
      for field in after {
        child(.field(field.key), before[field.key], field.value, element)
      }
      for field in before where !after.contains(field.key) {
        child(.field(field.key), field.value, nil, element)
      }
    }

    private mutating func lists(_ old: [Value], _ new: [Value], _ structure: FieldStructure) {
      let before = Self.elements(old, structure)
      let after = Self.elements(new, structure)
      var element = FieldStructure.leaf
      if case .keyed(_, let type, let isAtomic) = structure {
        element = FieldStructure(type, isAtomic: isAtomic)
      }
      for entry in before {
        let theirs = after.first { $0.element == entry.element }
        items(entry.element, entry.values, theirs?.values ?? [], element)
      }
      for entry in after where !before.contains(where: { $0.element == entry.element }) {
        items(entry.element, [], entry.values, element)
      }
    }

    /// Compares the elements of a list that have one identity, of which there should be one.
    private mutating func items(
      _ element: PathElement, _ old: [Value], _ new: [Value], _ structure: FieldStructure
    ) {
      switch (old.count, new.count) {
      case (0...1, 0...1): child(element, old.first, new.first, structure)
      case (2..., 2...):
        // Several of one identity are one place.
        if old != new { changed.append(FieldSet.Node(element)) }
      case (2..., _):
        child(element, nil, new.first, structure)
        removed.append(FieldSet.Node(element))
      default:
        child(element, old.first, nil, structure)
        changed.append(FieldSet.Node(element))
      }
    }

    private static func elements(
      _ list: [Value], _ structure: FieldStructure
    ) -> [(element: PathElement, values: [Value])] {
      var result: [(element: PathElement, values: [Value])] = []
      result.reserveCapacity(list.count)
      for value in list {
        let element = element(value, structure)
        if let place = result.firstIndex(where: { $0.element == element }) {
          result[place].values.append(value)
        } else {
          result.append((element, [value]))
        }
      }
      return result
    }

    /// The identity of a list's element; key fields that are absent have their defaults.
    private static func element(_ value: Value, _ structure: FieldStructure) -> PathElement {
      guard case .keyed(let keys, let type, _) = structure else { return .value(value) }
      var fields: [PathElement.KeyField] = []
      fields.reserveCapacity(keys.count)
      for key in keys {
        if let part = value[key] ?? type.objectType?.field(key)?.defaultValue {
          fields.append(PathElement.KeyField(key, part))
        }
      }
      if fields.count > 1 { fields.sort { $0.name.text < $1.name.text } }
      return .keyed(fields)
    }
  }
}

extension SchemaType {
  /// What Go writes for an object of this type of which nothing was ever set.
  public var zero: Value { SchemaDecoder.zero(of: self) }
}
