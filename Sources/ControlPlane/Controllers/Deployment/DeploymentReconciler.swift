// Models: pkg/controller/deployment, v1.32. Differs: it sees no stale caches, so a sync never runs
// into its own writes; the deprecated annotation for rollbacks is not read.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Rolls out Deployments: one ReplicaSet per version of the template.
struct DeploymentReconciler: Reconciler {
  /// The steps of one sync, in order; each may write and is looked at again afterwards.
  enum Stage: Int {
    case claims, pause, revision, creation, scaleUp, unhealthy, scaleDown, cleanup, status
    /// A ReplicaSet of the new version is being created.
    case created
    /// Something was scaled in a rollout: only the status is left.
    case scaled
    /// Pods that do not work were taken away, and another set is still shrinking.
    case partlyCleaned
    /// The Deployment's own size has reached its ReplicaSets.
    case resized
    case end
  }

  let owner: OwnerKind
  let replicaSets: ResourceID
  let requester = Requester(controller: "deployment-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: [], seesCreations: false, ownerKind: "ReplicaSet")
  /// Deployments whose selector may match ReplicaSets nobody controls, or not all of its own.
  private var claims: Set<ObjectKey> = []

  init?(_ catalog: Catalog) {
    guard let owner = OwnerKind(catalog, "apps/v1", "Deployment"),
      let sets = catalog.resource(apiVersion: "apps/v1", kind: "ReplicaSet")
    else { return nil }
    self.owner = owner
    replicaSets = sets
    source = EventSource(component: "deployment-controller", user: requester.user)
    watched = [owner.resource, sets, .pods]
  }

  // MARK: What changes mean

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == owner.resource { return ownKeys(change) }
    return change.resource == .pods ? podKeys(change, world) : setKeys(change, world)
  }

  private mutating func ownKeys(_ change: Change) -> [WorkItem] {
    guard let new = change.new else {
      claims.remove(change.key)
      return []
    }
    if change.old?.value[.spec]?[.selector] != new.value[.spec]?[.selector] {
      claims.insert(change.key)
    }
    return [owner.item(change.key)]
  }

