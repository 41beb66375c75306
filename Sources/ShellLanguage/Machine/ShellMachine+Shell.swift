/// What a step of a shell leads to.
enum StepOutcome {
  case proceed
  case wait(Process.Waiting)
  case exit(Int32)
  case killed(Signal)
  /// The process runs another program now.
  case replaced
}

extension ShellMachine {
  /// The deepest nesting of commands, functions and substitutions in one process.
  static let frameLimit = 2000
  static let functionLimit = 200

  mutating func runShell(_ id: Int, _ files: inout FileSystem, _ budget: inout Int) {
    guard let index = index(of: id), case .shell(var shell) = processes[index].body else { return }
    processes[index].body = .launch
    for _ in 0..<256 {
      budget -= 1
      let outcome = step(&shell, id, &files)
      switch outcome {
      case .proceed: break
      case .wait(let waiting):
        park(id, shell, waiting)
        return
      case .exit(let status):
        end(id, status: status)
        return
      case .killed(let signal):
        end(id, status: 128 + signal.rawValue, signal: signal)
        return
      case .replaced: return
      }
      guard let index = self.index(of: id), !processes[index].hasEnded else { return }
      if processes[index].fullPipe != nil || budget <= 0 || outputSize > Self.outputLimit { break }
    }
    park(id, shell, .nothing)
  }

  private mutating func park(_ id: Int, _ shell: ShellState, _ waiting: Process.Waiting) {
    guard let index = index(of: id), !processes[index].hasEnded else { return }
    processes[index].body = .shell(shell)
    processes[index].waiting = waiting
  }

  /// Does one small part of what is on top of the stack.
  mutating func step(
    _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    if shell.isInterrupted { return interrupt(&shell, id) }
    if runPendingTrap(&shell, id) { return .proceed }
    guard shell.frames.count < Self.frameLimit else {
      complain(shell, id, "maximum nesting depth exceeded", &files)
      return .exit(2)
    }
    guard let frame = shell.frames.popLast() else {
      if shell.isSession, !shell.isExiting { return .wait(.forever) }
      return finish(&shell, id, shell.status)
    }
    switch frame {
    case .run(let command): return evaluate(command, &shell, id, &files)
    case .sequence(let items, let index): return sequence(items, index, &shell, id)
    case .simple(let progress): return resume(progress, &shell, id, &files)
    case .redirected(let progress): return resume(progress, &shell, id, &files)
    case .restore(let saved): restore(saved, id)
    case .not:
      shell.conditionDepth -= 1
      shell.status = shell.status == 0 ? 1 : 0
    case .after(let command, let isAnd):
      shell.conditionDepth -= 1
      if (shell.status == 0) == isAnd { shell.frames.append(.run(command)) }
    case .choice(let then, let otherwise): choose(then, otherwise, &shell)
    case .loopCondition(let node): loopCondition(node, &shell)
    case .loopBody(var node):
      node.lastStatus = shell.status
      startCondition(node, &shell)
    case .forWords(let progress): return resume(progress, &shell, id, &files)
    case .forBody(let progress): return nextIteration(progress, &shell, id, &files)
    case .matchSubject(let progress): return resume(progress, &shell, id, &files)
    case .condition(let progress): return resume(progress, &shell, id, &files)
    case .waitForeground(let children, let failure):
      return waitForeground(children, failure, &shell, id, &files)
    case .capture(let pipe, let child, let bytes):
      return capture(pipe, child, bytes, &shell, id, &files)
    case .waitBuiltin(let children, let ignoresStatus):
      return waitBuiltin(children, ignoresStatus: ignoresStatus, &shell, id)
    case .readLine(let progress): return readLine(progress, &shell, id, &files)
    case .scope(let scope): leave(scope, &shell)
    case .text(let progress): return nextCommand(progress, &shell, id, &files)
    case .input(let progress): return nextInput(progress, &shell, id, &files)
    case .finish(let status): return .exit(status)
    case .restoreVariables(let saved):
      for item in saved { shell.variables.restore(item.name, item.entry) }
    }
    return .proceed
  }

  // MARK: Leaving

