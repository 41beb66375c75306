/// How a write went.
enum WriteResult: Equatable {
  case written
  case brokenPipe
  case failed(FileError)
}

/// What a read gave.
enum ReadResult {
  case bytes(Bytes)
  case blocked
  case end
  case failed(FileError)
}

extension ShellMachine {
  func target(_ id: Int, _ number: Int) -> DescriptorTarget? {
    guard let index = index(of: id) else { return nil }
    return processes[index].descriptors.first { $0.number == number }?.target
  }

  mutating func write(
    _ id: Int, _ number: Int, _ bytes: Bytes, _ files: inout FileSystem
  ) -> WriteResult {
    guard !bytes.isEmpty else { return .written }
    switch target(id, number) {
    case .machineOutput: emit(1, bytes)
    case .machineError: emit(2, bytes)
    case .pipeWriter(let pipe):
      guard pipes[pipe].readers > 0 else { return .brokenPipe }
      pipes[pipe].buffer += bytes
      if pipes[pipe].count >= Pipe.capacity, let index = index(of: id) {
        processes[index].fullPipe = pipe
      }
    case .file(let file):
      guard openFiles[file].canWrite else { return .failed(.permissionDenied) }
      let offset = openFiles[file].appends ? nil : openFiles[file].offset
      do throws(FileError) {
        openFiles[file].offset = try files.store(
          bytes, openFiles[file].path, at: offset, now: now)
      } catch {
        return .failed(error)
      }
    case .null: break
    case .machineInput, .pipeReader, nil: return .failed(.permissionDenied)
    }
    return .written
  }

  mutating func read(
    _ id: Int, _ number: Int, line: Bool, _ files: FileSystem
  ) -> ReadResult {
    switch target(id, number) {
    case .machineInput:
      let result = Self.read(&input, line: line)
      // On a terminal Ctrl-D ends one read, not all that come after.
      if case .end = result, settings.isInteractive { reopenInput() }
      return result
    case .pipeReader(let pipe): return Self.read(&pipes[pipe], line: line)
    case .file(let file):
      let data: Bytes
      if let text = openFiles[file].text {
        data = text
      } else {
        guard let status = files.status(openFiles[file].path[...]) else { return .end }
        if status.kind == .directory { return .failed(.isDirectory) }
        data = (try? files.bytes(openFiles[file].path)) ?? []
      }
      let start = openFiles[file].offset
      guard start < data.count else { return .end }
      var end = data.count
      if line, let newline = data[start...].firstIndex(of: .newline) { end = newline + 1 }
      openFiles[file].offset = end
      return .bytes(start == 0 && end == data.count ? data : Array(data[start..<end]))
    case .null: return .end
    case .machineOutput, .machineError, .pipeWriter, nil: return .failed(.permissionDenied)
    }
  }

  private static func read(_ pipe: inout Pipe, line: Bool) -> ReadResult {
    guard pipe.count > 0 else { return pipe.writers == 0 ? .end : .blocked }
    guard line else { return .bytes(pipe.takeAll()) }
    if let newline = pipe.buffer[pipe.start...].firstIndex(of: .newline) {
      return .bytes(pipe.take(newline + 1 - pipe.start))
    }
    return pipe.writers == 0 ? .bytes(pipe.takeAll()) : .blocked
  }

  // MARK: Counting references

  mutating func retain(_ target: DescriptorTarget) {
    switch target {
    case .pipeReader(let pipe): pipes[pipe].readers += 1
    case .pipeWriter(let pipe): pipes[pipe].writers += 1
    case .file(let file): openFiles[file].references += 1
    default: break
    }
  }

  mutating func release(_ target: DescriptorTarget) {
    switch target {
    case .pipeReader(let pipe):
      pipes[pipe].readers -= 1
      if pipes[pipe].isFree { pipes[pipe] = Pipe() }
    case .pipeWriter(let pipe):
      pipes[pipe].writers -= 1
      if pipes[pipe].isFree { pipes[pipe] = Pipe() }
    case .file(let file):
      openFiles[file].references -= 1
      if openFiles[file].references == 0 { openFiles[file].text = nil }
    default: break
    }
  }

  /// A new pipe with one reader and one writer counted.
  mutating func makePipe() -> Int {
    let pipe = Pipe(readers: 1, writers: 1)
    if let free = pipes.firstIndex(where: \.isFree) {
      pipes[free] = pipe
      return free
    }
    pipes.append(pipe)
    return pipes.count - 1
  }

  mutating func addFile(_ file: OpenFile) -> DescriptorTarget {
    if let free = openFiles.firstIndex(where: { $0.references == 0 }) {
      openFiles[free] = file
      return .file(free)
    }
    openFiles.append(file)
    return .file(openFiles.count - 1)
  }

  /// Points a descriptor at a target whose reference has been counted; nil closes it.
  mutating func setDescriptor(_ id: Int, _ number: Int, _ target: DescriptorTarget?) {
    guard let index = index(of: id) else { return }
    if let old = processes[index].descriptors.firstIndex(where: { $0.number == number }) {
      release(processes[index].descriptors[old].target)
      if let target {
        processes[index].descriptors[old].target = target
      } else {
        processes[index].descriptors.remove(at: old)
      }
    } else if let target {
      processes[index].descriptors.append(Descriptor(number: number, target: target))
    }
  }

  // MARK: Opening

  enum OpenMode: Equatable {
    case read
    case write(append: Bool)
    case readWrite
  }

  /// Opens a path for a process; the names under `/dev` lead to the machine's own streams.
  mutating func open(
    _ id: Int, _ path: String, _ mode: OpenMode, _ files: inout FileSystem
  ) throws(FileError) -> DescriptorTarget {
    guard let index = index(of: id) else { throw .notFound }
    let directory = processes[index].directory
    if let special = special(id, path) { return special }
    let parts = try files.resolve(path, from: directory)
    if parts.first == "dev" || parts.first == "proc",
      let special = special(id, "/" + parts.joined(separator: "/"))
    {
      return special
    }
    if mode == .read {
      guard let status = files.status(parts[...]) else { throw .notFound }
      guard files.allows(status, 0o4) else { throw .permissionDenied }
      if status.kind == .device { return .null }
      return addFile(OpenFile(path: parts, canRead: true))
    }
    if mode == .readWrite {
      try files.open(parts, truncate: false, mode: 0o644, now: now)
      return addFile(OpenFile(path: parts, canRead: true, canWrite: true))
    }
    let appends = mode == .write(append: true)
    try files.open(parts, truncate: !appends, mode: 0o644, now: now)
    if files.status(parts[...])?.kind == .device { return .null }
    return addFile(OpenFile(path: parts, appends: appends, canWrite: true))
  }

  /// The target behind a name such as `/dev/stdout`, its reference counted.
  private mutating func special(_ id: Int, _ path: String) -> DescriptorTarget? {
    var target: DescriptorTarget?
    switch path {
    case "/dev/null": return .null
    case "/dev/stdin": target = self.target(id, 0)
    case "/dev/stdout": target = self.target(id, 1)
    case "/dev/stderr": target = self.target(id, 2)
    case "/dev/tty", "/proc/1/fd/1": return .machineOutput
    case "/proc/1/fd/2": return .machineError
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        target = Int(path.dropFirst(prefix.utf8.count)).flatMap { self.target(id, $0) }
      }
    }
    if let target { retain(target) }
    return target
  }
}
