import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation

/// An API server and a control plane in a tiny loop, with kubelets that are played: they make bound
/// pods ready, end them, and can fall silent.
///
/// A value; real kubelets would cost ten times as much and decide nothing that is looked at here.
struct PlayedCluster: Sendable {
  static let start = Instant(epochSeconds: 1_900_000_000)
  static let nodeCount = 3

  var api: APIServer
  private var plane: ControlPlane
  private var queue = EventQueue<ControlPlane.Event>()
  var kubelets: PlayedKubelets
  /// The changes of anything but events since someone took them.
  private(set) var changes: [Change] = []
  /// How many changes of anything but events there were.
  private(set) var writes = 0
  /// How many thousandths of a processor all pods use together; nil while nothing is measured.
  var load: Int? = 0

  /// A cluster of three nodes of 4 CPUs, with the namespace `default`.
  init(seed: UInt64, limitsClientRates: Bool) {
    let random = RandomStream(seed: seed)
    var options = ControlPlaneOptions()
    options.limitsClientRates = limitsClientRates
    // Nodes are schedulable at once, whatever they say of themselves.
    api = APIServer(
      catalog: .standard, random: random.split("api"), now: Self.start,
      admission: AdmissionPlugin.standard.filter { $0 != .taintNodesByCondition })
    plane = ControlPlane(
      options: options, catalog: .standard, random: random.split("control-plane"))
    kubelets = PlayedKubelets(random: random.split("kubelets"))
    for name in ["default", "kube-node-lease"] {
      create("namespaces", ["metadata": ["name": .string(name)]])
    }
    for number in 1...Self.nodeCount { addNode("node-\(number)") }
    run(until: api.now + .seconds(1 as Int64))
    _ = takeChanges()
  }

  // MARK: Requests

  mutating func send(_ request: APIRequest) -> APIResponse {
    api.act(as: .user)
    let response = api.handle(request)
    deliver()
    return response
  }

  @discardableResult
  mutating func create(
    _ resource: String, _ body: Value, in namespace: String? = nil, group: String = "",
    name: String? = nil, subresource: String? = nil
  ) -> APIResponse {
    let target = ResourceTarget(
      group: group, resource: resource, namespace: namespace, name: name,
      subresource: subresource)
    return send(APIRequest(.create, .resource(target), body: body))
  }

  @discardableResult
  mutating func patch(
    _ resource: String, _ key: ObjectKey, _ body: Value, group: String = "",
    subresource: String? = nil
  ) -> APIResponse {
    send(
      APIRequest(
        .patch, .resource(Self.target(resource, key, group, subresource)), body: body,
        patchType: .strategic))
  }

  @discardableResult
  mutating func replace(
    _ resource: String, _ key: ObjectKey, _ body: Value, group: String = ""
  ) -> APIResponse {
    send(APIRequest(.update, .resource(Self.target(resource, key, group, nil)), body: body))
  }

  @discardableResult
  mutating func delete(
    _ resource: String, _ key: ObjectKey, group: String = "", propagation: String? = nil,
    grace: Int64? = nil
  ) -> APIResponse {
    var options = RequestOptions()
    options.propagationPolicy = propagation
    options.gracePeriodSeconds = grace
    return send(
      APIRequest(
        .delete, .resource(Self.target(resource, key, group, nil)), options: options))
  }

  static func target(
    _ resource: String, _ key: ObjectKey, _ group: String, _ subresource: String?
  ) -> ResourceTarget {
    ResourceTarget(
      group: group, resource: resource, namespace: key.namespace.isEmpty ? nil : key.namespace,
      name: key.name, subresource: subresource)
  }

  // MARK: Nodes

  mutating func addNode(_ name: String) {
    create("nodes", ["metadata": ["name": .string(name)]])
    setNodeReady(name)
    create(
      "leases",
      ["metadata": ["name": .string(name)], "spec": ["holderIdentity": .string(name)]],
      in: "kube-node-lease", group: "coordination.k8s.io")
  }

  private mutating func setNodeReady(_ name: String) {
    let capacity: Value = [
      "cpu": "4", "memory": "8Gi", "pods": "110", "ephemeral-storage": "100Gi",
    ]
    let ready: Value = [
      "type": "Ready", "status": "True", "reason": "KubeletReady",
      "lastTransitionTime": .string(RFC3339.text(epochSeconds: api.now.epochSeconds)),
    ]
    patch(
      "nodes", ObjectKey("", name),
      ["status": ["capacity": capacity, "allocatable": capacity, "conditions": [ready]]],
      subresource: "status")
  }

