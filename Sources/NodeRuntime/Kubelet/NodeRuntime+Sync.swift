import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: pkg/kubelet/kubelet.go SyncPod and kuberuntime SyncPod, v1.32. Differs: the state of
// containers is known at once instead of by a relist every second.

/// What one pass over a pod's containers came to.
enum PassOutcome {
  /// An image is being pulled or a hook runs; the pass goes on after that.
  case waiting
  /// All was looked at: whether something started, and whether something could not.
  case done(hasStarted: Bool, hasFailed: Bool)
}

/// What came of trying to start a container.
enum StartOutcome {
  case started
  case waiting
  case failed
}

extension NodeRuntime {
  /// A sync is due: the sandbox is ready, a pause is over.
  mutating func continuePod(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    switch worker.stage {
    case .settingUp:
      guard setUpVolumes(&worker, &api) else {
        schedule(&worker, at: api.now + retryDelay(), &agenda)
        return
      }
      setUpSandbox(&worker, &api)
      beginProbing(&worker, api.now, &jitter)
      worker.stage = .idle
      sync(&worker, isFirst: true, &api, &agenda)
    case .idle: sync(&worker, &api, &agenda)
    case .pulling, .hooking, .terminating, .finished: break
    }
  }

  private mutating func setUpSandbox(_ worker: inout PodWorker, _ api: inout APIServer) {
    worker.hasSandbox = true
    worker.serviceVariables = variables(forServicesSeenBy: worker, api)
    guard !worker.usesHostNetwork, let number = nodes[worker.node].takeNumber() else { return }
    worker.addressNumber = number
    worker.address = nodes[worker.node].podRange + String(number)
    addresses[worker.address] = worker.reference.slot
  }

  /// Passes over the containers until nothing changes any more.
  mutating func sync(
    _ worker: inout PodWorker, isFirst: Bool = false, isResuming: Bool = false,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    var isFirst = isFirst
    var isResuming = isResuming
    if !isResuming, worker.stage == .idle { lookForPullSecrets(worker, &api) }
    var hasFailed = false
    // Each pass that starts something is followed by one that looks at the result.
    for _ in 0..<8 {
      if !isResuming {
        worker.pass &+= 1
        if !isFirst { writeStatus(&worker, &api) }
        if worker.phase.isTerminal { return finish(&worker, &api, &agenda) }
      }
      guard worker.stage == .idle else { return }
      guard case .done(let hasStarted, let failed) = pass(&worker, &api, &agenda) else { return }
      hasFailed = failed
      if !hasStarted, !isFirst, !isResuming { break }
      isFirst = false
      isResuming = false
      worker.isDirty = true
    }
    if worker.hasOnlySidecarsLeft {
      return beginStopping(&worker, graceSeconds: worker.graceSeconds, &api, &agenda)
    }
    if hasFailed, worker.stage == .idle {
      schedule(&worker, at: api.now + retryDelay(), &agenda)
    }
  }

  private mutating func pass(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) -> PassOutcome {
    var hasStarted = false
    var hasEphemeralFailed = false
    for index in worker.regularRange.upperBound..<worker.containers.count
    where worker.containers[index].run == 0 {
      switch start(&worker, index, &api, &agenda) {
      case .waiting: return .waiting
      case .failed: hasEphemeralFailed = true
      case .started: hasStarted = true
      }
    }
    for index in 0..<worker.initCount {
      let container = worker.containers[index]
      if container.isRunning {
        // The next one waits for an init container to end and for a sidecar to have started.
        if container.role == .initial || (!container.isStarted && !worker.hasRunRegular) {
          return .done(hasStarted: hasStarted, hasFailed: false)
        }
        continue
      }
      if container.role == .initial, container.exit?.code == 0 { continue }
      // The regular containers have run: the pod is past its initialisation.
      if container.role == .initial, worker.hasRunRegular { continue }
      guard worker.restarts(container) else {
        return .done(hasStarted: hasStarted, hasFailed: false)
      }
      switch start(&worker, index, &api, &agenda) {
      case .waiting: return .waiting
      case .failed: return .done(hasStarted: hasStarted, hasFailed: true)
      case .started: hasStarted = true
      }
      if !worker.containers[index].isStarted || container.role == .initial {
        if !worker.hasRunRegular { return .done(hasStarted: hasStarted, hasFailed: false) }
      }
    }
    var hasFailed = hasEphemeralFailed
    for index in worker.regularRange {
      if worker.containers[index].isRunning || !worker.restarts(worker.containers[index]) {
        continue
      }
      switch start(&worker, index, &api, &agenda) {
      case .waiting: return .waiting
      case .failed: hasFailed = true
      case .started: hasStarted = true
      }
    }
    return .done(hasStarted: hasStarted, hasFailed: hasFailed)
  }

