import ClusterEngine
import ShellLanguage
import Simulation

/// Runs a shell machine until it rests, doing what the machine leaves to its host.
///
/// A class because a running command writes into the machine that waits for it.
final class ShellHost {
  unowned let workstation: Workstation
  var machine: ShellMachine
  /// Gets the output as it comes.
  let show: (OutputChunk) -> Void

  init(
    _ machine: ShellMachine, on workstation: Workstation, show: @escaping (OutputChunk) -> Void
  ) {
    self.machine = machine
    self.workstation = workstation
    self.show = show
  }

  private static let stepLimit = 200_000
  /// How many times the step limit may be used up before a loop is taken for endless.
  private static let spinLimit = 500

  /// Runs until the machine is idle or has ended; its exit status.
  func drive() -> Int32 {
    var spins = 0
    while true {
      switch runOnce() {
      case .idle(let status): return status
      case .exited(let status): return status
      case .hostCommand(let command): HostPrograms.run(command, self)
      case .sleeping(let time): rest(until: Instant(nanoseconds: time))
      case .waitingForInput: feed()
      case .stepLimit:
        spins += 1
        if workstation.isInterrupted() || spins > Self.spinLimit {
          machine.signalForeground(spins > Self.spinLimit + 5 ? .kill : .interrupt)
          if spins > Self.spinLimit + 10 { return 130 }
        }
      }
    }
  }

  /// Runs the machine until it rests and shows what it wrote.
  func runOnce() -> MachineState {
    let state = machine.run(
      now: workstation.session.now.nanoseconds, files: &workstation.files,
      stepLimit: Self.stepLimit)
    for chunk in machine.takeOutput() { show(chunk) }
    return state
  }

  private func rest(until time: Instant) {
    let session = workstation.session
    // In stepped time nothing can end a sleep without end, so it ends by itself.
    let end = session.patience.map { min(time, session.now + $0) } ?? time
    let isWhole = session.sleep(end - session.now)
    if !isWhole || end < time { machine.signalForeground(.interrupt) }
  }

  /// Gives the machine what is typed, for `cat > file` and the like at the prompt.
  private func feed() {
    switch workstation.terminal.read(timeoutMilliseconds: 100) {
    case .bytes(let bytes): machine.provideInput(bytes)
    case .nothing: break
    case .endOfInput: machine.closeInput()
    case .interrupted: machine.signalForeground(.interrupt)
    }
  }

  /// Everything a host command can read from its standard input.
  func readInput(of command: HostCommand) -> [UInt8] {
    switch command.input {
    case .none: return []
    case .inherited: return readTerminal()
    case .provided:
      var bytes: [UInt8] = []
      while true {
        let (more, isAtEnd) = machine.takeHostInput(command.id)
        bytes += more
        if isAtEnd || workstation.isInterrupted() { return bytes }
        if case .sleeping(let time) = runOnce() { rest(until: Instant(nanoseconds: time)) }
      }
    }
  }

  private func readTerminal() -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      switch workstation.terminal.read(timeoutMilliseconds: 100) {
      case .bytes(let more): bytes += more
      case .nothing: continue
      case .endOfInput, .interrupted: return bytes
      }
    }
  }

  /// Writes output of a host command where the shell says it goes.
  func write(_ bytes: [UInt8], _ command: HostCommand, descriptor: Int) {
    machine.writeHostOutput(command.id, descriptor: descriptor, bytes: bytes)
    if descriptor == 1, !command.isOutputInherited {
      _ = runOnce()
    } else {
      for chunk in machine.takeOutput() { show(chunk) }
    }
  }
}
