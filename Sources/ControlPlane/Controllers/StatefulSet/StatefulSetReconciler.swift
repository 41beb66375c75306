// Models: pkg/controller/statefulset (stateful_set.go, stateful_set_control.go), v1.32. Differs: pods
// of a Parallel set are created one after the other rather than in growing batches.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Keeps pods with lasting names and claims: one per ordinal, in order.
struct StatefulSetReconciler: Reconciler {
  private enum Stage: Int {
    case claims, revision, pods, status
  }

  let owner: OwnerKind
  let revisions: ResourceID
  /// PersistentVolumeClaims; nil when they are not served.
  let volumeClaims: ResourceID?
  let requester = Requester(controller: "statefulset-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: .relevant, ownerKind: "StatefulSet")
  private var watch: OwnedPodWatch
  /// What the syncs under way still have to write and to tell: their statuses count the pods from
  /// before their writes.
  private var endings: [ObjectKey: StatefulSetSync.Proposal] = [:]

  init?(_ catalog: Catalog) {
    guard let owner = OwnerKind(catalog, "apps/v1", "StatefulSet"),
      let revisions = catalog.resource(apiVersion: "apps/v1", kind: "ControllerRevision")
    else { return nil }
    self.owner = owner
    self.revisions = revisions
    volumeClaims = catalog.resource(apiVersion: "v1", kind: "PersistentVolumeClaim")
    source = EventSource(component: "statefulset-controller", user: requester.user)
    watched = [owner.resource, .pods]
    watch = OwnedPodWatch(owner)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    change.resource == .pods ? watch.podKeys(change, world) : watch.ownKeys(change)
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    endings[key.object] = nil
    guard let set = world.object(owner.resource, key.object) else { return Outcome() }
    if watch.takeClaim(key.object) {
      let writes = claimWrites(set, world)
      if !writes.isEmpty { return step(.claims, writes) }
    }
    return revise(set, world)
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let done = Stage(rawValue: stage), let set = world.object(owner.resource, key.object)
    else { return Outcome() }
    let hasFailed = results.contains { $0.failure != nil }
    switch done {
    case .claims: return hasFailed ? Outcome() : revise(set, world)
    case .revision: return hasFailed ? afterFailedRevision(set, results, world) : revise(set, world)
    case .pods: return finish(set, hasFailed, world)
    case .status: return Outcome()
    }
  }

  private func step(_ stage: Stage, _ writes: [Write]) -> Outcome {
    var outcome = Outcome(writes: writes)
    outcome.concludes = true
    outcome.stage = stage.rawValue
    return outcome
  }

  private func claimWrites(_ set: Value, _ world: WorldView) -> [Write] {
    let selector = set.specSelector
    let name = set.objectName
    var writes = owner.claims(.pods, by: set, selector, requester, world) { pod in
      StatefulSetSync.parent(of: pod) == name
    }
    for revision in world.uncontrolled(revisions, in: set.objectNamespace)
    where selector.matches(revision[.metadata]?[.labels]) && !set.isBeingDeleted {
      writes.append(owner.adoption(of: revision, revisions, by: set, requester, world))
    }
    return writes
  }

  // MARK: Revisions

  /// Sees to it that the newest revision is that of the template, then goes on to the pods.
  private mutating func revise(_ set: Value, _ world: WorldView) -> Outcome {
    let history = StatefulSetHistory(set, owner, revisions, requester, world)
    if let write = history.write { return step(.revision, [write]) }
    guard let update = history.update else { return Outcome() }
    let sync = StatefulSetSync(
      set, current: history.current ?? update, update: update, self, world)
    let proposal = sync.proposal()
    endings[set.objectKey] = proposal
    var outcome = step(.pods, proposal.writes)
    outcome.pace = .inOrder
    let minReady = set[.spec]?[.minReadySeconds]?.int ?? 0
    if minReady > 0, Self.awaitsAvailability(proposal.status, sync.replicas) {
      outcome.requeueAfter = .seconds(minReady)
    }
    return outcome
  }

  /// Whether pods will count as available only by time going on.
  ///
  /// Differs: upstream compares available with wanted pods only, so that a pod to be removed which
  /// is not available yet can stop a scale-down for good.
  private static func awaitsAvailability(_ status: Value, _ replicas: Int) -> Bool {
    let available = status[.availableReplicas]?.int ?? 0
    return available != Int64(replicas) || available < status[.readyReplicas]?.int ?? 0
  }

  private func afterFailedRevision(
    _ set: Value, _ results: [WriteResult], _ world: WorldView
  ) -> Outcome {
    guard results.first?.failure?.reason == "AlreadyExists" else { return Outcome() }
    var changed = set
    let collisions = set[.status]?["collisionCount"]?.int ?? 0
    changed[orEmpty: .status]["collisionCount"] = .int(collisions + 1)
    return Outcome(writes: [statusWrite(changed, world)])
  }

  // MARK: Status

  private mutating func finish(
    _ set: Value, _ hasFailed: Bool, _ world: WorldView
  ) -> Outcome {
    var outcome = Outcome()
    if let ending = endings.removeValue(forKey: set.objectKey) {
      // After a failed write the sync has not come to what stands in its way.
      if !hasFailed { outcome.announcements = ending.complaints }
      outcome.isFailure = ending.isBlocked
      var status = ending.status
      status[.conditions] = set[.status]?[.conditions]
      if Self.differs(set[.status], status) {
        var changed = set
        changed[.status] = status
        outcome.writes.append(statusWrite(changed, world))
      }
    }
    let history = StatefulSetHistory(set, owner, revisions, requester, world)
    outcome.writes += history.truncation()
    return outcome
  }

  private static func differs(_ old: Value?, _ new: Value) -> Bool {
    if (new[.observedGeneration]?.int ?? 0) > (old?[.observedGeneration]?.int ?? 0) { return true }
    let numbers: [Key] = [
      .replicas, "currentReplicas", .readyReplicas, "updatedReplicas", .availableReplicas,
    ]
    if numbers.contains(where: { (old?[$0]?.int ?? 0) != (new[$0]?.int ?? 0) }) { return true }
    return (["currentRevision", "updateRevision"] as [Key]).contains { old?[$0] != new[$0] }
  }

  private func statusWrite(_ changed: Value, _ world: WorldView) -> Write {
    Write(
      requester.update(
        world.catalog[owner.resource], changed.objectKey, "status", changed),
      tolerance: .notFound)
  }
}
