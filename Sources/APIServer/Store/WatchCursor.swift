import ObjectModel
public import Simulation

/// A place in the history of a resource: a watch is a value that remembers how far it has read.
public struct WatchCursor: Sendable {
  /// The resource watched.
  public let resource: ResourceID
  /// The namespace; nil for all.
  public let namespace: String?
  /// Only this object; nil for all.
  public let name: String?
  let labels: LabelSelector
  let fields: FieldSelector
  /// The revision read so far.
  public internal(set) var revision: Int64
  /// Events already found but not yet handed out, such as the initial list; the next one is last.
  var pending: [WatchEvent] = []
  /// Whether BOOKMARK events are wanted.
  public let allowsBookmarks: Bool
  /// The form in which objects are wanted.
  public let answer: APIRequest.Answer
  /// When the watch ends by itself; nil for never.
  public internal(set) var endsAt: Instant?
  /// Whether nothing more will come: an error has been handed out.
  public internal(set) var hasEnded = false
  /// When the next bookmark is due; nil when none is sent. Only watches over HTTP get any.
  var bookmarkAt: Instant?
  /// When the next bookmark is due; nil when none will be sent.
  public var nextBookmark: Instant? { hasEnded ? nil : bookmarkAt }
  /// Whether columns are told in the first table only, as over HTTP.
  var tellsColumnsOnce = false
  /// Whether objects are wanted with their managed fields.
  var showsOwners = false
  /// Whether the columns have been told.
  var hasToldColumns = false
  /// The resource in whose form objects are wanted, when that is not the one they are stored as.
  var form: ResourceID?
}
