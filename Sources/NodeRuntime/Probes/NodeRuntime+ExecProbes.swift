import APIServer
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/probe/exec and cri-client ExecSync, v1.32.

extension NodeRuntime {
  /// How much of a probe's output is kept.
  static let probeOutputLimit = 10 << 10

  /// Starts the command of an exec probe.
  mutating func execute(
    _ command: [String], _ worker: inout PodWorker, _ index: Int, _ place: Int,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    // As the kubelet does, only the container's literal variables are put in.
    let variables = worker.containers[index].spec[.env]?.elements ?? []
    let words = command.map { word in
      VariableExpansion.expand(word) { name in
        variables.last { $0[.name]?.string == name }?[.value]?.string
      }
    }
    if let error = commandError(&worker, index, words.first ?? "", api) {
      let answer = ActionAnswer.problem(execProblem(error))
      return conclude(answer, &worker, index, place, &api, &agenda)
    }
    let shell = makeCommand(worker, worker.containers[index], words, api.now)
    worker.containers[index].probes[place].execution = [
      ProbeExecution(shell: shell, startedAt: api.now)
    ]
    continueExecution(&worker, index, place, &api, &agenda)
  }

  /// containerd's words for a command that cannot be run.
  mutating func execProblem(_ error: String) -> String {
    let id = SeededHex.text((0..<4).map { _ in identifiers.next() })
    return "rpc error: code = Unknown desc = failed to exec in container: failed to start exec "
      + "\"\(id)\": OCI runtime exec failed: exec failed: unable to start container process: "
      + "\(error): unknown"
  }

  mutating func continueExecution(
    _ worker: inout PodWorker, _ index: Int, _ place: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    guard var execution = worker.containers[index].probes[place].execution.popLast() else { return }
    let spec = worker.containers[index].probes[place].spec
    let deadline = execution.startedAt + .seconds(spec.timeout)
    let outcome = drive(&execution.shell, &worker, index, api)
    for chunk in execution.shell.machine.takeOutput()
    where execution.output.count < Self.probeOutputLimit {
      execution.output += chunk.bytes.prefix(Self.probeOutputLimit - execution.output.count)
    }
    let output = String(decoding: execution.output, as: UTF8.self)
    guard case .exec(let command) = spec.handler else { return }
    if !Self.onlyLooks(command) { resumeProbes(&worker, api.now, &agenda) }
    switch outcome {
    case .exited(let code):
      conclude(
        code == 0 ? .success(output) : .failure(output), &worker, index, place, &api, &agenda)
    case .waits(let time):
      guard api.now < deadline else {
        let text =
          "command timed out: \"\(command.joined(separator: " "))\" timed out after \(spec.timeout)s"
        return conclude(.failure(text), &worker, index, place, &api, &agenda)
      }
      worker.containers[index].probes[place].execution = [execution]
      propose(&worker, index, place, at: min(time ?? deadline, deadline), &agenda)
    }
  }

  /// Whether a command reads files and nothing else, so that its answer stays until they change.
  static func onlyLooks(_ command: [String]) -> Bool {
    switch command.first?.split(separator: "/").last {
    case "cat", "test", "[", "ls", "true", "false", "stat", "head", "grep": true
    default: false
    }
  }
}
