/// What a command name leads to.
enum Program: Sendable, Equatable {
  case host
  case utility(String)
  /// A shell script: the arguments to start it with.
  case script([String])
}

/// Why a command cannot be started.
enum ProgramError: Error, Equatable {
  case notFound
  case missingFile
  case permissionDenied
  case isDirectory
  case notExecutable

  var status: Int32 {
    switch self {
    case .notFound, .missingFile: 127
    default: 126
    }
  }

  func shellMessage(_ dialect: Dialect, _ name: String) -> String {
    switch self {
    case .notFound: dialect.notFound(name)
    case .missingFile:
      dialect == .bash ? "\(name): No such file or directory" : "\(name): not found"
    case .permissionDenied: "\(name): Permission denied"
    case .isDirectory:
      dialect == .bash ? "\(name): Is a directory" : "\(name): Permission denied"
    case .notExecutable: "\(name): cannot execute binary file: Exec format error"
    }
  }
}

extension ShellMachine {
  static let binaryDirectories: Set<String> = [
    "/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin",
  ]

  /// Whether a directly started command exists, so that a runtime can refuse the container with
  /// `executable file not found in $PATH` before it starts.
  public static func isKnownCommand(
    _ name: String, settings: MachineSettings, environment: [EnvironmentVariable] = [],
    workingDirectory: String = "/", files: FileSystem
  ) -> Bool {
    let machine = ShellMachine(
      command: [name], environment: environment, workingDirectory: workingDirectory,
      settings: settings)
    let path = environment.last { $0.name == "PATH" }?.value
    if case .success = machine.findProgram(name, path, workingDirectory, files) { return true }
    return false
  }

  func findProgram(
    _ name: String, _ path: String?, _ directory: String, _ files: FileSystem
  ) -> Result<Program, ProgramError> {
    let settings = settings
    if name.isEmpty { return .failure(.notFound) }
    if settings.hostCommands.contains(name) { return .success(.host) }
    guard name.utf8.contains(.slash) else {
      if settings.offers(name) { return .success(.utility(name)) }
      let folders = path ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
      for folder in folders.split(separator: ":") {
        let candidate = "\(folder)/\(name)"
        if settings.hostCommands.contains(candidate) { return .success(.host) }
        guard files.exists(candidate, from: directory) else { continue }
        let found = file(candidate, directory, files)
        if case .success = found { return found }
      }
      return settings.notSimulated.contains(name)
        ? .success(.utility(name)) : .failure(.notFound)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: true)
    let base = parts.last.map { String($0) } ?? ""
    let parent = String(name.dropLast(base.count + 1))
    if Self.binaryDirectories.contains(parent) {
      if settings.hostCommands.contains(base) { return .success(.host) }
      if settings.offers(base) { return .success(.utility(base)) }
      if settings.notSimulated.contains(base), !files.exists(name, from: directory) {
        return .success(.utility(base))
      }
    }
    return file(name, directory, files)
  }

  /// A file as a program: a script of a shell we have.
  private func file(
    _ path: String, _ directory: String, _ files: FileSystem
  ) -> Result<Program, ProgramError> {
    guard let status = try? files.status(path, from: directory) else {
      return .failure(.missingFile)
    }
    if status.kind == .directory { return .failure(.isDirectory) }
    guard files.canAccess(path, from: directory, 0o1) else { return .failure(.permissionDenied) }
    guard let bytes = try? files.read(path, from: directory) else {
      return .failure(.permissionDenied)
    }
    guard bytes.starts(with: Array("#!".utf8)) else {
      if bytes.prefix(256).contains(0) { return .failure(.notExecutable) }
      return .success(.script(["sh", path]))
    }
    let line = String(bytes: bytes[2...].prefix { $0 != .newline })
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      .map { String($0) }
    if words.first?.hasSuffix("/env") == true { words.removeFirst() }
    guard let interpreter = words.first else { return .success(.script(["sh", path])) }
    let base = interpreter.split(separator: "/").last.map { String($0) } ?? interpreter
    guard settings.offers(base) || settings.hostCommands.contains(base) else {
      return .failure(.missingFile)
    }
    return .success(.script([base] + words.dropFirst() + [path]))
  }