  /// Undoes what a frame has set up, when a jump leaves it early.
  mutating func unwind(_ frame: Frame, _ shell: inout ShellState, _ id: Int) {
    switch frame {
    case .restore(let saved): restore(saved, id)
    case .simple(let progress): restore(progress.saved, id)
    case .redirected(let progress): restore(progress.saved, id)
    case .not, .after, .choice, .loopCondition: shell.conditionDepth -= 1
    case .scope(let scope): leave(scope, &shell)
    case .capture(let pipe, _, _): release(.pipeReader(pipe))
    case .text(let progress):
      if case .source(let positional?) = progress.kind { shell.positional = positional }
      if case .trap(let status) = progress.kind { shell.status = status }
    case .restoreVariables(let saved):
      for item in saved { shell.variables.restore(item.name, item.entry) }
    default: break
    }
  }

  mutating func leave(_ scope: FunctionScope, _ shell: inout ShellState) {
    for local in scope.locals.reversed() { shell.variables.restore(local.name, local.entry) }
    shell.positional = scope.positional
  }

  /// Ends a shell: runs its `EXIT` trap first.
  mutating func finish(_ shell: inout ShellState, _ id: Int, _ status: Int32) -> StepOutcome {
    while let frame = shell.frames.popLast() {
      if case .text(let progress) = frame, case .trap = progress.kind { continue }
      unwind(frame, &shell, id)
    }
    shell.conditionDepth = 0
    shell.isExiting = true
    shell.status = status
    guard let index = shell.traps.firstIndex(where: { $0.signal == 0 }) else {
      return .exit(status)
    }
    let action = shell.traps.remove(at: index).action
    guard !action.isEmpty else { return .exit(status) }
    let parser = ShellParser(Array(action.utf8), isFinal: true, aliases: [:])
    shell.frames = [
      .finish(status), .text(TextProgress(parser: parser, kind: .trap(status: status))),
    ]
    return .proceed
  }

  private mutating func interrupt(_ shell: inout ShellState, _ id: Int) -> StepOutcome {
    shell.isInterrupted = false
    if let index = index(of: id) { processes[index].pendingSignals = 0 }
    var readsInput = false
    while let frame = shell.frames.popLast() {
      if case .input = frame { readsInput = true }
      unwind(frame, &shell, id)
    }
    shell.conditionDepth = 0
    shell.captured = nil
    shell.status = 130
    if readsInput {
      if !shell.isSession { emit(1, [.newline]) }
      shell.frames = [.input(InputProgress())]
    }
    return .proceed
  }

  /// Starts the trap of a signal that came; only between commands.
  private mutating func runPendingTrap(_ shell: inout ShellState, _ id: Int) -> Bool {
    guard let index = index(of: id), processes[index].pendingSignals != 0 else { return false }
    switch shell.frames.last {
    case .run, .waitBuiltin, .readLine, .input, .sequence, .text, .loopBody, .loopCondition, nil:
      break
    default: return false
    }
    for trap in shell.traps {
      let bit: UInt64 = 1 << UInt64(trap.signal & 63)
      guard trap.signal != 0, processes[index].pendingSignals & bit != 0 else { continue }
      processes[index].pendingSignals &= ~bit
      if case .waitBuiltin? = shell.frames.last {
        shell.frames.removeLast()
        shell.status = 128 + trap.signal
      }
      let parser = ShellParser(Array(trap.action.utf8), isFinal: true, aliases: [:])
      shell.frames.append(
        .text(TextProgress(parser: parser, kind: .trap(status: shell.status))))
      return true
    }
    processes[index].pendingSignals = 0
    return false
  }

  // MARK: Messages

  /// The shell's own prefix of a message about a command or itself.
  func prefix(_ shell: ShellState, command: String? = nil) -> String {
    let settings = settings
    let isAsking = shell.options.contains(.interactive) || shell.isOfSession
    switch settings.dialect {
    case .busybox:
      guard let command = command ?? (shell.isScriptFile ? "" : nil) else {
        return "\(shell.zero): "
      }
      let line = isAsking ? "" : "line \(shell.line): "
      return "\(shell.zero): " + (command.isEmpty ? "" : "\(command): ") + line
    case .debian:
      let line = isAsking ? "" : "\(shell.line): "
      return "\(shell.zero): \(line)" + (command.map { "\($0): " } ?? "")
    case .bash:
      let line = isAsking ? "" : "line \(shell.line): "
      return "\(shell.zero): \(line)" + (command.map { "\($0): " } ?? "")
    }
  }

  mutating func complain(
    _ shell: ShellState, _ id: Int, _ message: String, command: String? = nil,
    _ files: inout FileSystem
  ) {
    _ = write(id, 2, Array((prefix(shell, command: command) + message + "\n").utf8), &files)
  }
}
