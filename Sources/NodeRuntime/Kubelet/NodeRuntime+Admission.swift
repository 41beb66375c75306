import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: pkg/kubelet/lifecycle/predicate.go, v1.32. Differs: taints, node affinity and ports are
// left to the scheduler; a pod that names its node is checked for resources and selector only.

/// Why a kubelet refuses a pod.
struct PodRejection {
  let reason: String
  let message: String
}

extension NodeRuntime {
  func rejection(of worker: borrowing PodWorker) -> PodRejection? {
    let node = nodes[worker.node]
    let pressures = node.pressure.conditions
    if !pressures.isEmpty, !worker.isCritical,
      node.pressure.disk.hasCondition || worker.isBestEffort && !worker.toleratesMemoryPressure
    {
      let names = pressures.joined(separator: " ")
      return PodRejection(reason: "Evicted", message: "The node had condition: [\(names)]. ")
    }
    if node.podCount + 1 > node.allocatablePods {
      return outOf("pods", 1, Int64(node.podCount), Int64(node.allocatablePods))
    }
    if worker.cpuMillis > 0, node.usedCPUMillis + worker.cpuMillis > node.allocatableCPUMillis {
      return outOf("cpu", worker.cpuMillis, node.usedCPUMillis, node.allocatableCPUMillis)
    }
    if worker.memoryBytes > 0,
      node.usedMemoryBytes + worker.memoryBytes > node.allocatableMemoryBytes
    {
      return outOf(
        "memory", worker.memoryBytes, node.usedMemoryBytes, node.allocatableMemoryBytes)
    }
    let selector = worker.object[.spec, "nodeSelector"]?.object ?? Fields()
    for field in selector where node.labels[field.key] != field.value {
      return PodRejection(
        reason: "NodeAffinity",
        message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector")
    }
    return nil
  }

  private func outOf(
    _ resource: String, _ requested: Int64, _ used: Int64, _ capacity: Int64
  ) -> PodRejection {
    PodRejection(
      reason: "OutOf\(resource)",
      message: "Node didn't have enough resource: \(resource), requested: \(requested), "
        + "used: \(used), capacity: \(capacity)")
  }

  mutating func reject(
    _ worker: inout PodWorker, _ rejection: PodRejection, _ api: inout APIServer
  ) {
    worker.stage = .finished
    record(worker, .warning, rejection.reason, rejection.message, &api)
    let status: Value = [
      "message": .string("Pod was rejected: \(rejection.message)"), "phase": "Failed",
      "reason": .string(rejection.reason), "startTime": worker.startTime,
    ]
    worker.phase = .failed
    patchStatus(&worker, status, &api)
  }
}

extension PodWorker {
  /// Requests of a pod spec: the sum of its containers, or the largest init container.
  static func requests(_ object: Value) -> (cpuMillis: Int64, memoryBytes: Int64) {
    var cpu: Int64 = 0
    var memory: Int64 = 0
    for container in object[.spec, .containers]?.elements ?? [] {
      guard let requests = container[.resources, .requests] else { continue }
      cpu += requests["cpu"]?.string.flatMap { Quantity($0) }?.milliValue ?? 0
      memory += requests["memory"]?.string.flatMap { Quantity($0) }?.value ?? 0
    }
    for container in object[.spec, .initContainers]?.elements ?? [] {
      guard let requests = container[.resources, .requests] else { continue }
      cpu = max(cpu, requests["cpu"]?.string.flatMap { Quantity($0) }?.milliValue ?? 0)
      memory = max(memory, requests["memory"]?.string.flatMap { Quantity($0) }?.value ?? 0)
    }
    return (cpu, memory)
  }
}
