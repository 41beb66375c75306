extension ShellMachine {
  /// Runs every process until all wait for something, or the step limit is used up.
  ///
  /// A step is one small part of a command or about a kilobyte of data. `now` is in nanoseconds
  /// since the Unix epoch and never goes back.
  public mutating func run(
    now: Int64, files: inout FileSystem, stepLimit: Int
  ) -> MachineState {
    self.now = max(self.now, now)
    files.userID = settings.userID
    files.groupID = settings.groupID
    flushHostOutput(&files)
    if let status = exitStatus { return .exited(status) }
    var budget = stepLimit
    while true {
      var hasProgressed = false
      var cursor = -1
      while let index = processes.firstIndex(where: { $0.processID > cursor }) {
        cursor = processes[index].processID
        guard isReady(index) else { continue }
        hasProgressed = true
        processes[index].waiting = .nothing
        processes[index].fullPipe = nil
        budget -= 1
        runProcess(cursor, &files, &budget)
        if let status = exitStatus { return .exited(status) }
        if budget <= 0 || outputSize > Self.outputLimit { return .stepLimit }
      }
      if !hasProgressed { return restingState() }
    }
  }

  /// The status of the first process once it has ended.
  public var exitStatus: Int32? {
    guard let main = processes.first, main.processID == mainID, main.hasEnded else { return nil }
    return main.status
  }

  private mutating func runProcess(_ id: Int, _ files: inout FileSystem, _ budget: inout Int) {
    guard let index = index(of: id) else { return }
    switch processes[index].body {
    case .launch: launch(id, &files)
    case .shell: runShell(id, &files, &budget)
    case .stream: runStream(id, &files, &budget)
    case .follow: runFollow(id, &files, &budget)
    case .queue: runQueue(id, &files)
    case .sleep: end(id, status: 0)
    case .host(.finished(let status)): end(id, status: status)
    case .host, .ended: break
    }
  }

  private func isReady(_ index: Int) -> Bool {
    let process = processes[index]
    if process.isStopped { return false }
    if case .ended = process.body { return false }
    if let pipe = process.fullPipe {
      return pipes[pipe].count < Pipe.capacity || pipes[pipe].readers == 0
    }
    switch process.waiting {
    case .nothing: return true
    case .timer(let time): return now >= time
    case .child(let child): return self.index(of: child).map { processes[$0].hasEnded } ?? true
    case .pipe(let pipe): return pipes[pipe].count > 0 || pipes[pipe].writers == 0
    case .input(let number): return isReadable(process, number)
    case .host:
      if case .host(.finished) = process.body { return true }
      return false
    case .forever: return false
    }
  }

  private func isReadable(_ process: Process, _ number: Int) -> Bool {
    switch process.descriptors.first(where: { $0.number == number })?.target {
    case .machineInput: input.count > 0 || isInputClosed
    case .pipeReader(let pipe): pipes[pipe].count > 0 || pipes[pipe].writers == 0
    default: true
    }
  }

  private func restingState() -> MachineState {
    if let main = processes.first, case .shell(let shell) = main.body, shell.isIdleSession,
      !processes.contains(where: { isForegroundHost($0) })
    {
      if let background = nextHost(where: { $0.isBackground && $0.body.isReadyHost }) {
        return .hostCommand(background)
      }
      return .idle(shell.status)
    }
    if let active = nextHost(where: { !$0.isBackground && $0.body.isOfferedHost }) {
      return .hostCommand(active)
    }
    if let ready = nextHost(where: { $0.body.isReadyHost && hasCompleteInput($0) }) {
      return .hostCommand(ready)
    }
    if let time = nextWake { return .sleeping(until: time) }
    if isWaitingForInput { return .waitingForInput }
    if let ready = nextHost(where: { $0.body.isReadyHost }) { return .hostCommand(ready) }
    if let active = nextHost(where: { $0.body.isOfferedHost }) { return .hostCommand(active) }
    return .sleeping(until: .max)
  }

  private func isForegroundHost(_ process: Process) -> Bool {
    !process.isBackground && (process.body.isReadyHost || process.body.isOfferedHost)
  }

  private func nextHost(where condition: (Process) -> Bool) -> HostCommand? {
    processes.first(where: condition).map(hostCommand)
  }

  /// Whether everything a host command can read from a pipe has been written.
  private func hasCompleteInput(_ process: Process) -> Bool {
    guard case .pipeReader(let pipe) = process.descriptors.first(where: { $0.number == 0 })?.target
    else { return true }
    return pipes[pipe].writers == 0
  }

  /// The earliest timer of all processes; nil when none runs.
  public var nextWake: Int64? {
    var earliest: Int64?
    for process in processes where !process.hasEnded {
      if case .timer(let time) = process.waiting, !process.isStopped {
        earliest = min(earliest ?? time, time)
      }
    }
    return earliest
  }

  /// Whether a process would read standard input if there were any.
  public var isWaitingForInput: Bool {
    processes.contains { process in
      guard case .input(let number) = process.waiting, !process.hasEnded else { return false }
      return process.descriptors.contains { $0.number == number && $0.target == .machineInput }
    }
  }
}

extension Process.Body {
  var isReadyHost: Bool {
    if case .host(.ready) = self { return true }
    return false
  }

  var isOfferedHost: Bool {
    if case .host(.offered) = self { return true }
    return false
  }
}