  private mutating func start(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) -> StartOutcome {
    if worker.containers[index].attemptedPass == worker.pass { return .failed }
    if !worker.containers[index].isImageReady {
      if isBackingOff(&worker, index, &api) {
        worker.containers[index].attemptedPass = worker.pass
        return .failed
      }
      switch ensureImage(&worker, index, &api, &agenda) {
      case .ready: break
      case .pulling: return .waiting
      case .failed:
        worker.containers[index].attemptedPass = worker.pass
        return .failed
      }
    }
    worker.containers[index].attemptedPass = worker.pass
    worker.containers[index].isImageReady = false
    return startContainer(&worker, index, &api, &agenda)
  }

  /// Whether a stopped container has to wait; otherwise the next wait becomes longer.
  private mutating func isBackingOff(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer
  ) -> Bool {
    // One that the kubelet has ended itself only waits for what came before.
    let isOwnRestart = worker.containers[index].stopping?.isForRestart == true
    guard
      let exit = isOwnRestart ? worker.containers[index].previous : worker.containers[index].exit
    else { return false }
    guard worker.containers[index].crashBackOff.isWaiting(since: exit.finishedAt, now: api.now)
    else {
      worker.containers[index].crashBackOff.next(event: exit.finishedAt, now: api.now)
      return false
    }
    let container = worker.containers[index]
    record(
      worker, container: container, .warning, "BackOff",
      "Back-off restarting failed container \(container.name) in pod \(worker.fullName)", &api)
    let delay = GoDuration.text(container.crashBackOff.delay)
    worker.setWaiting(
      index, "CrashLoopBackOff",
      "back-off \(delay) restarting failed container=\(container.name) pod=\(worker.fullName)")
    return true
  }

  /// All containers of a pod that is not restarted have ended.
  private mutating func finish(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard worker.stage != .finished else { return }
    if worker.containers.contains(where: \.isRunning) {
      return beginStopping(&worker, graceSeconds: worker.graceSeconds, &api, &agenda)
    }
    releaseResources(&worker)
    worker.stage = .finished
    worker.isDirty = true
    writeStatus(&worker, isEnding: true, &api)
  }

  mutating func endDeadline(
    _ reference: PodReference, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference) else { return }
    defer { workers.put(worker) }
    guard worker.stage != .finished, worker.stage != .terminating else { return }
    let text = "Pod was active on the node longer than the specified deadline"
    record(worker, .normal, "DeadlineExceeded", text, &api)
    worker.phase = .failed
    worker.reason = "DeadlineExceeded"
    worker.message = text
    worker.isDirty = true
    worker.stage = .idle
    sync(&worker, &api, &agenda)
  }
}

extension PodWorker {
  /// Notes why a container does not run.
  mutating func setWaiting(_ index: Int, _ reason: String, _ message: String) {
    containers[index].waiting = Container.Waiting(reason: reason, message: message)
    isDirty = true
  }

  /// Whether all containers but sidecars have ended for good.
  var hasOnlySidecarsLeft: Bool {
    stage == .idle && containers[..<initCount].contains { $0.role == .sidecar && $0.isRunning }
      && containers[regularRange].allSatisfy { $0.exit != nil && !restarts($0) }
  }

  /// Whether a container proper has run: the pod is past its initialisation.
  var hasRunRegular: Bool { containers[regularRange].contains { $0.run > 0 } }

  /// Seconds that its containers get to stop.
  var graceSeconds: Int64 {
    object[.metadata, .deletionGracePeriodSeconds]?.int
      ?? object[.spec, "terminationGracePeriodSeconds"]?.int ?? 30
  }
}
