public import ObjectModel
public import Simulation

/// A connection to an API server: in process, or over HTTPS.
///
/// Calls block: waiting means running the world (or the network) until something arrives. A
/// class because a connection has identity: its streams and its place in time.
public protocol APIClient: AnyObject {
  /// The time the server's world has reached.
  var now: Instant { get }

  /// How long a wait without deadline may last where nobody can interrupt it; nil for ever.
  var patience: Span? { get }

  /// Sends a request and waits for the answer.
  func send(_ request: APIRequest) -> APIResponse

  /// Waits for the next event of a watch, until `deadline` or for ever.
  func next(_ watch: inout WatchCursor, until deadline: Instant?) -> Awaited<WatchEvent>

  /// Waits for the next piece of a stream, until `deadline` or for ever.
  func read(_ stream: StreamID, until deadline: Instant?) -> Awaited<StreamChunk>

  /// Sends bytes to a stream's standard input.
  func write(_ stream: StreamID, _ bytes: [UInt8])

  /// Tells the other side that no more input comes.
  func closeInput(_ stream: StreamID)

  /// Tells the other side how large the terminal is.
  func resize(_ stream: StreamID, columns: Int, rows: Int)

  /// Gives the stream up.
  func close(_ stream: StreamID)

  /// Lets time pass; false when the user interrupted.
  func sleep(_ span: Span) -> Bool
}

/// What came of waiting.
public enum Awaited<Item: Sendable>: Sendable {
  /// Something arrived.
  case item(Item)
  /// The deadline passed.
  case timedOut
  /// The user pressed Ctrl-C, or nothing can arrive any more.
  case interrupted
  /// The other side ended it.
  case ended
}

/// A change seen by a watch.
public struct WatchEvent: Sendable {
  /// The kind of change.
  public enum Kind: String, Sendable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
    case bookmark = "BOOKMARK"
    case error = "ERROR"
  }

  /// The kind of change.
  public let kind: Kind
  /// The object after the change (before it, for deletions); a Status for errors.
  public let object: Value

  /// An event.
  public init(kind: Kind, object: Value) {
    self.kind = kind
    self.object = object
  }
}

/// A piece of an exec, attach or log stream.
public enum StreamChunk: Sendable {
  /// Bytes of standard output.
  case output([UInt8])
  /// Bytes of standard error.
  case error([UInt8])
  /// The end, with the exit code of the command.
  case exit(Int32)
  /// The end, with a failure.
  case failure(Status)
}
