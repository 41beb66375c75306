import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: process namespaces of containers, v1.32: one for each, one for the whole pod
// (shareProcessNamespace), or that of another container (an ephemeral one with a target). Differs:
// only commands beside a container's first process (exec, hooks, debug) see the other containers.

extension NodeRuntime {
  /// A container in a process namespace, with the number of its first process there.
  struct NamespaceMember {
    let container: Int
    let firstID: Int
  }

  /// The running containers whose processes a container sees.
  func namespaceMembers(_ worker: borrowing PodWorker, _ index: Int) -> [NamespaceMember] {
    let container = worker.containers[index]
    if worker.object[.spec, .shareProcessNamespace]?.bool == true {
      return worker.containers.indices.filter { worker.containers[$0].isRunning }
        .enumerated().map { NamespaceMember(container: $1, firstID: 7 + 8 * $0) }
    }
    if container.role == .ephemeral,
      let name = container.spec.string(.targetContainerName),
      let target = worker.container(named: name), worker.containers[target].isRunning
    {
      return [
        NamespaceMember(container: target, firstID: 1),
        NamespaceMember(container: index, firstID: 20),
      ]
    }
    return [NamespaceMember(container: index, firstID: 1)]
  }

  /// What `ps` shows beside the processes of the command itself.
  func processes(_ worker: borrowing PodWorker, seenFrom index: Int) -> [ProcessDescription] {
    var result: [ProcessDescription] = []
    if worker.object[.spec, .shareProcessNamespace]?.bool == true {
      result.append(
        ProcessDescription(
          processID: 1, user: "65535", command: "/pause",
          startedAt: worker.startedAt.nanoseconds))
    }
    for member in namespaceMembers(worker, index) {
      for process in processes(of: worker.containers[member.container]) {
        var process = process
        process.processID += member.firstID - 1
        if process.parentID > 0 { process.parentID += member.firstID - 1 }
        result.append(process)
      }
    }
    return result
  }

  /// Gives the processes of a container's namespace the signals that a command in it has sent.
  mutating func deliver(
    _ signals: [(processID: Int, signal: Signal)], _ worker: inout PodWorker, _ index: Int,
    _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard !signals.isEmpty else { return }
    let members = namespaceMembers(worker, index)
    for (processID, signal) in signals {
      guard let member = members.first(where: { $0.firstID == processID }) else { continue }
      // The kernel keeps KILL from inside away from a namespace's first process.
      if signal == .kill, member.firstID == 1 { continue }
      signalFirstProcess(&worker, member.container, signal, now)
      if member.container != index { wakeAfterSignal(&worker, member.container, now, &agenda) }
    }
  }
}
