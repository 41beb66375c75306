import APIServer
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/probe/{http,tcp,grpc,util.go} and the Go standard library's errors, v1.32. Differs:
// the simulated servers answer at once, so that no request times out; redirects are not followed.

extension NodeRuntime {
  /// Carries out an action that ends at once; nil for `exec` and `sleep`, which take time.
  mutating func answer(
    _ handler: ActionHandler, agent: String, timeout: Int64, _ worker: inout PodWorker,
    _ index: Int, _ api: borrowing APIServer
  ) -> ActionAnswer? {
    switch handler {
    case .exec, .sleep: return nil
    case .http(let action): return get(action, agent: agent, &worker, index, api)
    case .tcp(let host, let port):
      let number: Int
      switch Self.port(port, of: worker.containers[index]) {
      case .success(let found): number = found
      case .failure(let error): return .problem(error.message)
      }
      let place = "\(host.isEmpty ? worker.address : host):\(number)"
      switch reach(host, number, worker, api.now) {
      case .reply: return .success("")
      case .refused: return .failure("dial tcp \(place): connect: connection refused")
      case .unreachable: return .failure("dial tcp \(place): i/o timeout")
      case .unknownHost:
        return .failure("dial tcp: lookup \(host) on 10.96.0.10:53: no such host")
      }
    case .grpc(let port, let service):
      return health(port: port, service, timeout: timeout, worker, api.now)
    case .nothing: return .problem("missing probe handler")
    }
  }

  /// The number of a port given by number or name.
  static func port(
    _ value: Value, of container: Container
  ) -> Result<Int, ContainerConfigError> {
    if let number = value.int { return .success(Int(number)) }
    let name = value.string ?? ""
    for port in container.spec["ports"]?.elements ?? [] where port[.name]?.string == name {
      return .success(Int(port["containerPort"]?.int ?? 0))
    }
    if let number = Int(name) { return .success(number) }
    return .failure(
      ContainerConfigError("strconv.Atoi: parsing \"\(name)\": invalid syntax"))
  }

  private mutating func get(
    _ action: HTTPAction, agent: String, _ worker: inout PodWorker, _ index: Int,
    _ api: borrowing APIServer
  ) -> ActionAnswer {
    let port: Int
    switch Self.port(action.port, of: worker.containers[index]) {
    case .success(let found): port = found
    case .failure(let error): return .problem(error.message)
    }
    let host = action.host.isEmpty ? worker.address : action.host
    func url() -> String {
      let scheme = action.isSecure ? "https" : "http"
      return "Get \"\(scheme)://\(host):\(port)\(action.path)\": "
    }
    let exchange = HTTPExchange(
      host: host, port: port, path: action.path, agent: action.agent ?? agent,
      hostHeader: action.hostHeader ?? "\(host):\(port)")
    let outcome = request(exchange, &worker, isSecure: action.isSecure, api)
    switch outcome {
    case .reply(let reply):
      if action.isSecure {
        return .failure(url() + "http: server gave HTTP response to HTTPS client")
      }
      let body = String(decoding: reply.body.prefix(10 << 10), as: UTF8.self)
      switch reply.status {
      case 200..<300: return .success(body)
      case 300..<400: return .warning("Probe terminated redirects, Response body: \(body)")
      default: return .failure("HTTP probe failed with statuscode: \(reply.status)")
      }
    case .refused:
      return .failure(url() + "dial tcp \(host):\(port): connect: connection refused")
    case .unreachable:
      return .failure(
        url() + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)")
    case .unknownHost:
      return .failure(url() + "dial tcp: lookup \(host) on 10.96.0.10:53: no such host")
    }
  }

  /// Sends a request of the kubelet's own: to the pod in hand, or to whoever has the address.
  private mutating func request(
    _ exchange: HTTPExchange, _ worker: inout PodWorker, isSecure: Bool,
    _ api: borrowing APIServer
  ) -> HTTPOutcome {
    if isSecure {
      // The simulated programs speak no TLS: nothing reaches them but the connection.
      return reach(exchange.host, exchange.port, worker, api.now)
    }
    if exchange.host == worker.address {
      let client =
        worker.usesHostNetwork ? worker.address : nodes[worker.node].podRange + "1"
      return serve(exchange, &worker, client: client, wantsHeaders: false, api)
    }
    return fetch(exchange, fromPodUID: nil, api: api)
  }

  /// Whether a connection from the node is accepted; a reply without content when it is.
  private func reach(
    _ host: String, _ port: Int, _ worker: borrowing PodWorker, _ now: Instant
  ) -> HTTPOutcome {
    let connected = HTTPOutcome.reply(HTTPReply(status: 200, headers: [], body: []))
    if host.isEmpty || host == worker.address {
      return accepts(worker, port: port, now) ? connected : .refused
    }
    if let slot = addresses[host], let target = workers[slot] {
      return accepts(target, port: port, now) ? connected : .refused
    }
    if host == "localhost" || host == "127.0.0.1" || nodes.contains(where: { $0.address == host }) {
      return .refused
    }
    return Self.isAddress(host) ? .unreachable : .unknownHost
  }

  private func health(
    port: Int, _ service: String, timeout: Int64, _ worker: borrowing PodWorker, _ now: Instant
  ) -> ActionAnswer {
    let server = worker.containers.lazy.filter(\.isRunning).flatMap(\.process.servers)
      .first { $0.port == port && $0.isServing(now) }
    if let server, case .grpcHealth = server.definition.behaviour {
      return .success("service healthy")
    }
    return .failure(
      "timeout: failed to connect service \"\(worker.address):\(port)\" within \(timeout)s: "
        + "context deadline exceeded")
  }
}
