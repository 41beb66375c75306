// Models: pkg/kubelet/kubelet_pods.go getPhase, v1.32.

extension PodWorker {
  /// Where the pod stands, from its containers; `isEnding` says that none will run again.
  func currentPhase(isEnding: Bool) -> Phase {
    if phase.isTerminal { return phase }
    let initial = countInitial()
    if initial.failed > 0, restartPolicy == "Never" { return .failed }
    var running = 0
    var waiting = initial.waitingSidecars
    var stopped = 0
    var succeeded = 0
    for container in containers[..<initCount] where container.role == .sidecar {
      if container.isRunning { running += 1 }
    }
    for container in containers[regularRange] {
      switch container.state {
      case .running: running += 1
      case .exited(let exit):
        stopped += 1
        if exit.code == 0, container.waiting == nil { succeeded += 1 }
      case .none: waiting += 1
      }
    }
    let neverStarted = !containers[regularRange].contains { $0.run > 0 }
    if initial.pending > 0 || (initial.waitingSidecars > 0 && neverStarted) { return .pending }
    if waiting > 0 { return .pending }
    if running > 0 { return .running }
    guard stopped > 0 else { return .pending }
    if isEnding { return stopped == succeeded ? .succeeded : .failed }
    if restartPolicy == "Always" { return .running }
    if stopped == succeeded { return .succeeded }
    return restartPolicy == "Never" ? .failed : .running
  }

  private func countInitial() -> (pending: Int, failed: Int, waitingSidecars: Int) {
    var pending = 0
    var failed = 0
    var waitingSidecars = 0
    for container in containers[..<initCount] {
      switch (container.role, container.state) {
      case (.sidecar, .none): waitingSidecars += 1
      case (.sidecar, _): break
      case (_, .exited(let exit)): if exit.code != 0 { failed += 1 }
      default: pending += 1
      }
    }
    return (pending, failed, waitingSidecars)
  }
}
