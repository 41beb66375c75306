import APIServer
import ClusterEngine
import Glibc
import ObjectModel
import Simulation
import Testing

@testable import HTTPService

/// A world with a server in front of it that speaks plain HTTP on a free port.
final class ServedWorld {
  let session: ClusterSession
  let server: HTTPServer

  init(
    limits: ServerLimits = ServerLimits(), authenticator: Authenticator? = nil,
    pace: ClusterSession.Pace = .stepped
  ) throws {
    session = ClusterSession(cluster: Cluster(world: .bareThree, seed: 1), pace: pace)
    var options = HTTPServer.Options()
    options.port = 0
    options.usesTLS = false
    server = try HTTPServer(
      session.live, options, limits: limits, authenticator: authenticator)
  }

  deinit {
    server.stop()
  }

  func client() throws -> RawClient {
    try #require(RawClient(port: server.port))
  }

  /// The answer to one request.
  func answer(_ request: String) throws -> String {
    let client = try client()
    client.send(request)
    return client.answer()
  }

  /// Creates a pod and lets it start.
  func run(_ name: String, _ command: [String]) throws {
    let response = session.send(
      APIRequest(
        .create, .resource(ResourceTarget(resource: "pods", namespace: "default")),
        body: [
          "apiVersion": "v1", "kind": "Pod", "metadata": ["name": .string(name)],
          "spec": [
            "containers": [
              [
                "name": "c", "image": "busybox", "command": .array(command.map { .string($0) }),
              ]
            ]
          ],
        ]))
    try #require(response.isSuccess)
    session.advance(.seconds(10))
  }

  /// Waits until the server has nothing open any more but `watches` and `streams`.
  func settles(watches: Int, streams: Int) -> Bool {
    for _ in 0..<500 {
      let load = server.load
      if load.watches == watches, load.streams == streams { return true }
      usleep(10_000)
    }
    return false
  }
}
