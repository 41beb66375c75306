import APIServer
import ClusterEngine
import NIOCore
import NIOHTTP1
import NIOWebSocket

// Models: apiserver pkg/util/proxy (stream translation) and cri-streaming's WebSocket protocols,
// v1.32.

extension ConnectionHandler {
  /// The protocols of exec and attach, best first.
  private static let channelProtocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"]

  /// Begins exec or attach over a WebSocket.
  /// - Throws: what stands against it.
  func connect(_ head: HTTPRequestHead, _ request: APIRequest) throws(Status) {
    guard case .resource(let target) = request.target else { throw .noSuchResource() }
    if target.subresource == "proxy" {
      throw .badRequest("drydock does not simulate proxies to pods, services and nodes so far")
    }
    if target.subresource == "exec" || target.subresource == "attach" {
      try checkUpgrade(head, request)
    }
    let offered = head.headers[canonicalForm: "sec-websocket-protocol"].map(String.init)
    let chosen = Self.channelProtocols.first { offered.contains($0) }
    let (response, epoch) = core.hub.handle(request)
    switch response.body {
    case .stream(let id):
      guard let chosen else {
        core.hub.live.withCluster { $0.close(id) }
        throw .badRequest(
          "the client and the server have no WebSocket protocol in common; there are "
            + Self.channelProtocols.joined(separator: " and "))
      }
      upgrade(head, to: chosen, .stream(id, epoch: epoch))
    case .value(let value):
      let status = Status(value)
      // What the kubelet says comes through the connection, which is there by then.
      guard let chosen, status.code == 500 else { throw status }
      upgrade(head, to: chosen, .failure(status))
    default: throw .badRequest("there is nothing to connect to")
    }
  }

  private func checkUpgrade(_ head: HTTPRequestHead, _ request: APIRequest) throws(Status) {
    let upgrades = head.headers[canonicalForm: "upgrade"].map { $0.lowercased() }
    if upgrades.contains(where: { $0.hasPrefix("spdy/") }) {
      // Clients fall back to SPDY when a WebSocket is refused: then it is that reason they want.
      let answer = core.hub.live.withCurrentCluster { cluster, _ in cluster.look(request) }
      if case .value(let value) = answer.body { throw Status(value) }
      throw .badRequest(
        "drydock speaks WebSocket for exec and attach, not SPDY; use kubectl 1.30 or later, or set "
          + "KUBECTL_REMOTE_COMMAND_WEBSOCKETS=true")
    }
    guard upgrades.contains("websocket"), head.method == .GET else {
      throw .badRequest("Upgrade request required")
    }
  }

  /// What a WebSocket is opened for.
  enum Purpose {
    case stream(StreamID, epoch: Int)
    case failure(Status)
  }

  private func upgrade(_ head: HTTPRequestHead, to name: String, _ purpose: Purpose) {
    guard let context else { return }
    let upgrader = NIOWebSocketServerUpgrader(
      shouldUpgrade: { channel, _ in
        channel.eventLoop.makeSucceededFuture(["Sec-WebSocket-Protocol": name])
      },
      upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    let purpose = NIOLoopBound(purpose, eventLoop: context.eventLoop)
    phase = .streaming
    upgrader.buildUpgradeResponse(
      channel: context.channel, upgradeRequest: head, initialResponseHeaders: [:]
    ).whenComplete { result in
      let handler = handler.value
      switch result {
      case .success(let headers): handler.becomeWebSocket(headers, purpose.value)
      case .failure:
        handler.phase = .idle
        if case .stream(let id, _) = purpose.value {
          handler.core.hub.live.withCluster { $0.close(id) }
        }
        handler.respond(handler.refusal(.badRequest("malformed WebSocket handshake")))
      }
    }
  }

  /// Puts the WebSocket's handlers in place of those of HTTP.
  private func becomeWebSocket(_ headers: HTTPHeaders, _ purpose: Purpose) {
    guard let context else { return }
    let head = HTTPResponseHead(
      version: .http1_1, status: .switchingProtocols, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    let core = core
    let pipeline = context.pipeline.syncOperations
    let session = RemoteCommandHandler(core)
    do {
      try pipeline.addHandler(WebSocketFrameEncoder(), position: .before(self))
      try pipeline.addHandler(
        ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 20)), position: .before(self))
      try pipeline.addHandler(
        NIOWebSocketFrameAggregator(
          minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1024,
          maxAccumulatedFrameSize: 1 << 20), position: .before(self))
      try pipeline.addHandler(session, position: .before(self))
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      let encoder = try pipeline.handler(type: HTTPResponseEncoder.self)
      pipeline.removeHandler(encoder, promise: nil)
      pipeline.removeHandler(self, promise: nil)
      pipeline.removeHandler(decoder, promise: nil)
    } catch {
      context.close(promise: nil)
      return
    }
    session.begin(purpose)
  }
}
