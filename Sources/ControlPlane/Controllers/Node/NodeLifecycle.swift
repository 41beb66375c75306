// Models: pkg/controller/nodelifecycle, v1.32. Differs: a node's health is looked at when
// something changes or its grace period ends, not every five seconds; zones count by their labels.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Watches over the health of nodes: taints by condition, silence of kubelets, eviction taints.
struct NodeLifecycle: Reconciler {
  /// How long a kubelet may be silent.
  static let gracePeriod = Span.seconds(50 as Int64)
  /// How long a new kubelet may take to say anything at all.
  static let startupGracePeriod = Span.seconds(60 as Int64)
  /// How often health is looked at.
  static let monitorPeriod = Span.seconds(5 as Int64)
  /// The time between two nodes of a zone getting their eviction taint.
  static let taintingPeriod = Span.seconds(10 as Int64)

  let requester = Requester(controller: "node-controller")
  let source: EventSource
  let watched: [ResourceID] = [.nodes, .leases]
  /// Nodes that have been registered, by name, with their uid.
  private var known: [String: String] = [:]
  /// Since when kubelets have been silent; others are alive.
  private var silentSince: [String: Instant] = [:]
  /// When the next node of a zone may get its eviction taint.
  private var nextTainting: [String: Instant] = [:]
  /// Whether every node is down, so that nothing is evicted.
  private var isFullyDisrupted = false

  init() {
    source = EventSource(component: "node-controller", user: requester.user)
  }

