import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/pod_workers.go SyncTerminatingPod and kuberuntime killContainer, v1.32:
// hooks run at once, sidecars get their signal after the others, the last one first.

extension NodeRuntime {
  /// The pod was deleted: its containers are asked to stop.
  mutating func terminate(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    switch worker.stage {
    case .terminating: shortenGrace(&worker, &api, &agenda)
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
    for index in worker.containers.indices {
      guard worker.containers[index].isRunning, worker.containers[index].stopping == nil else {
        continue
      }
      worker.containers[index].hooks = []
      beginStop(
        &worker, index, "Stopping container \(worker.containers[index].name)",
        graceSeconds: graceSeconds, isForRestart: false, &api, &agenda)
    }
    continueStopping(&worker, &api, &agenda)
  }

  /// A second deletion may leave less time than the first.
  private func shortenGrace(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    let end = api.now + .seconds(max(2, worker.graceSeconds))
    for index in worker.containers.indices {
      guard worker.containers[index].isRunning, let stop = worker.containers[index].stopping,
        stop.graceSeconds > worker.graceSeconds
      else { continue }
      if let killsAt = stop.killsAt {
        worker.containers[index].stopping?.killsAt = min(killsAt, end)
      }
      agenda.at(end, .stopTimer(reference(worker, index)))
    }
  }

  /// Ends one run of a container: event, preStop hook, stop signal, and in the end the kill signal.
  mutating func beginStop(
    _ worker: inout PodWorker, _ index: Int, _ message: String, graceSeconds: Int64,
    isForRestart: Bool, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard worker.containers[index].isRunning, worker.containers[index].stopping == nil else {
      return
    }
    let container = worker.containers[index]
    record(worker, container: container, .normal, "Killing", message, &api)
    var stop = ContainerStop(
      since: api.now, graceSeconds: graceSeconds, isForRestart: isForRestart)
    let hook = profile.forcedStop == nil ? container.spec["lifecycle", "preStop"] : nil
    stop.isHookDone = hook == nil || graceSeconds <= 0
    worker.containers[index].stopping = stop
    if !stop.isHookDone, let hook {
      agenda.at(api.now + .seconds(graceSeconds), .stopTimer(reference(worker, index)))
      guard let error = startHook(.preStop, hook, &worker, index, &api, &agenda) else { return }
      tellPreStop(error, &worker, index, &api)
      worker.containers[index].stopping?.isHookDone = true
    }
    // While a pod ends, `continueStopping` says whose turn it is.
    if worker.stage != .terminating { sendStop(&worker, index, &api, &agenda) }
  }

  /// Goes on after a preStop hook.
  mutating func continueStop(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    if worker.stage == .terminating { return continueStopping(&worker, &api, &agenda) }
    sendStop(&worker, index, &api, &agenda)
  }

  /// Sends a container its stop signal; what is left of its grace, at least 2 s, begins to count.
  private mutating func sendStop(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    guard let stop = worker.containers[index].stopping, !stop.hasSignal else { return }
    let waited = (api.now - stop.since).nanoseconds / 1_000_000_000
    let grace = profile.forcedStop ?? .seconds(max(2, stop.graceSeconds - waited))
    worker.containers[index].stopping?.hasSignal = true
    worker.containers[index].stopping?.killsAt = api.now + grace
    agenda.at(api.now + grace, .stopTimer(reference(worker, index)))
    signalStop(&worker, index, api.now, &agenda)
  }

  private func signalStop(
    _ worker: inout PodWorker, _ index: Int, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    resumeProbes(&worker, now, &agenda)
    let number = worker.containers[index].image?.definition.stopSignal ?? SignalName.term
    switch worker.containers[index].process {
    case .none: break
    case .server(var server):
      if server.signal(number, now: now) {
        worker.containers[index].log.note(
          ContainerLog.Note(
            image: server.image, program: server.program, part: .stop, time: now))
      }
      worker.containers[index].process = .server(server)
      scheduleWake(&worker, index, &agenda)
    case .shell(var shell):
      worker.containers[index].process = .none
      shell.machine.signal(Signal(rawValue: number))
      worker.containers[index].process = .shell(shell)
      wake(&worker, index, at: now, &agenda)
    }
  }

  /// A grace period may be over: of the hook, then of the program.
  mutating func stopTimer(
    _ reference: ContainerReference, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference.pod) else { return }
    defer { workers.put(worker) }
    let index = Int(reference.container)
    guard worker.containers[index].run == reference.run, worker.containers[index].isRunning,
      let stop = worker.containers[index].stopping
    else { return }
    if let killsAt = stop.killsAt {
      guard killsAt <= api.now else { return }
      containerEnded(&worker, index, code: 137, reason: "", &api, &agenda)
    } else {
      worker.containers[index].hooks = []
      worker.containers[index].stopping?.isHookDone = true
      sendStop(&worker, index, &api, &agenda)
    }
  }

  /// Gives their signal to those whose turn it is, and finishes when nothing runs any more.
  mutating func continueStopping(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard worker.stage == .terminating else { return }
    for index in worker.containers.indices where worker.containers[index].isRunning {
      guard worker.containers[index].stopping?.isHookDone == true, isTurn(worker, index) else {
        continue
      }
      sendStop(&worker, index, &api, &agenda)
    }
    if worker.containers.contains(where: \.isRunning) { return }
    releaseResources(&worker)
    worker.stage = .finished
    for index in worker.containers.indices { worker.containers[index].waiting = nil }
    worker.isDirty = true
    writeStatus(&worker, isEnding: true, &api)
    if worker.isDeleted { agenda.at(api.now + removalDelay(), .remove(worker.reference)) }
  }

  /// Sidecars outlive the containers proper, and those that started after them.
  private func isTurn(_ worker: borrowing PodWorker, _ index: Int) -> Bool {
    guard worker.containers[index].role == .sidecar else { return true }
    return !worker.containers[(index + 1)...].contains(where: \.isRunning)
  }
}
