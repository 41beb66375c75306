import Encodings

extension ShellMachine {
  mutating func runStream(_ id: Int, _ files: inout FileSystem, _ budget: inout Int) {
    guard let index = index(of: id), case .stream(var state) = processes[index].body else { return }
    processes[index].body = .launch
    for _ in 0..<64 {
      var output = FilterOutput()
      output.status = state.status
      let step = advance(&state, id, &output, files, &budget)
      state.status = output.status
      guard deliver(output, id, state.name, &files) else { return }
      switch step {
      case .proceed: break
      case .wait(let waiting): return park(id, .stream(state), waiting)
      default:
        if let queue = output.queue { return park(id, .queue(queue), .nothing) }
        guard self.index(of: id).map({ processes[$0].fullPipe != nil }) == true else {
          return end(id, status: state.status)
        }
        return park(id, .host(.finished(state.status)), .host)
      }
      if self.index(of: id).map({ processes[$0].fullPipe != nil }) ?? true || budget <= 0 { break }
      if outputSize > Self.outputLimit { break }
    }
    park(id, .stream(state), .nothing)
  }

  private mutating func park(_ id: Int, _ body: Process.Body, _ waiting: Process.Waiting) {
    guard let index = index(of: id), !processes[index].hasEnded else { return }
    processes[index].body = body
    processes[index].waiting = waiting
  }

  /// Reads the next piece and gives it to the filter.
  private mutating func advance(
    _ state: inout StreamState, _ id: Int, _ output: inout FilterOutput, _ files: FileSystem,
    _ budget: inout Int
  ) -> StepOutcome {
    budget -= 1
    guard state.position < state.operands.count else {
      state.filter.finish(&output)
      return .exit(output.status)
    }
    if let repeated = state.filter as? YesFilter {
      for _ in 0..<64 { output.write(repeated.line) }
      return .proceed
    }
    let operand = state.operands[state.position]
    if operand != "-", operand != "/dev/stdin" {
      consumeFile(operand, &state, id, &output, files, &budget)
      return afterConsuming(&state, &output)
    }
    if !state.isOpen {
      state.isOpen = true
      state.filter.begin("-", &output)
    }
    switch read(id, 0, line: false, files) {
    case .blocked: return .wait(.input(descriptor: 0))
    case .bytes(let bytes):
      budget -= bytes.count / 1024
      state.filter.consume(bytes, &output)
      if output.isDone, output.unused > 0 { giveBack(output.unused, id) }
    case .end:
      state.filter.endSource(&output)
      state.isOpen = false
      state.position += 1
    case .failed(let error):
      let reason = error == .permissionDenied ? "Bad file descriptor" : error.message
      let path = settings.dialect.isGNU ? "-: " : "read error: "
      output.write("\(state.name): \(path)\(reason)\n".utf8, to: 2)
      output.status = state.failureStatus
      state.isOpen = false
      state.position += 1
    }
    return afterConsuming(&state, &output)
  }

  private func afterConsuming(
    _ state: inout StreamState, _ output: inout FilterOutput
  ) -> StepOutcome {
    guard output.isDone else { return .proceed }
    output.isDone = false
    state.filter.finish(&output)
    return .exit(output.status)
  }

  private mutating func consumeFile(
    _ path: String, _ state: inout StreamState, _ id: Int, _ output: inout FilterOutput,
    _ files: FileSystem, _ budget: inout Int
  ) {
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    state.position += 1
    do throws(FileError) {
      let bytes = try files.read(path, from: directory)
      budget -= bytes.count / 1024
      state.filter.begin(path, &output)
      if !output.isDone { state.filter.consume(bytes, &output) }
      state.filter.endSource(&output)
    } catch {
      output.status = max(output.status, state.failureStatus)
      guard !state.isQuiet else { return }
      let text = StreamState.message(state.name, path, error, settings.dialect) + "\n"
      output.write(text.utf8, to: 2)
    }
  }

  private mutating func giveBack(_ count: Int, _ id: Int) {
    guard case .file(let file) = target(id, 0) else { return }
    openFiles[file].offset = max(0, openFiles[file].offset - count)
  }

  /// Writes what a filter produced; false when the process has ended over it.
  private mutating func deliver(
    _ output: FilterOutput, _ id: Int, _ name: String, _ files: inout FileSystem
  ) -> Bool {
    let directory = index(of: id).map { processes[$0].directory } ?? "/"
    for item in output.appends {
      do throws(FileError) {
        try files.append(item.bytes, to: item.path, from: directory, now: now)
      } catch {
        let text = "\(name): \(item.path): \(error.message)\n"
        _ = write(id, 2, Array(text.utf8), &files)
      }
    }
    for entry in output.unpacked {
      do throws(FileError) {
        try unpack(entry, &files)
      } catch {
        let text = "\(name): can't open '\(entry.name)': \(error.message)\n"
        _ = write(id, 2, Array(text.utf8), &files)
      }
    }
    for chunk in output.chunks {
      switch write(id, chunk.descriptor, chunk.bytes, &files) {
      case .written: break
      case .brokenPipe:
        end(id, status: 128 + Signal.brokenPipe.rawValue)
        return false
      case .failed(let error):
        let text = "\(name): write error: \(error.message)\n"
        _ = write(id, 2, Array(text.utf8), &files)
        end(id, status: 1)
        return false
      }
    }
    return true
  }

