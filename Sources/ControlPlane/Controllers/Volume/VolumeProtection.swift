// Models: pkg/controller/volume/{pvcprotection,pvprotection}, v1.32.

import APIServer
import Kinds
import ObjectModel

/// Keeps claims that pods use, and volumes that claims use, until nothing uses them any more.
struct VolumeProtection: Reconciler {
  private static let claimFinalizer: Value = "kubernetes.io/pvc-protection"
  private static let volumeFinalizer: Value = "kubernetes.io/pv-protection"

  let claims = ResourceID.persistentVolumeClaims
  let volumes = ResourceID.persistentVolumes
  let requester = Requester(controller: "pvc-protection-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: [], seesCreations: false)

  init() {
    source = EventSource(
      component: "persistentvolumeclaim-protection-controller", user: requester.user)
    watched = [claims, volumes, .pods]
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource != .pods {
      guard change.new?.value.isBeingDeleted == true else { return [] }
      return [WorkItem(key: WorkKey(resource: change.resource, object: change.key))]
    }
    guard change.new == nil, let pod = change.old?.value else { return [] }
    return pod.claimNames.compactMap { name in
      let key = ObjectKey(change.key.namespace, name)
      guard world.object(claims, key)?.isBeingDeleted == true else { return nil }
      return WorkItem(key: WorkKey(resource: claims, object: key))
    }
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let object = world.object(key.resource, key.object), object.isBeingDeleted else {
      return Outcome()
    }
    let finalizer = key.resource == claims ? Self.claimFinalizer : Self.volumeFinalizer
    let finalizers = object[.metadata]?[.finalizers]?.elements ?? []
    guard finalizers.contains(finalizer), !isUsed(object, key, world) else { return Outcome() }
    var changed = object
    let left = finalizers.filter { $0 != finalizer }
    changed[orEmpty: .metadata][.finalizers] = left.isEmpty ? nil : .array(left)
    return Outcome(writes: [
      Write(
        requester.update(world.catalog[key.resource], key.object, nil, changed),
        tolerance: .notFound)
    ])
  }

  private func isUsed(_ object: Value, _ key: WorkKey, _ world: WorldView) -> Bool {
    if key.resource == volumes { return object[.status]?[.phase]?.string == "Bound" }
    return world.objects(.pods, namespace: key.object.namespace).contains { pod in
      !PodState.nodeName(pod).isEmpty && pod.claimNames.contains(key.object.name)
    }
  }
}
