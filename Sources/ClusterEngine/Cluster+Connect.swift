public import APIServer
import Kinds
import NodeRuntime
import ObjectModel
import Simulation

extension Cluster {
  /// Logs, exec and attach: the API server passes them on to the kubelet of the pod's node.
  ///
  /// Nil for all other requests.
  mutating func connect(
    _ request: APIRequest, agenda: inout Agenda<NodeRuntime.Event>
  ) -> APIResponse? {
    guard request.verb == .connect || request.verb == .get,
      case .resource(let target) = request.target, target.resource == "pods",
      target.group.isEmpty, let name = target.name, let subresource = target.subresource,
      ["log", "exec", "attach", "portforward"].contains(subresource)
    else { return nil }
    do throws(Status) {
      _ = try api.authorized(request)
    } catch {
      return APIResponse(error)
    }
    let key = ObjectKey(target.namespace ?? "", name)
    guard let pod = api.view.object(.pods, key) else {
      return APIResponse(Status.notFound("pods", name))
    }
    return Self.translated(nodes.connect(request, pod: pod, api: &api, agenda: &agenda))
  }

  // Models: apiserver pkg/util/proxy/streamtranslator.go, v1.32: what goes wrong behind the API
  // server is an internal error of it, with the kubelet's words.

  /// The API server's answer for one of the kubelet that is no Status.
  private static func translated(_ response: APIResponse) -> APIResponse {
    guard response.code == 500, case .value(let value) = response.body,
      value.string(.reason) == nil
    else { return response }
    var status = Status(value)
    status.message = "Internal error occurred: \(status.message)"
    return APIResponse(status)
  }

  /// Whether an answer shows node leases or heartbeats, which are only written when looked at.
  func readsHeartbeats(_ request: APIRequest) -> Bool {
    guard case .resource(let target) = request.target else { return false }
    switch request.verb {
    case .get, .list, .watch: return target.resource == "nodes" || target.resource == "leases"
    default: return false
    }
  }

  /// The next piece of a stream that has already arrived; nil when there is none yet.
  public mutating func read(_ stream: StreamID) -> StreamChunk? {
    let chunk = nodes.read(stream)
    guard case .failure(let status) = chunk else { return chunk }
    return .failure(.internalError(status.message))
  }

  /// Sends bytes to the standard input of a stream's process.
  public mutating func write(_ stream: StreamID, _ bytes: [UInt8]) {
    withNodes { $0.write(stream, bytes, api: &$1, agenda: &$2) }
  }

  /// Ends the standard input of a stream's process.
  public mutating func closeInput(_ stream: StreamID) {
    withNodes { $0.closeInput(stream, api: &$1, agenda: &$2) }
  }

  /// Tells a stream's process the size of its terminal.
  public mutating func resize(_ stream: StreamID, columns: Int, rows: Int) {
    nodes.resize(stream, columns: columns, rows: rows)
  }

  /// Gives a stream up; an exec's process is killed.
  public mutating func close(_ stream: StreamID) {
    withNodes { $0.close(stream, api: &$1, agenda: &$2) }
  }

  private mutating func withNodes(
    _ body: (inout NodeRuntime, inout APIServer, inout Agenda<NodeRuntime.Event>) -> Void
  ) {
    var agenda = Agenda<NodeRuntime.Event>()
    body(&nodes, &api, &agenda)
    schedule(agenda)
    deliver()
  }
}

extension Cluster {
  /// Answers a read on a copy, so that looking leaves no trace in the world.
  public func look(_ request: APIRequest) -> APIResponse {
    var copy = self
    return copy.handle(request)
  }
}
