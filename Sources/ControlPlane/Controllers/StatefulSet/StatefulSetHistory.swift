// Models: getStatefulSetRevisions and truncateHistory of pkg/controller/statefulset, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// The revisions of a StatefulSet: the one its pods have and the one they are to have.
struct StatefulSetHistory {
  private let set: Value
  private let resource: ResourceID
  private let requester: Requester
  private let world: WorldView
  /// All revisions, oldest first.
  private let all: [Value]
  /// The revision that pods are to have; nil while it has to be written.
  private(set) var update: Value?
  /// The revision that pods had when the last rollout ended; nil when it is the newest.
  let current: Value?
  /// What brings the history in step; nil when it is.
  private(set) var write: Write?

  init(
    _ set: Value, _ owner: OwnerKind, _ resource: ResourceID, _ requester: Requester,
    _ world: WorldView
  ) {
    self.set = set
    self.resource = resource
    self.requester = requester
    self.world = world
    all = world.controlled(resource, by: set.objectUID).sorted(by: RevisionHistory.precedes)
    let name = set[.status]?["currentRevision"]?.string
    current = all.first { $0.objectName == name }
    let data = RevisionHistory.data(of: set)
    let equal = all.last { $0[.data] == data }
    if let equal, let newest = all.last, equal.objectName == newest.objectName {
      update = equal
    } else if let equal, let newest = all.last {
      var changed = equal
      changed[.revision] = .int(RevisionHistory.number(newest) + 1)
      write = Write(requester.update(world.catalog[resource], equal.objectKey, nil, changed))
    } else {
      write = creation(data, owner)
    }
  }

  private func creation(_ data: Value, _ owner: OwnerKind) -> Write {
    let collisions = set[.status]?["collisionCount"]?.int ?? 0
    let hash = RevisionHistory.hash(of: data, collisions: collisions)
    var labels = set[.spec]?[.template]?[.metadata]?[.labels] ?? .emptyObject
    labels[RevisionHistory.hashLabel] = .string(hash)
    var metadata: Value = [
      .name: .string(set.objectName.prefix(223) + "-" + hash),
      .namespace: .string(set.objectNamespace), .labels: labels,
      .ownerReferences: [owner.reference(to: set)],
    ]
    if let annotations = set[.metadata]?[.annotations] { metadata[.annotations] = annotations }
    let revision: Value = [
      .apiVersion: "apps/v1", .kind: "ControllerRevision", .metadata: metadata, .data: data,
      .revision: .int((all.last.map(RevisionHistory.number) ?? 0) + 1),
    ]
    return Write(requester.create(world.catalog[resource], in: set.objectNamespace, revision))
  }

  /// The deletions of revisions beyond the history wanted that no pod has.
  func truncation() -> [Write] {
    guard let limit = set[.spec]?["revisionHistoryLimit"]?.int, let update else { return [] }
    var live = Set([update.objectName])
    if let current { live.insert(current.objectName) }
    for pod in world.controlled(.pods, by: set.objectUID) {
      live.insert(StatefulSetSync.revision(of: pod))
    }
    let unused = all.filter { !live.contains($0.objectName) }
    guard limit >= 0, unused.count > Int(limit) else { return [] }
    return unused.prefix(unused.count - Int(limit)).map {
      Write(requester.delete(world.catalog[resource], $0.objectKey), tolerance: .notFound)
    }
  }
}
