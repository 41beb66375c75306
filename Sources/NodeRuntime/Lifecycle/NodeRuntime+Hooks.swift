import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/lifecycle/handlers.go and kuberuntime's postStart and preStop, v1.32.

extension NodeRuntime {
  /// Runs a hook of a container; nil when it takes time, else why it failed, empty for success.
  mutating func startHook(
    _ kind: HookRun.Kind, _ handler: Value, _ worker: inout PodWorker, _ index: Int,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) -> String? {
    let action = ActionHandler(handler)
    var hook = HookRun(kind: kind, handler: action)
    switch action {
    case .sleep(let seconds):
      hook.endsAt = api.now + .seconds(seconds)
      worker.containers[index].hooks = [hook]
      agenda.at(api.now + .seconds(seconds), .hook(reference(worker, index)))
      return nil
    case .exec(let command):
      if let error = commandError(&worker, index, command.first ?? "", api) {
        let problem = execProblem(error)
        return hookError(.exec(command), worker, index, "\(problem)", output: "")
      }
      hook.shell = makeCommand(worker, worker.containers[index], command, api.now)
      worker.containers[index].hooks = [hook]
      agenda.at(api.now + .milliseconds(20), .hook(reference(worker, index)))
      return nil
    default:
      let answer = answer(
        action, agent: "kube-lifecycle/1.32", timeout: 0, &worker, index, api)
      switch answer {
      case .failure(let text), .problem(let text):
        // A hook only fails when no answer comes; which status it has does not matter.
        if text.hasPrefix("HTTP probe failed with statuscode") { return "" }
        return hookError(action, worker, index, text, output: "")
      default: return ""
      }
    }
  }

  func reference(_ worker: borrowing PodWorker, _ index: Int) -> ContainerReference {
    ContainerReference(
      pod: worker.reference, container: Int32(index), run: worker.containers[index].run)
  }

  /// A hook's command goes on, or its sleep is over.
  mutating func continueHook(
    _ reference: ContainerReference, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference.pod) else { return }
    defer { workers.put(worker) }
    let index = Int(reference.container)
    guard worker.containers[index].run == reference.run,
      var hook = worker.containers[index].hooks.popLast()
    else { return }
    if let end = hook.endsAt {
      guard end <= api.now else {
        worker.containers[index].hooks = [hook]
        return
      }
      return finishHook(hook.kind, "", &worker, index, &api, &agenda)
    }
    guard var shell = hook.shell else { return }
    hook.shell = nil
    let outcome = drive(&shell, &worker, index, api)
    for chunk in shell.machine.takeOutput() {
      if chunk.descriptor == 2 { hook.error += chunk.bytes } else { hook.output += chunk.bytes }
    }
    deliver(shell.machine.takeOutgoingSignals(), &worker, index, api.now, &agenda)
    wakeAfterSignal(&worker, index, api.now, &agenda)
    resumeProbes(&worker, api.now, &agenda)
    switch outcome {
    case .waits(let time):
      hook.shell = shell
      worker.containers[index].hooks = [hook]
      if let time { agenda.at(time, .hook(reference)) }
    case .exited(let code):
      finishHook(
        hook.kind, exitError(hook, code, worker, index), &worker, index, &api, &agenda)
    }
  }

  private func exitError(
    _ hook: HookRun, _ code: Int32, _ worker: borrowing PodWorker, _ index: Int
  ) -> String {
    guard code != 0, case .exec(let command) = hook.handler else { return "" }
    let error = String(decoding: hook.error, as: UTF8.self)
    let output = String(decoding: hook.output, as: UTF8.self)
    return hookError(
      hook.handler, worker, index,
      "command '\(command.joined(separator: " "))' exited with \(code): \(error)",
      output: output + error)
  }

  private func hookError(
    _ handler: ActionHandler, _ worker: borrowing PodWorker, _ index: Int, _ error: String,
    output: String
  ) -> String {
    let place = "for Container \"\(worker.containers[index].name)\" in Pod \"\(worker.fullName)\""
    switch handler {
    case .exec(let command):
      let quoted = JSONWriter(escapesHTML: false).text(.string(output))
      return "Exec lifecycle hook ([\(command.joined(separator: " "))]) \(place) failed - "
        + "error: \(error), message: \(quoted)"
    case .http(let action):
      return "HTTP lifecycle hook (\(action.path)) \(place) failed - error: \(error)"
    default: return "Cannot run handler: invalid handler: \(error)"
    }
  }

  // MARK: What follows from a hook

  private mutating func finishHook(
    _ kind: HookRun.Kind, _ error: String, _ worker: inout PodWorker, _ index: Int,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    switch kind {
    case .preStop:
      tellPreStop(error, &worker, index, &api)
      worker.containers[index].stopping?.isHookDone = true
      continueStop(&worker, index, &api, &agenda)
    case .postStart:
      guard worker.stage == .hooking(container: index) else { return }
      if error.isEmpty {
        worker.stage = .idle
        startProbes(&worker, index, api.now, &agenda)
        sync(&worker, isResuming: true, &api, &agenda)
      } else {
        failPostStart(error, &worker, index, &api, &agenda)
      }
    }
  }

  mutating func tellPreStop(
    _ error: String, _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer
  ) {
    guard !error.isEmpty else { return }
    record(
      worker, container: worker.containers[index], .warning, "FailedPreStopHook",
      "PreStopHook failed", &api)
  }

  /// A container whose postStart hook failed is ended; the pass goes on when it is gone.
  mutating func failPostStart(
    _ error: String, _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    worker.stage = .hooking(container: index)
    worker.containers[index].hookFailure = error
    record(
      worker, container: worker.containers[index], .warning, "FailedPostStartHook",
      "PostStartHook failed", &api)
    guard worker.containers[index].isRunning else {
      return passFailedHook(&worker, index, &api, &agenda)
    }
    beginStop(
      &worker, index, "FailedPostStartHook", graceSeconds: worker.graceSeconds,
      isForRestart: false, &api, &agenda)
  }

  /// The container of a failed postStart hook is gone: the pass goes on to the next.
  mutating func passFailedHook(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    worker.stage = .idle
    let error = worker.containers[index].hookFailure
    worker.containers[index].hookFailure = ""
    worker.setWaiting(index, "PostStartHookError", error)
    worker.containers[index].attemptedPass = worker.pass
    sync(&worker, isResuming: true, &api, &agenda)
  }
}