  private mutating func setKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    let before = change.old.flatMap { owner.owner(of: $0.value) }
    let after = change.new.flatMap { owner.owner(of: $0.value) }
    var items: [WorkItem] = []
    if let before, before.uid != after?.uid { items.append(owner.item(before.key)) }
    if let after {
      if let old = change.old?.value, let new = change.new?.value, !new.hasSameLabels(as: old) {
        claims.insert(after.key)
      }
      items.append(owner.item(after.key))
    } else if let new = change.new?.value, new.controllerReference == nil, !new.isBeingDeleted {
      let isNews =
        change.old.map { before != nil || !new.hasSameLabels(as: $0.value) } ?? true
      if isNews { items += adopters(of: new, world) }
    }
    return items
  }

  private mutating func adopters(of set: Value, _ world: WorldView) -> [WorkItem] {
    var items: [WorkItem] = []
    for deployment in world.objects(owner.resource, namespace: set.objectNamespace)
    where deployment.specSelector.matches(set[.metadata]?[.labels]) {
      claims.insert(deployment.objectKey)
      items.append(owner.item(deployment.objectKey))
    }
    return items
  }

  /// A pod that is gone may let a Deployment that recreates go on.
  private func podKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    guard change.new == nil, let pod = change.old?.value,
      let reference = pod.controllerReference, reference[.kind]?.string == "ReplicaSet"
    else { return [] }
    let key = ObjectKey(pod.objectNamespace, reference[.name]?.string ?? "")
    guard let set = world.object(replicaSets, key),
      let deployment = owner.livingOwner(of: set, world),
      deployment[.spec]?["strategy"]?[.type]?.string == "Recreate"
    else { return [] }
    return [owner.item(deployment.objectKey)]
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let deployment = world.object(owner.resource, key.object) else { return Outcome() }
    let selector = deployment[.spec]?[.selector]?.object
    if selector?.isEmpty ?? true { return selectingAll(deployment, world) }
    return advance(key, from: .claims, in: world)
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let done = Stage(rawValue: stage), world.object(owner.resource, key.object) != nil else {
      return Outcome()
    }
    if done == .created, let failure = results.first?.failure {
      return afterFailedCreation(failure, key, world)
    }
    if results.contains(where: { $0.failure != nil }) { return Outcome() }
    switch done {
    case .claims: return advance(key, from: .pause, in: world)
    case .pause: return advance(key, from: .revision, in: world)
    case .revision: return advance(key, from: .revision, in: world)
    case .created: return afterCreation(key, world)
    case .creation: return advance(key, from: .scaleUp, in: world)
    case .unhealthy: return advance(key, from: .scaleDown, afterCleaning: true, in: world)
    case .partlyCleaned: return advance(key, from: .cleanup, in: world)
    case .cleanup, .scaled: return advance(key, from: .status, in: world)
    case .resized:
      guard let deployment = world.object(owner.resource, key.object) else { return Outcome() }
      return scaleOnly(DeploymentSync(deployment, self, world), from: .cleanup)
    case .scaleUp, .scaleDown, .status, .end: return Outcome()
    }
  }

  /// Goes through the steps until one of them writes.
  private mutating func advance(
    _ key: WorkKey, from first: Stage, afterCleaning: Bool = false, in world: WorldView
  ) -> Outcome {
    guard let deployment = world.object(owner.resource, key.object) else { return Outcome() }
    var stage = first
    if stage == .claims {
      if claims.remove(key.object) != nil {
        let writes = owner.claims(
          replicaSets, by: deployment, deployment.specSelector, requester, world)
        if !writes.isEmpty { return step(.claims, writes) }
      }
      stage = .pause
    }
    let sync = DeploymentSync(deployment, self, world)
    if deployment.isBeingDeleted { return finish(sync, estimatesProgress: false) }
    if stage == .pause {
      let writes = sync.pauseWrites()
      if !writes.isEmpty { return step(.pause, writes) }
      stage = .revision
    }
    if stage == .revision {
      let writes = sync.revisionWrites()
      if !writes.isEmpty { return step(.revision, writes) }
      stage = .creation
    }
    if sync.isPaused || sync.isScalingEvent {
      return scaleOnly(sync, from: stage)
    }
    return sync.isRollingUpdate
      ? rollOver(sync, from: stage, afterCleaning) : recreate(sync, from: stage)
  }

  private func step(_ stage: Stage, _ writes: [Write]) -> Outcome {
    var outcome = Outcome(writes: writes)
    outcome.concludes = true
    outcome.stage = stage.rawValue
    return outcome
  }

  /// A paused Deployment, or one whose size has changed: sizes are mended, nothing rolls.
  private func scaleOnly(_ sync: DeploymentSync, from stage: Stage) -> Outcome {
    if stage.rawValue <= Stage.scaleUp.rawValue {
      let writes = sync.proportionalScaling()
      if !writes.isEmpty { return step(.resized, writes) }
    }
    if stage != .status, sync.isPaused {
      let writes = sync.cleanupWrites()
      if !writes.isEmpty { return step(.cleanup, writes) }
    }
    return finish(sync, estimatesProgress: false)
  }

  private func rollOver(
    _ sync: DeploymentSync, from first: Stage, _ afterCleaning: Bool
  ) -> Outcome {
    var stage = first
    if stage == .creation {
      if sync.newSet == nil { return step(.created, [sync.creation()]) }
      stage = .scaleUp
    }
    if stage == .scaleUp {
      let writes = sync.scaleUpWrites()
      if !writes.isEmpty { return step(.scaled, writes) }
      if sync.maxScaledDown > 0 {
        let (writes, meetsShrinkingSet) = sync.unhealthyWrites()
        if !writes.isEmpty {
          return step(meetsShrinkingSet ? .partlyCleaned : .unhealthy, writes)
        }
        stage = meetsShrinkingSet ? .cleanup : .scaleDown
      } else {
        stage = .cleanup
      }
    }
    if stage == .scaleDown {
      let writes = sync.scaleDownWrites()
      if !writes.isEmpty { return step(.scaled, writes) }
      stage = afterCleaning ? .status : .cleanup
    }
    if stage == .cleanup, sync.isComplete {
      let writes = sync.cleanupWrites()
      if !writes.isEmpty { return step(.cleanup, writes) }
    }
    return finish(sync, estimatesProgress: true)
  }

  private func recreate(_ sync: DeploymentSync, from first: Stage) -> Outcome {
    var stage = first
    if stage == .creation {
      let writes = sync.scaleDownAllWrites()
      if !writes.isEmpty { return step(.scaled, writes) }
      if sync.areOldPodsRunning { return finish(sync, estimatesProgress: true) }
      if sync.newSet == nil { return step(.created, [sync.creation()]) }
      stage = .scaleUp
    }
    if stage == .scaleUp {
      let writes = sync.scaleUpForRecreation()
      if !writes.isEmpty { return step(.scaled, writes) }
      stage = .cleanup
    }
    if stage == .cleanup, sync.isComplete {
      let writes = sync.cleanupWrites()
      if !writes.isEmpty { return step(.cleanup, writes) }
    }
    return finish(sync, estimatesProgress: true)
  }

  private func finish(_ sync: DeploymentSync, estimatesProgress: Bool) -> Outcome {
    let status = estimatesProgress ? sync.rolloutStatus() : sync.plainStatus()
    guard status == sync.deployment[.status] ?? .emptyObject else {
      return Outcome(writes: [sync.statusWrite(status)])
    }
    var outcome = Outcome()
    if estimatesProgress { outcome.requeueAfter = sync.progressCheckDelay(status) }
    return outcome
  }

  // MARK: Creation of the new ReplicaSet

  private func afterCreation(_ key: WorkKey, _ world: WorldView) -> Outcome {
    guard let deployment = world.object(owner.resource, key.object) else { return Outcome() }
    let sync = DeploymentSync(deployment, self, world)
    return step(.creation, sync.newSet.map { sync.creationWrites($0) } ?? [])
  }

  private mutating func afterFailedCreation(
    _ failure: Status, _ key: WorkKey, _ world: WorldView
  ) -> Outcome {
    guard let deployment = world.object(owner.resource, key.object) else { return Outcome() }
    let sync = DeploymentSync(deployment, self, world)
    if failure.reason == "AlreadyExists" {
      if sync.newSet != nil { return advance(key, from: .scaleUp, in: world) }
      var outcome = Outcome(writes: [sync.collisionWrite()])
      outcome.isFailure = true
      return outcome
    }
    var outcome = Outcome()
    outcome.isFailure = true
    if failure.causes.contains(where: { $0.reason == "NamespaceTerminating" }) { return outcome }
    let message = "Failed to create new replica set \"\(sync.newSetName)\": \(failure.message)"
    outcome.announcements = [
      Announcement(
        regarding: deployment, type: .warning, reason: "ReplicaSetCreateError", message: message)
    ]
    if sync.hasProgressDeadline {
      let status = sync.statusWith(
        "Progressing", "False", "ReplicaSetCreateError", message)
      outcome.writes = [sync.statusWrite(status)]
    }
    return outcome
  }

  private func selectingAll(_ deployment: Value, _ world: WorldView) -> Outcome {
    var outcome = Outcome()
    outcome.announcements = [
      Announcement(
        regarding: deployment, type: .warning, reason: "SelectingAll",
        message:
          "This deployment is selecting all pods. A non-empty selector is required.")
    ]
    return outcome
  }
}
