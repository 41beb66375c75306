// Models: pkg/controller/controller_utils.go RealPodControl, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Pods made from templates, and the events that tell of them.
enum PodControl {
  /// A pod from a template, controlled by `owner`; it still needs a name.
  static func pod(from template: Value, for owner: Value, _ kind: OwnerKind) -> Value {
    var metadata = Value.emptyObject
    for key in [Key.labels, .annotations, .finalizers] {
      metadata[key] = template[.metadata]?[key]
    }
    metadata[.ownerReferences] = [kind.reference(to: owner)]
    return [
      .apiVersion: "v1", .kind: "Pod", .metadata: metadata,
      .spec: template[.spec] ?? .emptyObject,
    ]
  }

  /// `NAME-`, or the name alone where that would be no valid start of a pod's name.
  static func prefix(_ owner: Value) -> String {
    let name = owner.objectName
    return NameRules.dns1123Subdomain(name).isEmpty ? name + "-" : name
  }

  /// The creation of a pod, told as `Created pod: NAME`.
  ///
  /// - Parameter isVouched: whether the pod is complete and sound, so that the server need not look.
  static func creation(
    of pod: Value, for owner: Value, _ requester: Requester, _ world: WorldView,
    isVouched: Bool = false
  ) -> Write {
    var request = requester.create(world.catalog[.pods], in: owner.objectNamespace, pod)
    request.isVouched = isVouched
    var write = Write(request, tolerance: .terminatingNamespace)
    write.success = Announcement(
      regarding: owner, type: .normal, reason: "SuccessfulCreate", message: "Created pod: ",
      completion: .name)
    write.failure = Announcement(
      regarding: owner, type: .warning, reason: "FailedCreate", message: "Error creating: ",
      completion: .error)
    return write
  }

  /// The deletion of a pod, told as `Deleted pod: NAME`.
  static func deletion(
    of pod: Value, for owner: Value, _ requester: Requester, _ world: WorldView
  ) -> Write {
    var write = Write(
      requester.delete(world.catalog[.pods], pod.objectKey), tolerance: .notFound)
    write.success = Announcement(
      regarding: owner, type: .normal, reason: "SuccessfulDelete",
      message: "Deleted pod: \(pod.objectName)")
    write.failure = Announcement(
      regarding: owner, type: .warning, reason: "FailedDelete", message: "Error deleting: ",
      completion: .error)
    return write
  }

  /// Whether a change of a pod can matter to whoever controls it.
  static func isRelevant(_ before: Value, _ after: Value) -> Bool {
    before[.metadata]?[.labels] != after[.metadata]?[.labels]
      || before.isBeingDeleted != after.isBeingDeleted
      || before[.status]?[.phase] != after[.status]?[.phase]
      || PodState.isReady(before) != PodState.isReady(after)
      || before[.spec]?[.nodeName] != after[.spec]?[.nodeName]
      || before[.metadata]?[.ownerReferences] != after[.metadata]?[.ownerReferences]
      || before[.metadata]?[.finalizers] != after[.metadata]?[.finalizers]
  }
}

/// What changes of pods and of other owned objects mean for owners of one kind.
struct OwnedPodWatch: Sendable {
  let owner: OwnerKind
  /// Owners whose selector may match objects nobody controls, or not all of their own.
  var claims: Set<ObjectKey> = []

  init(_ owner: OwnerKind) { self.owner = owner }

  /// Whether an owner's objects are to be claimed anew; asking settles it.
  mutating func takeClaim(_ key: ObjectKey) -> Bool { claims.remove(key) != nil }

  /// The work that a change of the owner itself makes due.
  mutating func ownKeys(_ change: Change) -> [WorkItem] {
    guard let new = change.new else {
      claims.remove(change.key)
      return [owner.item(change.key)]
    }
    if change.old?.value[.spec]?[.selector] != new.value[.spec]?[.selector] {
      claims.insert(change.key)
    }
    return [owner.item(change.key)]
  }

  /// The work that a change of a pod makes due.
  mutating func podKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    let before = change.old.flatMap { owner.owner(of: $0.value) }
    let after = change.new.flatMap { owner.owner(of: $0.value) }
    var items: [WorkItem] = []
    if let before, before.uid != after?.uid { items.append(owner.item(before.key)) }
    if let after {
      if let old = change.old?.value, let new = change.new?.value {
        if !PodControl.isRelevant(old, new) { return items }
        if !new.hasSameLabels(as: old) { claims.insert(after.key) }
        items += whenAvailable(old, new, after.key, world)
      }
      items.append(owner.item(after.key))
    } else if let pod = change.new?.value, pod.controllerReference == nil, !pod.isBeingDeleted {
      let isNews = change.old.map { before != nil || !pod.hasSameLabels(as: $0.value) } ?? true
      if isNews { items += adopters(of: pod, world) }
    }
    return items
  }

  private func whenAvailable(
    _ old: Value, _ new: Value, _ key: ObjectKey, _ world: WorldView
  ) -> [WorkItem] {
    guard !PodState.isReady(old), PodState.isReady(new),
      let seconds = world.object(owner.resource, key)?[.spec]?[.minReadySeconds]?.int,
      seconds > 0
    else { return [] }
    return [owner.item(key, delay: .seconds(seconds + 1))]
  }

  private mutating func adopters(of pod: Value, _ world: WorldView) -> [WorkItem] {
    var items: [WorkItem] = []
    for candidate in world.objects(owner.resource, namespace: pod.objectNamespace)
    where candidate.specSelector.matches(pod[.metadata]?[.labels]) {
      claims.insert(candidate.objectKey)
      items.append(owner.item(candidate.objectKey))
    }
    return items
  }
}
