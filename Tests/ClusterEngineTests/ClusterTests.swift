import APIServer
import ClusterEngine
import ObjectModel
import Simulation
import Testing

@Suite struct ClusterTests {
  static func list(_ cluster: Cluster, _ resource: String) -> String {
    let response = cluster.look(APIRequest(.list, .resource(ResourceTarget(resource: resource))))
    guard case .value(let value) = response.body else { return "" }
    return JSONWriter(indent: 1, sortsKeys: true).text(value)
  }

  static func create(_ cluster: inout Cluster, pod name: String) -> Int {
    cluster.handle(
      APIRequest(
        .create, .resource(ResourceTarget(resource: "pods", namespace: "default")),
        body: [
          "apiVersion": "v1", "kind": "Pod", "metadata": ["name": .string(name)],
          "spec": ["containers": [["name": "c", "image": "nginx"]]],
        ])
    ).code
  }

  @Test(arguments: World.all.map(\.name))
  func `every world is ready at its start and at rest`(name: String) throws {
    let world = try #require(World.named(name))
    let start = Instant(epochSeconds: 1_893_488_400)
    var cluster = Cluster(world: world, seed: 3, start: start)
    #expect(cluster.now == start)
    let nodes = cluster.look(APIRequest(.list, .resource(ResourceTarget(resource: "nodes"))))
    for node in try nodes.object().elements(.items) {
      let ready = node.elements(.status, .conditions).first { $0.string(.type) == "Ready" }
      #expect(ready?.string(.status) == "True")
    }
    let revision = cluster.revision
    cluster.run(until: start + .minutes(1))
    #expect(cluster.revision == revision)
    #expect(!cluster.isRunaway)
  }

  @Test func `a fork lives its own life`() throws {
    let world = try #require(World.named("three-nodes"))
    var cluster = Cluster(world: world, seed: 5)
    let before = Self.list(cluster, "pods")
    var fork = cluster
    #expect(Self.create(&fork, pod: "web") == 201)
    fork.run(until: fork.now + .minutes(1))
    #expect(Self.list(cluster, "pods") == before)
    // The original, given the same request later, goes the same way.
    #expect(Self.create(&cluster, pod: "web") == 201)
    cluster.run(until: cluster.now + .minutes(1))
    #expect(Self.list(cluster, "pods") == Self.list(fork, "pods"))
    #expect(Self.list(cluster, "events") == Self.list(fork, "events"))
  }

  @Test func `looking leaves no trace`() throws {
    let world = try #require(World.named("three-nodes"))
    let cluster = Cluster(world: world, seed: 5)
    let revision = cluster.revision
    _ = Self.list(cluster, "nodes")
    #expect(cluster.revision == revision)
  }
}
