// Models: pkg/controller/replicaset (which also runs ReplicationControllers), v1.32. Differs: it
// sees no stale caches, so expectations are not needed; pods are counted change by change.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Keeps as many pods running as a ReplicationController (or its like) asks for.
struct ReplicaReconciler: Reconciler {
  /// At most this many pods are created or deleted in one go.
  static let burst = 500

  let flavor: ReplicaFlavor
  let source: EventSource
  let requester: Requester
  let watched: [ResourceID]
  let podInterest: PodInterest
  private var tallies = ChunkedDictionary<String, ReplicaTally>()
  /// The pods of owners that have had too many of them, by the owner's uid.
  private var rosters: [String: PodRoster] = [:]
  /// What the owners make their pods from, by the owner's uid.
  private var drafts: [String: ReplicaWrites.Draft] = [:]
  /// Owners whose selector may match pods without a controller, or no longer match their own.
  private var claims: Set<ObjectKey> = []
  /// What the status of a running sync is to be computed from.
  private var statusBasis: [ObjectKey: ReplicaTally] = [:]

  init(_ flavor: ReplicaFlavor) {
    self.flavor = flavor
    requester = Requester(controller: flavor.component)
    source = EventSource(component: flavor.component, user: requester.user)
    watched = [flavor.resource, .pods]
    podInterest = PodInterest(
      aspects: [.owners, .labels, .deletion, .phase, .readiness, .node, .deletionOrder],
      ownerKind: flavor.kind)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    change.resource == .pods ? podKeys(change, world) : ownKeys(change)
  }

  private mutating func ownKeys(_ change: Change) -> [WorkItem] {
    guard let new = change.new else {
      tallies[change.old?.uid ?? ""] = nil
      rosters[change.old?.uid ?? ""] = nil
      drafts[change.old?.uid ?? ""] = nil
      claims.remove(change.key)
      return []
    }
    let before = change.old?.value[.metadata]
    let after = new.value[.metadata]
    let isSame =
      change.old != nil && before?[.generation] == after?[.generation]
      && before?[.deletionTimestamp] == after?[.deletionTimestamp]
    if isSame { return [] }
    if change.old?.value[.spec]?[.selector] != new.value[.spec]?[.selector] {
      claims.insert(change.key)
    }
    return [item(change.key)]
  }

