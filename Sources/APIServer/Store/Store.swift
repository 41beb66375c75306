import ObjectModel
import Simulation

/// The store that plays etcd: objects by resource and key, one revision counter, history.
public struct Store: Sendable {
  /// The revision of the newest write.
  public private(set) var revision: Int64
  private var collections: [ResourceCollection]
  /// Who writes at this moment.
  var origin = Origin()
  /// Writes that the engine has not yet shown to controllers and kubelets.
  private var undelivered: [Change] = []

  /// An empty store for the kinds of `catalog`.
  public init(catalog: Catalog) {
    revision = 1
    collections = catalog.kinds.map { ResourceCollection(indexes: $0.indexes) }
  }

  /// The collection of a resource.
  public subscript(resource: ResourceID) -> ResourceCollection { collections[resource.index] }

  /// Whether a resource has no objects at all.
  func isEmpty(_ resource: ResourceID) -> Bool { collections[resource.index].objects.isEmpty }

  /// How many changes of a resource there have been.
  func changeCount(_ resource: ResourceID) -> Int { collections[resource.index].history.end }

  /// The object at `key`; nil when there is none.
  public func object(_ resource: ResourceID, _ key: ObjectKey) -> StoredObject? {
    collections[resource.index].objects[key]
  }

  /// Writes a new version under the next revision, stamping its resourceVersion.
  @discardableResult
  mutating func put(
    _ resource: ResourceID, _ key: ObjectKey, _ value: consuming Value
  ) -> StoredObject {
    put(resource, key, value, replacing: collections[resource.index].objects[key])
  }

  /// Writes a new version over `old`, which must be the present one.
  @discardableResult
  mutating func put(
    _ resource: ResourceID, _ key: ObjectKey, _ value: consuming Value,
    replacing old: StoredObject?
  ) -> StoredObject {
    put(resource, key, value, replacing: old, fields: old?.fields)
  }

  /// Writes a new version over `old` with what is to be remembered of the write.
  @discardableResult
  mutating func put(
    _ resource: ResourceID, _ key: ObjectKey, _ value: consuming Value,
    replacing old: StoredObject?, fields: FieldsRecord?
  ) -> StoredObject {
    revision += 1
    let object = stamped(value, key, revision, fields)
    commit(Change(resource: resource, revision: revision, old: old, new: object))
    return object
  }

  /// Writes a new object; nil, and nothing is written, when the key is taken.
  mutating func insert(
    _ resource: ResourceID, _ key: ObjectKey, _ value: consuming Value, fields: FieldsRecord?
  ) -> StoredObject? {
    let object = stamped(value, key, revision + 1, fields)
    let change = Change(resource: resource, revision: revision + 1, old: nil, new: object)
    guard collections[resource.index].insert(change) else { return nil }
    revision += 1
    undelivered.append(change)
    return object
  }

  /// Writes a new event that is put together when somebody looks; nothing when the key is taken.
  mutating func insert(_ resource: ResourceID, _ key: ObjectKey, _ event: DraftedEvent) {
    let object = StoredObject(event, key: key, revision: revision + 1, origin: origin)
    let change = Change(resource: resource, revision: revision + 1, old: nil, new: object)
    guard collections[resource.index].insert(change) else { return }
    revision += 1
    undelivered.append(change)
  }

  private func stamped(
    _ value: consuming Value, _ key: ObjectKey, _ revision: Int64, _ fields: FieldsRecord?
  ) -> StoredObject {
    value.change(.metadata) { $0[.resourceVersion] = .string(String(revision)) }
    return StoredObject(
      value: value, key: key, revision: revision, origin: origin, fields: fields)
  }

  /// Removes an object under the next revision; returns its last state, stamped with it.
  @discardableResult
  mutating func remove(_ resource: ResourceID, _ key: ObjectKey) -> StoredObject? {
    guard let old = collections[resource.index].objects[key] else { return nil }
    revision += 1
    var last = old.value
    last[orEmpty: .metadata][.resourceVersion] = .string(String(revision))
    let stamped = StoredObject(
      value: last, key: key, revision: revision, origin: origin, fields: old.fields)
    commit(Change(resource: resource, revision: revision, old: stamped, new: nil))
    return stamped
  }

  private mutating func commit(_ change: Change) {
    collections[change.resource.index].apply(change)
    undelivered.append(change)
  }

  /// Takes the writes not yet shown to anyone.
  public mutating func takeUndelivered() -> [Change] {
    guard !undelivered.isEmpty else { return [] }
    let taken = undelivered
    undelivered = []
    return taken
  }
}