  // MARK: Starting

  /// Turns a process that was given arguments into the program they name.
  mutating func launch(_ id: Int, _ files: inout FileSystem) {
    guard let index = index(of: id) else { return }
    let process = processes[index]
    guard let name = process.arguments.first else { return end(id, status: 0) }
    switch findProgram(name, process.variables["PATH"], process.directory, files) {
    case .success(.host): launchHost(id, files)
    case .success(.utility(let utility)): launch(utility, id, &files)
    case .success(.script(let arguments)):
      processes[index].arguments = arguments + process.arguments.dropFirst()
      launch(arguments[0], id, &files)
    case .failure(let error):
      let message = error.shellMessage(settings.dialect, name)
      _ = write(id, 2, Array("\(message)\n".utf8), &files)
      end(id, status: error.status)
    }
  }

  private mutating func launchHost(_ id: Int, _ files: FileSystem) {
    if case .file = target(id, 0), case .bytes(let bytes) = read(id, 0, line: false, files) {
      let pipe = makePipe()
      pipes[pipe].buffer = bytes
      release(.pipeWriter(pipe))
      setDescriptor(id, 0, .pipeReader(pipe))
    }
    guard let index = index(of: id) else { return }
    processes[index].body = .host(.ready)
    processes[index].waiting = .host
  }

  private mutating func launch(_ utility: String, _ id: Int, _ files: inout FileSystem) {
    guard let index = index(of: id) else { return }
    if UtilityTable.shells.contains(utility) { return launchShell(id, &files) }
    let process = processes[index]
    var call = makeCall(process.arguments, id, process.variables)
    call.name = utility
    let needsTable = UtilityTable.needsProcesses.contains(utility)
    if needsTable { call.processes = settings.otherProcesses + processList }
    swap(&call.files, &files)
    let start = UtilityTable.start(&call)
    swap(&call.files, &files)
    let isAlive = finishCall(call, id, &files)
    guard isAlive else { return }
    continueUtility(start, call, id)
  }

  /// Writes what a call printed and sends the signals it asked for; false when that ended it.
  mutating func finishCall(_ call: UtilityCall, _ id: Int, _ files: inout FileSystem) -> Bool {
    for chunk in call.chunks {
      switch write(id, chunk.descriptor, chunk.bytes, &files) {
      case .written: break
      case .brokenPipe:
        end(id, status: 128 + Signal.brokenPipe.rawValue)
        return false
      case .failed(let error):
        let text = "\(call.name): write error: \(error.message)\n"
        if chunk.descriptor == 1 { _ = write(id, 2, Array(text.utf8), &files) }
      }
    }
    for item in call.signals { send(item.signal, item.processID) }
    return index(of: id).map { !processes[$0].hasEnded } ?? false
  }

  mutating func send(_ signal: Signal, _ processID: Int) {
    if index(of: processID) != nil {
      deliver(signal, to: processID, fromInside: true)
    } else if settings.otherProcesses.contains(where: { $0.processID == processID }) {
      outgoingSignals.append((processID, signal))
    }
  }

  private mutating func continueUtility(_ start: UtilityStart, _ call: UtilityCall, _ id: Int) {
    guard let index = index(of: id) else { return }
    switch start {
    case .done:
      if processes[index].fullPipe == nil { return end(id, status: call.status) }
      processes[index].body = .host(.finished(call.status))
    case .stream(let state): processes[index].body = .stream(state)
    case .follow(let state): processes[index].body = .follow(state)
    case .queue(let queue): processes[index].body = .queue(queue)
    case .sleep(let time):
      processes[index].body = .sleep
      processes[index].waiting = .timer(time)
    case .replace(let arguments, let environment):
      processes[index].variables = Variables(environment)
      processes[index].arguments = arguments
      processes[index].body = .launch
    }
  }

