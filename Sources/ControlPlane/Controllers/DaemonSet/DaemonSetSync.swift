// Models: manage, podsShouldBeOnNode and updateDaemonSetStatus of pkg/controller/daemon, v1.32.
// Differs: nodes are gone through by name, where Go's maps have no order.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// One look at a DaemonSet, the nodes and its pods, and the writes that follow from it.
struct DaemonSetSync {
  /// At most this many pods are created or deleted in one go.
  static let burst = 250
  static let firstBackoff = Span.seconds(1 as Int64)
  static let maxBackoff = Span.minutes(15)

  let object: Value
  let hash: String
  let world: WorldView
  let nodes: [Value]
  let verdicts: [DaemonPlacement.Verdict]
  private let owner: OwnerKind
  private let requester: Requester
  private let generation: String?
  /// Pods by the node they are on or meant for, those bound first, then the oldest.
  let podsByNode: [String: [Value]]
  private(set) var writes: [Write] = []
  private(set) var announcements: [Announcement] = []
  /// How many of the writes create pods.
  private(set) var creations = 0
  /// When a failed pod is to be looked at again.
  private(set) var lookAgain: Span?

  init(_ object: Value, hash: String, _ reconciler: DaemonSetReconciler, _ world: WorldView) {
    self.object = object
    self.hash = hash
    self.world = world
    owner = reconciler.owner
    requester = reconciler.requester
    generation = object.annotation("deprecated.daemonset.template.generation")
    nodes = world.objects(.nodes)
    let placement = DaemonPlacement(object)
    verdicts = nodes.map { placement.verdict(on: $0) }
    var podsByNode: [String: [Value]] = [:]
    for pod in world.controlled(.pods, by: object.objectUID) {
      if PodState.isTerminal(pod), pod.isBeingDeleted { continue }
      if let node = DaemonPlacement.target(of: pod) { podsByNode[node, default: []].append(pod) }
    }
    self.podsByNode = podsByNode.mapValues { $0.count > 1 ? $0.sorted(by: Self.precedes) : $0 }
  }

  private static func precedes(_ left: Value, _ right: Value) -> Bool {
    let (first, second) = (PodState.nodeName(left), PodState.nodeName(right))
    if first.isEmpty != second.isEmpty { return second.isEmpty }
    return Value.isOlder(left, right)
  }

  private var minReady: Int64 { object[.spec]?[.minReadySeconds]?.int ?? 0 }
  private var rolling: Value? {
    let strategy = object[.spec]?["updateStrategy"]
    return strategy?[.type]?.string == "RollingUpdate" ? strategy?["rollingUpdate"] : nil
  }
  private var isRolling: Bool {
    object[.spec]?["updateStrategy"]?[.type]?.string == "RollingUpdate"
  }

  func surge(of count: Int) -> Int {
    IntOrPercent.scaled(rolling?["maxSurge"], of: count, roundsUp: true) ?? 0
  }

  func unavailable(of count: Int) -> Int {
    IntOrPercent.scaled(rolling?["maxUnavailable"], of: count, roundsUp: true) ?? 0
  }

  func isAvailable(_ pod: Value) -> Bool {
    PodView(pod).isAvailable(minReadySeconds: minReady, at: world.now)
  }

  func isUpdated(_ pod: Value) -> Bool {
    let labels = pod[.metadata]?[.labels]
    if labels?[RevisionHistory.revisionHashLabel]?.string == hash { return true }
    return generation != nil && labels?["pod-template-generation"]?.string == generation
  }

  // MARK: Pods where they belong

  /// Creates pods on nodes that lack one, deletes those that are too many or have ended.
  mutating func manage(_ backoffs: inout [String: DaemonSetReconciler.FailureBackoff]) {
    var missing: [String] = []
    var surplus: [Value] = []
    for (node, verdict) in zip(nodes, verdicts) {
      let name = node.objectName
      let pods = podsByNode[name]
      if verdict.shouldRun, pods == nil {
        missing.append(name)
      } else if verdict.mayStay, let pods {
        let running = weedOut(pods, on: name, &surplus, &backoffs)
        if surge(of: 1) > 0 {
          replace(running, &surplus)
          if running.isEmpty, verdict.shouldRun { missing.append(name) }
        } else if running.count > 1 {
          surplus += running.dropFirst()
        }
      } else if !verdict.mayStay, let pods {
        surplus += pods.filter { !$0.isBeingDeleted }
      }
    }
    let names = Set(nodes.map(\.objectName))
    for pod in world.controlled(.pods, by: object.objectUID) where PodState.nodeName(pod).isEmpty {
      if let node = DaemonPlacement.target(of: pod), !names.contains(node) { surplus.append(pod) }
    }
    synchronize(create: missing, delete: surplus)
  }

