// Models: pkg/controlplane/controller/kubernetesservice, v1.32. Differs: the service comes back at
// once, upstream within ten seconds; its endpoints are not looked after.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Brings back the service through which pods reach the API server when somebody deletes it.
struct KubernetesService: Reconciler {
  private static let place = ObjectKey("default", "kubernetes")

  let requester = Requester(
    user: UserInfo(name: "system:apiserver", groups: ["system:masters", "system:authenticated"]))
  let source: EventSource
  let watched: [ResourceID] = [.services]
  /// The service as it was last.
  private var last: Value?

  init() {
    source = EventSource(component: "kubernetes-service", user: requester.user)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    guard change.key == Self.place else { return [] }
    last = change.new?.value ?? change.old?.value
    guard change.new == nil else { return [] }
    return [WorkItem(key: WorkKey(resource: .services, object: change.key))]
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard world.object(.services, key.object) == nil, let last else { return Outcome() }
    let service: Value = [
      .apiVersion: "v1", .kind: "Service",
      .metadata: [
        .name: .string(Self.place.name), .namespace: .string(Self.place.namespace),
        .labels: last[.metadata]?[.labels] ?? .emptyObject,
      ],
      .spec: last[.spec] ?? .emptyObject,
    ]
    let request = requester.create(
      world.catalog[.services], in: Self.place.namespace, service)
    return Outcome(writes: [Write(request, tolerance: .terminatingNamespace)])
  }
}
