// Models: pkg/controller/deployment (sync.go, rolling.go, recreate.go) and its util, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// One look at a Deployment and its ReplicaSets, and the writes that follow from it.
struct DeploymentSync {
  static let revision = Key("deployment.kubernetes.io/revision")
  static let revisionHistory = Key("deployment.kubernetes.io/revision-history")
  static let desiredReplicas = Key("deployment.kubernetes.io/desired-replicas")
  static let maxReplicas = Key("deployment.kubernetes.io/max-replicas")
  static let hashLabel = Key("pod-template-hash")

  let deployment: Value
  let world: WorldView
  let sets: ResourceID
  let owner: OwnerKind
  let requester: Requester
  /// The ReplicaSet of the current template; nil before there is one.
  let newSet: Value?
  /// The others, oldest first.
  let oldSets: [Value]
  /// Those and the new one.
  let allSets: [Value]
  /// How many pods it is to have.
  let replicas: Int
  let isRollingUpdate: Bool
  private let fenceposts: (surge: Int, unavailable: Int)

  init(_ deployment: Value, _ reconciler: DeploymentReconciler, _ world: WorldView) {
    self.deployment = deployment
    self.world = world
    sets = reconciler.replicaSets
    owner = reconciler.owner
    requester = reconciler.requester
    let all = world.controlled(sets, by: deployment.objectUID).sorted(by: Value.isOlder)
    let template = deployment[.spec]?[.template]
    let new = all.first { PodTemplateHash.isSame($0[.spec]?[.template], template) }
    newSet = new
    let uid = new?.objectUID
    let old = uid == nil ? all : all.filter { $0.objectUID != uid }
    oldSets = old
    allSets = new.map { old + [$0] } ?? old
    replicas = Self.replicas(deployment)
    isRollingUpdate = deployment[.spec]?["strategy"]?[.type]?.string == "RollingUpdate"
    fenceposts = isRollingUpdate ? Self.fenceposts(deployment, of: replicas) : (0, 0)
  }

  // MARK: Numbers

  var isPaused: Bool { deployment[.spec]?["paused"]?.bool == true }

  static func replicas(_ object: Value) -> Int { Int(object[.spec]?[.replicas]?.int ?? 1) }
  static func available(_ object: Value) -> Int {
    Int(object[.status]?[.availableReplicas]?.int ?? 0)
  }

  static func total(_ sets: [Value]) -> Int { sets.reduce(0) { $0 + replicas($1) } }
  static func active(_ sets: [Value]) -> [Value] { sets.filter { replicas($0) > 0 } }

