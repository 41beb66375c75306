/// What an expansion came to.
enum Expanded<Value> {
  case value(Value)
  case needs(Command, Variables)
  case failed(String)
}

extension ShellMachine {
  /// Expands with the outputs of the command substitutions that ran so far.
  func expand<Value>(
    _ memo: inout [Bytes], _ shell: inout ShellState, _ id: Int,
    _ body: (inout Expander) throws(ExpansionStop) -> Value
  ) -> Expanded<Value> {
    if let captured = shell.captured {
      memo.append(captured)
      shell.captured = nil
    }
    var expander = Expander(
      variables: shell.variables, positional: shell.positional, zero: shell.zero,
      status: shell.status, processID: shell.processID, lastBackground: shell.lastBackground,
      options: shell.options, dialect: settings.dialect, memo: memo, line: shell.line, now: now)
    do throws(ExpansionStop) {
      let value = try body(&expander)
      shell.variables = expander.variables
      memo = []
      return .value(value)
    } catch {
      switch error {
      case .needs(let command): return .needs(command, expander.variables)
      case .failure(let message): return .failed(message)
      }
    }
  }

  func expandFields(
    _ word: Word, _ memo: inout [Bytes], _ shell: inout ShellState, _ id: Int,
    _ files: FileSystem
  ) -> Expanded<[String]> {
    if shell.captured == nil, memo.isEmpty, let plain = word.plainText,
      !Expander.mayMatch(plain)
    {
      return .value([String(bytes: plain)])
    }
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    return expand(&memo, &shell, id) { (expander) throws(ExpansionStop) in
      try expander.fields(word, files: files, directory: directory)
    }
  }

  /// Starts a command substitution whose output the frame below takes from `captured`.
  mutating func startCapture(
    _ command: Command, _ variables: Variables, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    shell.ranSubstitution = true
    var child = shell.subshell(running: command)
    child.variables = variables
    child.conditionDepth = 0
    let arguments = index(of: id).map { processes[$0].arguments } ?? []
    guard
      let childID = spawn(id, arguments: arguments, variables: Variables(), body: .shell(child))
    else {
      return fail("can't fork: Resource temporarily unavailable", &shell, id, &files)
    }
    let pipe = makePipe()
    setDescriptor(childID, 1, .pipeWriter(pipe))
    shell.frames.append(.capture(pipe: pipe, child: childID, []))
    return .wait(.pipe(pipe))
  }

  mutating func capture(
    _ pipe: Int, _ child: Int, _ bytes: Bytes, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    var bytes = bytes
    bytes += pipes[pipe].takeAll()
    guard bytes.count <= Expander.limit else {
      release(.pipeReader(pipe))
      return fail("output of a command substitution is too large", &shell, id, &files)
    }
    if pipes[pipe].writers > 0 {
      shell.frames.append(.capture(pipe: pipe, child: child, bytes))
      return .wait(.pipe(pipe))
    }
    guard let status = reap(child) else {
      shell.frames.append(.capture(pipe: pipe, child: child, bytes))
      return .wait(.child(child))
    }
    release(.pipeReader(pipe))
    while bytes.last == .newline { bytes.removeLast() }
    shell.captured = bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
    shell.status = status
    return .proceed
  }

  /// Reports an expansion that failed; a shell that is not interactive ends.
  mutating func fail(
    _ message: String, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    complain(shell, id, message, &files)
    let isUnset = message.hasSuffix("unbound variable") || message.hasSuffix("not set")
    shell.status = settings.dialect != .bash ? 2 : isUnset ? 127 : 1
    guard shell.isSession || shell.options.contains(.interactive) else {
      return finish(&shell, id, shell.status)
    }
    abandonLine(&shell, id)
    return .proceed
  }

  /// Forgets what an interactive shell was doing, down to where it reads commands.
  mutating func abandonLine(_ shell: inout ShellState, _ id: Int) {
    while let frame = shell.frames.last {
      if case .input = frame { break }
      shell.frames.removeLast()
      unwind(frame, &shell, id)
    }
    shell.conditionDepth = 0
    shell.captured = nil
  }

  /// Sets a variable unless it is read-only; false when it is.
  mutating func assign(
    _ name: String, _ value: String, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> Bool {
    if shell.variables.isReadOnly(name) {
      let message = settings.dialect == .bash ? "readonly variable" : "is read only"
      complain(shell, id, "\(name): \(message)", &files)
      return false
    }
    shell.variables.set(name, value, exported: shell.options.contains(.exportAll))
    return true
  }
}
