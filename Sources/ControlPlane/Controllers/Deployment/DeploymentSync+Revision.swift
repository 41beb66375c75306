// Models: pkg/controller/deployment getNewReplicaSet and its annotations, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension DeploymentSync {
  private static let historyLengthMax = 2000
  private static let skipped: [Key] = [
    "kubectl.kubernetes.io/last-applied-configuration", revision, revisionHistory,
    desiredReplicas, maxReplicas, "deprecated.deployment.rollback.to",
  ]

  private var newRevision: Int64 { (oldSets.map(Self.revision).max() ?? 0) + 1 }

  var newSetName: String {
    deployment.objectName + "-" + templateHash
  }

  private var templateHash: String {
    PodTemplateHash.text(
      of: deployment[.spec]?[.template] ?? .null,
      collisionCount: deployment[.status]?["collisionCount"]?.int)
  }

  /// Brings annotations in step: the new ReplicaSet's with the Deployment's, then its revision.
  func revisionWrites() -> [Write] {
    guard let newSet else { return [] }
    var set = newSet
    annotate(&set, exists: true)
    let minReady = deployment[.spec]?[.minReadySeconds]?.int ?? 0
    if (set[.spec]?[.minReadySeconds]?.int ?? 0) != minReady {
      set[orEmpty: .spec][.minReadySeconds] = minReady == 0 ? nil : .int(minReady)
    }
    if set != newSet {
      return [Write(requester.update(world.catalog[sets], set.objectKey, nil, set))]
    }
    var changed = deployment
    let revision = newSet.annotation(Self.revision) ?? ""
    if deployment.annotation(Self.revision) != revision {
      changed[orEmpty: .metadata][orEmpty: .annotations][Self.revision] = .string(revision)
    }
    if hasProgressDeadline, condition("Progressing") == nil {
      changed[.status] = statusWith(
        "Progressing", "True", "FoundNewReplicaSet",
        "Found new replica set \"\(newSet.objectName)\"")
    }
    return changed == deployment ? [] : [update(changed)]
  }

  /// The creation of the ReplicaSet of the current template.
  func creation() -> Write {
    let hash = templateHash
    var template = deployment[.spec]?[.template] ?? .emptyObject
    template[orEmpty: .metadata][orEmpty: .labels][Self.hashLabel] = .string(hash)
    var selector = deployment[.spec]?[.selector] ?? .emptyObject
    selector[orEmpty: "matchLabels"][Self.hashLabel] = .string(hash)
    var set: Value = [
      .apiVersion: "apps/v1", .kind: "ReplicaSet",
      .metadata: [
        .name: .string(deployment.objectName + "-" + hash),
        .namespace: .string(deployment.objectNamespace),
        .labels: template[.metadata]?[.labels] ?? .emptyObject,
        .ownerReferences: [owner.reference(to: deployment)],
      ],
    ]
    let size = newSetReplicas(current: 0)
    var spec: Value = [.replicas: .int(Int64(size))]
    if let minReady = deployment[.spec]?[.minReadySeconds] { spec[.minReadySeconds] = minReady }
    spec[.selector] = selector
    spec[.template] = template
    set[.spec] = spec
    annotate(&set, exists: false)
    var write = Write(
      requester.create(world.catalog[sets], in: deployment.objectNamespace, set),
      tolerance: .anything)
    if size > 0 {
      write.success = Announcement(
        regarding: deployment, type: .normal, reason: "ScalingReplicaSet",
        message: "Scaled up replica set \(set.objectName) from 0 to \(size)")
    }
    return write
  }

  /// What is said of the Deployment once its new ReplicaSet exists.
  func creationWrites(_ set: Value) -> [Write] {
    var changed = deployment
    changed[orEmpty: .metadata][orEmpty: .annotations][Self.revision] =
      .string(set.annotation(Self.revision) ?? "")
    if hasProgressDeadline {
      changed[.status] = statusWith(
        "Progressing", "True", "NewReplicaSetCreated",
        "Created new replica set \"\(set.objectName)\"")
    }
    return changed == deployment ? [] : [update(changed)]
  }

  func collisionWrite() -> Write {
    var status = deployment[.status] ?? .emptyObject
    status["collisionCount"] = .int((status["collisionCount"]?.int ?? 0) + 1)
    return statusWrite(status)
  }

  private func annotate(_ set: inout Value, exists: Bool) {
    for field in deployment[.metadata]?[.annotations]?.object ?? Fields()
    where !Self.skipped.contains(field.key)
      && set[.metadata]?[.annotations]?[field.key] != field.value
    {
      set[orEmpty: .metadata][orEmpty: .annotations][field.key] = field.value
    }
    let oldText = set.annotation(Self.revision)
    let old = oldText.flatMap { Int64($0) } ?? 0
    if old < newRevision {
      set[orEmpty: .metadata][orEmpty: .annotations][Self.revision] = .string(String(newRevision))
      if let oldText { addToHistory(&set, oldText) }
    }
    guard !exists else { return }
    set[orEmpty: .metadata][orEmpty: .annotations][Self.desiredReplicas] =
      .string(String(replicas))
    set[orEmpty: .metadata][orEmpty: .annotations][Self.maxReplicas] =
      .string(String(replicas + maxSurge))
  }

  private func addToHistory(_ set: inout Value, _ revision: String) {
    var revisions = (set.annotation(Self.revisionHistory) ?? "").split(separator: ",")
    revisions.append(Substring(revision))
    while revisions.count > 1,
      revisions.reduce(-1, { $0 + $1.utf8.count + 1 }) > Self.historyLengthMax
    {
      revisions.removeFirst()
    }
    set[orEmpty: .metadata][orEmpty: .annotations][Self.revisionHistory] =
      .string(revisions.joined(separator: ","))
  }
}
