extension ShellMachine {
  /// Starts a child that has its parent's descriptors; nil when there are too many processes.
  mutating func spawn(
    _ parent: Int, arguments: [String], variables: Variables, body: Process.Body,
    isBackground: Bool = false
  ) -> Int? {
    reapBackground(parent)
    guard processes.count < Self.processLimit, let index = index(of: parent) else { return nil }
    let id = nextProcessID
    nextProcessID += 1
    var child = Process(
      processID: id, parentID: parent, arguments: arguments,
      directory: processes[index].directory, variables: variables, startedAt: now)
    child.descriptors = processes[index].descriptors
    child.body = body
    child.isBackground = isBackground || processes[index].isBackground
    child.ignoredSignals = processes[index].ignoredSignals
    for descriptor in child.descriptors { retain(descriptor.target) }
    processes.append(child)
    return id
  }

  /// Ends a process: closes its descriptors, and keeps its status for a parent that waits.
  mutating func end(_ id: Int, status: Int32, signal: Signal? = nil) {
    guard let index = index(of: id), !processes[index].hasEnded else { return }
    for descriptor in processes[index].descriptors { release(descriptor.target) }
    processes[index].descriptors = []
    processes[index].body = .ended
    processes[index].waiting = .nothing
    processes[index].fullPipe = nil
    processes[index].variables = Variables()
    processes[index].status = status & 0xff
    processes[index].endingSignal = signal
    let isOrphan = processes[index].parentID == 0 && id != mainID
    for other in processes.indices where processes[other].parentID == id {
      processes[other].parentID = 0
    }
    processes.removeAll { process in
      process.hasEnded && process.parentID == 0 && process.processID != mainID
        || isOrphan && process.processID == id
    }
    if id == mainID { endOthers() }
  }

  private mutating func endOthers() {
    for process in processes where process.processID != mainID {
      for descriptor in process.descriptors { release(descriptor.target) }
      if process.body.isOfferedHost { hostSignals.append((process.processID, .kill)) }
    }
    processes.removeAll { $0.processID != mainID }
  }

  /// The status of an ended child, which is then forgotten; nil while it runs.
  mutating func reap(_ child: Int) -> Int32? {
    guard let index = index(of: child) else { return 127 }
    guard processes[index].hasEnded else { return nil }
    return processes.remove(at: index).status
  }

  /// Collects children that ended unwaited, so that they do not fill the table.
  ///
  /// It is called only when no foreground child can have ended.
  mutating func reapBackground(_ parent: Int) {
    guard processes.contains(where: { $0.parentID == parent && $0.hasEnded }) else { return }
    let ended = processes.filter { $0.parentID == parent && $0.hasEnded && $0.isBackground }
    for child in ended {
      if let index = index(of: child.processID) { processes.remove(at: index) }
      finishedChildren.append((parent, child.processID, child.status))
    }
    if finishedChildren.count > 64 { finishedChildren.removeFirst(finishedChildren.count - 64) }
  }

  // MARK: Signals

  /// Sends a signal to the first process, as the kubelet or `kill` from outside does.
  public mutating func signal(_ signal: Signal) {
    deliver(signal, to: mainID)
  }

  /// Sends a signal to everything in the foreground, as Ctrl-C on a terminal does.
  public mutating func signalForeground(_ signal: Signal) {
    let targets = processes.filter { !$0.isBackground }.map(\.processID)
    for id in targets { deliver(signal, to: id) }
  }

  /// Delivers a signal; whether there is such a process.
  @discardableResult
  mutating func deliver(_ signal: Signal, to id: Int, fromInside: Bool = false) -> Bool {
    guard let index = index(of: id), !processes[index].hasEnded else { return false }
    if signal.rawValue == 0 { return true }
    let isProtected = id == mainID && settings.isFirstProcess
    if signal == .kill {
      if isProtected, fromInside { return true }
      terminate(id, signal)
      return true
    }
    if signal == .stop || signal == .terminalStop {
      if !isProtected { processes[index].isStopped = true }
      return true
    }
    if signal == .resume { processes[index].isStopped = false }
    if case .shell(var shell) = processes[index].body {
      processes[index].body = .launch
      let isHandled = shell.receive(signal)
      processes[index].body = .shell(shell)
      if isHandled {
        processes[index].pendingSignals |= signal.bit
        if shell.isInterruptible { processes[index].waiting = .nothing }
        return true
      }
    }
    guard processes[index].ignoredSignals & signal.bit == 0 else { return true }
    switch processes[index].body {
    case .host(.offered): hostSignals.append((id, signal))
    default:
      if !isProtected, !signal.isIgnoredByDefault { terminate(id, signal) }
    }
    return true
  }

  private mutating func terminate(_ id: Int, _ signal: Signal) {
    if let index = index(of: id), processes[index].body.isOfferedHost {
      hostSignals.append((id, signal))
    }
    end(id, status: 128 + signal.rawValue, signal: signal)
  }
}
