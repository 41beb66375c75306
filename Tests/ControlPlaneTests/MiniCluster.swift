import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

/// An API server and a control plane, run by a tiny loop; kubelets are played by the tests.
struct MiniCluster {
  static let start = Instant(epochSeconds: 1_900_000_000)

  var api: APIServer
  var plane: ControlPlane
  var queue = EventQueue<ControlPlane.Event>()
  /// Whether pods become ready shortly after they are bound, and vanish when deleted.
  var playsKubelets = false
  var kubeletWork = EventQueue<ObjectKey>()
  /// Every request that changed something, as `user verb path`.
  var handled = 0

  init(seed: UInt64 = 1, options: ControlPlaneOptions = ControlPlaneOptions()) {
    let random = RandomStream(seed: seed)
    api = APIServer(catalog: .standard, random: random.split("api"), now: Self.start)
    plane = ControlPlane(
      options: options, catalog: .standard, random: random.split("control-plane"))
  }

  // MARK: Requests

  @discardableResult
  mutating func send(_ request: APIRequest) -> APIResponse {
    let response = api.handle(request)
    deliver()
    return response
  }

  @discardableResult
  mutating func create(
    _ resource: String, _ namespace: String? = nil, _ text: String, group: String = ""
  ) -> Value {
    do {
      let body = try JSONParser.parse(text)
      let target = ResourceTarget(group: group, resource: resource, namespace: namespace)
      return try send(APIRequest(.create, .resource(target), body: body)).object()
    } catch {
      Issue.record("\(error)")
      return .null
    }
  }

  @discardableResult
  mutating func patch(
    _ resource: String, _ key: ObjectKey, _ text: String, subresource: String? = nil,
    group: String = ""
  ) -> Value {
    do {
      let target = ResourceTarget(
        group: group, resource: resource, namespace: key.namespace.isEmpty ? nil : key.namespace,
        name: key.name, subresource: subresource)
      let body = try JSONParser.parse(text)
      return try send(
        APIRequest(.patch, .resource(target), body: body, patchType: .strategic)
      ).object()
    } catch {
      Issue.record("\(error)")
      return .null
    }
  }

  @discardableResult
  mutating func delete(
    _ resource: String, _ key: ObjectKey, propagation: String? = nil, grace: Int64? = nil,
    group: String = ""
  ) -> APIResponse {
    var options = RequestOptions()
    options.propagationPolicy = propagation
    options.gracePeriodSeconds = grace
    let target = ResourceTarget(
      group: group, resource: resource, namespace: key.namespace.isEmpty ? nil : key.namespace,
      name: key.name)
    return send(APIRequest(.delete, .resource(target), options: options))
  }

  // MARK: Running

  mutating func deliver() {
    var agenda = Agenda<ControlPlane.Event>()
    while true {
      let changes = api.takeUndelivered()
      if changes.isEmpty { break }
      for change in changes {
        plane.observe(change, api: &api, agenda: &agenda)
        if playsKubelets, change.resource == .pods, change.new != nil {
          kubeletWork.push(change.key, at: api.now + .milliseconds(700))
        }
      }
    }
    for entry in agenda.drain() { queue.push(entry.event, at: entry.time) }
  }

  mutating func run(for span: Span) {
    let end = api.now + span
    var budget = 1_000_000
    while budget > 0 {
      budget -= 1
      let next = [queue.nextTime, kubeletWork.nextTime].compactMap { $0 }.min()
      guard let next, next <= end else { break }
      api.now = max(api.now, next)
      handled += 1
      if kubeletWork.nextTime == next, let entry = kubeletWork.pop() {
        playKubelet(entry.event)
      } else if let entry = queue.pop() {
        var agenda = Agenda<ControlPlane.Event>()
        plane.handle(entry.event, api: &api, agenda: &agenda)
        for entry in agenda.drain() { queue.push(entry.event, at: entry.time) }
      }
      deliver()
    }
    #expect(budget > 0, "the world does not settle")
    api.now = end
  }

  /// What a kubelet does to a bound pod: makes it ready, or ends it when it is being deleted.
  private mutating func playKubelet(_ key: ObjectKey) {
    guard let pod = api.view.object(.pods, key), pod.string(.spec, .nodeName) ?? "" != "" else {
      return
    }
    let target = ResourceTarget(resource: "pods", namespace: key.namespace, name: key.name)
    if pod[.metadata, .deletionTimestamp] != nil {
      var options = RequestOptions()
      options.gracePeriodSeconds = 0
      options.preconditionUID = pod.string(.metadata, .uid)
      _ = api.handle(APIRequest(.delete, .resource(target), options: options))
    } else if pod.string(.status, .phase) == "Pending" {
      setReady(key, true)
    }
  }

  mutating func setReady(_ key: ObjectKey, _ isReady: Bool) {
    let now = RFC3339.text(epochSeconds: api.now.epochSeconds)
    let body: Value = [
      "status": [
        "phase": "Running",
        "conditions": [
          [
            "type": "Ready", "status": isReady ? "True" : "False",
            "lastTransitionTime": .string(now),
          ]
        ],
      ]
    ]
    let target = ResourceTarget(
      resource: "pods", namespace: key.namespace, name: key.name, subresource: "status")
    let response = api.handle(
      APIRequest(
        .patch, .resource(target), body: body, patchType: .strategic, user: .node("node-1")))
    if !response.isSuccess { Issue.record("\(response)") }
  }

