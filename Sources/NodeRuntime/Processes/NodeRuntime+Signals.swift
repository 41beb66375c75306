import APIServer
import ShellLanguage
import Simulation

extension NodeRuntime {
  /// `kill` inside a container: what reaches its first process.
  func signalFirstProcess(
    _ worker: inout PodWorker, _ index: Int, _ signal: Signal, _ now: Instant
  ) {
    switch worker.containers[index].process {
    case .none: break
    case .server: signalServer(&worker, index, signal.rawValue, sender: 0, now)
    case .shell(var shell):
      worker.containers[index].process = .none
      shell.machine.signal(signal)
      worker.containers[index].process = .shell(shell)
      worker.containers[index].hasNewSignal = true
    }
  }

  /// Gives the server that is a container's first process a signal, and notes what it prints.
  private func signalServer(
    _ worker: inout PodWorker, _ index: Int, _ number: Int32, sender: Int, _ now: Instant
  ) {
    guard case .server(var server) = worker.containers[index].process, server.end == nil else {
      return
    }
    let isStopping = server.signal(number, now: now)
    let hasLines = server.definition.signalLines.contains { $0.signal == number }
    if isStopping || hasLines {
      let part: ContainerLog.Note.Part = hasLines ? .signal(number, sender: sender) : .stop
      worker.containers[index].log.note(
        ContainerLog.Note(image: server.image, program: server.program, part: part, time: now))
    }
    worker.containers[index].process = .server(server)
  }

  /// A process that got a signal from a command in its container goes on.
  func wakeAfterSignal(
    _ worker: inout PodWorker, _ index: Int, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    scheduleWake(&worker, index, &agenda)
    guard worker.containers[index].hasNewSignal else { return }
    worker.containers[index].hasNewSignal = false
    wake(&worker, index, at: now, &agenda)
  }

  /// A program that only sends a signal to the copy of itself that runs, such as `nginx -s stop`.
  func send(
    _ answer: Program.Answer, to program: Int, _ command: HostCommand,
    _ shell: inout ShellProcess, _ worker: inout PodWorker, _ index: Int, _ now: Instant
  ) -> CommandResult {
    var places = placeholders(worker, worker.containers[index], now)
    places.sender = command.id
    var result = CommandResult()
    result.error = Array(places.fill(answer.output).utf8)
    let number = answer.signal ?? SignalName.term
    if let child = shell.children.firstIndex(where: { $0.server.program == program }) {
      _ = shell.children[child].server.signal(number, now: now)
      return result
    }
    if case .server(let server) = worker.containers[index].process, server.program == program {
      signalServer(&worker, index, number, sender: command.id, now)
    } else if case .shell(var first) = worker.containers[index].process,
      let child = first.children.firstIndex(where: { $0.server.program == program })
    {
      worker.containers[index].process = .none
      _ = first.children[child].server.signal(number, now: now)
      worker.containers[index].process = .shell(first)
      worker.containers[index].hasNewSignal = true
    } else {
      result.complain(places.fill(answer.alone), status: 1)
    }
    return result
  }
}
