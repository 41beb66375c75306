import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: the ranking and the messages of pkg/kubelet/eviction/helpers.go, v1.32.

extension NodeRuntime {
  /// What the order of eviction looks at.
  private struct Candidate {
    let reference: PodReference
    let exceedsRequests: Bool
    let priority: Int64
    let excess: Int64
  }

  /// Ends the pod of a node that takes most of what is short: one that takes more than it asked
  /// for, then the least important, then the one most above its request.
  mutating func evictHungriest(
    _ resource: StarvedResource, _ place: Int, _ amounts: (threshold: String, available: String),
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    var candidates: [Candidate] = []
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place, worker.stage != .finished,
        worker.stage != .terminating, !worker.isCritical
      else { continue }
      let excess = excess(of: worker, resource, api.now)
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
    let message = evictionMessage(worker, resource, amounts, api.now)
    evict(&worker, message, isDisruption: true, &api, &agenda)
  }

  /// How much more a pod takes than it asked for.
  private func excess(
    of worker: borrowing PodWorker, _ resource: StarvedResource, _ now: Instant
  ) -> Int64 {
    switch resource {
    case .memory:
      let used = (usage(ofPodUID: worker.uid, now: now) ?? []).reduce(0) { $0 + $1.memory }
      return used - worker.memoryBytes
    case .disk:
      let asked = worker.containers.reduce(0) { $0 + (Self.request(of: $1, .disk)?.value ?? 0) }
      return Self.diskBytes(of: worker, now) - asked
    }
  }

  private static func request(of container: Container, _ resource: StarvedResource) -> Quantity? {
    container.spec[.resources, .requests]?[Key(resource.name)]?.string.flatMap { Quantity($0) }
  }

  private func evictionMessage(
    _ worker: borrowing PodWorker, _ resource: StarvedResource,
    _ amounts: (threshold: String, available: String), _ now: Instant
  ) -> String {
    var message = "The node was low on resource: \(resource.name). "
    message += "Threshold quantity: \(amounts.threshold), available: \(amounts.available). "
    for container in worker.containers where container.isRunning {
      let used =
        resource == .memory
        ? Self.usage(of: container, now).memory : Self.ownBytes(of: container, now)
      let asked = Self.request(of: container, resource)
      guard used > asked?.value ?? 0 else { continue }
      message +=
        "Container \(container.name) was using \(Self.binary(used)), request is "
        + "\(asked?.text ?? "0"), has larger consumption of \(resource.name). "
    }
    return message
  }

  /// A number of bytes as a quantity with a binary suffix.
  static func binary(_ bytes: Int64) -> String {
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
