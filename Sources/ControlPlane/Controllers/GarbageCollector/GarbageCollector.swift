// Models: pkg/controller/garbagecollector, v1.32. Differs: instead of a graph of its own it asks
// the store's index of objects by owner.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Deletes what nobody owns any more, and carries out foreground and orphaning deletions.
struct GarbageCollector: Reconciler {
  static let foreground: Value = "foregroundDeletion"
  static let orphan: Value = "orphan"

  let requester = Requester(controller: "generic-garbage-collector")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: [.owners, .deletion, .finalizers])
  /// The resources that can have owners.
  private let owned: [ResourceID]

  init(catalog: Catalog) {
    source = EventSource(component: "garbage-collector-controller", user: requester.user)
    let all = catalog.kinds.indices.map { ResourceID(index: $0) }
    watched = all.filter { $0 != .events }
    owned = all.filter { resource in
      catalog[resource].indexes.contains { $0.name == .owner } && resource != .events
    }
  }

  // MARK: What changes mean

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    let before = change.old?.value[.metadata]
    guard let new = change.new?.value else {
      return afterDeletion(of: change, world)
    }
    let after = new[.metadata]
    var items: [WorkItem] = []
    let areOwnersNew = before?[.ownerReferences] != after?[.ownerReferences]
    if areOwnersNew {
      if hasAbsentOwner(new, world) { items.append(item(change.resource, change.key)) }
      if let before { items += waitingOwners(before, world) }
    }
    if after?[.deletionTimestamp] != nil,
      before?[.deletionTimestamp] == nil || before?[.finalizers] != after?[.finalizers]
    {
      items += afterMarking(new, change, world)
    }
    return items
  }

  private func afterDeletion(of change: Change, _ world: WorldView) -> [WorkItem] {
    guard let old = change.old else { return [] }
    var items = dependents(of: old.uid, world).map { item($0.resource, $0.object.objectKey) }
    if let metadata = old.value[.metadata] { items += waitingOwners(metadata, world) }
    return items
  }

  private func afterMarking(_ object: Value, _ change: Change, _ world: WorldView) -> [WorkItem] {
    let finalizers = object[.metadata]?[.finalizers]?.elements ?? []
    var items: [WorkItem] = []
    if finalizers.contains(Self.foreground) || finalizers.contains(Self.orphan) {
      items.append(item(change.resource, change.key))
    }
    return items
  }

  /// Owners that wait in foreground deletion for their dependents to go.
  private func waitingOwners(_ metadata: Value, _ world: WorldView) -> [WorkItem] {
    let namespace = metadata[.namespace]?.string ?? ""
    var items: [WorkItem] = []
    for reference in metadata[.ownerReferences]?.elements ?? [] {
      guard let owner = owner(reference, namespace, world), Self.isForeground(owner.object) else {
        continue
      }
      items.append(item(owner.resource, owner.object.objectKey))
    }
    return items
  }

  private func hasAbsentOwner(_ object: Value, _ world: WorldView) -> Bool {
    let references = object[.metadata]?[.ownerReferences]?.elements ?? []
    return references.contains { owner($0, object.objectNamespace, world) == nil }
  }

  private func item(_ resource: ResourceID, _ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: resource, object: key))
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let object = world.object(key.resource, key.object) else { return Outcome() }
    let finalizers = object[.metadata]?[.finalizers]?.elements ?? []
    if object.isBeingDeleted {
      if finalizers.contains(Self.orphan) { return orphaning(object, key, world) }
      if finalizers.contains(Self.foreground) { return foregroundDeletion(object, key, world) }
      return Outcome()
    }
    return collection(of: object, key, world)
  }

  mutating func conclude(
    _ key: WorkKey, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let object = world.object(key.resource, key.object),
      !results.contains(where: { $0.failure != nil })
    else { return Outcome() }
    return Outcome(writes: [removal(of: Self.orphan, from: object, key, world)])
  }

  /// Frees the dependents of an object, after which its finalizer can go.
  private func orphaning(_ object: Value, _ key: WorkKey, _ world: WorldView) -> Outcome {
    var outcome = Outcome()
    outcome.writes = dependents(of: object.objectUID, world).map {
      release($0.object, $0.resource, from: [object.objectUID], world)
    }
    outcome.concludes = true
    return outcome
  }

  /// Deletes the dependents that block an owner; without any, its finalizer goes.
  private func foregroundDeletion(
    _ object: Value, _ key: WorkKey, _ world: WorldView
  ) -> Outcome {
    let uid = object.objectUID
    let all = dependents(of: uid, world)
    let blocking = all.filter { Self.blocks($0.object, owner: uid) }
    if blocking.isEmpty {
      var outcome = Outcome(writes: [removal(of: Self.foreground, from: object, key, world)])
      outcome.further = all.map { item($0.resource, $0.object.objectKey) }
      return outcome
    }
    var outcome = Outcome()
    outcome.further = all.filter { !Self.isForeground($0.object) }
      .map { item($0.resource, $0.object.objectKey) }
    return outcome
  }

  /// Deletes an object none of whose owners is left, or frees it of those that are gone.
  private func collection(of object: Value, _ key: WorkKey, _ world: WorldView) -> Outcome {
    let references = object[.metadata]?[.ownerReferences]?.elements ?? []
    guard !references.isEmpty else { return Outcome() }
    var solid = 0
    var waiting: [String] = []
    var dangling: [String] = []
    var misplaced: [Announcement] = []
    for reference in references {
      if isUnverifiable(reference, object, world) { return Outcome() }
      let uid = reference[.uid]?.string ?? ""
      if let owner = owner(reference, object.objectNamespace, world) {
        if Self.isForeground(owner.object) { waiting.append(uid) } else { solid += 1 }
      } else {
        dangling.append(uid)
        if let warning = misplacement(reference, object, world) { misplaced.append(warning) }
      }
    }
    if solid > 0 {
      let gone = dangling + waiting
      var outcome = Outcome(announcements: misplaced)
      if !gone.isEmpty { outcome.writes = [release(object, key.resource, from: gone, world)] }
      return outcome
    }
    let hasDependents = !dependents(of: object.objectUID, world).isEmpty
    let finalizers = object[.metadata]?[.finalizers]?.elements ?? []
    let policy =
      !waiting.isEmpty && hasDependents || finalizers.contains(Self.foreground)
      ? "Foreground" : finalizers.contains(Self.orphan) ? "Orphan" : "Background"
    var options = RequestOptions()
    options.propagationPolicy = policy
    options.preconditionUID = object.objectUID
    let request = requester.delete(world.catalog[key.resource], key.object, options: options)
    return Outcome(
      announcements: misplaced, writes: [Write(request, tolerance: .staleness)])
  }

  /// Whether nobody can say if an owner is there: its kind is not served, or it would be in a
  /// namespace and the object is in none.
  private func isUnverifiable(
    _ reference: Value, _ object: Value, _ world: WorldView
  ) -> Bool {
    guard let resource = resource(of: reference, world) else { return true }
    return object.objectNamespace.isEmpty && world.catalog[resource].isNamespaced
  }

  /// The warning about an owner that is there, but in another namespace.
  private func misplacement(
    _ reference: Value, _ object: Value, _ world: WorldView
  ) -> Announcement? {
    let uid = reference[.uid]?.string ?? ""
    guard let resource = resource(of: reference, world), world.catalog[resource].isNamespaced,
      world.objects(resource).contains(where: { $0.objectUID == uid })
    else { return nil }
    let place = object.objectNamespace
    let parts = [
      "\(reference[.apiVersion]?.string ?? "")/\(reference[.kind]?.string ?? "")",
      "namespace: \(place)", "name: \(reference[.name]?.string ?? "")", "uid: \(uid)",
    ]
    return Announcement(
      regarding: object, type: .warning, reason: "OwnerRefInvalidNamespace",
      message: "ownerRef [\(parts.joined(separator: ", "))] does not exist in namespace "
        + GoText.quoted(place))
  }

  private func resource(of reference: Value, _ world: WorldView) -> ResourceID? {
    world.catalog.resource(
      apiVersion: reference[.apiVersion]?.string ?? "", kind: reference[.kind]?.string ?? "")
  }

  // MARK: Owners and dependents

  static func isForeground(_ object: Value) -> Bool {
    object.isBeingDeleted
      && (object[.metadata]?[.finalizers]?.elements.contains(foreground) ?? false)
  }

  private static func blocks(_ dependent: Value, owner uid: String) -> Bool {
    (dependent[.metadata]?[.ownerReferences]?.elements ?? []).contains {
      $0[.uid]?.string == uid && $0[.blockOwnerDeletion]?.bool == true
    }
  }

  private func dependents(
    of uid: String, _ world: WorldView
  ) -> [(resource: ResourceID, object: Value)] {
    var found: [(resource: ResourceID, object: Value)] = []
    for resource in owned {
      for object in world.objects(resource, index: .owner, equals: uid) {
        found.append((resource, object))
      }
    }
    return found
  }

  /// The owner a reference means; nil when it is gone or another has its name.
  private func owner(
    _ reference: Value, _ namespace: String, _ world: WorldView
  ) -> (resource: ResourceID, object: Value)? {
    guard let resource = resource(of: reference, world) else { return nil }
    let name = reference[.name]?.string ?? ""
    let key = ObjectKey(world.catalog[resource].isNamespaced ? namespace : "", name)
    guard let object = world.object(resource, key), object.objectUID == reference[.uid]?.string
    else { return nil }
    return (resource, object)
  }

  private func release(
    _ object: Value, _ resource: ResourceID, from owners: [String], _ world: WorldView
  ) -> Write {
    let references = owners.map { uid -> Value in ["$patch": "delete", .uid: .string(uid)] }
    let patch: Value = [
      .metadata: [
        .ownerReferences: .array(references), .uid: .string(object.objectUID),
      ]
    ]
    return Write(
      requester.patch(world.catalog[resource], object.objectKey, nil, patch),
      tolerance: .staleness)
  }

  private func removal(
    of finalizer: Value, from object: Value, _ key: WorkKey, _ world: WorldView
  ) -> Write {
    let left = (object[.metadata]?[.finalizers]?.elements ?? []).filter { $0 != finalizer }
    let patch: Value = [
      .metadata: [
        .resourceVersion: object[.metadata]?[.resourceVersion] ?? .null,
        .finalizers: .array(left),
      ]
    ]
    return Write(
      requester.patch(world.catalog[key.resource], key.object, nil, patch, .merge),
      tolerance: .notFound)
  }
}
