extension ShellMachine {
  mutating func returnBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    let status = arguments.count > 1 ? Int32(arguments[1]) ?? 2 : shell.status
    while let frame = shell.frames.popLast() {
      switch frame {
      case .scope:
        unwind(frame, &shell, id)
        shell.status = status & 0xff
        return .proceed
      case .text(let progress):
        unwind(frame, &shell, id)
        if case .source = progress.kind {
          shell.status = status & 0xff
          return .proceed
        }
        if progress.kind == .script { return finish(&shell, id, status & 0xff) }
      case .input:
        shell.frames.append(frame)
        shell.status = status & 0xff
        return .proceed
      default: unwind(frame, &shell, id)
      }
    }
    shell.status = status & 0xff
    return shell.isSession ? .proceed : finish(&shell, id, status & 0xff)
  }

  mutating func sourceBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    guard arguments.count > 1, let index = index(of: id) else {
      complain(shell, id, "filename argument required", command: arguments[0], &files)
      shell.status = 2
      return .proceed
    }
    let directory = processes[index].directory
    do throws(FileError) {
      let text = try files.read(arguments[1], from: directory)
      var saved: [String]?
      if arguments.count > 2 {
        saved = shell.positional
        shell.positional = Array(arguments.dropFirst(2))
      }
      var depth = 0
      for case .text in shell.frames { depth += 1 }
      guard depth < Self.functionLimit else {
        return fail("source: maximum nesting level exceeded", &shell, id, &files)
      }
      shell.status = 0
      let parser = ShellParser(text, isFinal: true)
      shell.frames.append(
        .text(TextProgress(parser: parser, kind: .source(positional: saved))))
      return .proceed
    } catch {
      let path = arguments[1]
      let message =
        switch settings.dialect {
        case .busybox: ".: line \(shell.line): can't open '\(path)': \(error.message)"
        case .debian: ".: cannot open \(path): No such file"
        case .bash: "\(path): \(error.message)"
        }
      complain(shell, id, message, &files)
      shell.status = settings.dialect == .bash ? 1 : 2
      if settings.dialect == .bash || shell.isSession || shell.options.contains(.interactive) {
        return checkError(&shell, id)
      }
      return finish(&shell, id, 2)
    }
  }

  mutating func execBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    guard let name = arguments.first else {
      shell.status = 0
      return .proceed
    }
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    if case .failure(let error) = findProgram(name, shell.variables["PATH"], directory, files) {
      complain(shell, id, "exec: " + error.shellMessage(settings.dialect, name), &files)
      return finish(&shell, id, error.status)
    }
    for frame in shell.frames {
      if case .restore(let saved) = frame {
        for item in saved { if let target = item.target { release(target) } }
      }
    }
    let ignored = shell.traps.filter(\.action.isEmpty)
    if let index = index(of: id) {
      for trap in ignored { processes[index].ignoredSignals |= 1 << UInt64(trap.signal & 63) }
    }
    replaceProgram(id, arguments, shell.variables)
    return .replaced
  }

  mutating func commandBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var rest = arguments.dropFirst()
    if let first = rest.first, first == "-v" || first == "-V" {
      rest.removeFirst()
      shell.status = rest.isEmpty ? 1 : 0
      for name in rest { describe(name, isVerbose: first == "-V", &shell, id, &files) }
      return checkError(&shell, id)
    }
    if rest.first == "-p" || rest.first == "--" { rest.removeFirst() }
    guard !rest.isEmpty else {
      shell.status = 0
      return .proceed
    }
    return invoke(
      BuiltinCall(arguments: Array(rest), saved: [], mayBeFunction: false), &shell, id, &files)
  }

  mutating func typeBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    shell.status = 0
    for name in arguments.dropFirst() where !name.hasPrefix("-") {
      describe(name, isVerbose: true, &shell, id, &files)
    }
  }

  private mutating func describe(
    _ name: String, isVerbose: Bool, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) {
    let isBash = settings.dialect == .bash
    var text: String
    if let alias = shell.aliases[name] {
      text =
        isVerbose
        ? isBash ? "\(name) is aliased to `\(alias)'" : "\(name) is an alias for \(alias)"
        : "alias \(name)='\(alias)'"
    } else if shell.functions[name] != nil {
      text = isVerbose ? "\(name) is a \(isBash ? "" : "shell ")function" : name
    } else if Builtins.isBuiltin(name), !settings.hostCommands.contains(name) {
      let special = Builtins.isSpecial(name) && !isBash ? "special " : ""
      text = isVerbose ? "\(name) is a \(special)shell builtin" : name
    } else if let path = programPath(name, shell, id, files) {
      text = isVerbose ? "\(name) is \(path)" : path
    } else {
      shell.status = settings.dialect == .bash ? 1 : 127
      guard isVerbose else { return }
      if isBash {
        complain(shell, id, "\(name): not found", command: "type", &files)
      } else {
        _ = write(id, 1, Array("\(name): not found\n".utf8), &files)
      }
      return
    }
    text += "\n"
    _ = write(id, 1, Array(text.utf8), &files)
  }

  func programPath(
    _ name: String, _ shell: ShellState, _ id: Int, _ files: FileSystem
  ) -> String? {
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    guard
      case .success(let program) = findProgram(name, shell.variables["PATH"], directory, files)
    else { return nil }
    return UtilityTable.path(of: name, program, shell.variables["PATH"], directory, files, settings)
  }

  // MARK: wait and trap

  mutating func startWait(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int
  ) -> StepOutcome {
    shell.status = 0
    guard arguments.count > 1 else {
      let jobs = shell.backgroundJobs
      shell.backgroundJobs = []
      return waitBuiltin(jobs, ignoresStatus: true, &shell, id)
    }
    var children: [Int] = []
    for argument in arguments.dropFirst() where argument != "-n" {
      if let job = argument.utf8.first == .percent ? Int(argument.dropFirst()) : nil {
        if job >= 1, job <= shell.backgroundJobs.count {
          children.append(shell.backgroundJobs[job - 1])
        }
      } else if let child = Int(argument) {
        children.append(child)
      }
    }
    return waitBuiltin(children, ignoresStatus: false, &shell, id)
  }

  mutating func trapBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    shell.status = 0
    var rest = arguments.dropFirst()
    if rest.first == "--" || rest.first == "-p" { rest.removeFirst() }
    if rest.first == "-l" {
      let names = Signal.names.map { "\($0.number)) SIG\($0.name)" }.joined(separator: "\n")
      _ = write(id, 1, Array((names + "\n").utf8), &files)
      return
    }
    guard let action = rest.popFirst() else {
      var text = ""
      for trap in shell.traps.sorted(by: { $0.signal < $1.signal }) {
        let name = Signal(rawValue: trap.signal).name
        let full = settings.dialect == .bash && trap.signal > 0 ? "SIG" + name : name
        text += "trap -- \(ShellQuoting.singleQuoted(trap.action)) \(full)\n"
      }
      _ = write(id, 1, Array(text.utf8), &files)
      return
    }
    var names = Array(rest)
    var isReset = action == "-"
    if names.isEmpty {
      names = [action]
      isReset = true
    }
    for name in names {
      guard let signal = Signal(name: name) else {
        let message =
          settings.dialect == .bash
          ? "\(name): invalid signal specification" : "\(name): invalid signal specification"
        complain(
          shell, id, settings.dialect == .debian ? "\(name): bad trap" : message, command: "trap",
          &files)
        shell.status = 1
        continue
      }
      shell.traps.removeAll { $0.signal == signal.rawValue }
      if let index = index(of: id), signal.rawValue > 0 {
        processes[index].ignoredSignals &= ~signal.bit
        if action.isEmpty { processes[index].ignoredSignals |= signal.bit }
      }
      if !isReset { shell.traps.append(Trap(signal: signal.rawValue, action: action)) }
    }
  }

  // MARK: cd

  mutating func changeDirectory(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    guard let index = index(of: id) else { return }
    let operands = arguments.dropFirst().filter { $0 != "-P" && $0 != "-L" && $0 != "--" }
    let old = processes[index].directory
    var goal = operands.first ?? shell.variables["HOME"] ?? "/"
    let isBack = goal == "-"
    if isBack { goal = shell.variables["OLDPWD"] ?? old }
    do throws(FileError) {
      let status = try files.status(goal, from: old)
      guard status.kind == .directory else { throw .notDirectory }
      guard files.allows(status, 0o1) else { throw .permissionDenied }
      var path = FileTree.components(goal.utf8.first == .slash ? goal : old + "/" + goal)
      if files.status(path[...]) == nil { path = try files.resolve(goal, from: old) }
      let text = "/" + path.joined(separator: "/")
      processes[index].directory = text
      shell.variables.set("OLDPWD", old)
      shell.variables.set("PWD", text)
      if isBack { _ = write(id, 1, Array((text + "\n").utf8), &files) }
      shell.status = 0
    } catch {
      let message =
        switch settings.dialect {
        case .busybox: "can't cd to \(goal): \(error.message)"
        case .debian: "can't cd to \(goal)"
        case .bash: "\(goal): \(error.message)"
        }
      complain(shell, id, message, command: "cd", &files)
      shell.status = settings.dialect == .debian ? 2 : 1
    }
  }

  // MARK: read

  mutating func startRead(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = ReadProgress(names: [], isRaw: false, descriptor: 0)
    var parser = OptionParser(
      Array(arguments.dropFirst()), valued: "ptund", mixed: false)
    while let (name, value) = parser.next() {
      switch name {
      case "r": progress.isRaw = true
      case "p": progress.prompt = value ?? ""
      case "u": progress.descriptor = value.flatMap { Int($0) } ?? 0
      case "t":
        if let seconds = value.flatMap(Durations.seconds) {
          progress.deadline = now + Durations.nanoseconds(seconds)
        }
      case "s": break
      default:
        complain(shell, id, "Illegal option -\(name)", command: "read", &files)
        shell.status = 2
        return checkError(&shell, id)
      }
    }
    progress.names = parser.operands
    if !progress.prompt.isEmpty, target(id, progress.descriptor) == .machineInput {
      _ = write(id, 2, Array(progress.prompt.utf8), &files)
    }
    return readLine(progress, &shell, id, &files)
  }

  mutating func readLine(
    _ progress: ReadProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    while true {
      switch read(id, progress.descriptor, line: true, files) {
      case .blocked:
        if let deadline = progress.deadline {
          if now >= deadline {
            shell.status = settings.dialect == .bash ? 142 : 1
            return .proceed
          }
          shell.frames.append(.readLine(progress))
          return .wait(.timer(deadline))
        }
        shell.frames.append(.readLine(progress))
        return .wait(.input(descriptor: progress.descriptor))
      case .end, .failed:
        return finishRead(progress, isComplete: false, &shell, id, &files)
      case .bytes(let bytes):
        progress.text += bytes
        guard progress.text.last == .newline else { continue }
        let count = progress.text.count
        if !progress.isRaw, count > 1, progress.text[count - 2] == .backslash,
          Self.endsInOpenEscape(progress.text.dropLast())
        {
          progress.text.removeLast(2)
          continue
        }
        progress.text.removeLast()
        return finishRead(progress, isComplete: true, &shell, id, &files)
      }
    }
  }

  private static func endsInOpenEscape(_ text: ArraySlice<UInt8>) -> Bool {
    var count = 0
    for byte in text.reversed() {
      guard byte == .backslash else { break }
      count += 1
    }
    return count % 2 == 1
  }

  private mutating func finishRead(
    _ progress: ReadProgress, isComplete: Bool, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    let names = progress.names.isEmpty ? ["REPLY"] : progress.names
    let separators = shell.variables["IFS"].map { Array($0.utf8) } ?? [.space, .tab, .newline]
    let values = ReadSplitter(
      isRaw: progress.isRaw, separators: separators, keepsAll: progress.names.isEmpty
    ).split(progress.text, count: names.count)
    for (name, value) in zip(names, values) {
      _ = assign(name, String(bytes: value), &shell, id, &files)
    }
    shell.status = isComplete ? 0 : 1
    return checkError(&shell, id)
  }
}

