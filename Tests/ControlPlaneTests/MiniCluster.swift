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
  /// Whether pods of Jobs end by themselves once they have run, one name in four with a failure.
  var endsJobPods = true
  var kubeletWork = EventQueue<ObjectKey>()
  /// Every request that changed something, as `user verb path`.
  var handled = 0
  /// How many changes of anything but events there were.
  var writes = 0

  init(seed: UInt64 = 1, options: ControlPlaneOptions = ControlPlaneOptions()) {
    let random = RandomStream(seed: seed)
    // Nodes are schedulable at once, whatever they say of themselves.
    api = APIServer(
      catalog: .standard, random: random.split("api"), now: Self.start,
      admission: AdmissionPlugin.standard.filter { $0 != .taintNodesByCondition })
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
        if change.resource != .events { writes += 1 }
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
    while budget > 0, step(before: end) { budget -= 1 }
    #expect(budget > 0, "the world does not settle")
    api.now = end
  }

  /// Handles the next event that is due by `end`; false when there is none.
  mutating func step(before end: Instant) -> Bool {
    let next = [queue.nextTime, kubeletWork.nextTime].compactMap { $0 }.min()
    guard let next, next <= end else { return false }
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
    return true
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
    } else if endsJobPods, pod.string(.status, .phase) == "Running",
      pod[.metadata, .labels, "job-name"] != nil
    {
      end(key, succeeds: (key.name.utf8.last ?? 0) % 4 != 0)
    }
  }

  /// Ends a pod for good and shows it to the controllers.
  mutating func finish(_ key: ObjectKey, succeeds: Bool) {
    end(key, succeeds: succeeds)
    deliver()
  }

  /// Ends a pod for good.
  mutating func end(_ key: ObjectKey, succeeds: Bool) {
    let now = Value.string(RFC3339.text(epochSeconds: api.now.epochSeconds))
    let terminated: Value = ["exitCode": succeeds ? 0 : 1, "finishedAt": now]
    let body: Value = [
      "status": [
        "phase": succeeds ? "Succeeded" : "Failed",
        "containerStatuses": [
          [
            "name": "c", "image": "busybox", "imageID": "", "ready": false, "restartCount": 0,
            "state": ["terminated": terminated],
          ]
        ],
        "conditions": [["type": "Ready", "status": "False", "lastTransitionTime": now]],
      ]
    ]
    let target = ResourceTarget(
      resource: "pods", namespace: key.namespace, name: key.name, subresource: "status")
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: body, patchType: .strategic, user: .node("node-1")))
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
