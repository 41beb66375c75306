import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: pkg/kubelet/eviction, v1.32, with the default threshold memory.available<100Mi. Differs:
// memory is looked at every 10 s only while a program of the node takes more of it or there is
// pressure; disks never fill up so far that there would be pressure.

/// How short of memory a node is.
struct NodePressure: Sendable {
  /// Whether the next look is already in the queue.
  var isWatched = false
  /// Whether the node's condition says that memory is short.
  var hasCondition = false
  /// When memory was last found short.
  var lastMet = Instant(nanoseconds: 0)
}

extension NodeRuntime {
  /// How much memory has to be left.
  private static let threshold: Int64 = 100 << 20
  /// How often memory is looked at.
  private static let monitoringPeriod = Span.seconds(10 as Int64)
  /// How long a condition outlives its cause.
  private static let transitionPeriod = Span.minutes(5)
  /// Programs that take less than this do not make a node short of memory by themselves.
  private static let noticeable: Int64 = 200 << 20

  /// A program has started: from now on the node's memory is looked at when it takes much.
  mutating func watchPressure(
    node: Int, _ process: ContainerProcess, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard !nodes[node].pressure.isWatched, process.servers.contains(where: Self.isHungry)
    else { return }
    nodes[node].pressure.isWatched = true
    let period = Self.monitoringPeriod.nanoseconds
    agenda.at(
      Instant(nanoseconds: (now.nanoseconds / period + 1) * period), .pressure(node: node))
  }

  private static func isHungry(_ server: ServerProcess) -> Bool {
    if case .memoryHog = server.definition.behaviour { return true }
    return max(server.definition.memory, server.takenMemory) >= noticeable
  }

  /// Looks at a node's memory: conditions, and the eviction of one pod.
  mutating func lookAtPressure(
    _ place: Int, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    let node = nodes[place]
    let used = usage(ofNode: node.name, now: api.now)?.memory ?? 0
    let capacity = node.capacityMemoryBytes
    let available = max(0, capacity - used)
    if available < Self.threshold {
      nodes[place].pressure.lastMet = api.now
      if !node.pressure.hasCondition { setPressure(place, true, &api) }
      recordNode(
        place, .warning, "EvictionThresholdMet", "Attempting to reclaim memory", &api)
      evictHungriest(place, available: available, &api, &agenda)
    } else if node.pressure.hasCondition,
      api.now - node.pressure.lastMet >= Self.transitionPeriod
    {
      setPressure(place, false, &api)
    }
    let pressure = nodes[place].pressure
    if pressure.hasCondition || isGrowing(place, api.now) {
      agenda.at(api.now + Self.monitoringPeriod, .pressure(node: place))
    } else {
      nodes[place].pressure.isWatched = false
    }
  }