  func makeCall(_ arguments: [String], _ id: Int, _ variables: Variables) -> UtilityCall {
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    return UtilityCall(
      arguments: arguments, directory: directory, variables: variables, settings: settings,
      now: now)
  }

  // MARK: Shells

  private mutating func launchShell(_ id: Int, _ files: inout FileSystem) {
    guard let index = index(of: id) else { return }
    let process = processes[index]
    var arguments = process.arguments[...]
    let name = arguments.removeFirst()
    var shell = ShellState(
      zero: name, processID: id,
      variables: process.variables.reduced)
    processes[index].variables = Variables()
    var commandText: String?
    var takesText = false
    while let first = arguments.first, first.utf8.count > 1,
      first.utf8.first == .minus || first.utf8.first == .plus
    {
      arguments.removeFirst()
      if first == "--" { break }
      if first.hasPrefix("--") { continue }
      for letter in first.dropFirst() {
        switch letter {
        case "c": takesText = true
        case "o":
          if let option = arguments.popFirst().flatMap(ShellOptions.named) {
            shell.options.insert(option)
          }
        case "l": break
        default:
          if let option = ShellOptions.letter(letter) { shell.options.insert(option) }
        }
      }
    }
    if takesText {
      guard let text = arguments.popFirst() else {
        _ = write(id, 2, Array("\(name): -c requires an argument\n".utf8), &files)
        return end(id, status: 2)
      }
      commandText = text
      if let zero = arguments.popFirst() { shell.zero = zero }
    } else if let file = arguments.popFirst() {
      guard let text = readScript(file, name, id, &files) else { return }
      commandText = text
      shell.zero = file
      shell.isScriptFile = true
    }
    shell.positional = Array(arguments)
    start(&shell, commandText, id)
  }

  private mutating func start(_ shell: inout ShellState, _ text: String?, _ id: Int) {
    guard let index = index(of: id) else { return }
    if let text {
      let parser = ShellParser(Array(text.utf8), isFinal: true)
      shell.frames = [.text(TextProgress(parser: parser, kind: .script))]
    } else {
      shell.frames = [.input(InputProgress())]
      let isTerminal = target(id, 0) == .machineInput && settings.isInteractive
      if isTerminal || shell.options.contains(.interactive) {
        shell.options.insert([.interactive, .readsInput])
      }
    }
    if shell.variables["PWD"] == nil { shell.variables.set("PWD", processes[index].directory) }
    processes[index].body = .shell(shell)
  }

  private mutating func readScript(
    _ path: String, _ name: String, _ id: Int, _ files: inout FileSystem
  ) -> String? {
    guard let index = index(of: id) else { return nil }
    do throws(FileError) {
      return String(bytes: try files.read(path, from: processes[index].directory))
    } catch {
      let text: String
      switch settings.dialect {
      case .busybox: text = "\(name): can't open '\(path)': \(error.message)\n"
      case .debian: text = "\(name): 0: cannot open \(path): No such file\n"
      case .bash: text = "\(name): \(path): \(error.message)\n"
      }
      _ = write(id, 2, Array(text.utf8), &files)
      end(id, status: settings.dialect == .bash ? 127 : 2)
      return nil
    }
  }

  // MARK: Sessions

  /// Gives a session's shell a text to run; call it when the machine is idle.
  ///
  /// Lines and heredocs must be complete (`ShellParser.check`): what is open is a syntax error.
  public mutating func start(_ text: String) {
    guard let main = processes.first, case .shell(var shell) = main.body else { return }
    let parser = ShellParser(Array(text.utf8), isFinal: true, aliases: shell.aliases)
    processes[0].body = .launch
    shell.frames.append(.text(TextProgress(parser: parser, kind: .evaluation)))
    processes[0].body = .shell(shell)
    processes[0].waiting = .nothing
  }
}

extension Variables {
  /// What a new program sees: the exported variables alone.
  var reduced: Variables {
    let hasOthers = changes.contains { !$0.isExported && $0.value != nil }
    return hasOthers || !changes.isEmpty
      ? Variables(exported, randomState: randomState) : self
  }
}
