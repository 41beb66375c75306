// Models: pkg/controller/daemon (daemon_controller.go), v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Keeps a pod on every node that a DaemonSet fits.
struct DaemonSetReconciler: Reconciler {
  private enum Stage: Int {
    case claims, revision, pods, status
  }

  /// How long failed pods of one set on one node wait before they are replaced.
  struct FailureBackoff: Sendable {
    var delay: Span
    var updated: Instant
  }

  let owner: OwnerKind
  let revisions: ResourceID
  let requester = Requester(controller: "daemon-set-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: .relevant, ownerKind: "DaemonSet")
  private var watch: OwnedPodWatch
  private var backoffs: [String: FailureBackoff] = [:]

  init?(_ catalog: Catalog) {
    guard let owner = OwnerKind(catalog, "apps/v1", "DaemonSet"),
      let revisions = catalog.resource(apiVersion: "apps/v1", kind: "ControllerRevision")
    else { return nil }
    self.owner = owner
    self.revisions = revisions
    source = EventSource(component: "daemonset-controller", user: requester.user)
    watched = [owner.resource, .pods, .nodes, revisions]
    watch = OwnedPodWatch(owner)
  }

  // MARK: What changes mean

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == .pods { return watch.podKeys(change, world) }
    if change.resource == .nodes { return nodeKeys(change, world) }
    if change.resource == revisions { return revisionKeys(change) }
    return watch.ownKeys(change)
  }

  /// The sets for which a new or changed node makes a difference.
  private func nodeKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    guard let new = change.new?.value else { return [] }
    let old = change.old?.value
    if let old, old[.metadata]?[.labels] == new[.metadata]?[.labels],
      old[.spec]?[.taints] == new[.spec]?[.taints]
    {
      return []
    }
    var items: [WorkItem] = []
    for set in world.objects(owner.resource) {
      let placement = DaemonPlacement(set)
      let before = old.map { placement.verdict(on: $0) }
      let after = placement.verdict(on: new)
      let matters = before.map { $0 != after } ?? after.shouldRun
      if matters { items.append(owner.item(set.objectKey)) }
    }
    return items
  }

  private func revisionKeys(_ change: Change) -> [WorkItem] {
    let objects = [change.old?.value, change.new?.value].compactMap { $0 }
    guard let owned = objects.lazy.compactMap({ owner.owner(of: $0) }).first else { return [] }
    return [owner.item(owned.key)]
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let set = world.object(owner.resource, key.object) else { return Outcome() }
    if set[.spec]?[.selector]?.object?.isEmpty ?? true { return selectingAll(set) }
    if set.isBeingDeleted { return Outcome() }
    if watch.takeClaim(key.object) {
      let selector = set.specSelector
      let writes =
        owner.claims(.pods, by: set, selector, requester, world)
        + owner.claims(revisions, by: set, selector, requester, world)
      if !writes.isEmpty { return step(.claims, writes) }
    }
    return revise(set, world)
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let done = Stage(rawValue: stage), let set = world.object(owner.resource, key.object),
      !set.isBeingDeleted
    else { return Outcome() }
    let failure = results.lazy.compactMap(\.failure).first
    switch done {
    case .claims: return failure == nil ? revise(set, world) : Outcome()
    case .revision:
      if failure?.reason == "AlreadyExists" { return collision(set, world) }
      return failure == nil ? revise(set, world) : Outcome()
    case .pods: return finish(set, world, isCleaning: failure == nil)
    case .status: return Outcome()
    }
  }

  private func step(_ stage: Stage, _ writes: [Write]) -> Outcome {
    var outcome = Outcome(writes: writes)
    outcome.concludes = true
    outcome.stage = stage.rawValue
    return outcome
  }

  private func selectingAll(_ set: Value) -> Outcome {
    var outcome = Outcome()
    outcome.announcements = [
      Announcement(
        regarding: set, type: .warning, reason: "SelectingAll",
        message: "This daemon set is selecting all pods. A non-empty selector is required.")
    ]
    return outcome
  }

  private func collision(_ set: Value, _ world: WorldView) -> Outcome {
    var changed = set
    let collisions = set[.status]?["collisionCount"]?.int ?? 0
    changed[orEmpty: .status]["collisionCount"] = .int(collisions + 1)
    return Outcome(writes: [statusWrite(changed, world)])
  }

  /// Sees to it that a revision has the template, then goes on to the pods.
  private mutating func revise(_ set: Value, _ world: WorldView) -> Outcome {
    let history = DaemonSetHistory(set, owner, revisions, requester, world)
    guard history.writes.isEmpty, let hash = history.hash else {
      return step(.revision, history.writes)
    }
    var sync = DaemonSetSync(set, hash: hash, self, world)
    sync.manage(&backoffs)
    if sync.writes.isEmpty { sync.rollOut() }
    var outcome = step(.pods, sync.writes)
    outcome.announcements = sync.announcements
    outcome.requeueAfter = sync.lookAgain
    outcome.pace = sync.creations > 1 ? .slowStart : .together
    return outcome
  }

  private mutating func finish(
    _ set: Value, _ world: WorldView, isCleaning: Bool
  ) -> Outcome {
    var outcome = Outcome()
    let history = DaemonSetHistory(set, owner, revisions, requester, world)
    if isCleaning { outcome.writes = history.truncation() }
    guard let hash = history.hash else { return outcome }
    let sync = DaemonSetSync(set, hash: hash, self, world)
    let status = sync.status()
    if status != set[.status] {
      var changed = set
      changed[.status] = status
      outcome.writes.append(statusWrite(changed, world))
    }
    let minReady = set[.spec]?[.minReadySeconds]?.int ?? 0
    if minReady > 0, status["numberReady"] != status["numberAvailable"] {
      outcome.requeueAfter = .seconds(minReady)
    }
    return outcome
  }

  private func statusWrite(_ changed: Value, _ world: WorldView) -> Write {
    Write(
      requester.update(
        world.catalog[owner.resource], changed.objectKey, "status", changed),
      tolerance: .notFound)
  }
}
