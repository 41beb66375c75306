import APIServer
import NIOCore
import NIOHTTP1
import ObjectModel

/// One HTTP/1.1 connection: requests one after the other, each answered before the next is begun.
///
/// A class, as channel handlers are; it belongs to the connection's event loop.
final class ConnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// A request on its way in.
  struct Incoming {
    let head: HTTPRequestHead
    var body = ByteBuffer()
  }

  /// Where the conversation stands.
  enum Phase {
    case idle
    case receiving(Incoming)
    /// An answer was given before the whole request had come; the rest is thrown away.
    case discarding
    /// A watch or a log is being sent.
    case streaming
    /// The client has not taken enough of the last answer for another one.
    case draining
    case closed
  }

  let core: ServiceCore
  var phase = Phase.idle
  /// Parts of further requests, which wait until the answer at hand is complete.
  private var backlog: [HTTPServerRequestPart] = []
  private var deadline: Scheduled<Void>?
  var context: ChannelHandlerContext?
  /// Whether the connection goes on after the answer at hand.
  var keepsAlive = true
  var watcher: Watcher?
  var stream: OpenStream?
  var watchEnd: Scheduled<Void>?

  init(_ core: ServiceCore) {
    self.core = core
  }

  // MARK: The life of the connection

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    core.add(context.channel)
    expect(within: .seconds(core.limits.headSeconds))
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    leave()
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    core.remove(context.channel)
    context.fireChannelInactive()
  }

  /// Gives up all that was open for this connection.
  private func leave() {
    phase = .closed
    deadline?.cancel()
    watchEnd?.cancel()
    if let watcher { core.hub.remove(watcher) }
    if let stream { core.hub.remove(stream) }
    (watcher, stream, backlog) = (nil, nil, [])
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      if case .streaming = phase { deadline?.cancel() }
      if case .draining = phase { proceed() }
      core.hub.schedulePump()
    } else if case .streaming = phase {
      expect(within: .seconds(core.limits.stallSeconds))
    }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is HTTPParserError else {
      context.close(promise: nil)
      return
    }
    switch phase {
    case .idle, .receiving:
      keepsAlive = false
      respond(refusal(.badRequest("malformed HTTP request: \(error)")))
    case .discarding, .streaming, .draining, .closed: context.close(promise: nil)
    }
  }

  /// Closes the connection unless something happens within `time`.
  private func expect(within time: TimeAmount) {
    deadline?.cancel()
    guard let context else { return }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: time) { handler.value.timeOut() }
  }

  private func timeOut() {
    if case .receiving = phase {
      keepsAlive = false
      respond(
        refusal(
          Status(code: 408, reason: "Timeout", message: "the request did not arrive in time")))
      return
    }
    context?.close(promise: nil)
  }

  // MARK: Requests that arrive

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    if isBusy {
      backlog.append(part)
      // One request may wait; beyond that the client must wait itself.
      if backlog.count > 64 { setAutoRead(false) }
      return
    }
    take(part)
  }

  /// Whether further requests must wait.
  private var isBusy: Bool {
    switch phase {
    case .streaming, .draining: true
    case .idle, .receiving, .discarding, .closed: false
    }
  }

  private func take(_ part: HTTPServerRequestPart) {
    switch (phase, part) {
    case (.idle, .head(let head)): begin(head)
    case (.receiving(var incoming), .body(var bytes)):
      guard incoming.body.readableBytes + bytes.readableBytes <= WireRequest.bodyLimit else {
        refuseBody()
        return
      }
      phase = .idle
      incoming.body.writeBuffer(&bytes)
      phase = .receiving(incoming)
    case (.receiving(let incoming), .end):
      deadline?.cancel()
      phase = .idle
      process(incoming)
    case (.discarding, .end): context?.close(promise: nil)
    default: break
    }
  }

  private func begin(_ head: HTTPRequestHead) {
    keepsAlive = head.isKeepAlive
    phase = .receiving(Incoming(head: head))
    if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
      length > WireRequest.bodyLimit
    {
      refuseBody()
      return
    }
    expect(within: .seconds(core.limits.bodySeconds))
    if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
      write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
      context?.flush()
    }
  }

  private func refuseBody() {
    keepsAlive = false
    send(refusal(.tooLarge))
    write(.end(nil))
    context?.flush()
    phase = .discarding
    expect(within: .seconds(5.0))
  }

  private func setAutoRead(_ reads: Bool) {
    context?.channel.setOption(.autoRead, value: reads).whenComplete { _ in }
  }

  // MARK: Answers

  private func write(_ part: HTTPServerResponsePart) {
    context?.write(wrapOutboundOut(part), promise: nil)
  }

  /// The answer to a request that is refused.
  func refusal(_ status: Status) -> WireResponse { WireExchange.refusal(status, core.catalog) }

  /// Answers and goes on with the next request.
  func respond(_ response: WireResponse, hidesBody: Bool = false) {
    send(response, hidesBody: hidesBody)
    finish()
  }

  private func send(_ response: WireResponse, hidesBody: Bool = false) {
    var bytes: [UInt8] = []
    if case .bytes(let content) = response.body { bytes = content }
    writeHead(response, length: bytes.count)
    if !hidesBody, !bytes.isEmpty { write(.body(.byteBuffer(ByteBuffer(bytes: bytes)))) }
  }

  private func writeHead(_ response: WireResponse, length: Int?) {
    var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
    if let length { headers.add(name: "content-length", value: String(length)) }
    if !keepsAlive { headers.add(name: "connection", value: "close") }
    let status = HTTPResponseStatus(statusCode: response.code)
    write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
  }

  /// Begins an answer whose length is not known.
  func beginStreaming(_ response: WireResponse) {
    phase = .streaming
    writeHead(response, length: nil)
    context?.flush()
  }

  /// Sends a piece of such an answer.
  func sendPiece(_ bytes: ByteBuffer) {
    guard case .streaming = phase else { return }
    write(.body(.byteBuffer(bytes)))
    context?.flush()
  }

  /// Ends such an answer.
  func endStreaming() {
    guard case .streaming = phase else { return }
    watchEnd?.cancel()
    finish()
  }

  /// Ends an answer.
  private func finish() {
    guard let context else { return }
    guard keepsAlive else {
      phase = .closed
      let promise = context.eventLoop.makePromise(of: Void.self)
      let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
      promise.futureResult.whenComplete { _ in handler.value.context?.close(promise: nil) }
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
      expect(within: .seconds(core.limits.stallSeconds))
      return
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    if !context.channel.isWritable {
      phase = .draining
      expect(within: .seconds(core.limits.stallSeconds))
      return
    }
    proceed()
  }

  /// Goes on with the requests that wait, if any.
  private func proceed() {
    phase = .idle
    expect(within: .seconds(core.limits.idleSeconds))
    guard !backlog.isEmpty else { return }
    let waiting = backlog
    backlog = []
    for part in waiting {
      if isBusy { backlog.append(part) } else { take(part) }
    }
    if backlog.isEmpty { setAutoRead(true) }
  }
}

extension Status {
  /// 413: the body is longer than any the server reads.
  fileprivate static var tooLarge: Status {
    Status(
      code: 413, reason: "RequestEntityTooLarge",
      message: "Request entity too large: limit is \(WireRequest.bodyLimit)")
  }
}
