extension ShellMachine {
  /// Goes on with a simple command: words, redirections, assignments, then the command itself.
  mutating func resume(
    _ progress: SimpleProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    let command = progress.command
    while progress.wordIndex < command.words.count {
      let word = command.words[progress.wordIndex]
      switch expandFields(word, &progress.memo, &shell, id, files) {
      case .value(let fields):
        progress.fields += fields
        progress.wordIndex += 1
      case .needs(let inner, let variables):
        shell.frames.append(.simple(progress))
        return startCapture(inner, variables, &shell, id, &files)
      case .failed(let message): return fail(progress, message, &shell, id, &files)
      }
    }
    while progress.redirectionIndex < command.redirections.count {
      let redirection = command.redirections[progress.redirectionIndex]
      switch redirect(redirection, &progress.memo, &progress.saved, &shell, id, &files) {
      case .value(true): progress.redirectionIndex += 1
      case .value(false):
        restore(progress.saved, id)
        shell.status = settings.dialect == .debian ? 2 : 1
        return checkError(&shell, id)
      case .needs(let inner, let variables):
        shell.frames.append(.simple(progress))
        return startCapture(inner, variables, &shell, id, &files)
      case .failed(let message): return fail(progress, message, &shell, id, &files)
      }
    }
    while progress.assignmentIndex < command.assignments.count {
      let assignment = command.assignments[progress.assignmentIndex]
      switch expand(
        &progress.memo, &shell, id,
        { (expander) throws(ExpansionStop) in
          try expander.text(assignment.value)
        })
      {
      case .value(let bytes):
        var value = String(bytes: bytes)
        if assignment.appends { value = (shell.variables[assignment.name] ?? "") + value }
        progress.assignmentIndex += 1
        progress.values.append(value)
        if progress.fields.isEmpty {
          guard assign(assignment.name, value, &shell, id, &files) else {
            return fail(progress, nil, &shell, id, &files)
          }
        }
      case .needs(let inner, let variables):
        shell.frames.append(.simple(progress))
        return startCapture(inner, variables, &shell, id, &files)
      case .failed(let message): return fail(progress, message, &shell, id, &files)
      }
    }
    return dispatch(progress, &shell, id, &files)
  }

  private mutating func fail(
    _ progress: SimpleProgress, _ message: String?, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    restore(progress.saved, id)
    if let message { return fail(message, &shell, id, &files) }
    shell.status = settings.dialect == .bash ? 1 : 2
    if shell.isSession || shell.options.contains(.interactive) { return .proceed }
    return finish(&shell, id, shell.status)
  }

  private mutating func dispatch(
    _ progress: SimpleProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    if shell.options.contains(.trace) { trace(progress, shell, id, &files) }
    guard let name = progress.fields.first else {
      restore(progress.saved, id)
      if !shell.ranSubstitution { shell.status = 0 }
      return checkError(&shell, id)
    }
    var call = BuiltinCall(arguments: progress.fields, saved: progress.saved, mayBeFunction: true)
    for (assignment, value) in zip(progress.command.assignments, progress.values) {
      call.assignments.append((assignment.name, value))
    }
    if name == "let", settings.dialect == .debian { return startProgram(call, &shell, id, &files) }
    if name == "exec", progress.fields.count == 1 {
      for item in progress.saved { if let target = item.target { release(target) } }
      shell.status = 0
      return .proceed
    }
    return invoke(call, &shell, id, &files)
  }

  /// Runs a function, a builtin or a program with descriptors that are set up.
  mutating func invoke(
    _ call: BuiltinCall, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    let name = call.arguments[0]
    if call.mayBeFunction, let body = shell.functions[name] {
      return callFunction(body, call, &shell, id, &files)
    }
    let settings = settings
    if settings.hostCommands.contains(name) {
      return startProgram(call, &shell, id, &files)
    }
    guard Builtins.isBuiltin(name) else { return startProgram(call, &shell, id, &files) }
    let isSpecial = Builtins.isSpecial(name)
    var previous: [(name: String, entry: Variables.Entry?)] = []
    for assignment in call.assignments {
      if !isSpecial { previous.append((assignment.name, shell.variables.entry(assignment.name))) }
      shell.variables.set(assignment.name, assignment.value, exported: !isSpecial || name == "exec")
    }
    if !call.saved.isEmpty { shell.frames.append(.restore(call.saved)) }
    if !previous.isEmpty { shell.frames.append(.restoreVariables(previous)) }
    return builtin(call.arguments, &shell, id, &files)
  }

  private mutating func callFunction(
    _ body: Command, _ call: BuiltinCall, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    var depth = 0
    for case .scope in shell.frames { depth += 1 }
    guard depth < Self.functionLimit else {
      restore(call.saved, id)
      return fail(
        "\(call.arguments[0]): maximum function nesting level exceeded (\(Self.functionLimit))",
        &shell, id, &files)
    }
    if !call.saved.isEmpty { shell.frames.append(.restore(call.saved)) }
    var scope = FunctionScope(positional: shell.positional)
    for assignment in call.assignments {
      scope.locals.append((assignment.name, shell.variables.entry(assignment.name)))
      shell.variables.set(assignment.name, assignment.value, exported: true)
    }
    shell.positional = Array(call.arguments.dropFirst())
    shell.frames.append(.scope(scope))
    shell.frames.append(.run(body))
    return .proceed
  }

  private mutating func trace(
    _ progress: SimpleProgress, _ shell: ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    var words: [String] = []
    for (assignment, value) in zip(progress.command.assignments, progress.values) {
      words.append("\(assignment.name)=\(Self.quoteForTrace(value))")
    }
    let isRaw = settings.dialect == .debian
    words += progress.fields.map { isRaw ? $0 : Self.quoteForTrace($0) }
    let mark = shell.variables["PS4"] ?? "+ "
    _ = write(id, 2, Array((mark + words.joined(separator: " ") + "\n").utf8), &files)
  }

  private static func quoteForTrace(_ text: String) -> String {
    if text.isEmpty { return "''" }
    let isPlain = text.utf8.allSatisfy { $0.isName || "-./:=,+%@~".utf8.contains($0) || $0 > 127 }
    return isPlain ? text : ShellQuoting.singleQuoted(text)
  }
}

/// A command about to run in the shell itself.
struct BuiltinCall: Sendable {
  var arguments: [String]
  var assignments: [(name: String, value: String)] = []
  var saved: [SavedDescriptor]
  var mayBeFunction: Bool
}

enum ShellQuoting {
  /// The text in single quotes that a shell reads back as it was.
  static func singleQuoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" {
        result += "'\\''"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
