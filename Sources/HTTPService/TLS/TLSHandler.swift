import COpenSSL
import NIOCore

/// TLS on a connection: OpenSSL between memory buffers, so that it never touches a socket.
///
/// A class, as channel handlers are; it belongs to the connection's event loop.
final class TLSHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum Phase {
    case handshake, open, closed
  }

  private let identity: ServerIdentity
  private let functions: UnsafeMutablePointer<OpenSSLFunctions>
  private var session: OpaquePointer?
  private var received: OpaquePointer?
  private var toSend: OpaquePointer?
  private var phase = Phase.handshake
  /// What was written before the handshake was over.
  private var early: [(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)] = []
  private var encrypted = ByteBuffer()
  private var promises: [EventLoopPromise<Void>] = []

  init(_ identity: ServerIdentity) {
    self.identity = identity
    functions = identity.library.functions
  }

  deinit {
    // The session owns both buffers.
    if let session { functions.pointee.SSL_free(session) }
  }

  func handlerAdded(context: ChannelHandlerContext) {
    guard let session = functions.pointee.SSL_new(identity.context),
      let received = functions.pointee.BIO_new(functions.pointee.BIO_s_mem()),
      let toSend = functions.pointee.BIO_new(functions.pointee.BIO_s_mem())
    else {
      context.close(promise: nil)
      return
    }
    functions.pointee.SSL_set_bio(session, received, toSend)
    functions.pointee.SSL_set_accept_state(session)
    self.session = session
    self.received = received
    self.toSend = toSend
  }

  // MARK: Bytes that arrive

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    guard let received, phase != .closed else { return }
    if phase == .handshake, Self.looksLikeHTTP(bytes) {
      refusePlainText(context)
      return
    }
    bytes.readWithUnsafeReadableBytes { raw in
      Int(functions.pointee.BIO_write(received, raw.baseAddress, Int32(raw.count)))
    }
    functions.pointee.ERR_clear_error()
    if phase == .handshake { handshake(context) }
    if phase == .open { readDecrypted(context) }
  }

  private func handshake(_ context: ChannelHandlerContext) {
    guard let session else { return }
    let result = functions.pointee.SSL_do_handshake(session)
    drain()
    if result == 1 {
      phase = .open
      let waiting = early
      early = []
      for item in waiting { encrypt(item.bytes, item.promise) }
    } else if functions.pointee.SSL_get_error(session, result) != SSL_ERROR_WANT_READ {
      phase = .closed
      flushEncrypted(context)
      context.close(promise: nil)
      return
    }
    flushEncrypted(context)
  }

  private func readDecrypted(_ context: ChannelHandlerContext) {
    guard let session else { return }
    var decrypted = context.channel.allocator.buffer(capacity: 4096)
    var count: Int32 = 0
    repeat {
      decrypted.writeWithUnsafeMutableBytes(minimumWritableBytes: 4096) { raw in
        count = functions.pointee.SSL_read(session, raw.baseAddress, Int32(raw.count))
        return Int(max(0, count))
      }
    } while count > 0
    let reason = functions.pointee.SSL_get_error(session, count)
    // The client may have asked for new keys, which is answered.
    drain()
    flushEncrypted(context)
    if decrypted.readableBytes > 0 {
      context.fireChannelRead(wrapInboundOut(decrypted))
    }
    if reason != SSL_ERROR_WANT_READ, phase == .open { close(context, promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    for item in early { item.promise?.fail(ChannelError.ioOnClosedChannel) }
    early = []
    for promise in promises { promise.fail(ChannelError.ioOnClosedChannel) }
    promises = []
    context.fireChannelInactive()
  }

  // MARK: Bytes that leave

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let bytes = unwrapOutboundIn(data)
    switch phase {
    case .handshake: early.append((bytes, promise))
    case .open: encrypt(bytes, promise)
    case .closed: promise?.fail(ChannelError.ioOnClosedChannel)
    }
  }

  func flush(context: ChannelHandlerContext) {
    flushEncrypted(context)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .all else { return context.close(mode: mode, promise: promise) }
    close(context, promise: promise)
  }

  private func close(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    if phase == .open, let session {
      _ = functions.pointee.SSL_shutdown(session)
      drain()
      flushEncrypted(context)
    }
    phase = .closed
    context.close(promise: promise)
  }

  private func encrypt(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>?) {
    guard let session else { return }
    functions.pointee.ERR_clear_error()
    var rest = bytes
    while rest.readableBytes > 0 {
      var written: Int32 = 0
      // A piece at a time, so that OpenSSL's own buffer stays small.
      rest.readWithUnsafeReadableBytes { raw in
        let length = Int32(min(raw.count, 16_384))
        written = functions.pointee.SSL_write(session, raw.baseAddress, length)
        return Int(max(0, written))
      }
      drain()
      guard written > 0 else {
        promise?.fail(ChannelError.ioOnClosedChannel)
        return
      }
    }
    if let promise { promises.append(promise) }
  }

  /// Takes what OpenSSL wants to be sent.
  private func drain() {
    guard let toSend else { return }
    var pending = Int(openssl_pending(functions, toSend))
    while pending > 0 {
      encrypted.writeWithUnsafeMutableBytes(minimumWritableBytes: pending) { raw in
        Int(max(0, functions.pointee.BIO_read(toSend, raw.baseAddress, Int32(pending))))
      }
      pending = Int(openssl_pending(functions, toSend))
    }
  }

  private func flushEncrypted(_ context: ChannelHandlerContext) {
    guard encrypted.readableBytes > 0 || !promises.isEmpty else { return }
    let bytes = encrypted
    encrypted = ByteBuffer()
    let waiting = promises
    promises = []
    guard !waiting.isEmpty else {
      context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
      return
    }
    let promise = context.eventLoop.makePromise(of: Void.self)
    for item in waiting { promise.futureResult.cascade(to: item) }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
  }

  // MARK: Clients that speak plain HTTP

  private static func looksLikeHTTP(_ bytes: ByteBuffer) -> Bool {
    let start = bytes.getString(at: bytes.readerIndex, length: min(4, bytes.readableBytes)) ?? ""
    return ["GET ", "HEAD", "POST", "PUT ", "PATC", "DELE", "OPTI"].contains(start)
  }

  /// Answers as Go's server does.
  private func refusePlainText(_ context: ChannelHandlerContext) {
    phase = .closed
    let text =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    context.close(promise: nil)
  }
}
