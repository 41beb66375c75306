import ClusterEngine
import ObjectModel
import Workstation

extension WhyExplainer {
  func explainPod(_ pod: Value, _ subject: String) -> Explanation {
    if pod.string(.status, "phase") == "Succeeded" {
      return Explanation(headline: words.completed(subject))
    }
    let causes = podCauses(pod)
    return causes.isEmpty
      ? Explanation(headline: words.ready(subject))
      : Explanation(headline: words.notReady(subject), causes: causes)
  }

  /// Why a pod is not ready; none when it is.
  func podCauses(_ pod: Value) -> [Cause] {
    let describe = look("describe pod \(name(pod))", pod)
    let isReady = condition("Ready", of: pod)?.string("status") == "True"
    if isReady { return [] }
    if pod.string(.status, "phase") == "Failed" { return failureCauses(pod, describe) }
    guard let node = pod.string(.spec, "nodeName"), !node.isEmpty else {
      return [Cause(text: schedulingText(pod), command: describe)]
    }
    var causes = nodeCauses(node)
    let statuses =
      pod.elements(.status, "initContainerStatuses") + pod.elements(.status, "containerStatuses")
    if statuses.isEmpty {
      let rejected = condition("PodReadyToStartContainers", of: pod)?.string("status") == "False"
      let trouble = rejected ? lastWarning(pod) : nil
      causes.append(Cause(text: trouble ?? words.notYetSeen, command: describe))
      return causes
    }
    for status in statuses { causes += containerCauses(status, pod, describe) }
    for gate in pod.elements(.spec, "readinessGates") {
      let type = gate.string("conditionType") ?? ""
      if condition(type, of: pod)?.string("status") != "True" {
        causes.append(Cause(text: words.gate(type), command: describe))
      }
    }
    if causes.isEmpty, let ready = condition("Ready", of: pod) {
      causes.append(Cause(text: text(of: ready), command: describe))
    }
    return causes
  }

  private func condition(_ type: String, of object: Value) -> Value? {
    object.elements(.status, .conditions).first { $0.string("type") == type }
  }

  private func schedulingText(_ pod: Value) -> String {
    let gates = pod.elements(.spec, "schedulingGates").compactMap { $0.string(.name) }
    if !gates.isEmpty { return words.gated(gates.joined(separator: ", ")) }
    guard let message = condition("PodScheduled", of: pod)?.string("message") else {
      return words.notYetScheduled
    }
    return words.unscheduled(message)
  }

  private func nodeCauses(_ node: String) -> [Cause] {
    guard let object = workstation.object(kind: "Node", name: node),
      let ready = condition("Ready", of: object), ready.string("status") != "True"
    else { return [] }
    return [
      Cause(
        text: words.node(node, ready.string("message") ?? ready.string("reason") ?? ""),
        command: "kubectl describe node \(node)")
    ]
  }

  private func failureCauses(_ pod: Value, _ describe: String) -> [Cause] {
    var causes: [Cause] = []
    if let reason = pod.string(.status, "reason") {
      causes.append(
        Cause(
          text: words.event(reason, pod.string(.status, "message") ?? ""), command: describe))
    }
    for status in pod.elements(.status, "containerStatuses") {
      guard let ended = status["state"]?["terminated"], ended.int("exitCode") != 0 else { continue }
      causes.append(endCause(status, ended, pod))
    }
    return causes
  }

  private func endCause(_ status: Value, _ ended: Value, _ pod: Value) -> Cause {
    let container = status.string(.name) ?? ""
    return Cause(
      text: words.ended(
        container, ended.int("exitCode") ?? 0, ended.string("reason") ?? ""),
      command: logs(container, pod))
  }

  private func logs(_ container: String, _ pod: Value, previous: Bool = false) -> String {
    let isOnly =
      pod.elements(.spec, "containers").count == 1
      && pod.elements(.spec, "initContainers").isEmpty
    return look(
      "logs \(name(pod))" + (isOnly ? "" : " -c \(container)") + (previous ? " --previous" : ""),
      pod)
  }

  private func containerCauses(_ status: Value, _ pod: Value, _ describe: String) -> [Cause] {
    let container = status.string(.name) ?? ""
    let isInit = pod.elements(.status, "initContainerStatuses").contains { $0 == status }
    if let waiting = status["state"]?["waiting"] {
      return waitingCauses(waiting, status, container, pod, describe)
    }
    if let ended = status["state"]?["terminated"] {
      return ended.int("exitCode") == 0 && isInit ? [] : [endCause(status, ended, pod)]
    }
    guard status.bool("ready") != true else { return [] }
    let list: Key = isInit ? "initContainers" : "containers"
    let spec = pod.elements(.spec, list).first { $0.string(.name) == container }
    if isInit, spec?.string("restartPolicy") != "Always" {
      return [Cause(text: words.initializing(container), command: logs(container, pod))]
    }
    let probe = status.bool("started") == true ? "readiness" : "startup"
    guard spec?[Key("\(probe)Probe")] != nil else { return [] }
    return [Cause(text: probeText(container, probe, pod), command: describe)]
  }

  private func waitingCauses(
    _ waiting: Value, _ status: Value, _ container: String, _ pod: Value, _ describe: String
  ) -> [Cause] {
    let reason = waiting.string("reason") ?? ""
    // It waits for the init containers, which tell for themselves.
    if reason == "PodInitializing" { return [] }
    if reason == "ContainerCreating" {
      return [Cause(text: creatingText(status, container, pod), command: describe)]
    }
    var causes: [Cause] = []
    if let last = status["lastState"]?["terminated"] {
      causes.append(
        Cause(
          text: words.crashed(
            container, last.int("exitCode") ?? 0, last.string("reason") ?? "",
            status.int("restartCount") ?? 0),
          command: logs(container, pod, previous: true)))
    }
    causes.append(
      Cause(
        text: words.waiting(container, reason, waiting.string("message") ?? ""),
        command: describe))
    return causes
  }

  /// What holds up a container that is being created, by the events that tell it.
  private func creatingText(_ status: Value, _ container: String, _ pod: Value) -> String {
    let told = events(on: pod).last { event in
      let path = event.string("involvedObject", "fieldPath") ?? ""
      return path.isEmpty || path.contains("{\(container)}")
    }
    guard let told, let reason = told.string("reason") else {
      return words.waiting(container, "ContainerCreating", "")
    }
    if reason == "Pulling" { return words.pulling(container, status.string("image") ?? "") }
    guard told.string("type") == "Warning" else {
      return words.waiting(container, "ContainerCreating", "")
    }
    return words.waiting(container, reason, told.string("message") ?? "")
  }

  private func probeText(_ container: String, _ probe: String, _ pod: Value) -> String {
    let name = probe.prefix(1).uppercased() + probe.dropFirst()
    let told = events(on: pod).last { event in
      event.string("reason") == "Unhealthy"
        && (event.string("involvedObject", "fieldPath") ?? "").contains("{\(container)}")
        && (event.string("message") ?? "").hasPrefix(name)
    }
    guard let message = told?.string("message") else { return words.unprobed(container, probe) }
    return words.probe(container, message)
  }

  private func lastWarning(_ pod: Value) -> String? {
    let event = events(on: pod).last { $0.string("type") == "Warning" }
    return event.map { words.event($0.string("reason") ?? "", $0.string("message") ?? "") }
  }
}