  /// The pods of a node that are neither ended nor being deleted; those that ended are to go.
  private mutating func weedOut(
    _ pods: [Value], on node: String, _ surplus: inout [Value],
    _ backoffs: inout [String: DaemonSetReconciler.FailureBackoff]
  ) -> [Value] {
    var running: [Value] = []
    for pod in pods where !pod.isBeingDeleted {
      switch pod[.status]?[.phase]?.string {
      case "Failed":
        if isHeldBack(node, &backoffs) { continue }
        tell(
          .warning, "FailedDaemonPod",
          "Found failed daemon pod \(pod.objectKey) on node \(node), will try to kill it")
        surplus.append(pod)
      case "Succeeded":
        tell(
          .normal, "SucceededDaemonPod",
          "Found succeeded daemon pod \(pod.objectKey) on node \(node), will try to delete it")
        surplus.append(pod)
      default: running.append(pod)
      }
    }
    return running
  }

  private mutating func tell(_ type: EventType, _ reason: String, _ message: String) {
    announcements.append(
      Announcement(regarding: object, type: type, reason: reason, message: message))
  }

  private mutating func isHeldBack(
    _ node: String, _ backoffs: inout [String: DaemonSetReconciler.FailureBackoff]
  ) -> Bool {
    let observed = object[.status]?[.observedGeneration]?.int ?? 0
    let key = "\(object.objectUID)/\(observed)/\(node)"
    let known = backoffs[key].flatMap {
      world.now - $0.updated > Self.maxBackoff * 2 ? nil : $0
    }
    if let known, world.now - known.updated < known.delay {
      lookAgain = min(lookAgain ?? known.delay, known.delay)
      return true
    }
    let delay = known.map { min(Self.maxBackoff, $0.delay * 2) } ?? Self.firstBackoff
    backoffs[key] = DaemonSetReconciler.FailureBackoff(delay: delay, updated: world.now)
    return false
  }

  /// With surge, the old pod goes once the new one is available or the old one is not ready.
  private func replace(_ running: [Value], _ surplus: inout [Value]) {
    guard running.count > 1 else { return }
    var new: Value?
    var old: Value?
    for pod in running {
      let isNew = pod[.metadata]?[.labels]?[RevisionHistory.revisionHashLabel]?.string == hash
      if isNew, new == nil {
        new = pod
      } else if !isNew, old == nil {
        old = pod
      } else {
        surplus.append(pod)
      }
    }
    if let new, let old, !PodState.isReady(old) || isAvailable(new) { surplus.append(old) }
  }

  mutating func synchronize(create nodes: [String], delete pods: [Value]) {
    let template = podTemplate()
    creations = min(nodes.count, Self.burst)
    writes = nodes.prefix(Self.burst).map { node in
      var pod = template
      pod[orEmpty: .spec][.affinity] = DaemonPlacement.affinity(
        pod[.spec]?[.affinity], node: node)
      return PodControl.creation(of: pod, for: object, requester, world)
    }
    writes += pods.prefix(Self.burst).map {
      PodControl.deletion(of: $0, for: object, requester, world)
    }
  }

  private func podTemplate() -> Value {
    var template = object[.spec]?[.template] ?? .emptyObject
    template[orEmpty: .spec][.tolerations] = .array(
      DaemonPlacement.withDaemonTolerations(template[.spec] ?? .emptyObject))
    var labels = template[.metadata]?[.labels] ?? .emptyObject
    labels[RevisionHistory.revisionHashLabel] = .string(hash)
    if let generation { labels["pod-template-generation"] = .string(generation) }
    template[orEmpty: .metadata][.labels] = labels
    var pod = PodControl.pod(from: template, for: object, owner)
    pod[orEmpty: .metadata][.generateName] = .string(PodControl.prefix(object))
    return pod
  }

  // MARK: Status

  func status() -> Value {
    var counts = (desired: 0, current: 0, misplaced: 0, ready: 0, updated: 0, available: 0)
    for (node, verdict) in zip(nodes, verdicts) {
      let pods = podsByNode[node.objectName] ?? []
      guard verdict.shouldRun else {
        if !pods.isEmpty { counts.misplaced += 1 }
        continue
      }
      counts.desired += 1
      guard let pod = pods.first else { continue }
      counts.current += 1
      if PodState.isReady(pod) {
        counts.ready += 1
        if isAvailable(pod) { counts.available += 1 }
      }
      if isUpdated(pod) { counts.updated += 1 }
    }
    var status = object[.status] ?? .emptyObject
    func put(_ key: Key, _ count: Int, always: Bool = false) {
      status[key] = count != 0 || always ? .int(Int64(count)) : nil
    }
    put("currentNumberScheduled", counts.current, always: true)
    put("numberMisscheduled", counts.misplaced, always: true)
    put("desiredNumberScheduled", counts.desired, always: true)
    put("numberReady", counts.ready, always: true)
    status[.observedGeneration] = object[.metadata]?[.generation]
    put("updatedNumberScheduled", counts.updated)
    put("numberAvailable", counts.available)
    put("numberUnavailable", counts.desired - counts.available)
    return status
  }
}
