// Models: constructHistory, snapshot and cleanupHistory of pkg/controller/daemon, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// The revisions of a DaemonSet.
struct DaemonSetHistory {
  private let set: Value
  private let resource: ResourceID
  private let requester: Requester
  private let world: WorldView
  /// Revisions of other templates, oldest first.
  private let old: [Value]
  /// What brings the history in step; none when it is.
  private(set) var writes: [Write] = []
  /// The hash of the current template's revision; nil while that has to be written.
  let hash: String?

  init(
    _ set: Value, _ owner: OwnerKind, _ resource: ResourceID, _ requester: Requester,
    _ world: WorldView
  ) {
    self.set = set
    self.resource = resource
    self.requester = requester
    self.world = world
    let all = world.controlled(resource, by: set.objectUID).sorted(by: RevisionHistory.precedes)
    let data = RevisionHistory.data(of: set)
    old = all.filter { $0[.data] != data }
    let current = all.filter { $0[.data] == data }
    let number = (old.map(RevisionHistory.number).max() ?? 0) + 1
    guard let kept = current.last else {
      hash = nil
      writes = [creation(data, number, owner)]
      return
    }
    let label = kept[.metadata]?[.labels]?[RevisionHistory.revisionHashLabel]?.string
    hash = label ?? kept.objectName
    for duplicate in current.dropLast() {
      writes += merge(duplicate, into: hash ?? "")
    }
    if RevisionHistory.number(kept) < number || label == nil {
      var changed = kept
      changed[.revision] = .int(max(number, RevisionHistory.number(kept)))
      changed[orEmpty: .metadata][orEmpty: .labels][RevisionHistory.revisionHashLabel] =
        .string(hash ?? "")
      writes.append(
        Write(requester.update(world.catalog[resource], kept.objectKey, nil, changed)))
    }
  }

  private func creation(_ data: Value, _ number: Int64, _ owner: OwnerKind) -> Write {
    let template = set[.spec]?[.template] ?? .null
    let hash = PodTemplateHash.text(
      of: template, collisionCount: set[.status]?["collisionCount"]?.int)
    var labels = template[.metadata]?[.labels] ?? .emptyObject
    labels[RevisionHistory.revisionHashLabel] = .string(hash)
    var metadata: Value = [
      .name: .string(set.objectName + "-" + hash), .namespace: .string(set.objectNamespace),
      .labels: labels, .ownerReferences: [owner.reference(to: set)],
    ]
    if let annotations = set[.metadata]?[.annotations] { metadata[.annotations] = annotations }
    let revision: Value = [
      .apiVersion: "apps/v1", .kind: "ControllerRevision", .metadata: metadata, .data: data,
      .revision: .int(number),
    ]
    return Write(requester.create(world.catalog[resource], in: set.objectNamespace, revision))
  }

  /// Removes a second revision of the same template, whose pods go over to the first.
  private func merge(_ duplicate: Value, into hash: String) -> [Write] {
    let label = RevisionHistory.revisionHashLabel
    let pods = world.controlled(.pods, by: set.objectUID).filter {
      $0[.metadata]?[.labels]?[label]?.string != hash
    }
    let patch: Value = [.metadata: [.labels: [label: .string(hash)]]]
    return pods.map {
      Write(
        requester.patch(world.catalog[.pods], $0.objectKey, nil, patch, .merge),
        tolerance: .staleness)
    } + [
      Write(requester.delete(world.catalog[resource], duplicate.objectKey), tolerance: .notFound)
    ]
  }

  /// The deletions of revisions beyond the history wanted that no pod has.
  func truncation() -> [Write] {
    guard let limit = set[.spec]?["revisionHistoryLimit"]?.int else { return [] }
    var surplus = old.count - Int(limit)
    guard surplus > 0 else { return [] }
    let label = RevisionHistory.revisionHashLabel
    var live: Set<String> = []
    for pod in world.controlled(.pods, by: set.objectUID) {
      if let hash = pod[.metadata]?[.labels]?[label]?.string { live.insert(hash) }
    }
    var writes: [Write] = []
    for revision in old where surplus > 0 {
      if live.contains(revision[.metadata]?[.labels]?[label]?.string ?? "") { continue }
      writes.append(
        Write(requester.delete(world.catalog[resource], revision.objectKey), tolerance: .notFound))
      surplus -= 1
    }
    return writes
  }
}
