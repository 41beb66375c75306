public import APIServer
public import ClusterEngine
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The Kubernetes API over HTTPS (or plain HTTP), for a real kubectl and other clients.
///
/// A class because it owns a port, a thread and connections, which must be given back once.
public final class HTTPServer: Sendable {
  /// How a server listens.
  public struct Options: Sendable {
    /// The address; only loopback ones are safe.
    public var host = "127.0.0.1"
    /// The port; 0 for any free one.
    public var port = 6443
    /// Whether connections are encrypted.
    public var usesTLS = true
    /// Users that are known besides the administrator.
    public var tokens: [KnownToken] = []

    /// The loopback address with TLS.
    public init() {}

    /// Whether only programs of this machine can reach the address.
    public var isLoopback: Bool {
      host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
  }

  /// A user with the token that stands for it.
  public struct KnownToken: Sendable {
    /// What the user sends.
    public let text: String
    /// Who sends it.
    public let user: UserInfo

    /// A user and its token.
    public init(text: String, user: UserInfo) {
      self.text = text
      self.user = user
    }
  }

  /// Why a server could not start.
  public struct Failure: Error, CustomStringConvertible {
    /// One sentence.
    public let description: String
  }

  /// Where clients reach it, such as `https://127.0.0.1:6443`.
  public let address: String
  /// The kubeconfig of the cluster's administrator.
  public let kubeconfig: String
  /// What the server is doing.
  public let activity: ServiceActivity
  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  private let core: NIOLoopBound<ServiceCore>

  /// Starts a server for a world.
  public convenience init(_ live: LiveCluster, _ options: Options) throws(Failure) {
    try self.init(live, options, limits: ServerLimits())
  }

  /// - Parameter authenticator: who is known, instead of the administrator alone; for tests.
  init(
    _ live: LiveCluster, _ options: Options, limits: ServerLimits,
    authenticator: Authenticator? = nil
  ) throws(Failure) {
    guard options.usesTLS || options.isLoopback else {
      throw Failure(description: "plain HTTP is only served on a loopback address")
    }
    let identity: ServerIdentity?
    do throws(OpenSSL.Failure) {
      identity = options.usesTLS ? try Self.identity(options) : nil
    } catch {
      throw Failure(description: error.description)
    }
    let token = identity.map { Self.token($0.library) }
    let authenticator =
      authenticator
      ?? Authenticator(
        tokens: (token.map { [KnownToken(text: $0, user: .admin)] } ?? []) + options.tokens,
        withoutToken: options.usesTLS ? nil : .admin)
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let loop = group.next()
    let activity = ServiceActivity()
    self.activity = activity
    do {
      core = try loop.submit {
        let core = ServiceCore(live, authenticator, identity, limits, activity, on: loop)
        core.hub.start()
        return NIOLoopBound(core, eventLoop: loop)
      }.wait()
      channel = try Self.listen(group, options, core)
    } catch {
      live.observe(nil)
      try? group.syncShutdownGracefully()
      throw Failure(
        description: "cannot listen on \(options.host):\(options.port): \(Self.words(error))")
    }
    let port = channel.localAddress?.port ?? options.port
    let host = options.host.contains(":") ? "[\(options.host)]" : options.host
    address = "\(options.usesTLS ? "https" : "http")://\(host):\(port)"
    kubeconfig = Kubeconfig.text(
      server: address, authorityPEM: identity?.authorityPEM, token: token)
  }

  /// How many connections, watches and streams are open.
  package var load: (connections: Int, watches: Int, streams: Int) {
    let core = core
    let load = try? channel.eventLoop.submit {
      (core.value.connectionCount, core.value.hub.watchCount, core.value.hub.streamCount)
    }.wait()
    return load ?? (0, 0, 0)
  }

  /// The port that is listened on.
  package var port: Int { channel.localAddress?.port ?? 0 }

  /// Ends the server: watches and logs are completed, connections closed, the port is given back.
  public func stop() {
    channel.close(promise: nil)
    let core = core
    try? channel.eventLoop.submit { core.value.stop() }.wait()
    try? group.syncShutdownGracefully()
  }

  private static func identity(_ options: Options) throws(OpenSSL.Failure) -> ServerIdentity {
    var names = [
      "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
      "kubernetes.default.svc.cluster.local",
    ]
    var addresses = ["127.0.0.1", "::1", "10.96.0.1"]
    if (try? SocketAddress(ipAddress: options.host, port: 0)) != nil {
      if !addresses.contains(options.host) { addresses.append(options.host) }
    } else if !names.contains(options.host) {
      names.append(options.host)
    }
    return try ServerIdentity(names: names, addresses: addresses)
  }

  private static func token(_ library: OpenSSL) -> String {
    library.randomBytes(24).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
      .joined()
  }

  private static func listen(
    _ group: MultiThreadedEventLoopGroup, _ options: Options, _ core: NIOLoopBound<ServiceCore>
  ) throws -> any Channel {
    try ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.socketOption(.so_keepalive), value: 1)
      // A client that is gone without a word is noticed after a minute and a half.
      .childChannelOption(.tcpOption(.init(rawValue: TCP_KEEPIDLE)), value: 60)
      .childChannelOption(.tcpOption(.init(rawValue: TCP_KEEPINTVL)), value: 10)
      .childChannelOption(.tcpOption(.init(rawValue: TCP_KEEPCNT)), value: 3)
      .childChannelOption(
        .writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024)
      )
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try Self.prepare(channel, core.value) }
      }
      .bind(host: options.host, port: options.port).wait()
  }

  private static func prepare(_ channel: any Channel, _ core: ServiceCore) throws {
    guard core.connectionCount < core.limits.connections else {
      channel.close(promise: nil)
      return
    }
    let pipeline = channel.pipeline.syncOperations
    if let identity = core.identity { try pipeline.addHandler(TLSHandler(identity)) }
    try pipeline.addHandler(HTTPResponseEncoder())
    try pipeline.addHandler(
      ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes)))
    try pipeline.addHandler(ConnectionHandler(core))
  }

  /// An error of the system in the words of the system.
  private static func words(_ error: any Error) -> String {
    guard let error = error as? IOError else { return "\(error)" }
    return String(cString: strerror(error.errnoCode))
  }
}