  private mutating func podKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    let before = change.old?.value
    let after = change.new?.value
    if !rosters.isEmpty { follow(change, before, after) }
    if let before, let after, Self.haveSameTies(before, after) {
      return tiedPodKeys(before, after, change, world)
    }
    let ownerBefore = before.flatMap { owner(of: $0) }
    let ownerAfter = after.flatMap { owner(of: $0) }
    var items: [WorkItem] = []
    if let before, let ownerBefore {
      count(of: ownerBefore.uid, change) { $0.count(before, -1) }
    }
    if let after, let ownerAfter { count(of: ownerAfter.uid, change) { $0.count(after, 1) } }
    if let ownerBefore, let ownerAfter, ownerBefore.uid == ownerAfter.uid, let before, let after {
      let isRelabelled = !before.hasSame(.metadata, .labels, as: after)
      if isRelabelled { claims.insert(ownerAfter.key) }
      return keys(
        of: ownerAfter.key, PodStanding(before), PodStanding(after), isRelabelled: isRelabelled,
        world)
    }
    if let ownerBefore { items.append(item(ownerBefore.key)) }
    if let ownerAfter { items.append(item(ownerAfter.key)) }
    if let after, after.controllerReference == nil { items += adopters(of: after, world) }
    return items
  }

  /// What to do about a pod that keeps its labels and owners, as nearly all changed pods do.
  private mutating func tiedPodKeys(
    _ before: Value, _ after: Value, _ change: Change, _ world: WorldView
  ) -> [WorkItem] {
    let (old, new) = (PodStanding(before), PodStanding(after))
    guard old != new, let owner = owner(of: after) else { return [] }
    count(of: owner.uid, change) { $0.move(after, from: old, to: new) }
    return keys(of: owner.key, old, new, isRelabelled: false, world)
  }

  /// What to do about a pod that stays with its owner: nothing unless its labels or what it counts
  /// as have changed.
  private func keys(
    of owner: ObjectKey, _ old: PodStanding, _ new: PodStanding, isRelabelled: Bool,
    _ world: WorldView
  ) -> [WorkItem] {
    if !isRelabelled, old.isActive == new.isActive, old.isReady == new.isReady { return [] }
    let isNewlyReady = !old.isReady && new.isReady
    return [item(owner)] + (isNewlyReady ? whenAvailable(owner, world) : [])
  }

  /// Brings a tally up to date with a change unless it was made after it.
  private mutating func count(
    of owner: String, _ change: Change, _ body: (inout ReplicaTally) -> Void
  ) {
    _ = tallies.change(owner) { tally in
      if tally.revision < change.revision { body(&tally) }
    }
  }

  /// Brings the rosters that were made before a change of a pod up to date with it.
  private mutating func follow(_ change: Change, _ before: Value?, _ after: Value?) {
    func activeOwner(_ pod: Value) -> Dictionary<String, PodRoster>.Index? {
      guard PodState.isActive(pod), let uid = owner(of: pod)?.uid,
        let place = rosters.index(forKey: uid),
        rosters.values[place].revision < change.revision
      else { return nil }
      return place
    }
    let ownerBefore = before.flatMap(activeOwner)
    let ownerAfter = after.flatMap(activeOwner)
    if let after, let ownerAfter { rosters.values[ownerAfter].put(after) }
    if let ownerBefore, ownerBefore != ownerAfter {
      rosters.values[ownerBefore].remove(change.key)
      if rosters.values[ownerBefore].isEmpty { rosters.remove(at: ownerBefore) }
    }
  }

  /// Whether a pod has the labels and owners that it had.
  private static func haveSameTies(_ before: Value, _ after: Value) -> Bool {
    before.hasSame(.metadata, .ownerReferences, as: after)
      && before.hasSame(.metadata, .labels, as: after)
  }

  /// Work for when a pod that has become ready counts as available.
  private func whenAvailable(_ key: ObjectKey, _ world: WorldView) -> [WorkItem] {
    guard let seconds = world.object(flavor.resource, key)?[.spec]?[.minReadySeconds]?.int,
      seconds > 0
    else { return [] }
    let work = WorkKey(resource: flavor.resource, object: key)
    return [WorkItem(key: work, delay: .seconds(seconds + 1))]
  }

  /// The owners that would adopt a pod nobody controls.
  private mutating func adopters(of pod: Value, _ world: WorldView) -> [WorkItem] {
    guard PodState.isActive(pod) else { return [] }
    var items: [WorkItem] = []
    for owner in world.objects(flavor.resource, namespace: pod.objectNamespace)
    where flavor.selector(of: owner).matches(pod[.metadata]?[.labels]) {
      claims.insert(owner.objectKey)
      items.append(item(owner.objectKey))
    }
    return items
  }

  private func owner(of pod: Value) -> (key: ObjectKey, uid: String)? {
    guard let reference = pod.controllerReference, reference.says(flavor.kind, at: .kind),
      reference.says(flavor.apiVersion, at: .apiVersion)
    else { return nil }
    return (
      ObjectKey(pod.objectNamespace, reference.string(.name) ?? ""), reference.string(.uid) ?? ""
    )
  }

  private func item(_ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: flavor.resource, object: key))
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let owner = world.object(flavor.resource, key.object) else { return Outcome() }
    if claims.contains(key.object) {
      claims.remove(key.object)
      let writes = claimWrites(owner, world)
      if !writes.isEmpty {
        var outcome = Outcome(writes: writes)
        // Adopted and released pods come back as changes, and with them this key.
        outcome.requeueAfter = .milliseconds(2)
        return outcome
      }
    }
    let tally = self.tally(of: owner, world)
    let surplus = tally.active - Self.replicas(owner)
    var outcome = Outcome()
    outcome.concludes = true
    if !owner.isBeingDeleted, surplus != 0 {
      if surplus < 0 {
        let write = ReplicaWrites.creation(
          of: draft(of: owner, world), for: owner, requester, world)
        outcome.writes = Array(repeating: write, count: min(-surplus, Self.burst))
        outcome.pace = .slowStart
      } else {
        outcome.writes = deletions(of: min(surplus, Self.burst), owner, world)
      }
      statusBasis[key.object] = tally.withoutNodes
    }
    return outcome
  }

  mutating func conclude(
    _ key: WorkKey, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let owner = world.object(flavor.resource, key.object) else { return Outcome() }
    // The status of a sync that created or deleted pods counts those from before it.
    let tally = statusBasis.removeValue(forKey: key.object) ?? self.tally(of: owner, world)
    statusBasis.letGoOfRoom()
    let failure = results.lazy.compactMap(\.failure).first
    let available = self.available(owner, tally, world)
    var outcome = Outcome()
    outcome.writes = ReplicaWrites.status(
      of: owner, tally, available: available, failure: failure, world.now, flavor, requester,
      world)
    let minReady = owner[.spec]?[.minReadySeconds]?.int ?? 0
    if failure == nil, minReady > 0, tally.ready == Self.replicas(owner),
      available != Self.replicas(owner)
    {
      outcome.requeueAfter = .seconds(minReady)
    }
    return outcome
  }

  static func replicas(_ owner: Value) -> Int { Int(owner[.spec]?[.replicas]?.int ?? 1) }

  private func pods(of owner: Value, _ world: WorldView) -> [Value] {
    world.controlled(.pods, by: owner.objectUID)
  }

  private mutating func tally(of owner: Value, _ world: WorldView) -> ReplicaTally {
    let uid = owner.objectUID
    let known = tallies.change(uid) { $0.follow(owner) ? $0 : nil }
    if let known, let known { return known }
    var tally = ReplicaTally(owner: owner, revision: world.revision)
    for pod in pods(of: owner, world) { tally.count(pod, 1) }
    tallies[uid] = tally
    return tally
  }

  /// Looked at once for all the pods that an owner makes from one template.
  private mutating func draft(
    of owner: Value, _ world: WorldView
  ) -> ReplicaWrites.Draft {
    let uid = owner.objectUID
    if let known = drafts[uid], known.isCurrent(owner) { return known }
    let draft = ReplicaWrites.Draft(of: owner, flavor, world)
    drafts[uid] = draft
    return draft
  }

  private func available(_ owner: Value, _ tally: ReplicaTally, _ world: WorldView) -> Int {
    let minReady = owner[.spec]?[.minReadySeconds]?.int ?? 0
    guard minReady > 0 else { return tally.ready }
    return pods(of: owner, world).count {
      PodState.isActive($0)
        && PodView($0).isAvailable(minReadySeconds: minReady, at: world.now)
    }
  }

  /// Active pods by node of an owner, and of each of the others its own owner controls.
  private mutating func crowds(
    around owner: Value, _ world: WorldView
  ) -> [ChunkedDictionary<String, Int>] {
    guard let uid = owner.controllerReference?[.uid]?.string else { return [] }
    return world.controlled(flavor.resource, by: uid).map { tally(of: $0, world).nodes }
  }

  private mutating func deletions(
    of count: Int, _ owner: Value, _ world: WorldView
  ) -> [Write] {
    let uid = owner.objectUID
    let roster =
      rosters[uid]
      ?? PodRoster(pods(of: owner, world).filter(PodState.isActive), revision: world.revision)
    let crowds = self.crowds(around: owner, world)
    let chosen = roster.first(count, crowds: crowds, now: world.now).compactMap { place in
      world.object(.pods, roster.keys[place])
    }
    rosters[uid] = roster
    return chosen.map { PodControl.deletion(of: $0, for: owner, requester, world) }
  }

  /// Patches that adopt matching pods without a controller and release those that match no more.
  private func claimWrites(_ owner: Value, _ world: WorldView) -> [Write] {
    flavor.owner.claims(
      .pods, by: owner, flavor.selector(of: owner), requester, world, where: PodState.isActive)
  }
}
