import APIServer
import ClusterEngine
import Simulation

/// A client that can only look: whatever is asked is answered by a copy of the world.
///
/// A class because clients are; it holds the world only while a completion is sought.
final class LookingClient: APIClient {
  /// The world; nil between completions, so that the world's own writes need not copy it.
  var cluster: Cluster?

  var now: Instant { cluster?.now ?? Instant(nanoseconds: 0) }

  var patience: Span? { nil }

  func send(_ request: APIRequest) -> APIResponse {
    guard let cluster, request.verb == .get || request.verb == .list else {
      return APIResponse(code: 503, body: .text("completion only looks"))
    }
    return cluster.look(request)
  }

  func next(_ watch: inout WatchCursor, until deadline: Instant?) -> Awaited<WatchEvent> { .ended }

  func read(_ stream: StreamID, until deadline: Instant?) -> Awaited<StreamChunk> { .ended }

  func write(_ stream: StreamID, _ bytes: [UInt8]) {}

  func closeInput(_ stream: StreamID) {}

  func resize(_ stream: StreamID, columns: Int, rows: Int) {}

  func close(_ stream: StreamID) {}

  func sleep(_ span: Span) -> Bool { false }
}