  private static func fenceposts(
    _ deployment: Value, of replicas: Int
  ) -> (surge: Int, unavailable: Int) {
    let rolling = deployment[.spec]?["strategy"]?["rollingUpdate"]
    let surge = IntOrPercent.scaled(rolling?["maxSurge"], of: replicas, roundsUp: true) ?? 0
    let unavailable =
      IntOrPercent.scaled(rolling?["maxUnavailable"], of: replicas, roundsUp: false) ?? 0
    return surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable)
  }

  var maxSurge: Int { fenceposts.surge }
  var maxUnavailable: Int { replicas == 0 ? 0 : min(replicas, fenceposts.unavailable) }

  /// Whether the Deployment was scaled since its ReplicaSets were last told its size.
  var isScalingEvent: Bool {
    allSets.contains { set in
      guard Self.replicas(set) > 0, let text = set.annotation(Self.desiredReplicas),
        let desired = Int(text)
      else {
        return false
      }
      return desired != replicas
    }
  }

  var maxScaledDown: Int {
    guard let newSet, Self.total(oldSets) > 0 else { return 0 }
    let unavailable = Self.replicas(newSet) - Self.available(newSet)
    return Self.total(allSets) - (replicas - maxUnavailable) - unavailable
  }

  /// Whether a pod of another version still runs, or a ReplicaSet thinks so.
  var areOldPodsRunning: Bool {
    if oldSets.contains(where: { $0[.status]?[.replicas]?.int ?? 0 > 0 }) { return true }
    let selector = deployment.specSelector
    return oldSets.contains { set in
      world.controlled(.pods, by: set.objectUID).contains {
        !PodState.isTerminal($0) && selector.matches($0[.metadata]?[.labels])
      }
    }
  }

  // MARK: Rolling

  /// Brings the new ReplicaSet towards the size wanted, within the surge.
  func scaleUpWrites() -> [Write] {
    guard let newSet, Self.replicas(newSet) != replicas else { return [] }
    if Self.replicas(newSet) > replicas { return scaling(newSet, to: replicas) }
    return scaling(newSet, to: newSetReplicas(current: Self.replicas(newSet)))
  }

  func newSetReplicas(current: Int) -> Int {
    guard isRollingUpdate else { return replicas }
    let room = replicas + maxSurge - Self.total(allSets)
    return room <= 0 ? current : current + min(room, replicas - current)
  }

  /// Takes away old pods that do not work, which costs no availability.
  ///
  /// A set that says it has more available pods than it is to have is still shrinking: nothing
  /// further goes until it has said how many are left. Upstream reports an error there.
  func unhealthyWrites() -> (writes: [Write], meetsShrinkingSet: Bool) {
    var left = maxScaledDown
    var writes: [Write] = []
    for set in Self.active(oldSets) where left > 0 {
      let surplus = min(left, Self.replicas(set) - Self.available(set))
      if surplus < 0 { return (writes, true) }
      if surplus == 0 { continue }
      writes += scaling(set, to: Self.replicas(set) - surplus)
      left -= surplus
    }
    return (writes, false)
  }

  /// Takes away old pods as far as enough others are available.
  ///
  /// What a set of size 0 still has does not count: it is about to go.
  func scaleDownWrites() -> [Write] {
    let counted = Self.active(oldSets) + (newSet.map { [$0] } ?? [])
    let available = counted.reduce(0) { $0 + Self.available($1) }
    var left = available - (replicas - maxUnavailable)
    var writes: [Write] = []
    for set in Self.active(oldSets) where left > 0 {
      let count = min(Self.replicas(set), left)
      writes += scaling(set, to: Self.replicas(set) - count)
      left -= count
    }
    return writes
  }

  func scaleDownAllWrites() -> [Write] {
    Self.active(oldSets).flatMap { scaling($0, to: 0) }
  }

  func scaleUpForRecreation() -> [Write] {
    newSet.map { scaling($0, to: replicas) } ?? []
  }

  // MARK: Scaling

  /// The update of a ReplicaSet to a size; none when it has it.
  func scaling(_ set: Value, to size: Int) -> [Write] {
    Self.replicas(set) == size ? [] : [resizing(set, to: size)].compactMap { $0 }
  }

  /// The update of a ReplicaSet to a size and of what it is told; nil when both are so already.
  private func resizing(_ set: Value, to size: Int) -> Write? {
    let old = Self.replicas(set)
    var new = set
    new[orEmpty: .spec][.replicas] = .int(Int64(size))
    new[orEmpty: .metadata][orEmpty: .annotations][Self.desiredReplicas] =
      .string(String(replicas))
    new[orEmpty: .metadata][orEmpty: .annotations][Self.maxReplicas] =
      .string(String(replicas + maxSurge))
    guard new != set else { return nil }
    var write = Write(requester.update(world.catalog[sets], set.objectKey, nil, new))
    if old != size {
      let direction = old < size ? "up" : "down"
      write.success = announcement(
        "Scaled \(direction) replica set \(set.objectName) from \(old) to \(size)")
    }
    return write
  }

  private func announcement(_ message: String) -> Announcement {
    Announcement(
      regarding: deployment, type: .normal, reason: "ScalingReplicaSet", message: message)
  }

  /// What a change of size means for the ReplicaSets, in the middle of a rollout or not.
  func proportionalScaling() -> [Write] {
    let active = Self.active(oldSets.reversed() + (newSet.map { [$0] } ?? []))
    if active.count <= 1 {
      guard let only = active.first ?? newSet ?? oldSets.last else { return [] }
      return scaling(only, to: replicas)
    }
    if isSaturated { return Self.active(oldSets).flatMap { scaling($0, to: 0) } }
    return isRollingUpdate ? proportions(active) : []
  }

  private var isSaturated: Bool {
    guard let newSet, let desired = newSet.annotation(Self.desiredReplicas).flatMap({ Int($0) })
    else { return false }
    return Self.replicas(newSet) == replicas && desired == replicas
      && Self.available(newSet) == replicas
  }

  private func proportions(_ active: [Value]) -> [Write] {
    let allowed = replicas > 0 ? replicas + maxSurge : 0
    let toAdd = allowed - Self.total(active)
    let sorted = active.sorted {
      let (first, second) = (Self.replicas($0), Self.replicas($1))
      if first != second { return first > second }
      return toAdd > 0 ? Value.isOlder($1, $0) : Value.isOlder($0, $1)
    }
    var added = 0
    var sizes = sorted.map { Self.replicas($0) }
    if toAdd != 0 {
      for (place, set) in sorted.enumerated() {
        let share = proportion(set, toAdd, added)
        sizes[place] += share
        added += share
      }
      sizes[0] = max(0, sizes[0] + toAdd - added)
    }
    return zip(sorted, sizes).compactMap { resizing($0, to: $1) }
  }

  private func proportion(_ set: Value, _ toAdd: Int, _ added: Int) -> Int {
    let size = Self.replicas(set)
    guard size != 0, toAdd != added else { return 0 }
    let allowed = toAdd - added
    let fraction = self.fraction(set)
    return toAdd > 0 ? min(fraction, allowed) : max(fraction, allowed)
  }

  private func fraction(_ set: Value) -> Int {
    let size = Self.replicas(set)
    guard replicas != 0 else { return -size }
    var before = set.annotation(Self.maxReplicas).flatMap { Int($0) } ?? 0
    if before == 0 { before = Int(deployment[.status]?[.replicas]?.int ?? 0) }
    guard before != 0 else { return 0 }
    let exact = Double(size * (replicas + maxSurge)) / Double(before)
    return Int(exact.rounded(.toNearestOrAwayFromZero)) - size
  }

  // MARK: History

  /// Deletes the oldest ReplicaSets beyond the history wanted.
  func cleanupWrites() -> [Write] {
    guard let limit = deployment[.spec]?["revisionHistoryLimit"]?.int, limit != Int64(Int32.max),
      oldSets.count > limit
    else { return [] }
    let alive = oldSets.filter { !$0.isBeingDeleted }
    let surplus = alive.count - Int(limit)
    guard surplus > 0 else { return [] }
    let sorted = alive.sorted {
      let (first, second) = (Self.revision(of: $0), Self.revision(of: $1))
      return first == second ? Value.isOlder($0, $1) : first < second
    }
    return sorted.prefix(surplus).filter(Self.isUnused).map {
      Write(requester.delete(world.catalog[sets], $0.objectKey), tolerance: .notFound)
    }
  }

  private static func isUnused(_ set: Value) -> Bool {
    (set[.status]?[.replicas]?.int ?? 0) == 0 && replicas(set) == 0
      && (set[.metadata]?[.generation]?.int ?? 0) <= (set[.status]?[.observedGeneration]?.int ?? 0)
  }

  static func revision(of set: Value) -> Int64 {
    set.annotation(revision).flatMap { Int64($0) } ?? 0
  }
}
