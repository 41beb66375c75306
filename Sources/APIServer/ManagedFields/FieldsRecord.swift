import ObjectModel

/// What is remembered of a write, so that it can be told later who set which fields.
///
/// Writing must be cheap and almost nobody asks, so sets are worked out when they are: until then
/// a record holds the objects before and after the write, which share nearly all their storage with
/// what is stored anyway. A class because versions of an object share the records behind them, and
/// because what was worked out is remembered; nobody can tell when that was.
final class FieldsRecord: Sendable {
  /// What was written.
  enum Change: Sendable {
    /// A new object, of which only the spec is kept: all else is as stored.
    case created(spec: Value?)
    /// The objects as stored before and as sent; nothing before for a new object.
    case whole(before: Value?, after: Value)
    /// A status, before and after.
    case status(before: Value?, after: Value?)
    /// A count of replicas, set through `/scale`.
    case scaled(before: Value, after: Value)
  }

  /// What is known of the writes before.
  enum Base: Sendable {
    /// They are records themselves.
    case record(FieldsRecord)
    /// They have been worked out.
    case folded(FieldOwners)
    /// There were none.
    case nothing
  }

  /// Who wrote, and how.
  struct Writer: Sendable, Equatable {
    /// The field manager's name.
    let manager: Key
    /// The subresource written through; empty for the object itself.
    let subresource: Key
    private let place: UInt16

    init(manager: Key, subresource: Key, form: ResourceID) {
      self.manager = manager
      self.subresource = subresource
      place = UInt16(form.index)
    }

    /// The resource in whose form it was sent.
    var form: ResourceID { ResourceID(index: Int(place)) }
  }

  /// How many records may wait to be worked out, one behind the other.
  ///
  /// More while an object is being deleted: it is about to go, and nobody will have asked.
  static func depthLimit(over object: Value) -> UInt8 {
    object[.metadata, .deletionTimestamp] == nil ? 4 : 16
  }

  // In this order they take least room: there is one for every pod.
  let base: Base
  let change: Change
  /// When, in seconds since 1970.
  let seconds: Int64
  let writer: Writer
  /// How many records wait, this one among them.
  let depth: UInt8
  private let owners = LazyPlace<FieldOwners>()

  init(_ base: Base, _ writer: Writer, _ change: Change, seconds: Int64) {
    self.base = base
    self.writer = writer
    self.change = change
    self.seconds = seconds
    if case .record(let record) = base { depth = record.depth + 1 } else { depth = 1 }
  }

  /// What has been worked out already.
  var known: FieldOwners? { owners.known }

  /// Remembers what has been worked out; what was remembered first stays.
  func remember(_ result: FieldOwners) -> FieldOwners { owners.keep(result) }
}

/// Who owns which fields of an object, worked out.
final class FieldOwners: Sendable {
  /// The entries in the order in which they are shown.
  let entries: [FieldOwner]
  private let encoded = LazyPlace<Encoded>()

  init(_ entries: [FieldOwner]) {
    self.entries = entries.sorted(by: FieldOwner.precedes)
  }

  /// The list as `metadata.managedFields` holds it.
  var value: Value {
    if let known = encoded.known { return known.value }
    return encoded.keep(Encoded(.array(entries.map(\.value)))).value
  }

  private final class Encoded: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }
}
