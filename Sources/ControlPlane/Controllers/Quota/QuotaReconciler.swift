// Models: pkg/controller/resourcequota, v1.32. Differs: besides what is given back, it also counts
// what is taken, so that it needs no round every five minutes.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Keeps `status.used` of ResourceQuotas.
struct QuotaReconciler: Reconciler {
  let quotas: ResourceID
  let requester = Requester(controller: "resourcequota-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: .phase)

  init?(_ catalog: Catalog) {
    guard let quotas = catalog.resource(apiVersion: "v1", kind: "ResourceQuota") else {
      return nil
    }
    self.quotas = quotas
    source = EventSource(component: "resourcequota-controller", user: requester.user)
    watched = catalog.kinds.indices.map { ResourceID(index: $0) }.filter {
      catalog[$0].isNamespaced && $0 != .events && $0 != .leases
    }
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == quotas {
      guard let new = change.new?.value else { return others(than: change.key, world) }
      let isNews = change.old.map { $0.value[.spec] != new[.spec] } ?? true
      return (isNews ? [item(change.key)] : [])
        + (change.old == nil ? others(than: change.key, world) : [])
    }
    guard Self.matters(change) else { return [] }
    return world.objects(quotas, namespace: change.key.namespace).map { item($0.objectKey) }
  }

  private func others(than key: ObjectKey, _ world: WorldView) -> [WorkItem] {
    world.objects(quotas, namespace: key.namespace).map(\.objectKey).filter { $0 != key }
      .map(item)
  }

  private func item(_ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: quotas, object: key))
  }

  /// Whether a change can change what is used.
  private static func matters(_ change: Change) -> Bool {
    guard let old = change.old?.value, let new = change.new?.value else { return true }
    if change.resource == .pods { return PodState.isTerminal(old) != PodState.isTerminal(new) }
    if change.resource == .services || change.resource == .persistentVolumeClaims {
      return old[.spec] != new[.spec]
    }
    return false
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let quota = world.object(quotas, key.object) else { return Outcome() }
    let hard = quota[.spec]?["hard"] ?? .emptyObject
    let status: Value = ["hard": hard, "used": NamespaceUsage(quota, world).used]
    guard status != quota[.status] else { return Outcome() }
    var changed = quota
    changed[.status] = status
    return Outcome(writes: [
      Write(
        requester.update(world.catalog[quotas], key.object, "status", changed),
        tolerance: .notFound)
    ])
  }
}