/// Splits a line into the fields of `read`; the last takes the rest.
struct ReadSplitter {
  var isRaw: Bool
  var separators: Bytes
  var keepsAll: Bool

  func split(_ text: Bytes, count: Int) -> [Bytes] {
    let units = unescape(text)
    if keepsAll { return [units.map(\.byte)] }
    var result: [Bytes] = []
    var index = skipBlanks(units, 0)
    while result.count < count - 1, index < units.count {
      var field: Bytes = []
      while index < units.count, !isSeparator(units[index]) {
        field.append(units[index].byte)
        index += 1
      }
      result.append(field)
      index = skipBlanks(units, index)
      if index < units.count, isSeparator(units[index]), !isBlank(units[index]) {
        index = skipBlanks(units, index + 1)
      }
    }
    var end = units.count
    while end > index, isBlank(units[end - 1]), isSeparator(units[end - 1]) { end -= 1 }
    var rest = units[min(index, end)..<end].map(\.byte)
    let others = units[min(index, end)..<end].filter { isSeparator($0) }
    if others.count == 1, let last = units[min(index, end)..<end].last, isSeparator(last) {
      rest.removeLast()
    }
    result.append(rest)
    while result.count < count { result.append([]) }
    return result
  }

  private struct Unit {
    var byte: UInt8
    var isEscaped: Bool
  }

  private func unescape(_ text: Bytes) -> [Unit] {
    var result: [Unit] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if !isRaw, text[index] == .backslash, index + 1 < text.count {
        index += 1
        result.append(Unit(byte: text[index], isEscaped: true))
      } else if isRaw || text[index] != .backslash {
        result.append(Unit(byte: text[index], isEscaped: false))
      }
      index += 1
    }
    return result
  }

  private func isSeparator(_ unit: Unit) -> Bool {
    !unit.isEscaped && separators.contains(unit.byte)
  }

  private func isBlank(_ unit: Unit) -> Bool {
    isSeparator(unit) && (unit.byte.isBlank || unit.byte == .newline)
  }

  private func skipBlanks(_ units: [Unit], _ start: Int) -> Int {
    var index = start
    while index < units.count, isBlank(units[index]) { index += 1 }
    return index
  }
}