  // MARK: What changes mean

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == .leases { return leaseKeys(change, world) }
    guard let new = change.new?.value else {
      silentSince[change.key.name] = nil
      return [item(change.key.name)]
    }
    guard let old = change.old?.value else {
      let lease = ObjectKey("kube-node-lease", change.key.name)
      if world.object(.leases, lease) == nil {
        silentSince[change.key.name] = new.time(.metadata, .creationTimestamp) ?? world.now
      }
      return [item(change.key.name)]
    }
    let isSame =
      old[.spec] == new[.spec]
      && NodeTaints.statuses(of: old) == NodeTaints.statuses(of: new)
    return isSame ? [] : [item(change.key.name)]
  }

  /// A kubelet's first lease is its first sign of life.
  private mutating func leaseKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    guard change.key.namespace == "kube-node-lease", change.new != nil, change.old == nil,
      silentSince.removeValue(forKey: change.key.name) != nil
    else { return [] }
    return [item(change.key.name)]
  }

  mutating func keys(for signal: ControlPlaneSignal) -> [WorkItem] {
    switch signal {
    case .heartbeatsStopped(let node, let last):
      if silentSince[node] == nil { silentSince[node] = last }
      return [item(node)]
    case .heartbeatsResumed(let node):
      silentSince[node] = nil
      return [item(node)]
    case .usage: return []
    }
  }

  private func item(_ name: String) -> WorkItem {
    WorkItem(key: WorkKey(resource: .nodes, object: ObjectKey("", name)))
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    let name = key.object.name
    guard let node = world.object(.nodes, key.object) else { return farewell(name) }
    var outcome = Outcome()
    if known[name] != node.objectUID {
      known[name] = node.objectUID
      outcome.announcements.append(
        Self.announcement(node, "RegisteredNode", "event: Registered Node \(name) in Controller"))
    }
    if let silence = silentSince[name], !isUnknown(node) {
      let isNew = PodState.condition(node, "Ready") == nil
      let end = silence + (isNew ? Self.startupGracePeriod : Self.gracePeriod)
      if end < world.now {
        outcome.writes = declareUnknown(node, world)
        if PodState.isReady(node) {
          outcome.writes += podsNotReady(on: name, world)
          outcome.announcements.append(
            Self.announcement(node, "NodeNotReady", "status is now: NodeNotReady"))
        }
        return outcome
      }
      outcome.requeueAfter = untilMonitoring(after: end, world.now)
    }
    taint(node, world, &outcome)
    return outcome
  }

  private mutating func farewell(_ name: String) -> Outcome {
    guard let uid = known.removeValue(forKey: name) else { return Outcome() }
    let reference: Value = [
      .apiVersion: "v1", .kind: "Node", .metadata: [.name: .string(name), .uid: .string(uid)],
    ]
    var outcome = Outcome()
    outcome.announcements = [
      Self.announcement(
        reference, "RemovingNode", "event: Removing Node \(name) from Controller")
    ]
    return outcome
  }

  /// An event about a node; the reference carries no resourceVersion, as upstream.
  private static func announcement(
    _ node: Value, _ reason: String, _ text: String
  ) -> Announcement {
    let name = node.objectName
    let reference: Value = [
      .apiVersion: "v1", .kind: "Node",
      .metadata: [.name: .string(name), .uid: .string(node.objectUID)],
    ]
    return Announcement(
      regarding: reference, type: .normal, reason: reason, message: "Node \(name) \(text)")
  }

  private func isUnknown(_ node: Value) -> Bool {
    PodState.condition(node, "Ready")?[.status]?.string == "Unknown"
  }

  /// The time to the first look after `end`.
  private func untilMonitoring(after end: Instant, _ now: Instant) -> Span {
    let period = Self.monitorPeriod.nanoseconds
    let next = (end.nanoseconds / period + 1) * period
    return Span(nanoseconds: max(next - now.nanoseconds, 1))
  }

  private func declareUnknown(_ node: Value, _ world: WorldView) -> [Write] {
    let now = Value.string(RFC3339.text(epochSeconds: world.now.epochSeconds))
    var conditions = node[.status]?[.conditions]?.elements ?? []
    for type in ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] {
      if let place = conditions.firstIndex(where: { $0[.type]?.string == type }) {
        guard conditions[place][.status]?.string != "Unknown" else { continue }
        conditions[place][.status] = "Unknown"
        conditions[place][.reason] = "NodeStatusUnknown"
        conditions[place][.message] = "Kubelet stopped posting node status."
        conditions[place][.lastTransitionTime] = now
      } else {
        conditions.append([
          .type: .string(type), .status: "Unknown", .reason: "NodeStatusNeverUpdated",
          .message: "Kubelet never posted node status.",
          .lastHeartbeatTime: node[.metadata]?[.creationTimestamp] ?? now,
          .lastTransitionTime: now,
        ])
      }
    }
    var new = node
    new[orEmpty: .status][.conditions] = .array(conditions)
    let key = ObjectKey("", node.objectName)
    return [Write(requester.update(world.catalog[.nodes], key, "status", new))]
  }

  /// Takes the readiness from all pods of a node whose kubelet is silent.
  private func podsNotReady(on name: String, _ world: WorldView) -> [Write] {
    let now = Value.string(RFC3339.text(epochSeconds: world.now.epochSeconds))
    var writes: [Write] = []
    for pod in world.objects(.pods, index: .nodeName, equals: name) {
      var conditions = pod[.status]?[.conditions]?.elements ?? []
      guard let place = conditions.firstIndex(where: { $0[.type]?.string == "Ready" }),
        conditions[place][.status]?.string != "False"
      else { continue }
      conditions[place][.status] = "False"
      conditions[place][.lastTransitionTime] = now
      var new = pod
      new[orEmpty: .status][.conditions] = .array(conditions)
      var write = Write(
        requester.update(world.catalog[.pods], pod.objectKey, "status", new),
        tolerance: .staleness)
      write.success = Announcement(
        regarding: pod, type: .warning, reason: "NodeNotReady", message: "Node is not ready")
      writes.append(write)
    }
    return writes
  }

  // MARK: Taints

  private mutating func taint(_ node: Value, _ world: WorldView, _ outcome: inout Outcome) {
    let old = node[.spec]?[.taints]?.elements ?? []
    var taints = NodeTaints.byCondition(node, old, world.now)
    let wanted = NodeTaints.evictionTaint(for: node)
    let present = NodeTaints.evictionTaints(in: taints)
    if let wanted {
      if present.isEmpty {
        if let wait = waitToTaint(node, world) {
          outcome.requeueAfter = wait
        } else if !isFullyDisrupted {
          taints.append(NodeTaints.value(wanted, world.now))
        }
      } else if present != [wanted] {
        taints = NodeTaints.withoutEviction(taints) + [NodeTaints.value(wanted, world.now)]
      }
    } else {
      taints = NodeTaints.withoutEviction(taints)
    }
    guard taints != old else { return }
    var new = node
    new[orEmpty: .spec][.taints] = taints.isEmpty ? nil : .array(taints)
    outcome.writes.append(
      Write(requester.update(world.catalog[.nodes], ObjectKey("", node.objectName), nil, new)))
  }

  /// How long a node must wait for its eviction taint; nil when it need not.
  private mutating func waitToTaint(_ node: Value, _ world: WorldView) -> Span? {
    let nodes = world.objects(.nodes)
    isFullyDisrupted = !nodes.contains(where: PodState.isReady)
    if isFullyDisrupted { return nil }
    let zone = NodeTaints.zone(of: node)
    let inZone = nodes.filter { NodeTaints.zone(of: $0) == zone }
    let down = inZone.count { !PodState.isReady($0) }
    // A zone that is mostly down is left alone, unless the cluster is large.
    if down > 2, down * 100 >= inZone.count * 55, down < inZone.count, nodes.count <= 50 {
      return Self.taintingPeriod
    }
    if let next = nextTainting[zone], next > world.now { return next - world.now }
    nextTainting[zone] = world.now + Self.taintingPeriod
    return nil
  }
}
