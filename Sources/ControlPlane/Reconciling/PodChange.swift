import APIServer
import Kinds
import ObjectModel

/// Parts of a pod that controllers look at.
struct PodAspects: OptionSet, Sendable {
  let rawValue: UInt16

  static let owners = PodAspects(rawValue: 1 << 0)
  static let labels = PodAspects(rawValue: 1 << 1)
  static let deletion = PodAspects(rawValue: 1 << 2)
  static let finalizers = PodAspects(rawValue: 1 << 3)
  /// The node it is bound to.
  static let node = PodAspects(rawValue: 1 << 4)
  /// Anything in the spec, the node included.
  static let spec = PodAspects(rawValue: 1 << 5)
  static let phase = PodAspects(rawValue: 1 << 6)
  static let readiness = PodAspects(rawValue: 1 << 7)
  /// Not a change: the pod has ended.
  static let ended = PodAspects(rawValue: 1 << 8)
  /// Not a change: the pod is or was to be disrupted.
  static let disrupted = PodAspects(rawValue: 1 << 9)
  /// What decides how early it is deleted, besides the others: its cost, its restarts, and since
  /// when it is ready.
  static let deletionOrder = PodAspects(rawValue: 1 << 10)

  /// What `PodControl.isRelevant` looks at.
  static let relevant: PodAspects = [
    .owners, .labels, .deletion, .finalizers, .node, .phase, .readiness,
  ]
}

/// Which changes of pods a controller has to be asked about; for all others it would say that
/// they make nothing due, and would note nothing.
struct PodInterest: Sendable {
  /// An update concerns it when one of these differs.
  var aspects: PodAspects
  /// Whether it has to see every update, whatever differs.
  var seesAllUpdates = false
  var seesCreations = true
  var seesDeletions = true
  /// Pods that something of another kind controls do not concern it; nil for no such limit.
  var ownerKind: String?

  /// All changes of all pods.
  static let everything = PodInterest(aspects: [], seesAllUpdates: true)
}

/// What a change of a pod is about, found out once for all who look at it.
struct PodChange: Sendable {
  enum Event: Sendable { case creation, update, deletion }

  let event: Event
  /// What differs, in an update.
  private(set) var aspects: PodAspects = []
  /// The kind of what controls the pod, before and after; nil when nothing does or it has changed.
  private var controllerKind: String?

  init(_ change: Change) {
    switch (change.old?.value, change.new?.value) {
    case (let old?, let new?):
      event = .update
      compare(old, new)
    case (let old?, nil):
      event = .deletion
      controllerKind = Self.controllerKind(old)
    case (nil, let new):
      event = .creation
      controllerKind = new.flatMap(Self.controllerKind)
    }
  }

  /// Whether a controller with that interest has to be asked.
  func concerns(_ interest: PodInterest) -> Bool {
    if let kind = interest.ownerKind, let controllerKind, kind != controllerKind { return false }
    switch event {
    case .creation: return interest.seesCreations
    case .deletion: return interest.seesDeletions
    case .update: return interest.seesAllUpdates || !aspects.isDisjoint(with: interest.aspects)
    }
  }

  private mutating func compare(_ old: Value, _ new: Value) {
    let before = old[.metadata] ?? .null
    let after = new[.metadata] ?? .null
    if !before.hasSame(.ownerReferences, as: after) {
      aspects.insert(.owners)
    } else {
      controllerKind = Self.controllerKind(new)
    }
    if !before.hasSame(.labels, as: after) { aspects.insert(.labels) }
    if !before.hasSame(.annotations, .deletionCost, as: after) {
      aspects.insert(.deletionOrder)
    }
    if !before.hasSame(.deletionTimestamp, as: after) { aspects.insert(.deletion) }
    if !before.hasSame(.finalizers, as: after) { aspects.insert(.finalizers) }
    compareSpecs(old[.spec] ?? .null, new[.spec] ?? .null)
    compareStatuses(old[.status] ?? .null, new[.status] ?? .null)
  }

  private mutating func compareSpecs(_ old: Value, _ new: Value) {
    if old.isShared(with: new) || old == new { return }
    aspects.insert(.spec)
    if old[.nodeName] != new[.nodeName] { aspects.insert(.node) }
  }

  private mutating func compareStatuses(_ old: Value, _ new: Value) {
    if new.says("Succeeded", at: .phase) || new.says("Failed", at: .phase) {
      aspects.insert(.ended)
    }
    if !old.hasSame(.phase, as: new) { aspects.insert(.phase) }
    let ready = Self.ready(new, &aspects)
    var ignored: PodAspects = []
    guard !old.isShared(with: new) else { return }
    let before = Self.ready(old, &ignored)
    let isReady = ready?.says("True", at: .status) ?? false
    if (before?.says("True", at: .status) ?? false) != isReady {
      aspects.insert(.readiness)
    } else if isReady, before?[.lastTransitionTime] != ready?[.lastTransitionTime] {
      aspects.insert(.deletionOrder)
    }
    if Self.hasRestarted(old[.containerStatuses], new[.containerStatuses])
      || Self.hasRestarted(old[.initContainerStatuses], new[.initContainerStatuses])
    {
      aspects.insert(.deletionOrder)
    }
  }

  /// The condition Ready of a status; on the way it is seen whether the pod was to be disrupted.
  private static func ready(_ status: Value, _ aspects: inout PodAspects) -> Value? {
    guard let conditions = status[.conditions] else { return nil }
    if conditions.element(where: .type, says: "DisruptionTarget") != nil {
      aspects.insert(.disrupted)
    }
    return conditions.element(where: .type, says: "Ready")
  }

  /// Whether two lists of container statuses count restarts differently.
  private static func hasRestarted(_ old: Value?, _ new: Value?) -> Bool {
    guard case .array(let before)? = old, case .array(let after)? = new else {
      // The first statuses count none, but for those of pods from elsewhere.
      return (old ?? new)?.elements.contains { $0[.restartCount]?.int ?? 0 != 0 } ?? false
    }
    if before.count != after.count { return true }
    for index in before.indices
    where before[index][.restartCount] != after[index][.restartCount]
      || before[index][.name] != after[index][.name]
    {
      return true
    }
    return false
  }

  private static func controllerKind(_ pod: Value) -> String? {
    guard case .array(let owners)? = pod[.metadata, .ownerReferences] else { return nil }
    for owner in owners where owner[.controller]?.bool == true { return owner[.kind]?.string }
    return nil
  }
}
