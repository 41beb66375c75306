import APIServer
import ClusterEngine
import NIOCore
import NIOWebSocket
import ObjectModel

// Models: apimachinery pkg/util/remotecommand and the channel protocols v4 and v5 over WebSocket,
// v1.32: the first byte of each message is its channel.

/// An exec or attach session on a WebSocket.
///
/// A class, as channel handlers are; it belongs to the connection's event loop.
final class RemoteCommandHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private enum Line {
    static let input: UInt8 = 0
    static let output: UInt8 = 1
    static let error: UInt8 = 2
    static let status: UInt8 = 3
    static let resize: UInt8 = 4
    static let close: UInt8 = 255
  }

  private let core: ServiceCore
  private var context: ChannelHandlerContext?
  private var stream: OpenStream?
  private var isClosing = false
  private var pinger: RepeatedTask?
  private var isAnswered = true

  init(_ core: ServiceCore) {
    self.core = core
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func begin(_ purpose: ConnectionHandler.Purpose) {
    switch purpose {
    case .failure(let status): end(status.value)
    case .stream(let id, let epoch):
      let stream = OpenStream(id, epoch: epoch, self)
      self.stream = stream
      startPinging()
      core.hub.add(stream)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    pinger?.cancel()
    if let stream { core.hub.remove(stream) }
    stream = nil
    core.remove(context.channel)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { core.hub.schedulePump() }
    context.fireChannelWritabilityChanged()
  }

  /// Finds out whether the client is still there when nothing is said.
  private func startPinging() {
    guard let context else { return }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    pinger = context.eventLoop.scheduleRepeatedTask(
      initialDelay: .seconds(core.limits.stallSeconds), delay: .seconds(core.limits.stallSeconds)
    ) { _ in handler.value.ping() }
  }

  private func ping() {
    guard isAnswered else {
      context?.close(promise: nil)
      return
    }
    isAnswered = false
    write(.ping, ByteBuffer())
  }

  // MARK: What the client sends

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    isAnswered = true
    switch frame.opcode {
    case .binary, .text: receive(frame.unmaskedData)
    case .ping: write(.pong, frame.unmaskedData)
    case .connectionClose: answerClose(frame.unmaskedData)
    default: break
    }
  }

  private func receive(_ data: ByteBuffer) {
    var data = data
    guard let line = data.readInteger(as: UInt8.self), let stream else { return }
    let bytes = Array(data.readableBytesView)
    switch line {
    case Line.input where !bytes.isEmpty: core.hub.act(stream) { $0.write(stream.id, bytes) }
    case Line.resize:
      guard let size = try? JSONParser.parsePrefix(bytes, from: 0).value,
        let columns = size.int("Width"), let rows = size.int("Height"),
        (1...10_000).contains(columns), (1...10_000).contains(rows)
      else { return }
      core.hub.act(stream) { $0.resize(stream.id, columns: Int(columns), rows: Int(rows)) }
    case Line.close where bytes.first == Line.input:
      core.hub.act(stream) { $0.closeInput(stream.id) }
    default: break
    }
  }

  private func answerClose(_ data: ByteBuffer) {
    if !isClosing {
      var code = data
      write(.connectionClose, code.readSlice(length: min(2, code.readableBytes)) ?? ByteBuffer())
    }
    context?.close(promise: nil)
  }

  // MARK: What it gets

  private func send(_ line: UInt8, _ bytes: [UInt8]) {
    var data = ByteBuffer()
    data.reserveCapacity(bytes.count + 1)
    data.writeInteger(line)
    data.writeBytes(bytes)
    write(.binary, data)
  }

  private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
    guard let context, context.channel.isActive else { return }
    let frame = WebSocketFrame(fin: true, opcode: opcode, data: data)
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }

  private func end(_ status: Value) {
    send(Line.status, JSONWriter().bytes(status))
    stream = nil
    isClosing = true
    pinger?.cancel()
    var code = ByteBuffer()
    code.write(webSocketErrorCode: .normalClosure)
    write(.connectionClose, code)
    closeSoon()
  }

  /// The client answers the end with its own; one that does not is not waited for.
  private func closeSoon() {
    guard let context else { return }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .seconds(5.0)) {
      handler.value.context?.close(promise: nil)
    }
  }

  private static let success: Value = ["metadata": [:], "status": "Success"]

  /// What the kubelet says of a command that failed.
  private static func exitStatus(_ code: Int32) -> Value {
    [
      "metadata": [:], "status": "Failure",
      "message": .string(
        "command terminated with non-zero exit code: command terminated with exit code \(code)"),
      "reason": "NonZeroExitCode",
      "details": ["causes": [["reason": "ExitCode", "message": .string(String(code))]]],
    ]
  }
}

extension RemoteCommandHandler: StreamConsumer {
  var canTake: Bool {
    guard let channel = context?.channel else { return false }
    return channel.isActive && channel.isWritable
  }

  func take(_ chunk: StreamChunk) {
    switch chunk {
    case .output(let bytes): send(Line.output, bytes)
    case .error(let bytes): send(Line.error, bytes)
    case .exit(0): end(Self.success)
    case .exit(let code): end(Self.exitStatus(code))
    case .failure(let status): end(status.value)
    }
  }

  func loseStream() {
    end(Status.internalError("the cluster was taken back to an earlier state").value)
  }
}
