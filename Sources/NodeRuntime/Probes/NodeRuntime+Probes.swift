import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/prober/{prober_manager,worker,prober}.go, v1.32. Differs: ticks at which a
// worker would not ask (no container, initial delay, on hold) do not happen at all.

extension NodeRuntime {
  /// Sets the clocks of a pod's probes, which run from the moment its volumes are there.
  ///
  /// Shortly after a kubelet's own start, each clock begins at a random point of its first period.
  func beginProbing(_ worker: inout PodWorker, _ now: Instant, _ jitter: inout RandomStream) {
    let age = now - nodes[worker.node].startedAt
    for index in worker.containers.indices {
      for place in worker.containers[index].probes.indices {
        let period = worker.containers[index].probes[place].spec.period
        var start = now
        if period > age {
          start = now + Span(nanoseconds: Int64(jitter.unit() * Double(period.nanoseconds)))
        }
        worker.containers[index].probes[place].grid = start
      }
    }
  }

  /// A container runs anew: its probes begin again.
  mutating func startProbes(
    _ worker: inout PodWorker, _ index: Int, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard !worker.containers[index].probes.isEmpty else { return }
    let run = worker.containers[index].run
    for place in worker.containers[index].probes.indices {
      worker.containers[index].probes[place].begin(run: run)
    }
    armProbes(&worker, index, now, &agenda)
    // The kubelet hears of the start within a second, and asks for readiness at once.
    let notice = Span.milliseconds(200 + Int64(jitter.below(800)))
    triggerReadiness(&worker, index, at: now + notice, &agenda)
  }

  /// Lets every probe that may ask do so at its next tick.
  func armProbes(
    _ worker: inout PodWorker, _ index: Int, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    let isStarted = worker.containers[index].isStarted
    for place in worker.containers[index].probes.indices {
      guard (worker.containers[index].probes[place].kind == .startup) != isStarted else { continue }
      arm(&worker, index, place, after: now, &agenda)
    }
  }

  /// Proposes a probe's next tick that comes after `time` and its initial delay.
  func arm(
    _ worker: inout PodWorker, _ index: Int, _ place: Int, after time: Instant,
    _ agenda: inout Agenda<Event>
  ) {
    guard !worker.containers[index].probes[place].isOnHold,
      case .running(let since) = worker.containers[index].state
    else { return }
    // The API's start time has whole seconds, and so the delay is counted from those.
    let opens =
      Instant(epochSeconds: since.epochSeconds)
      + worker.containers[index].probes[place].spec.initialDelay
    let next = worker.containers[index].probes[place].tick(
      notBefore: max(time + Span(nanoseconds: 1), opens))
    propose(&worker, index, place, at: next, &agenda)
  }

  func propose(
    _ worker: inout PodWorker, _ index: Int, _ place: Int, at time: Instant,
    _ agenda: inout Agenda<Event>
  ) {
    worker.containers[index].probes[place].ticket &+= 1
    worker.containers[index].probes[place].isArmed = true
    agenda.at(
      time,
      .probe(
        ProbeReference(
          pod: worker.reference, container: Int32(index),
          kind: worker.containers[index].probes[place].kind,
          ticket: worker.containers[index].probes[place].ticket)))
  }

  /// The kubelet works out a status in which a started container is not ready: it asks out of turn,
  /// and the clock of the readiness probe goes on from there.
  func triggerReadiness(
    _ worker: inout PodWorker, _ index: Int, at time: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard worker.containers[index].isStarted, !worker.containers[index].isReady,
      let place = worker.containers[index].probe(.readiness),
      worker.containers[index].probes[place].execution.isEmpty
    else { return }
    worker.containers[index].probes[place].grid = time
    worker.containers[index].probes[place].steady = nil
    arm(&worker, index, place, after: time - Span(nanoseconds: 1), &agenda)
  }

