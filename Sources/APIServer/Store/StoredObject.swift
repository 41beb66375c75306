public import ObjectModel

/// One version of an object as the store keeps it.
///
/// Immutable; a class because the collection, its history and all readers share one.
public final class StoredObject: Sendable {
  /// The object, unless it is an event that nobody has looked at.
  private let whole: Value
  /// The event to be put together when somebody looks; nil for all else.
  let drafted: DraftedEvent?
  /// Namespace and name.
  public let key: ObjectKey
  /// The revision that wrote this version.
  public let revision: Int64
  /// Who wrote it, when and what for.
  public let origin: Origin
  private let written: FieldsRecord?

  /// A version of an object of which no account is kept.
  public convenience init(
    value: Value, key: ObjectKey, revision: Int64, origin: Origin = Origin()
  ) {
    self.init(value: value, key: key, revision: revision, origin: origin, fields: nil)
  }

  /// A version of an object with what is remembered of who wrote what.
  init(
    value: Value, key: ObjectKey, revision: Int64, origin: Origin = Origin(),
    fields: FieldsRecord?
  ) {
    written = fields
    whole = value
    drafted = nil
    self.key = key
    self.revision = revision
    self.origin = origin
  }

  /// An event as written.
  init(_ event: DraftedEvent, key: ObjectKey, revision: Int64, origin: Origin) {
    whole = .null
    written = nil
    drafted = event
    self.key = key
    self.revision = revision
    self.origin = origin
  }

  /// The whole object.
  public var value: Value {
    if let drafted { return drafted.value(revision: revision) }
    return whole
  }

  /// What is remembered of who wrote what; nil when no account is kept of it.
  var fields: FieldsRecord? { drafted?.record ?? written }

  /// The object's uid.
  public var uid: String { value.string(.metadata, .uid) ?? "" }
}

/// One write as the store's history keeps it.
public struct Change: Sendable {
  /// The resource written.
  public let resource: ResourceID
  /// The revision of the write.
  public let revision: Int64
  /// The version before; nil for a creation.
  public let old: StoredObject?
  /// The version after; nil for a deletion.
  public let new: StoredObject?

  /// A write; besides the store, whoever replays existing objects makes them.
  public init(
    resource: ResourceID, revision: Int64, old: StoredObject?, new: StoredObject?
  ) {
    self.resource = resource
    self.revision = revision
    self.old = old
    self.new = new
  }

  /// The object's key.
  public var key: ObjectKey { new?.key ?? old?.key ?? ObjectKey("", "") }
  /// Who made the write, when and what for.
  public var origin: Origin { (new ?? old)?.origin ?? Origin() }
  /// What this write is to whoever acts on seeing it.
  public var cause: Cause {
    Cause(revision: revision, command: (new ?? old)?.origin.cause.command ?? 0)
  }
  /// The version after, or before for a deletion.
  public var object: Value { new?.value ?? old?.value ?? .null }
}
