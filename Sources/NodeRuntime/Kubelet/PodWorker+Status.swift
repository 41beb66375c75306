import ObjectModel
import Simulation

// Models: pkg/kubelet/kubelet_pods.go generateAPIPodStatus, v1.32.

extension PodWorker {
  /// Works out phase and conditions and returns the whole status to be written; `now` is in seconds
  /// since 1970.
  mutating func makeStatus(
    now: Int64, host: KubeletNode.Address, isEnding: Bool, _ shared: inout SharedConditions
  ) -> Value {
    let before = phase
    phase = currentPhase(isEnding: isEnding)
    if phase != before, !phase.isTerminal {
      reason = ""
      message = ""
    }
    var others = PodConditions.others(in: object)
    if !disruption.isNull, !others.contains(where: { $0.string(.type) == "DisruptionTarget" }) {
      others.append(disruption)
    }
    conditions.update(currentConditions(others: others), now: now, &shared)
    var status = Fields()
    status.reserveCapacity(14)
    status.appendUnique(.conditions, conditions.values(others: others))
    status.appendUnique(.containerStatuses, containerStatuses())
    let ephemeral = containers[regularRange.upperBound...]
    if !ephemeral.isEmpty {
      status.appendUnique(
        .ephemeralContainerStatuses, .array(ephemeral.map { containerStatus($0) }))
    }
    status.appendUnique(.hostIP, host.text)
    status.appendUnique(.hostIPs, host.list)
    if initCount > 0 {
      status.appendUnique(
        .initContainerStatuses, .array(containers[..<initCount].map { containerStatus($0) }))
    }
    if !message.isEmpty { status.appendUnique(.message, .string(message)) }
    status.appendUnique(.phase, .string(phase.rawValue))
    if !address.isEmpty {
      let own = KubeletNode.Address(address)
      status.appendUnique(.podIP, own.text)
      status.appendUnique(.podIPs, own.list)
    }
    if let quality = object[.status, .qosClass] { status.appendUnique(.qosClass, quality) }
    if !reason.isEmpty { status.appendUnique(.reason, .string(reason)) }
    status.appendUnique(.startTime, startTime)
    return .object(status)
  }

  /// The statuses of the containers proper, sorted by name as the kubelet sorts them.
  private func containerStatuses() -> Value {
    if regularCount == 1 { return .array([containerStatus(containers[initCount])]) }
    let sorted = containers[regularRange].sorted { $0.name < $1.name }
    return .array(sorted.map { containerStatus($0) })
  }

  private func containerStatus(_ container: Container) -> Value {
    var fields = Fields()
    fields.reserveCapacity(11)
    let hasRun = container.run > 0
    if hasRun, !container.containerID.isEmpty {
      fields.appendUnique(.containerID, .string(container.containerID))
    }
    if hasRun, let image = container.image {
      fields.appendUnique(.image, .string(image.name))
      fields.appendUnique(.imageID, .string(image.imageID))
    } else {
      fields.appendUnique(.image, container.spec[.image] ?? "")
      fields.appendUnique(.imageID, "")
    }
    fields.appendUnique(.lastState, lastState(of: container))
    fields.appendUnique(.name, .string(container.name))
    fields.appendUnique(.ready, .bool(container.isReady))
    fields.appendUnique(.restartCount, .int(container.restartCount))
    if container.role != .ephemeral {
      fields.appendUnique(.started, .bool(container.isStarted))
    }
    fields.appendUnique(.state, state(of: container))
    if let mounts = container.volumeMounts { fields.appendUnique(.volumeMounts, mounts) }
    return .object(fields)
  }

  private func state(of container: Container) -> Value {
    switch container.state {
    case .running(let since):
      return .only(.running, .only(.startedAt, Self.time(since)))
    case .exited(let exit):
      if let waiting = container.waiting { return Self.waiting(waiting) }
      return [.terminated: Self.terminated(exit)]
    case .none:
      if let waiting = container.waiting { return Self.waiting(waiting) }
      let isFirst = initCount > 0 && container.role != .ephemeral
      return isFirst ? Self.initializing : Self.creating
    }
  }

  private static let initializing: Value = [.waiting: [.reason: "PodInitializing"]]
  private static let creating: Value = [.waiting: [.reason: "ContainerCreating"]]

  private func lastState(of container: Container) -> Value {
    if let exit = container.exit, container.waiting != nil {
      return [.terminated: Self.terminated(exit)]
    }
    guard let previous = container.previous else { return .emptyObject }
    return [.terminated: Self.terminated(previous)]
  }

  private static func waiting(_ waiting: Container.Waiting) -> Value {
    var fields = Fields()
    if !waiting.message.isEmpty { fields.appendUnique(.message, .string(waiting.message)) }
    if !waiting.reason.isEmpty { fields.appendUnique(.reason, .string(waiting.reason)) }
    return [.waiting: .object(fields)]
  }

  private static func terminated(_ exit: ExitRecord) -> Value {
    var fields = Fields()
    fields.reserveCapacity(6)
    if !exit.containerID.isEmpty {
      fields.appendUnique(.containerID, .string(exit.containerID))
    }
    fields.appendUnique(.exitCode, .int(Int64(exit.code)))
    fields.appendUnique(.finishedAt, time(exit.finishedAt))
    if !exit.message.isEmpty { fields.appendUnique(.message, .string(exit.message)) }
    if !exit.reason.isEmpty { fields.appendUnique(.reason, .string(exit.reason)) }
    fields.appendUnique(.startedAt, time(exit.startedAt ?? Instant(nanoseconds: 0)))
    return .object(fields)
  }

  private static func time(_ instant: Instant) -> Value {
    .string(RFC3339.text(epochSeconds: instant.epochSeconds))
  }
}

extension KubeletNode {
  /// An IP as statuses show it: alone and in a list.
  struct Address: Sendable {
    let text: Value
    let list: Value

    init(_ address: String) {
      text = .string(address)
      list = .array([.only(.ip, text)])
    }
  }
}

extension Value {
  /// An object with one field.
  static func only(_ key: Key, _ value: Value) -> Value {
    var fields = Fields()
    fields.appendUnique(key, value)
    return .object(fields)
  }
}
