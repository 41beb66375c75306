import APIServer
import ManifestYAML
import NIOCore
import NIOHTTP1
import ObjectModel

extension ConnectionHandler {
  /// Answers a request that has arrived whole.
  func process(_ incoming: Incoming) {
    let head = incoming.head
    let wire = WireRequest(
      head.method.rawValue, head.uri,
      headers: head.headers.map { WireRequest.Header($0.name, $0.value) },
      body: Array(incoming.body.readableBytesView))
    do throws(Status) {
      let user = try core.authenticator.user(wire, core.hub.live)
      var exchange = try wire.exchange(for: user, readYAML: Self.readYAML)
      if exchange.request.verb == .connect { return try connect(head, exchange.request) }
      if Self.hasReader(wire), exchange.request.options.parameter("pretty") == nil {
        exchange.format.isPretty = true
      }
      answer(exchange, isHead: head.method == .HEAD)
    } catch {
      respond(refusal(error), hidesBody: head.method == .HEAD)
    }
  }

  private func answer(_ exchange: WireExchange, isHead: Bool) {
    let (answer, epoch) = core.hub.handle(exchange.request)
    let response = exchange.response(answer, core.catalog, writeYAML: YAMLWriter.bytes)
    switch response.body {
    case .bytes: respond(response, hidesBody: isHead)
    case .watch(let cursor):
      guard let key = WatchFeed.Key(exchange) else { return }
      beginStreaming(response)
      let watcher = Watcher(key, cursor, exchange, core.catalog, self)
      self.watcher = watcher
      endWatch(after: exchange.request.options.timeoutSeconds)
      core.hub.add(watcher)
    case .stream(let id):
      beginStreaming(response)
      let stream = OpenStream(id, epoch: epoch, self)
      self.stream = stream
      core.hub.add(stream)
    }
  }

  private static func readYAML(_ bytes: [UInt8]) -> Result<Value, Status> {
    do throws(YAMLError) {
      return .success(try YAMLReader.value(String(decoding: bytes, as: UTF8.self)))
    } catch {
      return .failure(.badRequest("error decoding YAML: \(error)"))
    }
  }

  /// Programs with people in front of them get indented answers.
  private static func hasReader(_ request: WireRequest) -> Bool {
    let agent = request.header("user-agent")
    return agent.hasPrefix("curl") || agent.hasPrefix("Wget") || agent.hasPrefix("Mozilla/5.0")
  }

  private func endWatch(after seconds: Int64?) {
    guard let context else { return }
    var time = core.limits.watchTime
    if let seconds, seconds > 0 { time = .seconds(min(seconds, 86_400)) }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    watchEnd = context.eventLoop.scheduleTask(in: time) {
      let handler = handler.value
      if let watcher = handler.watcher { handler.core.hub.remove(watcher) }
      handler.finishWatch()
    }
  }
}

extension ConnectionHandler: WatchConsumer {
  var canTake: Bool {
    guard let channel = context?.channel else { return false }
    return channel.isActive && channel.isWritable
  }

  func take(_ lines: ByteBuffer) {
    sendPiece(lines)
  }

  func finishWatch() {
    watcher = nil
    endStreaming()
  }
}

extension ConnectionHandler: StreamConsumer {
  func take(_ chunk: StreamChunk) {
    switch chunk {
    case .output(let bytes), .error(let bytes): sendPiece(ByteBuffer(bytes: bytes))
    case .exit, .failure: loseStream()
    }
  }

  func loseStream() {
    stream = nil
    endStreaming()
  }
}