  /// The kubelet of a node falls silent; its pods go on unseen.
  mutating func lose(_ node: String) {
    guard kubelets.silent.insert(node).inserted else { return }
    var agenda = Agenda<ControlPlane.Event>()
    plane.heartbeatsStopped(node: node, last: api.now, api: api, agenda: &agenda)
    schedule(&agenda)
  }

  /// The kubelet of a node is heard again; it ends what was deleted meanwhile.
  mutating func regain(_ node: String) {
    guard kubelets.silent.remove(node) != nil else { return }
    var agenda = Agenda<ControlPlane.Event>()
    plane.heartbeatsResumed(node: node, api: api, agenda: &agenda)
    schedule(&agenda)
    if api.view.object(.nodes, ObjectKey("", node)) != nil { setNodeReady(node) }
    for pod in api.view.objects(.pods, index: .nodeName, equals: node) {
      kubelets.look(at: pod, from: api.now)
    }
  }

  // MARK: Running

  private mutating func schedule(_ agenda: inout Agenda<ControlPlane.Event>) {
    for entry in agenda.drain() { queue.push(entry.event, at: entry.time) }
  }

  private mutating func deliver() {
    var agenda = Agenda<ControlPlane.Event>()
    while true {
      let new = api.takeUndelivered()
      if new.isEmpty { break }
      for change in new {
        plane.observe(change, api: &api, agenda: &agenda)
        if change.resource == .events { continue }
        writes += 1
        changes.append(change)
        if change.resource == .pods { kubelets.observe(change, api.now) }
      }
    }
    schedule(&agenda)
  }

  /// Takes the changes since the last call.
  mutating func takeChanges() -> [Change] {
    defer { changes.removeAll(keepingCapacity: true) }
    return changes
  }

  mutating func run(until end: Instant) {
    while step(before: end) {}
    api.now = max(api.now, end)
  }

  /// Lets the next event happen that is due by `end`; false when there is none.
  mutating func step(before end: Instant) -> Bool {
    let kubelet = kubelets.work.nextTime ?? .distantFuture
    let next = min(queue.nextTime ?? .distantFuture, kubelet)
    guard next <= end else { return false }
    api.now = max(api.now, next)
    if kubelet == next, let step = kubelets.work.pop()?.event {
      api.act(as: .kubelet(0))
      kubelets.play(step, &api)
    } else if let event = queue.pop()?.event {
      var agenda = Agenda<ControlPlane.Event>()
      plane.handle(event, api: &api, agenda: &agenda)
      if plane.asksForUsage { tellUsage(&agenda) }
      schedule(&agenda)
    }
    deliver()
    return true
  }

  /// Tells what the pods use: the ready ones that are heard of share the load.
  private mutating func tellUsage(_ agenda: inout Agenda<ControlPlane.Event>) {
    guard let load else { return plane.answer(api: api, agenda: &agenda, usage: nil) }
    let working = pods.map { PodView($0) }.filter {
      $0.isReady && $0.isActive && !kubelets.silent.contains($0.nodeName)
    }
    let share = Int64(load / max(1, working.count))
    let measured = Set(working.map(\.uid))
    let now = api.now
    plane.answer(api: api, agenda: &agenda) { uid in
      guard measured.contains(uid) else { return nil }
      return [
        PodUsageReport.Entry(
          pod: uid, container: "c", milliCPU: share, memory: 1 << 20, time: now)
      ]
    }
  }

  // MARK: Looking

  /// The name of the controller that made a change; nil when none did.
  func controller(of change: Change) -> String? {
    guard case .controller(let place) = change.origin.author.role else { return nil }
    return plane.controllerName(place)
  }

  func object(_ id: ResourceID, _ key: ObjectKey) -> Value? { api.view.object(id, key) }

  func object(_ resource: String, _ key: ObjectKey, group: String = "") -> Value? {
    guard let id = api.catalog.resource(group: group, version: "v1", plural: resource) else {
      return nil
    }
    return api.view.object(id, key)
  }

  var pods: [Value] { api.view.objects(.pods, namespace: "default") }
}
