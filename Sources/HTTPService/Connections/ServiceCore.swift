import APIServer
import ClusterEngine
import NIOCore

/// What all connections of a server share.
///
/// A class that belongs to the server's event loop.
final class ServiceCore {
  let hub: StreamHub
  let authenticator: Authenticator
  let identity: ServerIdentity?
  let limits: ServerLimits
  let catalog: Catalog
  private var encoders: [EventEncoder.Representation: EventEncoder] = [:]
  /// The open connections, for the end of the server.
  private var connections: [ObjectIdentifier: any Channel] = [:]

  init(
    _ live: LiveCluster, _ authenticator: Authenticator, _ identity: ServerIdentity?,
    _ limits: ServerLimits, _ activity: ServiceActivity, on loop: any EventLoop
  ) {
    hub = StreamHub(live, activity, on: loop)
    self.authenticator = authenticator
    self.identity = identity
    self.limits = limits
    catalog = live.withCluster { $0.api.catalog }
  }

  /// What writes the events of a watch; one for all watches of the same form.
  func encoder(for exchange: WireExchange) -> EventEncoder {
    let representation = EventEncoder.Representation(exchange)
    if let encoder = encoders[representation] { return encoder }
    let encoder = EventEncoder(exchange, catalog)
    encoders[representation] = encoder
    return encoder
  }

  var connectionCount: Int { connections.count }

  func add(_ channel: any Channel) {
    connections[ObjectIdentifier(channel)] = channel
  }

  func remove(_ channel: any Channel) {
    connections[ObjectIdentifier(channel)] = nil
  }

  /// Ends everything: open answers are completed, then connections are closed.
  func stop() {
    hub.stop()
    for channel in connections.values { channel.close(promise: nil) }
  }
}

/// How long the server waits for clients, in seconds, and how many it takes.
struct ServerLimits: Sendable {
  /// For the whole head of a request, and for the handshake.
  var headSeconds = 32.0
  /// For the body of a request.
  var bodySeconds = 60.0
  /// For the next request on an open connection.
  var idleSeconds = 90.0
  /// For a client that takes nothing of what is sent.
  var stallSeconds = 60.0
  /// How long a watch lasts that does not say.
  var watchSeconds = 2700.0
  /// Connections at once.
  var connections = 4096
}

extension TimeAmount {
  /// An amount of time in seconds.
  static func seconds(_ seconds: Double) -> TimeAmount { .nanoseconds(Int64(seconds * 1e9)) }
}
