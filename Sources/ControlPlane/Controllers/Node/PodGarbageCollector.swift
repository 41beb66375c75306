// Models: pkg/controller/podgc, v1.32. Differs: it is told of each case by the change that makes
// it, and acts when its next 20-second round would.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Removes pods nobody else would: on deleted nodes, never placed but deleted, ended by the thousand.
struct PodGarbageCollector: Reconciler {
  static let period = Span.seconds(20 as Int64)
  /// How long a node must be gone.
  static let quarantine = Span.seconds(40 as Int64)
  /// How many ended pods are kept.
  static let terminatedLimit = 12_500

  let requester = Requester(controller: "pod-garbage-collector")
  let source: EventSource
  let watched: [ResourceID] = [.nodes, .pods]
  let podInterest = PodInterest(aspects: [.phase, .ended, .deletion, .node])
  private var terminated = 0

  init() {
    source = EventSource(component: "pod-garbage-collector-controller", user: requester.user)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == .nodes {
      guard change.new == nil else { return [] }
      let key = WorkKey(resource: .nodes, object: change.key)
      return [WorkItem(key: key, delay: Self.quarantine + Self.period)]
    }
    if let old = change.old, PodState.isTerminal(old.value) { terminated -= 1 }
    guard let new = change.new else { return [] }
    var items: [WorkItem] = []
    if PodState.isTerminal(new.value) {
      terminated += 1
      if terminated > Self.terminatedLimit {
        let key = WorkKey(resource: .pods, object: ObjectKey("", ""), aspect: "terminated")
        items.append(WorkItem(key: key, delay: Self.period))
      }
    }
    let node = PodState.nodeName(new.value)
    if node.isEmpty {
      if new.value.isBeingDeleted, !(change.old?.value.isBeingDeleted ?? false) {
        let key = WorkKey(resource: .pods, object: new.key)
        items.append(WorkItem(key: key, delay: Self.period))
      }
    } else if change.old.map({ PodState.nodeName($0.value).isEmpty }) ?? true,
      world.object(.nodes, ObjectKey("", node)) == nil
    {
      let key = WorkKey(resource: .nodes, object: ObjectKey("", node))
      items.append(WorkItem(key: key, delay: Self.quarantine + Self.period))
    }
    return items
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    var outcome = Outcome()
    if key.resource == .nodes {
      guard world.object(.nodes, key.object) == nil else { return outcome }
      let condition = PodDisruption.condition(
        "DeletionByPodGC", "PodGC: node no longer exists", world.now)
      for pod in world.objects(.pods, index: .nodeName, equals: key.object.name) {
        outcome.writes += removal(of: pod, condition, world)
      }
    } else if key.aspect == "terminated" {
      for pod in surplus(world) { outcome.writes += removal(of: pod, nil, world) }
    } else if let pod = world.object(.pods, key.object), pod.isBeingDeleted,
      PodState.nodeName(pod).isEmpty
    {
      outcome.writes = removal(of: pod, nil, world)
    }
    return outcome
  }

  /// The oldest ended pods above the limit, evicted ones first.
  private func surplus(_ world: WorldView) -> [Value] {
    let ended = world.objects(.pods).filter(PodState.isTerminal)
    let count = ended.count - Self.terminatedLimit
    guard count > 0 else { return [] }
    func rank(_ pod: Value) -> (Int, String, String) {
      let isEvicted =
        pod[.status]?[.phase]?.string == "Failed" && pod[.status]?[.reason]?.string == "Evicted"
      let created = pod[.metadata]?[.creationTimestamp]?.string ?? ""
      return (isEvicted ? 0 : 1, created, pod.objectName)
    }
    return Array(ended.sorted { rank($0) < rank($1) }.prefix(count))
  }

  private func removal(of pod: Value, _ condition: Value?, _ world: WorldView) -> [Write] {
    let kind = world.catalog[.pods]
    var writes: [Write] = []
    if !PodState.isTerminal(pod) {
      var status: Value = [.phase: "Failed"]
      if let condition { status[.conditions] = [condition] }
      let patch: Value = [.metadata: [.uid: .string(pod.objectUID)], .status: status]
      writes.append(
        Write(requester.patch(kind, pod.objectKey, "status", patch), tolerance: .staleness))
    }
    var options = RequestOptions()
    options.gracePeriodSeconds = 0
    writes.append(
      Write(requester.delete(kind, pod.objectKey, options: options), tolerance: .staleness))
    return writes
  }
}
