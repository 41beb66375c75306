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

  @Test func `a rolling update takes some twenty writes and as many events of the queue a pod`()
    throws
  {
    var cluster = Cluster(world: .plain(nodes: 3), seed: 1)
    let probe: Value = ["httpGet": ["path": "/", "port": 80]]
    let container: Value = [
      "name": "web", "image": "nginx:1.27",
      "resources": ["requests": ["cpu": "1m", "memory": "1Mi"]],
      "readinessProbe": probe, "livenessProbe": probe,
    ]
    let creation = cluster.handle(
      APIRequest(
        .create, Self.deployment(nil),
        body: [
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web"],
          "spec": [
            "replicas": 100, "selector": ["matchLabels": ["app": "web"]],
            "template": [
              "metadata": ["labels": ["app": "web"]], "spec": ["containers": [container]],
            ],
          ],
        ]))
    #expect(creation.isSuccess)
    cluster.run(until: cluster.now + .minutes(2))
    let (writes, events) = (cluster.revision, cluster.eventCount)
    let deliveries = cluster.deliveryCount
    let image: Value = ["name": "web", "image": "nginx:1.28"]
    let patch = cluster.handle(
      APIRequest(
        .patch, Self.deployment("web"),
        body: ["spec": ["template": ["spec": ["containers": [image]]]]], patchType: .strategic))
    #expect(patch.isSuccess)
    cluster.run(until: cluster.now + .minutes(2))
    let status = try cluster.look(APIRequest(.get, Self.deployment("web"))).object()
    #expect(status.int(.status, "updatedReplicas") == 100)
    #expect(status.int(.status, "availableReplicas") == 100)
    #expect(cluster.revision - writes <= 2_200)
    #expect(cluster.eventCount - events <= 2_450)
    #expect(cluster.deliveryCount - deliveries <= 6_000)
  }

  private static func deployment(_ name: String?) -> RequestTarget {
    .resource(
      ResourceTarget(group: "apps", resource: "deployments", namespace: "default", name: name))
  }
}