  private func unpack(_ entry: TarEntry, _ files: inout FileSystem) throws(FileError) {
    let folder = entry.name.split(separator: "/").dropLast().joined(separator: "/")
    try files.makeDirectory("/" + folder, parents: true, now: now)
    switch entry.kind {
    case .directory: try files.makeDirectory(entry.name, parents: true, mode: entry.mode, now: now)
    case .link:
      if files.exists(entry.name) { try files.remove(entry.name) }
      try files.makeLink(entry.name, to: entry.linkTarget, now: now)
    case .file: try files.write(entry.bytes, to: entry.name, mode: entry.mode, now: now)
    }
  }

  // MARK: tail -f

  mutating func runFollow(_ id: Int, _ files: inout FileSystem, _ budget: inout Int) {
    guard let index = index(of: id), case .follow(var state) = processes[index].body else { return }
    let directory = processes[index].directory
    processes[index].body = .launch
    var output = FilterOutput()
    var canChange = false
    for position in state.paths.indices {
      let path = state.paths[position]
      guard let status = try? files.status(path, from: directory) else {
        canChange = true
        continue
      }
      guard status.kind == .file else { continue }
      canChange = true
      if status.size < state.offsets[position] {
        output.write("tail: \(path): file truncated\n".utf8, to: 2)
        state.offsets[position] = 0
      }
      guard status.size > state.offsets[position],
        let bytes = try? files.read(path, from: directory)
      else { continue }
      if state.showsHeaders, state.lastShown != position {
        output.write("\n==> \(path) <==\n")
        state.lastShown = position
      }
      output.write(bytes[state.offsets[position]...])
      budget -= (bytes.count - state.offsets[position]) / 1024
      state.offsets[position] = bytes.count
    }
    guard deliver(output, id, "tail", &files) else { return }
    park(id, .follow(state), canChange ? .timer(now + 1_000_000_000) : .forever)
  }

  // MARK: xargs and find -exec

  mutating func runQueue(_ id: Int, _ files: inout FileSystem) {
    guard let index = index(of: id), case .queue(var queue) = processes[index].body else { return }
    processes[index].body = .launch
    if let child = queue.child {
      guard let status = reap(child) else {
        return park(id, .queue(queue), .child(child))
      }
      queue.child = nil
      note(status, &queue, id, &files)
    }
    guard queue.index < queue.commands.count else { return end(id, status: queue.status) }
    let arguments = queue.commands[queue.index]
    queue.index += 1
    let name = queue.style == .xargs ? "xargs" : "find"
    if queue.isTraced {
      _ = write(id, 2, Array((arguments.joined(separator: " ") + "\n").utf8), &files)
    }
    let process = processes[index]
    if case .failure(let error) = findProgram(
      arguments[0], process.variables["PATH"], process.directory, files)
    {
      let reason =
        error == .notFound || error == .missingFile
        ? "No such file or directory" : "Permission denied"
      let shown =
        queue.style == .find && settings.dialect.isGNU
        ? "‘\(arguments[0])’" : arguments[0]
      _ = write(id, 2, Array("\(name): \(shown): \(reason)\n".utf8), &files)
      queue.status = queue.style == .xargs ? error.status : 1
      if queue.style == .xargs { return end(id, status: queue.status) }
      return park(id, .queue(queue), .nothing)
    }
    guard let child = spawn(id, arguments: arguments, variables: process.variables, body: .launch)
    else {
      _ = write(
        id, 2, Array("\(name): can't fork: Resource temporarily unavailable\n".utf8), &files)
      return end(id, status: 1)
    }
    if queue.style == .xargs { setDescriptor(child, 0, .null) }
    queue.child = child
    park(id, .queue(queue), .child(child))
  }

  private mutating func note(
    _ status: Int32, _ queue: inout CommandQueue, _ id: Int, _ files: inout FileSystem
  ) {
    guard queue.style == .xargs, status != 0 else { return }
    if status == 255 {
      let text = "xargs: \(queue.commands[queue.index - 1][0]): exited with status 255; aborting\n"
      _ = write(id, 2, Array(text.utf8), &files)
      queue.index = queue.commands.count
      queue.status = 124
    } else if status > 128 {
      queue.status = 125
    } else {
      queue.status = 123
    }
  }
}
