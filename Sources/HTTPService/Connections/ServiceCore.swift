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

/// How long the server waits for clients, and how many it takes.
struct ServerLimits: Sendable {
  /// For the whole head of a request, and for the handshake.
  var headTime = TimeAmount.seconds(32)
  /// For the body of a request.
  var bodyTime = TimeAmount.seconds(60)
  /// For the next request on an open connection.
  var idleTime = TimeAmount.seconds(90)
  /// For a client that takes nothing of what is sent.
  var stallTime = TimeAmount.seconds(60)
  /// How long a watch lasts that does not say.
  var watchTime = TimeAmount.minutes(45)
  /// Connections at once.
  var connections = 4096
}
