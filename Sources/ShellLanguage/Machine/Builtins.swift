/// The names the shell runs itself.
enum Builtins {
  private static let special: Set<String> = [
    ".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set",
    "shift", "trap", "unset", "source",
  ]
  private static let regular: Set<String> = [
    "alias", "cd", "command", "echo", "false", "getopts", "hash", "jobs", "kill", "let", "local",
    "printf", "pwd", "read", "test", "[", "true", "type", "umask", "unalias", "wait", "declare",
    "typeset", "builtin", "times", "ulimit", "bg", "fg", "history", "help", "shopt",
  ]
  /// Those that only bash has.
  static let bashOnly: Set<String> = ["declare", "typeset", "builtin", "shopt", "help", "history"]

  static var names: Set<String> { special.union(regular) }

  static func isSpecial(_ name: String) -> Bool { special.contains(name) }

  static func isBuiltin(_ name: String) -> Bool {
    special.contains(name) || regular.contains(name)
  }
}

extension ShellMachine {
  /// Runs a builtin; those that take time leave a frame behind.
  mutating func builtin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    let name = arguments[0]
    switch name {
    case ":", "true": shell.status = 0
    case "false": shell.status = 1
    case "break", "continue":
      let count = arguments.count > 1 ? Int(arguments[1]) ?? 0 : 1
      guard count > 0 else {
        complain(shell, id, "\(name): Illegal number: \(arguments[1])", &files)
        return finish(&shell, id, 2)
      }
      shell.status = 0
      jump(count, isBreak: name == "break", &shell, id)
      return .proceed
    case "return": return returnBuiltin(arguments, &shell, id, &files)
    case "exit":
      tellExit(shell, id, &files)
      let status = arguments.count > 1 ? Int32(arguments[1]) : shell.status
      guard let status else {
        let message = settings.dialect == .bash ? ": numeric argument required" : ""
        complain(
          shell, id,
          settings.dialect == .bash
            ? "exit: \(arguments[1])\(message)" : "exit: Illegal number: \(arguments[1])", &files)
        return finish(&shell, id, 2)
      }
      return finish(&shell, id, status & 0xff)
    case "eval":
      shell.status = 0
      let text = Array(arguments.dropFirst().joined(separator: " ").utf8)
      let parser = ShellParser(text, isFinal: true, line: shell.line)
      shell.frames.append(.text(TextProgress(parser: parser, kind: .evaluation)))
      return .proceed
    case ".", "source": return sourceBuiltin(arguments, &shell, id, &files)
    case "exec":
      return execBuiltin(Array(arguments.dropFirst()), &shell, id, &files)
    case "command", "builtin":
      return commandBuiltin(arguments, &shell, id, &files)
    case "wait": return startWait(arguments, &shell, id)
    case "read": return startRead(arguments, &shell, id, &files)
    case "cd": changeDirectory(arguments, &shell, id, &files)
    case "trap": trapBuiltin(arguments, &shell, id, &files)
    case "type": typeBuiltin(arguments, &shell, id, &files)
    case "jobs", "bg", "fg", "history", "help", "shopt", "hash", "times", "ulimit":
      return minorBuiltin(name, &shell, id, &files)
    default:
      if settings.dialect != .bash, Builtins.bashOnly.contains(name) {
        complain(shell, id, settings.dialect.notFound(name), &files)
        shell.status = 127
      } else if let outcome = variableBuiltin(arguments, &shell, id, &files) {
        return outcome
      } else {
        return runUtilityInside(arguments, &shell, id, &files)
      }
    }
    return checkError(&shell, id)
  }

  /// `echo`, `printf`, `test` and others that also exist as programs.
  private mutating func runUtilityInside(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var call = makeCall(arguments, id, shell.variables)
    call.isBuiltin = true
    if arguments[0] == "kill" {
      call.processes = settings.otherProcesses + processList
      call.jobs = shell.backgroundJobs
      call.prefix = prefix(shell)
    } else if arguments[0] != "echo" {
      call.prefix = prefix(shell)
    }
    swap(&call.files, &files)
    _ = UtilityTable.start(&call)
    swap(&call.files, &files)
    shell.status = call.status
    for chunk in call.chunks {
      switch write(id, chunk.descriptor, chunk.bytes, &files) {
      case .written: break
      case .brokenPipe: return .killed(.brokenPipe)
      case .failed(let error):
        complain(shell, id, "write error: \(error.message)", command: call.name, &files)
        shell.status = 1
      }
    }
    guard !call.signals.isEmpty else { return checkError(&shell, id) }
    return sendSignals(call.signals, &shell, id)
  }

  /// Sends the signals of `kill`; one to the shell itself is looked at here.
  private mutating func sendSignals(
    _ signals: [(processID: Int, signal: Signal)], _ shell: inout ShellState, _ id: Int
  ) -> StepOutcome {
    for item in signals {
      guard item.processID == id else {
        send(item.signal, item.processID)
        continue
      }
      let isProtected = id == mainID && settings.isFirstProcess
      if item.signal != .kill, shell.receive(item.signal) {
        if let index = index(of: id) { processes[index].pendingSignals |= item.signal.bit }
      } else if !isProtected, !item.signal.isIgnoredByDefault, item.signal.rawValue != 0,
        item.signal == .kill || !shell.traps.contains(where: { $0.signal == item.signal.rawValue })
      {
        return .killed(item.signal)
      }
    }
    return checkError(&shell, id)
  }

  private mutating func minorBuiltin(
    _ name: String, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    shell.status = 0
    switch name {
    case "jobs":
      var text = ""
      for (number, job) in shell.backgroundJobs.enumerated() {
        guard let index = index(of: job), !processes[index].hasEnded else { continue }
        let command = processes[index].arguments.joined(separator: " ")
        text += "[\(number + 1)]   Running                    \(command)\n"
      }
      _ = write(id, 1, Array(text.utf8), &files)
    case "hash", "times": break
    default:
      complain(shell, id, "\(name): not simulated here", &files)
      shell.status = 1
    }
    return checkError(&shell, id)
  }
}
