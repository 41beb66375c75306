import ObjectModel

// Models: pkg/kubelet/status/generate.go, v1.32.

extension PodWorker {
  /// The conditions that follow from the containers as they stand; times are not set.
  func currentConditions(others: [Value]) -> PodConditions {
    var result = PodConditions()
    result.readyToStart.isTrue = hasSandbox
    result.initialized = initializedCondition()
    result.containersReady = containersReadyCondition()
    result.ready = readyCondition(result.containersReady, others: others)
    return result
  }

  private func initializedCondition() -> PodConditions.Condition {
    if phase == .succeeded {
      return PodConditions.Condition(isTrue: true, reason: "PodCompleted")
    }
    if containers[regularRange].contains(where: { $0.run > 0 }) {
      return PodConditions.Condition(isTrue: true)
    }
    let incomplete = containers[..<initCount].filter { container in
      container.role == .sidecar ? !container.isStarted : container.exit?.code != 0
    }
    guard !incomplete.isEmpty else { return PodConditions.Condition(isTrue: true) }
    return PodConditions.Condition(
      isTrue: false, reason: "ContainersNotInitialized",
      message: "containers with incomplete status: \(Self.list(incomplete))")
  }

  private func containersReadyCondition() -> PodConditions.Condition {
    if phase == .succeeded {
      return PodConditions.Condition(isTrue: false, reason: "PodCompleted")
    }
    if phase == .failed { return PodConditions.Condition(isTrue: false, reason: "PodFailed") }
    var unready = ""
    for index in 0..<regularRange.upperBound
    where containers[index].role != .initial && !containers[index].isReady {
      unready += unready.isEmpty ? containers[index].name : " " + containers[index].name
    }
    guard !unready.isEmpty else { return PodConditions.Condition(isTrue: true) }
    return PodConditions.Condition(
      isTrue: false, reason: "ContainersNotReady",
      message: "containers with unready status: [\(unready)]")
  }

  private func readyCondition(
    _ containersReady: PodConditions.Condition, others: [Value]
  ) -> PodConditions.Condition {
    guard containersReady.isTrue else { return containersReady }
    var messages: [String] = []
    for gate in object[.spec]?["readinessGates"]?.elements ?? [] {
      let type = gate["conditionType"]?.string ?? ""
      guard let condition = others.first(where: { $0[.type]?.string == type }) else {
        messages.append("corresponding condition of pod readiness gate \"\(type)\" does not exist.")
        continue
      }
      let status = condition[.status]?.string ?? ""
      if status != "True" {
        messages.append(
          "the status of pod readiness gate \"\(type)\" is not \"True\", but \(status)")
      }
    }
    guard !messages.isEmpty else { return containersReady }
    return PodConditions.Condition(
      isTrue: false, reason: "ReadinessGatesNotReady", message: messages.joined(separator: ", "))
  }

  private static func list(_ containers: some Sequence<Container>) -> String {
    "[\(containers.map(\.name).joined(separator: " "))]"
  }
}
