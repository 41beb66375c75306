import APIServer
import Kinds
import KubectlCommands
import ObjectModel
import Simulation

/// A client over an API server alone: nothing moves but what requests move.
final class SimulatedClient: APIClient {
  var api: APIServer
  var now: Instant { api.now }
  let patience: Span? = .minutes(10)
  /// What reads of streams give, one chunk after another.
  var chunks: [StreamChunk] = []
  /// What was written to streams.
  var written: [UInt8] = []
  /// What happens once, when a wait finds nothing.
  var beforeWaiting: ((SimulatedClient) -> Void)?
  /// The requests seen.
  var requests: [APIRequest] = []

  init() {
    api = APIServer(
      catalog: .standard, random: RandomStream(seed: 1), now: Instant(epochSeconds: 1_763_885_700))
    for name in ["default", "kube-system"] {
      let body: Value = [
        "apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)],
      ]
      _ = api.handle(
        APIRequest(.create, .resource(ResourceTarget(resource: "namespaces")), body: body))
      let account: Value = [
        "apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"],
      ]
      _ = api.handle(
        APIRequest(
          .create, .resource(ResourceTarget(resource: "serviceaccounts", namespace: name)),
          body: account))
    }
  }

  func send(_ request: APIRequest) -> APIResponse {
    requests.append(request)
    if request.verb == .connect {
      return APIResponse(body: .stream(StreamID(number: 1)))
    }
    return api.handle(request)
  }

  func next(_ watch: inout WatchCursor, until deadline: Instant?) -> Awaited<WatchEvent> {
    if let event = api.nextEvent(&watch) { return .item(event) }
    if let happen = beforeWaiting {
      beforeWaiting = nil
      happen(self)
      return next(&watch, until: deadline)
    }
    if let deadline {
      api.now = max(api.now, deadline)
      return .timedOut
    }
    return .interrupted
  }

  func read(_ stream: StreamID, until deadline: Instant?) -> Awaited<StreamChunk> {
    chunks.isEmpty ? .ended : .item(chunks.removeFirst())
  }

  func write(_ stream: StreamID, _ bytes: [UInt8]) { written += bytes }
  func closeInput(_ stream: StreamID) {}
  func resize(_ stream: StreamID, columns: Int, rows: Int) {}
  func close(_ stream: StreamID) {}

  func sleep(_ span: Span) -> Bool {
    api.now = api.now + span
    return true
  }
}
