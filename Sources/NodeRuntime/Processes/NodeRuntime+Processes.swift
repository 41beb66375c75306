import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

/// What a machine came to when it was run.
enum DriveOutcome {
  case exited(Int32)
  /// It has something to do at this time; nil when only others can wake it.
  case waits(until: Instant?)
}

extension NodeRuntime {
  /// Steps a machine may take in one moment before simulated time moves on.
  private static let stepsPerMoment = 20_000

  /// Proposes a wake-up of a container's process unless an earlier one is due.
  func wake(
    _ worker: inout PodWorker, _ index: Int, at time: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard time < worker.containers[index].wakesAt else { return }
    worker.containers[index].wakesAt = time
    let reference = ContainerReference(
      pod: worker.reference, container: Int32(index), run: worker.containers[index].run)
    agenda.at(time, .process(reference))
  }

  func scheduleWake(
    _ worker: inout PodWorker, _ index: Int, _ agenda: inout Agenda<Event>
  ) {
    guard case .server(let server) = worker.containers[index].process, let end = server.end
    else { return }
    wake(&worker, index, at: end.at, &agenda)
  }

  mutating func wake(
    _ reference: ContainerReference, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference.pod) else { return }
    defer { workers.put(worker) }
    let index = Int(reference.container)
    guard worker.containers[index].run == reference.run, worker.containers[index].isRunning
    else { return }
    worker.containers[index].wakesAt = .distantFuture
    continueProcess(&worker, index, &api, &agenda)
  }

  /// Lets a container's process do what it can do now.
  mutating func continueProcess(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    var process = ContainerProcess.none
    swap(&process, &worker.containers[index].process)
    switch process {
    case .none: break
    case .server(let server):
      worker.containers[index].process = process
      guard let end = server.end else { return }
      if end.at <= api.now {
        containerEnded(&worker, index, code: end.code, reason: end.reason, &api, &agenda)
      } else {
        wake(&worker, index, at: end.at, &agenda)
      }
    case .shell(var shell):
      let outcome = drive(&shell, &worker, index, api)
      let chunks = shell.machine.takeOutput()
      worker.containers[index].process = .shell(shell)
      if !chunks.isEmpty { log(chunks, &worker, index, api.now) }
      watchVolumeLimits(&worker, api.now, &agenda)
      resumeProbes(&worker, api.now, &agenda)
      switch outcome {
      case .exited(let code):
        containerEnded(&worker, index, code: code, reason: "", &api, &agenda)
      case .waits(let time):
        if let time { wake(&worker, index, at: time, &agenda) }
      }
    }
  }

  private func log(
    _ chunks: [OutputChunk], _ worker: inout PodWorker, _ index: Int, _ now: Instant
  ) {
    materialiseLog(&worker, index, now)
    for chunk in chunks {
      worker.containers[index].log.write(chunk.bytes, isError: chunk.descriptor == 2, at: now)
    }
  }

  /// Writes out what is only noted so far: start-up lines, and requests of probes at rest.
  func materialiseLog(_ worker: inout PodWorker, _ index: Int, _ now: Instant) {
    catchUpProbes(&worker, now)
    writeNotes(&worker, index)
  }

  func writeNotes(_ worker: inout PodWorker, _ index: Int) {
    guard worker.containers[index].log.hasNotes else { return }
    let places = placeholders(worker, worker.containers[index], Instant(nanoseconds: 0))
    worker.containers[index].log.materialise(places)
  }

  /// Runs a machine until it waits, doing the commands it leaves to us.
  mutating func drive(
    _ shell: inout ShellProcess, _ worker: inout PodWorker, _ index: Int,
    _ api: borrowing APIServer
  ) -> DriveOutcome {
    let isLongBusy =
      shell.busyUntil >= api.now && api.now - shell.busySince > .seconds(2 as Int64)
    var steps = isLongBusy ? Self.stepsPerMoment / 10 : Self.stepsPerMoment
    var rounds = 0
    while true {
      endChildren(&shell, api.now)
      shell.takeReplies(api.now)
      var files = openFiles(&worker, index, api)
      let state = shell.machine.run(now: api.now.nanoseconds, files: &files, stepLimit: steps)
      closeFiles(files, &worker, index)
      deliverSignals(&shell, api.now)
      rounds += 1
      switch state {
      case .exited(let code): return .exited(code)
      case .idle(let code): return .exited(code)
      case .sleeping(let until): return waiting(shell, until)
      case .waitingForInput: return waiting(shell, .max)
      case .hostCommand(let command):
        if shell.isPending(command.id) {
          return waiting(shell, shell.machine.nextWake ?? .max)
        }
        perform(command, &shell, &worker, index, api)
      case .stepLimit:
        steps -= max(1, (isLongBusy ? Self.stepsPerMoment / 10 : Self.stepsPerMoment) / 8)
      }
      // A program that never waits would stop time: it goes on a little later.
      if steps <= 0 || rounds > 1000 {
        // After a while it is taken to go on like that, and is looked at seldom.
        if shell.busyUntil < api.now { shell.busySince = api.now }
        let pause = Span.milliseconds(isLongBusy ? 1000 : 100)
        shell.busyUntil = api.now + pause * 2
        return .waits(until: api.now + pause)
      }
    }
  }

  private func waiting(_ shell: ShellProcess, _ until: Int64) -> DriveOutcome {
    var time = until == .max ? nil : Instant(nanoseconds: until)
    if let end = shell.childEnd { time = min(time ?? end, end) }
    return .waits(until: time)
  }

  private func endChildren(_ shell: inout ShellProcess, _ now: Instant) {
    for child in shell.children {
      guard let end = child.server.end, end.at <= now else { continue }
      shell.machine.finishHostCommand(child.command, status: end.code)
    }
    shell.children.removeAll { child in child.server.end.map { $0.at <= now } ?? false }
  }

  private func deliverSignals(_ shell: inout ShellProcess, _ now: Instant) {
    for (command, signal) in shell.machine.takeHostSignals() {
      if let place = shell.replies.firstIndex(where: { $0.command == command }) {
        shell.replies.remove(at: place)
        shell.machine.finishHostCommand(command, status: 128 + signal.rawValue)
        continue
      }
      guard let place = shell.children.firstIndex(where: { $0.command == command }) else {
        continue
      }
      _ = shell.children[place].server.signal(signal.rawValue, now: now)
    }
  }

  /// A container's first process is gone.
  mutating func containerEnded(
    _ worker: inout PodWorker, _ index: Int, code: Int32, reason: String,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard case .running(let since) = worker.containers[index].state else { return }
    catchUpProbes(&worker, api.now)
    // A pod that is being deleted takes its log along, mostly unread.
    if !worker.isDeleted || code != 0 { writeNotes(&worker, index) }
    let message = terminationMessage(&worker, index, code: code, api)
    var container = worker.containers[index]
    container.log.isClosed = true
    container.state = .exited(
      ExitRecord(
        code: code, reason: reason.isEmpty ? (code == 0 ? "Completed" : "Error") : reason,
        message: message, startedAt: since, finishedAt: api.now,
        containerID: container.containerID))
    container.process = .none
    container.root = nil
    container.hooks = []
    worker.containers[index] = container
    worker.isDirty = true
    endSessions(of: worker.reference, container: index)
    switch worker.stage {
    case .terminating: continueStopping(&worker, &api, &agenda)
    case .idle:
      // The kubelet starts it again in the same sync, before it writes a status.
      let isRestart = container.stopping?.isForRestart == true
      if isRestart { worker.pass &+= 1 }
      sync(&worker, isResuming: isRestart, &api, &agenda)
    case .hooking(let place) where place == index:
      if container.hookFailure.isEmpty {
        let error = "container terminated before its PostStartHook finished"
        failPostStart(error, &worker, index, &api, &agenda)
      } else {
        passFailedHook(&worker, index, &api, &agenda)
      }
    case .pulling, .hooking, .settingUp, .finished: break
    }
  }

  private mutating func terminationMessage(
    _ worker: inout PodWorker, _ index: Int, code: Int32, _ api: borrowing APIServer
  ) -> String {
    let container = worker.containers[index]
    let path = container.spec["terminationMessagePath"]?.string ?? "/dev/termination-log"
    if container.root != nil {
      let files = openFiles(&worker, index, api)
      let bytes = (try? files.read(path)) ?? []
      closeFiles(files, &worker, index)
      if !bytes.isEmpty { return String(decoding: bytes.prefix(4096), as: UTF8.self) }
    }
    guard code != 0,
      container.spec["terminationMessagePolicy"]?.string == "FallbackToLogsOnError"
    else { return "" }
    return container.log.tail(lines: 80, bytes: 2048)
  }
}
