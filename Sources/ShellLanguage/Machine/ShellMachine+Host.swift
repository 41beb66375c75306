extension ShellMachine {
  // MARK: Output and input of the machine

  /// What was written since the last call, in order.
  public mutating func takeOutput() -> [OutputChunk] {
    let result = output
    output = []
    outputSize = 0
    return result
  }

  /// Adds to standard input. A terminal's echo and line editing are the driver's.
  public mutating func provideInput(_ bytes: [UInt8]) {
    input.buffer += bytes
  }

  /// Ends standard input, like Ctrl-D on an empty line.
  public mutating func closeInput() {
    isInputClosed = true
    input.writers = 0
  }

  /// Tells the size of the terminal; `COLUMNS` and `LINES` of a shell follow it.
  public mutating func setWindowSize(columns: Int, rows: Int) {
    windowSize = (columns, rows)
  }

  /// The processes that have not ended, as `ps` shows them.
  public var processList: [ProcessDescription] {
    processes.filter { !$0.hasEnded || $0.processID != mainID }.map { process in
      ProcessDescription(
        processID: process.processID, parentID: process.parentID, user: settings.user,
        command: process.arguments.joined(separator: " "), startedAt: process.startedAt,
        state: process.hasEnded
          ? "Z" : process.isStopped ? "T" : process.waiting == .nothing ? "R" : "S")
    }
  }

  mutating func emit(_ descriptor: Int, _ bytes: Bytes) {
    guard !bytes.isEmpty else { return }
    outputSize += bytes.count
    if let last = output.indices.last, output[last].descriptor == descriptor {
      output[last].bytes += bytes
    } else {
      output.append(OutputChunk(descriptor: descriptor, bytes: bytes))
    }
  }

  // MARK: Host commands

  func hostCommand(_ process: Process) -> HostCommand {
    func target(_ number: Int) -> DescriptorTarget? {
      process.descriptors.first { $0.number == number }?.target
    }
    let input: HostCommand.Input =
      switch target(0) {
      case .machineInput: .inherited
      case .pipeReader, .file: .provided
      default: .none
      }
    return HostCommand(
      id: process.processID, arguments: process.arguments,
      environment: process.variables.exported, workingDirectory: process.directory, input: input,
      isOutputInherited: target(1) == .machineOutput, isBackground: process.isBackground)
  }

  /// Notes that the driver has begun a command; `takeHostInput`, `writeHostOutput` and
  /// `finishHostCommand` imply it. A background command is not offered again after it.
  public mutating func acceptHostCommand(_ id: Int) {
    guard let index = index(of: id), processes[index].body.isReadyHost else { return }
    processes[index].body = .host(.offered)
    processes[index].waiting = .host
  }

  /// Takes what a host command can read now, and tells whether that was the end.
  ///
  /// Call `run` between two calls, so that the stages before it go on.
  public mutating func takeHostInput(_ id: Int) -> (bytes: [UInt8], isAtEnd: Bool) {
    acceptHostCommand(id)
    guard let index = index(of: id) else { return ([], true) }
    switch processes[index].descriptors.first(where: { $0.number == 0 })?.target {
    case .machineInput: return (input.takeAll(), isInputClosed)
    case .pipeReader(let pipe): return (pipes[pipe].takeAll(), pipes[pipe].writers == 0)
    default: return ([], true)
    }
  }

  /// Writes to a host command's standard output (1) or error (2): a pipe, a file or the machine's.
  public mutating func writeHostOutput(_ id: Int, descriptor: Int, bytes: [UInt8]) {
    acceptHostCommand(id)
    guard let index = index(of: id) else { return }
    switch processes[index].descriptors.first(where: { $0.number == descriptor })?.target {
    case .machineOutput: emit(1, bytes)
    case .machineError: emit(2, bytes)
    case .pipeWriter(let pipe):
      if pipes[pipe].readers > 0 { pipes[pipe].buffer += bytes }
    case .file: hostOutbox.append((id, descriptor, bytes))
    default: break
    }
  }

  /// Whether nobody reads any more what a host command writes (`… | head -3` has ended), so that
  /// it would be stopped by `SIGPIPE`.
  public func isReaderClosed(_ id: Int, descriptor: Int) -> Bool {
    guard let index = index(of: id) else { return true }
    guard
      case .pipeWriter(let pipe) = processes[index].descriptors.first(where: {
        $0.number == descriptor
      })?.target
    else { return false }
    return pipes[pipe].readers == 0
  }

  /// Ends a host command; the next `run` goes on behind it.
  public mutating func finishHostCommand(_ id: Int, status: Int32) {
    guard let index = index(of: id), case .host = processes[index].body else { return }
    processes[index].body = .host(.finished(status))
    processes[index].waiting = .host
  }

  /// The signals sent to host commands since the last call; the driver decides what they do.
  public mutating func takeHostSignals() -> [(id: Int, signal: Signal)] {
    let result = hostSignals
    hostSignals = []
    return result
  }

  /// The signals sent with `kill` to processes of other machines since the last call.
  public mutating func takeOutgoingSignals() -> [(processID: Int, signal: Signal)] {
    let result = outgoingSignals
    outgoingSignals = []
    return result
  }

  mutating func flushHostOutput(_ files: inout FileSystem) {
    for item in hostOutbox { _ = write(item.id, item.descriptor, item.bytes, &files) }
    hostOutbox = []
  }
}
