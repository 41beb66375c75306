import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/pod_workers.go SyncTerminatingPod, v1.32: sidecars stop after the others.

extension NodeRuntime {
  /// The pod was deleted: its containers are asked to stop.
  mutating func terminate(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    switch worker.stage {
    case .terminating: return
    case .finished: return agenda.at(api.now + removalDelay(), .remove(worker.reference))
    default: beginStopping(&worker, graceSeconds: worker.graceSeconds, &api, &agenda)
    }
  }

  private mutating func removalDelay() -> Span { profile.removal.draw(&jitter) }

  mutating func beginStopping(
    _ worker: inout PodWorker, graceSeconds: Int64, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    worker.stage = .terminating
    let grace = profile.forcedStop ?? .seconds(graceSeconds)
    if worker.containers.contains(where: \.isRunning) {
      agenda.at(api.now + grace, .kill(worker.reference))
    }
    stopContainers(&worker, sidecars: false, &api, &agenda)
    continueStopping(&worker, &api, &agenda)
  }

  private mutating func stopContainers(
    _ worker: inout PodWorker, sidecars: Bool, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    for index in worker.containers.indices {
      let container = worker.containers[index]
      guard container.isRunning, container.stopRequestedAt == nil,
        (container.role == .sidecar) == sidecars
      else { continue }
      record(
        worker, container: container, .normal, "Killing",
        "Stopping container \(container.name)", &api)
      stop(&worker, index, &api, &agenda)
    }
  }

  /// Sends a container its stop signal.
  mutating func stop(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    worker.containers[index].stopRequestedAt = api.now
    let number = worker.containers[index].image?.definition.stopSignal ?? SignalName.term
    switch worker.containers[index].process {
    case .none: break
    case .server(var server):
      if server.signal(number, now: api.now) {
        worker.containers[index].log.note(
          ContainerLog.Note(
            image: server.image, program: server.program, part: .stop, time: api.now))
      }
      worker.containers[index].process = .server(server)
      scheduleWake(&worker, index, &agenda)
    case .shell(var shell):
      worker.containers[index].process = .none
      shell.machine.signal(Signal(rawValue: number))
      worker.containers[index].process = .shell(shell)
      wake(&worker, index, at: api.now, &agenda)
    }
  }

  /// The grace period is over: whatever still runs is killed.
  mutating func killContainers(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard worker.stage == .terminating else { return }
    // Two rounds: sidecars are only asked once the others are gone.
    for _ in 0..<2 {
      for index in worker.containers.indices where worker.containers[index].isRunning {
        containerEnded(&worker, index, code: 137, reason: "", &api, &agenda)
      }
    }
  }

  /// Goes on with stopping after a container has ended.
  mutating func continueStopping(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard worker.stage == .terminating else { return }
    if worker.containers.contains(where: { $0.isRunning && $0.role != .sidecar }) { return }
    if worker.containers.contains(where: \.isRunning) {
      return stopContainers(&worker, sidecars: true, &api, &agenda)
    }
    releaseResources(&worker)
    worker.stage = .finished
    for index in worker.containers.indices { worker.containers[index].waiting = nil }
    worker.isDirty = true
    writeStatus(&worker, isEnding: true, &api)
    if worker.isDeleted { agenda.at(api.now + removalDelay(), .remove(worker.reference)) }
  }
}
