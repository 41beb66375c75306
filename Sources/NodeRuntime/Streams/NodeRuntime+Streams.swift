public import APIServer
import ObjectModel
import ShellLanguage
public import Simulation

extension NodeRuntime {
  private func place(of stream: StreamID) -> Int? { sessions.firstIndex { $0.id == stream } }

  /// The next piece of a stream; nil when nothing has arrived yet.
  ///
  /// After `.exit` or `.failure` the stream is gone.
  public mutating func read(_ stream: StreamID) -> StreamChunk? {
    guard let place = place(of: stream) else { return .exit(0) }
    gather(place)
    guard !sessions[place].chunks.isEmpty else {
      guard sessions[place].isEnded else { return nil }
      sessions.remove(at: place)
      return .exit(0)
    }
    let chunk = sessions[place].chunks.removeFirst()
    switch chunk {
    case .exit, .failure: sessions.remove(at: place)
    case .output(let bytes) where sessions[place].hasTerminal:
      return .output(TerminalLine.shown(bytes))
    case .output, .error: break
    }
    return chunk
  }

  /// Brings what a container has written since into a log or attach stream.
  private mutating func gather(_ place: Int) {
    let session = sessions[place]
    if case .exec = session.kind { return }
    guard !session.isEnded, var worker = workers.take(session.pod) else {
      sessions[place].isEnded = true
      return
    }
    // Probes do not rest while somebody follows, so that only notes may be missing.
    writeNotes(&worker, session.container)
    let container = worker.containers[session.container]
    workers.put(worker)
    let isSameRun = container.run == session.run
    guard let log = isSameRun ? container.log : container.previousLog else {
      sessions[place].isEnded = true
      return
    }
    switch session.kind {
    case .exec: break
    case .log(let query, let next):
      let (bytes, end) = log.bytes(from: next, query, wholeLines: !log.isClosed)
      if !bytes.isEmpty { sessions[place].chunks.append(.output(bytes)) }
      sessions[place].kind = .log(query, next: end)
    case .attach(let next, let shown):
      for (number, line) in log.lines.enumerated().dropFirst(max(0, next - log.dropped)) {
        // A line that was open when it was looked at last, such as a prompt, may have grown.
        let old = number + log.dropped == next ? shown : 0
        let bytes = line.bytes.dropFirst(old) + (line.isOpen ? [] : [10])
        guard !bytes.isEmpty else { continue }
        let piece = Array(bytes)
        sessions[place].chunks.append(line.isError ? .error(piece) : .output(piece))
      }
      sessions[place].kind = .attach(from: log)
    }
    if log.isClosed {
      sessions[place].isEnded = true
      if case .attach = session.kind, isSameRun, let exit = container.exit {
        sessions[place].chunks.append(.exit(exit.code))
      }
    }
  }

  /// Sends bytes to the standard input behind a stream.
  public mutating func write(
    _ stream: StreamID, _ bytes: [UInt8], api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    guard let place = place(of: stream) else { return }
    guard sessions[place].hasTerminal else {
      return deliver(place, &agenda, api.now) { $0.provideInput(bytes) }
    }
    var echo: [UInt8] = []
    let actions = sessions[place].line.take(bytes, echo: &echo)
    if !echo.isEmpty { sessions[place].chunks.append(.output(echo)) }
    for action in actions {
      deliver(place, &agenda, api.now) { machine in
        switch action {
        case .input(let text): machine.provideInput(text)
        case .interrupt: machine.signalForeground(.interrupt)
        case .endOfInput: machine.closeInput()
        }
      }
    }
  }

  /// Ends the standard input behind a stream.
  public mutating func closeInput(
    _ stream: StreamID, api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    guard let place = place(of: stream) else { return }
    deliver(place, &agenda, api.now) { $0.closeInput() }
  }

  /// Tells the program behind a stream how large the terminal is.
  public mutating func resize(_ stream: StreamID, columns: Int, rows: Int) {
    guard let place = place(of: stream) else { return }
    sessions[place].shell?.machine.setWindowSize(columns: columns, rows: rows)
  }

  /// Gives a stream up; an exec's command ends as after a hang-up.
  public mutating func close(
    _ stream: StreamID, api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    sessions.removeAll { $0.id == stream }
  }

  /// Changes the machine behind a stream and wakes it.
  private mutating func deliver(
    _ place: Int, _ agenda: inout Agenda<Event>, _ now: Instant,
    _ change: (inout ShellMachine) -> Void
  ) {
    let session = sessions[place]
    if sessions[place].shell != nil {
      if var shell = sessions[place].shell {
        sessions[place].shell = nil
        change(&shell.machine)
        sessions[place].shell = shell
      }
      agenda.at(now, .session(session.id))
      return
    }
    guard case .attach = session.kind, var worker = workers.take(session.pod) else { return }
    if worker.containers[session.container].run == session.run,
      case .shell(var shell) = worker.containers[session.container].process
    {
      worker.containers[session.container].process = .none
      change(&shell.machine)
      worker.containers[session.container].process = .shell(shell)
      wake(&worker, session.container, at: now, &agenda)
    }
    workers.put(worker)
  }

  /// The command of an exec stream goes on.
  mutating func wakeSession(
    _ stream: StreamID, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard let place = place(of: stream), var shell = sessions[place].shell else { return }
    let session = sessions[place]
    guard var worker = workers.take(session.pod) else { return }
    sessions[place].shell = nil
    let outcome = drive(&shell, &worker, session.container, api)
    for chunk in shell.machine.takeOutput() {
      let isError = chunk.descriptor == 2 && !session.hasTerminal
      sessions[place].chunks.append(isError ? .error(chunk.bytes) : .output(chunk.bytes))
    }
    deliver(shell.machine.takeOutgoingSignals(), &worker, session.container, api.now, &agenda)
    wakeAfterSignal(&worker, session.container, api.now, &agenda)
    resumeProbes(&worker, api.now, &agenda)
    watchVolumeLimits(&worker, api.now, &agenda)
    workers.put(worker)
    switch outcome {
    case .exited(let code):
      sessions[place].chunks.append(.exit(code))
      sessions[place].isEnded = true
    case .waits(let time):
      sessions[place].shell = shell
      if let time { agenda.at(time, .session(stream)) }
    }
  }

  /// The pod is gone: its streams end.
  mutating func endSessions(of pod: PodReference) {
    for place in sessions.indices where sessions[place].pod == pod { end(place) }
  }

  /// A container has ended: commands in it are killed; log readers see the end by themselves.
  mutating func endSessions(of pod: PodReference, container: Int) {
    for place in sessions.indices
    where sessions[place].pod == pod && sessions[place].container == container
      && sessions[place].shell != nil
    {
      end(place)
    }
  }

  private mutating func end(_ place: Int) {
    if sessions[place].shell != nil { sessions[place].chunks.append(.exit(137)) }
    sessions[place].shell = nil
    sessions[place].isEnded = true
  }
}
