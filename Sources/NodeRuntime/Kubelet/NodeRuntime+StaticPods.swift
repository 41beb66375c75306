import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: pkg/kubelet/pod/mirror_client.go and the mirror pods of kubelet.go, v1.32: the API's
// object for a static pod is only its image; whoever deletes it gets another one.

extension NodeRuntime {
  /// The annotation that marks the API's image of a static pod.
  private static let mirror: Key = "kubernetes.io/config.mirror"

  /// Whether a pod's manifest lies on its node, so that deleting the object does not end it.
  static func isStatic(_ object: Value) -> Bool {
    object[.metadata, .annotations]?[mirror] != nil
  }

  /// A static pod's object is gone or has been replaced: a new one is created for what runs on.
  mutating func renewMirror(_ gone: Value, _ worker: PodWorker, _ api: inout APIServer) {
    staticPods[worker.key] = worker
    let metadata = gone[.metadata] ?? .emptyObject
    var kept: Value = [
      .name: metadata[.name] ?? "", .namespace: metadata[.namespace] ?? "",
      .annotations: metadata[.annotations] ?? .emptyObject,
      .labels: metadata[.labels] ?? .emptyObject,
    ]
    kept[.ownerReferences] = metadata[.ownerReferences]
    api.act(as: .kubelet(worker.node), for: worker.cause)
    let target = ResourceTarget(resource: "pods", namespace: worker.key.namespace)
    _ = api.handle(
      APIRequest(
        .create, .resource(target),
        body: [
          "apiVersion": "v1", "kind": "Pod", .metadata: kept, .spec: gone[.spec] ?? .emptyObject,
        ], user: nodes[worker.node].user))
  }

  /// Lets a static pod go on under its new object; false when none waits for one.
  mutating func resumeStatic(
    _ object: Value, _ key: ObjectKey, uid: String, node: Int, _ api: inout APIServer
  ) -> Bool {
    guard let old = staticPods[key], old.node == node, Self.isStatic(object) else { return false }
    staticPods[key] = nil
    var worker = makeWorker(object, key, uid: uid, node: node, for: old.cause, now: old.startedAt)
    worker.isAdopted = true
    worker.holdsResources = true
    nodes[node].podCount += 1
    nodes[node].usedCPUMillis += worker.cpuMillis
    nodes[node].usedMemoryBytes += worker.memoryBytes
    worker.containers = old.containers
    worker.volumes = old.volumes
    worker.hasVolumes = old.hasVolumes
    worker.hasSandbox = true
    worker.stage = .idle
    worker.address = nodes[node].address
    worker.conditions = old.conditions
    slots[uid] = worker.reference.slot
    writeStatus(&worker, &api)
    workers.put(worker)
    return true
  }
}
