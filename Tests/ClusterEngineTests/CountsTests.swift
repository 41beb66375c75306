import APIServer
import ClusterEngine
import ObjectModel
import Simulation
import Testing

/// Counted work, the same on every machine: what the cost of a cluster grows by.
@Suite struct CountsTests {
  @Test func `a hundred pods become ready with some ten writes and four events of the queue each`()
    throws
  {
    var cluster = Cluster(world: .plain(nodes: 3), seed: 1)
    let target = ResourceTarget(resource: "replicationcontrollers", namespace: "default")
    let answer = cluster.handle(
      APIRequest(
        .create, .resource(target),
        body: [
          "apiVersion": "v1", "kind": "ReplicationController", "metadata": ["name": "web"],
          "spec": [
            "replicas": 100,
            "template": [
              "metadata": ["labels": ["app": "web"]],
              "spec": [
                "containers": [
                  [
                    "name": "web", "image": "nginx:1.27",
                    "resources": ["requests": ["cpu": "1m", "memory": "1Mi"]],
                  ]
                ]
              ],
            ],
          ],
        ]))
    #expect(answer.isSuccess)
    let (writes, events) = (cluster.revision, cluster.eventCount)
    let deliveries = cluster.deliveryCount
    cluster.run(until: cluster.now + .minutes(2))
    let get = APIRequest(
      .get,
      .resource(
        ResourceTarget(
          resource: "replicationcontrollers", namespace: "default", name: "web")))
    let ready = try cluster.look(get).object().int(.status, "readyReplicas")
    #expect(ready == 100)
    #expect(cluster.revision - writes <= 1_060)
    #expect(cluster.eventCount - events <= 400)
    #expect(cluster.deliveryCount - deliveries <= 2_400)
    let list = APIRequest(
      .list, .resource(ResourceTarget(resource: "events", namespace: "default")))
    #expect(try cluster.look(list).object().elements(.items).count <= 550)
    // Nothing is polled: what is ready rests.
    let atRest = (cluster.revision, cluster.eventCount)
    cluster.run(until: cluster.now + .minutes(30))
    #expect(cluster.revision == atRest.0)
    #expect(cluster.eventCount == atRest.1)
  }
}
