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
      try Self.checkEscapes(head.uri)
      let user = try core.authenticator.user(wire, core.hub.live)
      var exchange = try wire.exchange(for: user, readYAML: Self.readYAML)
      if exchange.request.verb == .connect { return try connect(head, exchange.request) }
      if Self.hasReader(wire), exchange.request.options.parameter("pretty") == nil {
        exchange.format.isPretty = true
      }
      answer(exchange, to: wire)
    } catch {
      respond(refusal(error), hidesBody: head.method == .HEAD)
    }
  }

  // Models: net/url's unescape of paths, Go 1.24; what is wrong in a query is left out there.

  /// Refuses a path with a percent sign that begins no escape.
  private static func checkEscapes(_ target: String) throws(Status) {
    var rest = target.utf8.prefix { $0 != UInt8(ascii: "?") }
    while let place = rest.firstIndex(of: UInt8(ascii: "%")) {
      let escape = rest[place...].prefix(3)
      let digits = escape.dropFirst()
      let isGood = digits.count == 2 && digits.allSatisfy { isHexadecimal($0) }
      guard isGood else {
        throw .badRequest("invalid URL escape \"\(String(Substring(escape)))\"")
      }
      rest = rest[place...].dropFirst(3)
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private func answer(_ exchange: WireExchange, to request: WireRequest) {
    let (answer, epoch) = core.hub.handle(exchange.request)
    let response = exchange.response(answer, core.catalog, writeYAML: YAMLWriter.bytes)
    switch response.body {
    case .bytes: respond(Gzip.packed(response, for: request), hidesBody: request.method == "HEAD")
    case .watch(let cursor):
      guard let key = WatchFeed.Key(exchange) else { return }
      beginStreaming(response)
      let watcher = Watcher(key, cursor, core.encoder(for: exchange), self)
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
      return .failure(.badRequest("error decoding YAML: \(error.message)"))
    }
  }

  /// Programs with people in front of them get indented answers.
  private static func hasReader(_ request: WireRequest) -> Bool {
    let agent = request.header("user-agent")
    return agent.hasPrefix("curl") || agent.hasPrefix("Wget") || agent.hasPrefix("Mozilla/5.0")
  }

  private func endWatch(after seconds: Int64?) {
    guard let context else { return }
    var time = TimeAmount.seconds(core.limits.watchSeconds)
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