  /// Whether a program of the node will take more memory than it does now.
  private func isGrowing(_ place: Int, _ now: Instant) -> Bool {
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place else { continue }
      for container in worker.containers where container.isRunning {
        for server in container.process.servers {
          guard case .memoryHog(_, let most) = server.definition.behaviour else { continue }
          if most == 0 || server.memoryBytes(now) < most { return true }
        }
      }
    }
    return false
  }

  /// Writes the node's condition, as the kubelet does with its next report.
  private mutating func setPressure(_ place: Int, _ isShort: Bool, _ api: inout APIServer) {
    nodes[place].pressure.hasCondition = isShort
    let name = nodes[place].name
    guard let object = api.view.object(.nodes, ObjectKey("", name)) else { return }
    let now = timeValue(api.now)
    let conditions = object.elements(.status, .conditions).map { condition -> Value in
      guard condition.string(.type) == "MemoryPressure" else { return condition }
      return [
        .lastHeartbeatTime: now, .lastTransitionTime: now,
        .message: .string(
          isShort
            ? "kubelet has insufficient memory available"
            : "kubelet has sufficient memory available"),
        .reason: .string(
          isShort ? "KubeletHasInsufficientMemory" : "KubeletHasSufficientMemory"),
        .status: isShort ? "True" : "False", .type: "MemoryPressure",
      ]
    }
    api.act(as: .kubelet(place))
    let target = ResourceTarget(resource: "nodes", name: name, subresource: "status")
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: [.status: [.conditions: .array(conditions)]],
        patchType: .merge, user: nodes[place].user))
    recordNodeStatus(
      place, isShort ? "NodeHasInsufficientMemory" : "NodeHasSufficientMemory", &api)
  }

  // MARK: Eviction

  /// What the order of eviction looks at.
  private struct Candidate {
    let reference: PodReference
    let exceedsRequests: Bool
    let priority: Int64
    let excess: Int64
  }

  private mutating func evictHungriest(
    _ place: Int, available: Int64, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    var candidates: [Candidate] = []
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place, worker.stage != .finished,
        worker.stage != .terminating, !worker.isCritical
      else { continue }
      let used = (usage(ofPodUID: worker.uid, now: api.now) ?? []).reduce(0) { $0 + $1.memory }
      let excess = used - worker.memoryBytes
      candidates.append(
        Candidate(
          reference: worker.reference, exceedsRequests: excess > 0,
          priority: worker.object.int(.spec, .priority) ?? 0, excess: excess))
    }
    let first = candidates.min { left, right in
      if left.exceedsRequests != right.exceedsRequests { return left.exceedsRequests }
      if left.priority != right.priority { return left.priority < right.priority }
      return left.excess > right.excess
    }
    guard let first, var worker = workers.take(first.reference) else { return }
    defer { workers.put(worker) }
    let message = evictionMessage(worker, available: available, api.now)
    evict(&worker, message, isDisruption: true, &api, &agenda)
  }

  private func evictionMessage(
    _ worker: borrowing PodWorker, available: Int64, _ now: Instant
  ) -> String {
    var message = "The node was low on resource: memory. "
    message +=
      "Threshold quantity: \(Self.binary(Self.threshold)), available: \(available >> 10)Ki. "
    for container in worker.containers where container.isRunning {
      let used = Self.usage(of: container, now)
      let requests = container.spec[.resources, .requests]?["memory"]?.string ?? "0"
      guard used.memory > Quantity(requests)?.value ?? 0 else { continue }
      message +=
        "Container \(container.name) was using \(Self.binary(used.memory)), request is "
        + "\(requests), has larger consumption of memory. "
    }
    return message
  }

  /// A number of bytes as a quantity with a binary suffix.
  private static func binary(_ bytes: Int64) -> String {
    for (shift, suffix) in [(30, "Gi"), (20, "Mi"), (10, "Ki")] where bytes != 0 {
      if bytes & (1 << Int64(shift) - 1) == 0 { return "\(bytes >> Int64(shift))\(suffix)" }
    }
    return String(bytes)
  }

  /// Ends a pod for good, at once.
  mutating func evict(
    _ worker: inout PodWorker, _ message: String, isDisruption: Bool, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    record(worker, .warning, "Evicted", message, &api)
    worker.phase = .failed
    worker.reason = "Evicted"
    worker.message = message
    if isDisruption {
      worker.disruption = [
        .lastProbeTime: .null, .lastTransitionTime: timeValue(api.now), .message: .string(message),
        .reason: "TerminationByKubelet", .status: "True", .type: "DisruptionTarget",
      ]
    }
    worker.isDirty = true
    writeStatus(&worker, &api)
    beginStopping(&worker, graceSeconds: 1, &api, &agenda)
  }
}

extension PodWorker {
  /// Whether a kubelet never ends the pod to save its node.
  var isCritical: Bool {
    object[.metadata, .annotations]?["kubernetes.io/config.mirror"] != nil
      || object[.metadata, .annotations]?["kubernetes.io/config.source"]?.string == "file"
      || (object.int(.spec, .priority) ?? 0) >= 2_000_000_000
  }

  /// Whether a pod that asks for nothing comes to a node that is short of memory.
  var isBestEffort: Bool { object.string(.status, .qosClass) == "BestEffort" }

  /// Whether it has a toleration of its own for that.
  var toleratesMemoryPressure: Bool {
    object.elements(.spec, .tolerations).contains { toleration in
      let key = toleration.string(.key) ?? ""
      let effect = toleration.string(.effect) ?? ""
      return (effect.isEmpty || effect == "NoSchedule")
        && (key == "node.kubernetes.io/memory-pressure"
          || key.isEmpty && toleration.string(.operator) == "Exists")
    }
  }
}