  // MARK: Looking

  func object(_ resource: ResourceID, _ key: ObjectKey) -> Value {
    api.view.object(resource, key) ?? .null
  }

  func pods(_ namespace: String = "default") -> [Value] {
    api.view.objects(.pods, namespace: namespace)
  }

  /// The events of a namespace in the order written, as `TYPE REASON KIND/NAME MESSAGE xCOUNT`.
  func events(_ namespace: String = "default", about kind: String? = nil) -> [String] {
    let events = api.view.objects(.events, namespace: namespace).sorted {
      Int64($0.string(.metadata, .resourceVersion) ?? "") ?? 0
        < Int64($1.string(.metadata, .resourceVersion) ?? "") ?? 0
    }
    return events.filter { kind == nil || $0.string("involvedObject", .kind) == kind }.map {
      let subject =
        "\($0.string("involvedObject", .kind) ?? "")/\($0.string("involvedObject", .name) ?? "")"
      let count = $0.int("count") ?? $0.int("series", "count") ?? 1
      return "\($0.string(.type) ?? "") \($0.string(.reason) ?? "") \(subject)"
        + " \($0.string(.message) ?? "")" + (count > 1 ? " x\(count)" : "")
    }
  }
}

extension MiniCluster {
  /// Namespaces `default` and `kube-system` with their service accounts, and nodes node-1 to -N
  /// of 4 CPUs, 8Gi and 110 pods.
  static func withNodes(
    _ count: Int, seed: UInt64 = 1, options: ControlPlaneOptions = ControlPlaneOptions()
  ) -> MiniCluster {
    var cluster = MiniCluster(seed: seed, options: options)
    for name in ["default", "kube-system", "kube-node-lease"] {
      cluster.create("namespaces", nil, #"{"metadata":{"name":"\#(name)"}}"#)
      if options.disabledControllers.contains("serviceaccount-controller")
        || !options.runsControllers
      {
        cluster.create("serviceaccounts", name, #"{"metadata":{"name":"default"}}"#)
      }
    }
    for number in 1...max(count, 1) where number <= count { cluster.addNode("node-\(number)") }
    cluster.run(for: .seconds(1))
    return cluster
  }

  mutating func addNode(_ name: String, labels: String = "{}", taints: String = "[]") {
    create(
      "nodes", nil,
      #"{"metadata":{"name":"\#(name)","labels":\#(labels)},"spec":{"taints":\#(taints)}}"#)
    let capacity =
      #"{"cpu":"4","memory":"8Gi","pods":"110","ephemeral-storage":"100Gi"}"#
    let ready =
      #"[{"type":"Ready","status":"True","reason":"KubeletReady","lastHeartbeatTime":null,"lastTransitionTime":"2030-01-01T00:00:00Z"}]"#
    patch(
      "nodes", ObjectKey("", name),
      #"{"status":{"capacity":\#(capacity),"allocatable":\#(capacity),"conditions":\#(ready)}}"#,
      subresource: "status")
    let target = ResourceTarget(
      group: "coordination.k8s.io", resource: "leases", namespace: "kube-node-lease")
    let lease: Value = [
      "metadata": ["name": .string(name)], "spec": ["holderIdentity": .string(name)],
    ]
    send(APIRequest(.create, .resource(target), body: lease))
  }

  /// A pod of one container that asks for `cpu`.
  mutating func addPod(_ name: String, cpu: String = "", _ more: String = "") {
    let requests = cpu.isEmpty ? "{}" : #"{"requests":{"cpu":"\#(cpu)"}}"#
    create(
      "pods", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"containers":[{"name":"c","image":"nginx","resources":\#(requests)}]\#(more)}}"#
    )
  }

  /// A ReplicationController `kubia` with pods labelled app=kubia.
  mutating func addController(_ name: String = "kubia", replicas: Int, _ more: String = "") {
    create(
      "replicationcontrollers", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"replicas":\#(replicas)\#(more),"selector":{"app":"\#(name)"},"template":{"metadata":{"labels":{"app":"\#(name)"}},"spec":{"containers":[{"name":"kubia","image":"luksa/kubia"}]}}}}"#
    )
  }

  /// A Deployment with pods labelled app=NAME; `more` is put into its spec.
  mutating func addDeployment(_ name: String, replicas: Int, _ more: String = "") {
    create(
      "deployments", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"replicas":\#(replicas),\#(more)"selector":{"matchLabels":{"app":"\#(name)"}},"template":{"metadata":{"labels":{"app":"\#(name)"}},"spec":{"containers":[{"name":"nginx","image":"nginx:1.27"}]}}}}"#,
      group: "apps")
  }

  /// Changes the image of a workload in group apps.
  mutating func setImage(_ name: String, _ image: String, of resource: String = "deployments") {
    patch(
      resource, ObjectKey("default", name),
      #"{"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"\#(image)"}]}}}}"#,
      group: "apps")
  }

  /// What the owner of an object says of itself: the status without its name.
  func status(_ resource: ResourceID, _ name: String) -> String {
    JSONWriter(sortsKeys: true).text(object(resource, ObjectKey("default", name))[.status] ?? .null)
  }
}
