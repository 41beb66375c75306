// Models: pkg/controller/tainteviction, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Evicts pods from nodes with NoExecute taints they do not tolerate, or not for ever.
struct TaintEviction: Reconciler {
  let requester = Requester(controller: "node-controller")
  let source: EventSource
  let watched: [ResourceID] = [.nodes, .pods]
  let podInterest = PodInterest(aspects: .spec)
  /// When the taints of a pod's node began to count against it, by the pod's uid.
  private var since: [String: Instant] = [:]

  init() {
    source = EventSource(component: "taint-eviction-controller", user: requester.user)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    change.resource == .nodes ? nodeKeys(change, world) : podKeys(change, world)
  }

  private func nodeKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    let before = change.old.map { Self.evicting($0.value) } ?? []
    let after = change.new.map { Self.evicting($0.value) } ?? []
    guard before != after else { return [] }
    return world.objects(.pods, index: .nodeName, equals: change.key.name)
      .map { item($0.objectKey) }
  }

  private mutating func podKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    guard let new = change.new else {
      since[change.old?.uid ?? ""] = nil
      return []
    }
    let node = PodState.nodeName(new.value)
    guard !node.isEmpty else { return [] }
    if let old = change.old?.value, PodState.nodeName(old) == node,
      old[.spec]?[.tolerations] == new.value[.spec]?[.tolerations]
    {
      return []
    }
    guard let object = world.object(.nodes, ObjectKey("", node)), !Self.evicting(object).isEmpty
    else { return [] }
    return [item(new.key)]
  }

  private func item(_ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: .pods, object: key))
  }

  private static func evicting(_ node: Value) -> [Taint] {
    guard let taints = node[.spec]?[.taints]?.elements, !taints.isEmpty else { return [] }
    return taints.compactMap { Taint($0) }.filter { $0.effect == .noExecute }
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let pod = world.object(.pods, key.object), !pod.isBeingDeleted,
      let node = world.object(.nodes, ObjectKey("", PodState.nodeName(pod)))
    else { return Outcome() }
    let taints = Self.evicting(node)
    let uid = pod.objectUID
    guard let wait = Self.patience(of: pod, with: taints) else {
      return since.removeValue(forKey: uid) == nil ? Outcome() : cancellation(pod)
    }
    let start = since[uid] ?? world.now
    let end = start + .seconds(wait)
    if end <= world.now {
      since[uid] = nil
      return eviction(of: pod, world)
    }
    since[uid] = start
    var outcome = Outcome()
    outcome.requeueAfter = end - world.now
    return outcome
  }

  /// How many seconds a pod may stay with taints; nil is for ever.
  private static func patience(of pod: Value, with taints: [Taint]) -> Int64? {
    guard !taints.isEmpty else { return nil }
    let tolerations = Toleration.of(pod)
    var least: Int64?
    for taint in taints {
      guard let used = tolerations.first(where: { $0.tolerates(taint) }) else { return 0 }
      if let seconds = used.seconds { least = min(least ?? .max, max(0, seconds)) }
    }
    return least
  }

  private func reference(to pod: Value) -> Value {
    [
      .apiVersion: "v1", .kind: "Pod",
      .metadata: [
        .name: .string(pod.objectName), .namespace: .string(pod.objectNamespace),
      ],
    ]
  }

  private func cancellation(_ pod: Value) -> Outcome {
    var outcome = Outcome()
    outcome.announcements = [
      Announcement(
        regarding: reference(to: pod), type: .normal, reason: "TaintManagerEviction",
        message: "Cancelling deletion of Pod \(pod.objectKey)")
    ]
    return outcome
  }

  private func eviction(of pod: Value, _ world: WorldView) -> Outcome {
    var outcome = Outcome()
    outcome.announcements = [
      Announcement(
        regarding: reference(to: pod), type: .normal, reason: "TaintManagerEviction",
        message: "Marking for deletion Pod \(pod.objectKey)")
    ]
    let condition = PodDisruption.condition(
      "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint", world.now)
    let patch: Value = [
      .metadata: [.uid: .string(pod.objectUID)], .status: [.conditions: [condition]],
    ]
    var options = RequestOptions()
    options.preconditionUID = pod.objectUID
    let kind = world.catalog[.pods]
    outcome.writes = [
      Write(requester.patch(kind, pod.objectKey, "status", patch), tolerance: .staleness),
      Write(
        requester.delete(kind, pod.objectKey, options: options), tolerance: .staleness),
    ]
    return outcome
  }
}

/// The condition that tells why a controller ends a pod.
enum PodDisruption {
  static func condition(_ reason: String, _ message: String, _ now: Instant) -> Value {
    [
      .type: "DisruptionTarget", .status: "True", .reason: .string(reason),
      .message: .string(message), .lastProbeTime: .null,
      .lastTransitionTime: .string(RFC3339.text(epochSeconds: now.epochSeconds)),
    ]
  }
}
