import ClusterEngine
import ShellLanguage
import Simulation

extension Workstation {
  /// Runs a machine until it is idle or has ended.
  ///
  /// `show` gets its output as it comes. Used for the learner's shell and for the commands that
  /// `watch` repeats.
  func drive(_ machine: inout ShellMachine, show: (OutputChunk) -> Void) -> Int32 {
    var spins = 0
    while true {
      let state = machine.run(
        now: session.now.nanoseconds, files: &files, stepLimit: 200_000)
      for chunk in machine.takeOutput() { show(chunk) }
      switch state {
      case .idle(let status): return status
      case .exited(let status):
        return status
      case .hostCommand(let command):
        runHost(command, in: &machine, show: show)
      case .sleeping(let time):
        if !rest(until: Instant(nanoseconds: time)) { interrupt(&machine) }
      case .waitingForInput: feed(&machine)
      case .stepLimit:
        spins += 1
        session.catchUp()
        if isInterrupted() || spins > 500 {
          interrupt(&machine)
          if spins > 510 { return 130 }
        }
      }
    }
  }

  /// Lets simulated time pass; false when the user interrupted.
  private func rest(until time: Instant) -> Bool {
    // A sleep without end is only ended by Ctrl-C; in stepped time nothing else can happen.
    let limit = session.now + session.patience * 6
    let end = min(time, limit)
    guard session.sleep(end - session.now) else { return false }
    return end == time
  }

  private func interrupt(_ machine: inout ShellMachine) {
    machine.signalForeground(.interrupt)
  }

  /// Gives the machine what was typed: for `cat > file` and the like at the prompt.
  private func feed(_ machine: inout ShellMachine) {
    switch terminal.read(timeoutMilliseconds: 100) {
    case .bytes(let bytes): machine.provideInput(bytes)
    case .nothing: session.catchUp()
    case .endOfInput: machine.provideEndOfInput()
    case .interrupted: interrupt(&machine)
    }
  }
}
