import APIServer
import Kinds
import ManifestYAML
import NodeRuntime
import ObjectModel
import Simulation

/// One node on an API server without a control plane: pods name their node themselves.
struct NodeWorld {
  var api: APIServer
  var nodes: NodeRuntime
  var queue = EventQueue<NodeRuntime.Event>()
  /// Whether new pods are taken over as already running.
  var adopted = false

  init(profile: RuntimeProfile = .standard, seed: UInt64 = 1) {
    let random = RandomStream(seed: seed)
    api = APIServer(
      catalog: .standard, random: random, now: Instant(epochSeconds: 1_900_000_000))
    nodes = NodeRuntime(profile: profile, random: random)
    for name in ["default", "kube-node-lease", "kube-system"] {
      create("{apiVersion: v1, kind: Namespace, metadata: {name: \(name)}}", "namespaces", nil)
      create(
        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}", "serviceaccounts",
        name)
    }
    nodes.register(NodeDefinition(name: "node-1", address: "172.18.0.11", number: 1), api: &api)
    deliver()
  }

  mutating func create(_ yaml: String, _ resource: String, _ namespace: String? = "default") {
    guard let value = try? YAMLReader.value("---\n" + yaml) else {
      preconditionFailure("bad YAML: \(yaml)")
    }
    let response = handle(
      APIRequest(
        .create, .resource(ResourceTarget(resource: resource, namespace: namespace)), body: value))
    precondition(response.isSuccess, "\(response.body)")
  }

  /// A pod on node-1 with the given containers in flow style and other spec fields.
  mutating func pod(_ name: String, _ containers: String, _ more: String = "") {
    create(
      """
      {apiVersion: v1, kind: Pod, metadata: {name: \(name), labels: {app: \(name)}},
       spec: {nodeName: node-1, containers: [\(containers)]\(more.isEmpty ? "" : ", " + more)}}
      """, "pods")
  }

  mutating func handle(_ request: APIRequest) -> APIResponse {
    let response = api.handle(request)
    deliver()
    return response
  }

  mutating func connect(_ name: String, _ subresource: String, _ parameters: [(String, String)])
    -> APIResponse
  {
    var options = RequestOptions()
    options.parameters = parameters.map { .init($0.0, $0.1) }
    let request = APIRequest(
      .connect,
      .resource(
        ResourceTarget(
          resource: "pods", namespace: "default", name: name, subresource: subresource)),
      options: options)
    guard let pod = api.view.object(.pods, ObjectKey("default", name)) else {
      return APIResponse(.notFound("pods", name))
    }
    var agenda = Agenda<NodeRuntime.Event>()
    let response = nodes.connect(request, pod: pod, api: &api, agenda: &agenda)
    schedule(agenda)
    deliver()
    return response
  }

  mutating func delete(_ name: String, grace: Int64? = nil) {
    var options = RequestOptions()
    options.gracePeriodSeconds = grace
    _ = handle(
      APIRequest(
        .delete,
        .resource(ResourceTarget(resource: "pods", namespace: "default", name: name)),
        options: options))
  }

  mutating func run(_ seconds: Double) {
    let end = api.now + .seconds(seconds)
    while let next = queue.nextTime, next <= end, let entry = queue.pop() {
      api.now = max(api.now, entry.time)
      var agenda = Agenda<NodeRuntime.Event>()
      nodes.handle(entry.event, api: &api, agenda: &agenda)
      schedule(agenda)
      deliver()
    }
    api.now = end
  }

  mutating func schedule(_ agenda: Agenda<NodeRuntime.Event>) {
    for entry in agenda.entries { queue.push(entry.event, at: entry.time) }
  }

  private mutating func deliver() {
    var changes = api.takeUndelivered()
    while !changes.isEmpty {
      var agenda = Agenda<NodeRuntime.Event>()
      for change in changes {
        if adopted, change.resource == .pods, change.old == nil {
          adopted = false
          nodes.adopt(change.key, startedAt: api.now, api: &api)
        }
        nodes.observe(change, api: &api, agenda: &agenda)
      }
      schedule(agenda)
      changes = api.takeUndelivered()
    }
  }

  func object(_ name: String) -> Value? { api.view.object(.pods, ObjectKey("default", name)) }

  /// The STATUS that kubectl would show, in short: phase, then each container's state.
  func summary(_ name: String) -> String {
    guard let pod = object(name) else { return "gone" }
    let statuses =
      pod.elements(.status, "initContainerStatuses") + pod.elements(.status, "containerStatuses")
    let states = statuses.map { status in
      let name = status.string(.name) ?? ""
      let count = status.int("restartCount") ?? 0
      let state = status.value(at: ["state"]) ?? .null
      let word =
        state.string("waiting", .reason) ?? state.string("terminated", .reason)
        ?? (state["running"] != nil ? "running" : "?")
      let code = state.int("terminated", "exitCode").map { "(\($0))" } ?? ""
      return "\(name)=\(word)\(code)\(count > 0 ? " x\(count)" : "")"
    }
    return ([pod.string(.status, .phase) ?? ""] + states).joined(separator: " ")
  }

  /// Events about a pod: type, reason, count, message.
  func events(_ name: String) -> String {
    api.view.objects(.events, namespace: "default")
      .filter { $0.string("involvedObject", .name) == name }
      .sorted { ($0.string("metadata", .name) ?? "") < ($1.string("metadata", .name) ?? "") }
      .map { event in
        let count = event.int("count") ?? 1
        return "\(event.string(.type) ?? "") \(event.string(.reason) ?? "")"
          + "\(count > 1 ? " x\(count)" : "") \(event.string(.message) ?? "")"
      }.joined(separator: "\n")
  }

  mutating func log(_ name: String, _ parameters: [(String, String)] = []) -> String {
    switch connect(name, "log", parameters).body {
    case .text(let text): return text
    case .value(let value): return "error: \(value.string(.message) ?? "")"
    default: return "?"
    }
  }

  /// Runs a command in a pod to its end and returns what it printed, with its exit code.
  mutating func exec(
    _ name: String, in container: String? = nil, _ command: [String], input: String? = nil
  ) -> String {
    var parameters = command.map { ("command", $0) }
    if let container { parameters.append(("container", container)) }
    if input != nil { parameters.append(("stdin", "true")) }
    let response = connect(name, "exec", parameters)
    guard case .stream(let stream) = response.body else {
      if case .value(let value) = response.body { return "error: \(value.string(.message) ?? "")" }
      return "?"
    }
    if let input {
      var agenda = Agenda<NodeRuntime.Event>()
      nodes.write(stream, Array(input.utf8), api: &api, agenda: &agenda)
      nodes.closeInput(stream, api: &api, agenda: &agenda)
      schedule(agenda)
    }
    var text = ""
    for _ in 0..<1000 {
      while let chunk = nodes.read(stream) {
        switch chunk {
        case .output(let bytes): text += String(decoding: bytes, as: UTF8.self)
        case .error(let bytes): text += "E:" + String(decoding: bytes, as: UTF8.self)
        case .exit(let code): return text + "[\(code)]"
        case .failure(let status): return text + "failure: \(status.message)"
        }
      }
      run(0.05)
    }
    return text + "[no end]"
  }
}

extension NodeWorld {
  /// Everything a stream shows within a fifth of a second.
  mutating func readAll(_ stream: StreamID) -> String {
    run(0.2)
    var text = ""
    while let chunk = nodes.read(stream) {
      switch chunk {
      case .output(let bytes), .error(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .exit(let code): return text + "[\(code)]"
      case .failure(let status): return text + status.message
      }
    }
    return text
  }

  /// The IP of a pod.
  func address(_ name: String) -> String { object(name)?.string(.status, "podIP") ?? "" }

  /// Types into a stream.
  mutating func write(_ stream: StreamID, _ text: String) {
    var agenda = Agenda<NodeRuntime.Event>()
    nodes.write(stream, Array(text.utf8), api: &api, agenda: &agenda)
    schedule(agenda)
  }
}
