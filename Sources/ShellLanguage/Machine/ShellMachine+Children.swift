extension ShellMachine {
  mutating func startPipeline(
    _ commands: [Command], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var children: [Int] = []
    var previous: Int?
    for (position, command) in commands.enumerated() {
      let isLast = position == commands.count - 1
      let child = shell.subshell(running: command)
      let arguments = index(of: id).map { processes[$0].arguments } ?? []
      guard
        let childID = spawn(id, arguments: arguments, variables: Variables(), body: .shell(child))
      else {
        if let previous { release(.pipeReader(previous)) }
        return fail("can't fork: Resource temporarily unavailable", &shell, id, &files)
      }
      if let previous { setDescriptor(childID, 0, .pipeReader(previous)) }
      if !isLast {
        let pipe = makePipe()
        setDescriptor(childID, 1, .pipeWriter(pipe))
        previous = pipe
      }
      children.append(childID)
    }
    shell.frames.append(.waitForeground(children, failure: 0))
    return .wait(.child(children[0]))
  }

  mutating func startSubshell(
    _ body: Command, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    let child = shell.subshell(running: body)
    if canReplace(shell, id) {
      shell = child
      return .proceed
    }
    let arguments = index(of: id).map { processes[$0].arguments } ?? []
    guard
      let childID = spawn(id, arguments: arguments, variables: Variables(), body: .shell(child))
    else {
      return fail("can't fork: Resource temporarily unavailable", &shell, id, &files)
    }
    shell.frames.append(.waitForeground([childID], failure: 0))
    return .wait(.child(childID))
  }

  mutating func startBackground(
    _ item: ListItem, _ shell: inout ShellState, _ id: Int
  ) -> StepOutcome {
    let child = shell.subshell(running: item.command)
    let arguments = index(of: id).map { processes[$0].arguments } ?? []
    guard
      let childID = spawn(
        id, arguments: arguments, variables: Variables(), body: .shell(child), isBackground: true)
    else {
      shell.status = 2
      return .proceed
    }
    if let index = index(of: childID) {
      processes[index].ignoredSignals |= Signal.interrupt.bit | Signal.quit.bit
      if processes[index].descriptors.first(where: { $0.number == 0 })?.target == .machineInput {
        setDescriptor(childID, 0, .null)
      }
    }
    shell.lastBackground = childID
    shell.backgroundJobs.append(childID)
    if shell.backgroundJobs.count > 256 { shell.backgroundJobs.removeFirst() }
    shell.status = 0
    return .proceed
  }

  /// Collects the statuses of a pipeline, first to last.
  mutating func waitForeground(
    _ children: [Int], _ failure: Int32, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    var left = children[...]
    var failure = failure
    while let child = left.first {
      let signal = index(of: child).flatMap { processes[$0].endingSignal }
      guard let status = reap(child) else {
        shell.frames.append(.waitForeground(Array(left), failure: failure))
        return .wait(.child(child))
      }
      shell.status = status
      if status != 0 { failure = status }
      if let text = signal?.description, settings.dialect != .bash || shell.isSession {
        _ = write(id, 2, Array((text + "\n").utf8), &files)
      }
      left.removeFirst()
    }
    if shell.options.contains(.pipeFailure), failure != 0 { shell.status = failure }
    return checkError(&shell, id)
  }

  mutating func waitBuiltin(
    _ children: [Int], ignoresStatus: Bool, _ shell: inout ShellState, _ id: Int
  ) -> StepOutcome {
    var left = children[...]
    while let child = left.first {
      if let known = finishedChildren.firstIndex(where: { $0.parent == id && $0.child == child }) {
        shell.status = finishedChildren.remove(at: known).status
      } else if let status = reap(child) {
        shell.status = status
      } else {
        shell.frames.append(.waitBuiltin(Array(left), ignoresStatus: ignoresStatus))
        return .wait(.child(child))
      }
      shell.backgroundJobs.removeAll { $0 == child }
      left.removeFirst()
    }
    if ignoresStatus { shell.status = 0 }
    return checkError(&shell, id)
  }

  /// Whether the next program may take the shell's place, because the shell would only wait.
  func canReplace(_ shell: ShellState, _ id: Int) -> Bool {
    guard !shell.isSession, !shell.options.contains(.interactive), !shell.isExiting,
      !shell.traps.contains(where: { !$0.action.isEmpty })
    else { return false }
    return shell.frames.allSatisfy { frame in
      if case .text(let progress) = frame, progress.kind == .script {
        return progress.isExhausted
      }
      return false
    }
  }

  // MARK: Programs

  /// Starts a program as a child, or in the shell's place when nothing is left to do after it.
  mutating func startProgram(
    _ call: BuiltinCall, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var variables = shell.variables
    for assignment in call.assignments {
      variables.set(assignment.name, assignment.value, exported: true)
    }
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    if case .failure(let error) = findProgram(
      call.arguments[0], variables["PATH"], directory, files)
    {
      complain(shell, id, error.shellMessage(settings.dialect, call.arguments[0]), &files)
      restore(call.saved, id)
      shell.status = error.status
      return checkError(&shell, id)
    }
    if canReplace(shell, id) {
      for item in call.saved { if let target = item.target { release(target) } }
      replaceProgram(id, call.arguments, variables)
      return .replaced
    }
    let child = spawn(id, arguments: call.arguments, variables: variables, body: .launch)
    restore(call.saved, id)
    guard let child else {
      return fail("can't fork: Resource temporarily unavailable", &shell, id, &files)
    }
    shell.frames.append(.waitForeground([child], failure: 0))
    return .wait(.child(child))
  }

  mutating func replaceProgram(_ id: Int, _ arguments: [String], _ variables: Variables) {
    guard let index = index(of: id) else { return }
    processes[index].arguments = arguments
    processes[index].variables = variables
    processes[index].body = .launch
    processes[index].waiting = .nothing
  }

  // MARK: Commands from text and from input

  /// Runs the next command of a text, and drops the text when it is used up.
  mutating func nextCommand(
    _ progress: TextProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    progress.parser.aliases = shell.aliases
    let parsed: Result<Command?, ParseProblem>
    do throws(ParseProblem) {
      parsed = .success(try progress.parser.nextCommand())
    } catch {
      parsed = .failure(error)
    }
    switch parsed {
    case .success(nil):
      unwind(.text(progress), &shell, id)
      return .proceed
    case .success(let command?):
      if shell.options.contains(.noExecute) {
        shell.frames.append(.text(progress))
        return .proceed
      }
      shell.frames.append(.text(progress))
      shell.frames.append(.run(command))
      return .proceed
    case .failure(let problem):
      reportSyntax(problem, progress.parser, &shell, id, &files)
      unwind(.text(progress), &shell, id)
      shell.status = settings.dialect == .bash && progress.kind != .script ? 1 : 2
      if shell.isSession || shell.options.contains(.interactive) {
        abandonLine(&shell, id)
        return .proceed
      }
      return finish(&shell, id, shell.status)
    }
  }

  mutating func reportSyntax(
    _ problem: ParseProblem, _ parser: ShellParser, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) {
    guard case .invalid(let error) = problem else { return }
    shell.line = error.line
    let dialect = settings.dialect
    guard dialect == .bash else {
      return complain(shell, id, dialect.syntaxMessage(error), &files)
    }
    let isAsking = shell.isSession || shell.options.contains(.interactive)
    let place = isAsking ? "" : shell.isScriptFile ? "" : "-c: "
    let start = "\(shell.zero): \(place)" + (isAsking ? "" : "line \(error.line): ")
    var text = start + dialect.syntaxMessage(error) + "\n"
    if !isAsking, error.detail == nil, error.token != "end of file" {
      let lines = parser.source.split(separator: .newline, omittingEmptySubsequences: false)
      if error.line <= lines.count {
        text += start + "`" + String(bytes: lines[error.line - 1]) + "'\n"
      }
    }
    _ = write(id, 2, Array(text.utf8), &files)
  }

  /// An interactive bash says that it ends.
  mutating func tellExit(_ shell: ShellState, _ id: Int, _ files: inout FileSystem) {
    guard settings.dialect == .bash, shell.options.contains(.interactive) else { return }
    _ = write(id, 2, Array("exit\n".utf8), &files)
  }

  /// Reads and runs commands from standard input, asking for them when that is a terminal.
  mutating func nextInput(
    _ progress: InputProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    let isAsking = shell.options.contains(.interactive)
    if progress.text.isEmpty || progress.isContinued {
      if isAsking, !progress.hasPrompted { prompt(shell, id, progress.isContinued, &files) }
      progress.hasPrompted = true
      switch read(id, 0, line: true, files) {
      case .blocked:
        shell.frames.append(.input(progress))
        return .wait(.input(descriptor: 0))
      case .bytes(let bytes):
        progress.text += bytes
        progress.hasPrompted = false
      case .end, .failed:
        if !progress.isContinued {
          tellExit(shell, id, &files)
          return finish(&shell, id, shell.status)
        }
        progress.isAtEnd = true
      }
    }
    var parser = ShellParser(progress.text, isFinal: progress.isAtEnd, aliases: shell.aliases)
    do throws(ParseProblem) {
      let command = try parser.nextCommand()
      var rest = InputProgress()
      rest.isAtEnd = progress.isAtEnd
      rest.text = Array(parser.source[min(parser.position, parser.source.count)...])
      shell.frames.append(.input(rest))
      if let command { shell.frames.append(.run(command)) }
    } catch {
      if case .incomplete = error, progress.text.count < Expander.limit {
        progress.isContinued = true
        shell.frames.append(.input(progress))
        return .proceed
      }
      reportSyntax(error, parser, &shell, id, &files)
      shell.status = 2
      if !isAsking { return finish(&shell, id, 2) }
      shell.frames.append(.input(InputProgress()))
    }
    return .proceed
  }

  private mutating func prompt(
    _ shell: ShellState, _ id: Int, _ isContinued: Bool, _ files: inout FileSystem
  ) {
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    let text =
      isContinued
      ? shell.variables["PS2"] ?? "> "
      : promptText(shell.variables["PS1"] ?? settings.prompt, directory, shell)
    let number = settings.dialect == .busybox ? 1 : 2
    _ = write(id, number, Array(text.utf8), &files)
  }

  /// A prompt with `\w`, `\W`, `\u`, `\h`, `\H`, `\$`, `\n` and `\s` filled in.
  private func promptText(_ format: String, _ directory: String, _ shell: ShellState) -> String {
    let settings = settings
    var result = ""
    var isEscaped = false
    for scalar in format.unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" { isEscaped = true } else { result.unicodeScalars.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "w", "W":
        var path = directory
        if let home = shell.variables["HOME"], home != "/", home != "",
          path == home || path.hasPrefix(home + "/")
        {
          path = "~" + path.dropFirst(home.count)
        }
        let last = path.split(separator: "/").last.map { String($0) }
        result += scalar == "w" ? path : last ?? path
      case "u": result += settings.user
      case "h": result += settings.hostname.prefix { $0 != "." }
      case "H": result += settings.hostname
      case "$": result += settings.userID == 0 ? "#" : "$"
      case "n": result += "\n"
      case "e": result += "\u{1b}"
      case "s": result += shell.zero
      case "[", "]": break
      default:
        result += "\\"
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