  /// A probe's tick, or the next step of its command.
  mutating func probe(
    _ reference: ProbeReference, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference.pod) else { return }
    defer { workers.put(worker) }
    let index = Int(reference.container)
    guard let place = worker.containers[index].probe(reference.kind),
      worker.containers[index].probes[place].ticket == reference.ticket,
      worker.containers[index].isRunning, worker.stage != .finished
    else { return }
    worker.containers[index].probes[place].isArmed = false
    let kind = reference.kind
    // A pod that ends is only asked whether it still takes traffic.
    guard kind == .readiness || (!worker.isDeleted && worker.stage != .terminating),
      (kind == .startup) != worker.containers[index].isStarted
    else { return }
    let probe = worker.containers[index].probes[place]
    if !probe.execution.isEmpty {
      continueExecution(&worker, index, place, &api, &agenda)
    } else if case .exec(let command) = probe.spec.handler {
      execute(command, &worker, index, place, &api, &agenda)
    } else if let answer = answer(
      probe.spec.handler, agent: "kube-probe/1.32", timeout: probe.spec.timeout, &worker, index, api
    ) {
      conclude(answer, &worker, index, place, &api, &agenda)
    }
  }

  // MARK: What follows from an answer

  /// Tells of an answer, counts it, and acts when it has come often enough.
  mutating func conclude(
    _ answer: ActionAnswer, _ worker: inout PodWorker, _ index: Int, _ place: Int,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    let kind = worker.containers[index].probes[place].kind
    let isFirst = !worker.containers[index].probes[place].hasAsked
    worker.containers[index].probes[place].hasAsked = true
    tell(answer, kind, worker, index, &api)
    var result = ProbeWorker.Result.success
    switch answer {
    case .success, .warning: break
    case .failure: result = .failure
    case .problem: return arm(&worker, index, place, after: api.now, &agenda)
    }
    var isNew = false
    if worker.containers[index].probes[place].count(result) {
      isNew = worker.containers[index].probes[place].result != result
      worker.containers[index].probes[place].result = result
      if kind == .startup || (kind == .liveness && result == .failure) {
        worker.containers[index].probes[place].hold()
      }
    }
    if !settle(&worker, index, place, result, api.now) {
      arm(&worker, index, place, after: api.now, &agenda)
    }
    if isNew { publish(kind, result, &worker, index, &api, &agenda) }
    if kind == .readiness, result == .failure, isNew || isFirst {
      // The news makes the kubelet work out the status again, which asks again.
      triggerReadiness(&worker, index, at: api.now + .milliseconds(20), &agenda)
    }
  }

  private mutating func tell(
    _ answer: ActionAnswer, _ kind: ProbeKind, _ worker: borrowing PodWorker, _ index: Int,
    _ api: inout APIServer
  ) {
    if case .success = answer { return }
    let container = worker.containers[index]
    switch answer {
    case .success: break
    case .warning(let text):
      record(
        worker, container: container, .warning, "ProbeWarning",
        "\(kind.title) probe warning: \(text)", &api)
    case .failure(let text):
      record(
        worker, container: container, .warning, "Unhealthy",
        "\(kind.title) probe failed: \(text)", &api)
    case .problem(let text):
      record(
        worker, container: container, .warning, "Unhealthy",
        "\(kind.title) probe errored: \(text)", &api)
    }
  }

  /// A probe's result has changed.
  private mutating func publish(
    _ kind: ProbeKind, _ result: ProbeWorker.Result, _ worker: inout PodWorker, _ index: Int,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    worker.isDirty = true
    switch (kind, result) {
    case (.readiness, _): writeStatus(&worker, &api)
    case (.startup, .success):
      armProbes(&worker, index, api.now, &agenda)
      triggerReadiness(&worker, index, at: api.now + .milliseconds(5), &agenda)
      if worker.stage == .idle {
        sync(&worker, &api, &agenda)
      } else {
        writeStatus(&worker, &api)
      }
    case (.startup, _), (.liveness, .failure):
      restart(&worker, index, failed: kind, &api, &agenda)
    default: break
    }
  }

  private mutating func restart(
    _ worker: inout PodWorker, _ index: Int, failed kind: ProbeKind, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    let container = worker.containers[index]
    let name = kind == .startup ? "startup" : "liveness"
    let restarts = container.role == .sidecar || worker.restartPolicy != "Never"
    var message = "Container \(container.name) failed \(name) probe"
    if container.role == .sidecar {
      message = "Init container \(container.name) failed \(name) probe"
    } else if restarts {
      message += ", will be restarted"
    }
    let own = container.probe(kind).flatMap { container.probes[$0].spec.graceSeconds }
    beginStop(
      &worker, index, message, graceSeconds: own ?? worker.graceSeconds, isForRestart: restarts,
      &api, &agenda)
  }
}
