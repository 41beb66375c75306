import ObjectModel

// Models: ProbeHandler and LifecycleHandler of core/v1 as the kubelet runs them, v1.32.

/// What a probe or a hook does.
enum ActionHandler: Sendable {
  case http(HTTPAction)
  case tcp(host: String, port: Value)
  case exec([String])
  case grpc(port: Int, service: String)
  case sleep(Int64)
  case nothing

  init(_ handler: Value) {
    if let exec = handler["exec"] {
      self = .exec((exec[.command]?.elements ?? []).map { $0.string ?? "" })
    } else if let get = handler["httpGet"] {
      self = .http(HTTPAction(get))
    } else if let socket = handler["tcpSocket"] {
      self = .tcp(host: socket["host"]?.string ?? "", port: socket["port"] ?? .null)
    } else if let call = handler["grpc"] {
      self = .grpc(
        port: Int(call["port"]?.int ?? 0), service: call["service"]?.string ?? "")
    } else if let sleep = handler["sleep"] {
      self = .sleep(sleep["seconds"]?.int ?? 0)
    } else {
      self = .nothing
    }
  }
}

/// An `httpGet` of a probe or a hook.
struct HTTPAction: Sendable {
  let host: String
  let port: Value
  let path: String
  let isSecure: Bool
  let agent: String?
  let hostHeader: String?

  init(_ action: Value) {
    host = action["host"]?.string ?? ""
    port = action["port"] ?? .null
    let text = action["path"]?.string ?? "/"
    path = text.hasPrefix("/") ? text : "/\(text)"
    isSecure = action["scheme"]?.string == "HTTPS"
    var agent: String?
    var hostHeader: String?
    for header in action["httpHeaders"]?.elements ?? [] {
      let value = header[.value]?.string ?? ""
      switch header[.name]?.string?.lowercased() {
      case "user-agent": agent = value
      case "host": hostHeader = value
      default: break
      }
    }
    self.agent = agent
    self.hostHeader = hostHeader
  }
}

/// What came of a probe's or a hook's action.
enum ActionAnswer: Sendable, Equatable {
  case success(String)
  case warning(String)
  case failure(String)
  /// It could not be carried out at all.
  case problem(String)
}
