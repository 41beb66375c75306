import ObjectModel

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
  /// Events already found but not yet handed out, such as the initial list.
  var pending: [WatchEvent] = []
  /// Whether BOOKMARK events are wanted.
  public let allowsBookmarks: Bool
  /// The form in which objects are wanted.
  public let answer: APIRequest.Answer
}
