extension ShellMachine {
  /// Opens one redirection on the shell's own descriptors and notes what it replaced.
  ///
  /// - Returns: whether it could be opened; the message has been written when not.
  mutating func redirect(
    _ redirection: Redirection, _ memo: inout [Bytes], _ saved: inout [SavedDescriptor],
    _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> Expanded<Bool> {
    let word = redirection.target
    switch expand(
      &memo, &shell, id,
      { (expander) throws(ExpansionStop) in
        try expander.text(word)
      })
    {
    case .value(let bytes):
      return .value(open(redirection, bytes, &saved, shell, id, &files))
    case .needs(let command, let variables): return .needs(command, variables)
    case .failed(let message): return .failed(message)
    }
  }

  private mutating func open(
    _ redirection: Redirection, _ bytes: Bytes, _ saved: inout [SavedDescriptor],
    _ shell: ShellState, _ id: Int, _ files: inout FileSystem
  ) -> Bool {
    let path = String(bytes: bytes)
    let number = redirection.descriptor
    var mode = OpenMode.read
    switch redirection.kind {
    case .text:
      let file = addFile(OpenFile(path: [], canRead: true, text: bytes))
      replace(number, with: file, &saved, id)
      return true
    case .duplicate:
      return duplicate(path, onto: number, &saved, shell, id, &files)
    case .read: mode = .read
    case .readWrite: mode = .readWrite
    case .write, .writeBoth:
      mode = .write(append: false)
      if shell.options.contains(.noClobber), redirection.kind == .write,
        files.exists(path, from: index(of: id).map { processes[$0].directory } ?? "/")
      {
        let message =
          settings.dialect == .bash
          ? "\(path): cannot overwrite existing file"
          : settings.dialect.cannotOpen(path, .exists, forWriting: true)
        complain(shell, id, message, &files)
        return false
      }
    case .append, .appendBoth: mode = .write(append: true)
    }
    do throws(FileError) {
      let target = try open(id, path, mode, &files)
      replace(number, with: target, &saved, id)
      if redirection.kind == .writeBoth || redirection.kind == .appendBoth {
        retain(target)
        replace(2, with: target, &saved, id)
      }
      return true
    } catch {
      let message = settings.dialect.cannotOpen(path, error, forWriting: mode != .read)
      complain(shell, id, message, &files)
      return false
    }
  }

  private mutating func duplicate(
    _ source: String, onto number: Int, _ saved: inout [SavedDescriptor], _ shell: ShellState,
    _ id: Int, _ files: inout FileSystem
  ) -> Bool {
    if source == "-" {
      replace(number, with: nil, &saved, id)
      return true
    }
    guard let from = Int(source), let target = target(id, from) else {
      let reason: String =
        switch settings.dialect {
        case .busybox:
          Int(source) == nil ? "bad fd number" : "dup2(\(source),\(number)): Bad file descriptor"
        case .debian: Int(source) == nil ? "Bad fd number" : "\(source): Bad file descriptor"
        case .bash: "\(source): Bad file descriptor"
        }
      complain(shell, id, reason, &files)
      return false
    }
    retain(target)
    replace(number, with: target, &saved, id)
    return true
  }

  private mutating func replace(
    _ number: Int, with target: DescriptorTarget?, _ saved: inout [SavedDescriptor], _ id: Int
  ) {
    let old = self.target(id, number)
    if !saved.contains(where: { $0.number == number }) {
      if let old { retain(old) }
      saved.append(SavedDescriptor(number: number, target: old))
    }
    setDescriptor(id, number, target)
  }

  /// Puts descriptors back as they were before redirections.
  mutating func restore(_ saved: [SavedDescriptor], _ id: Int) {
    for item in saved.reversed() { setDescriptor(id, item.number, item.target) }
  }

  mutating func resume(
    _ progress: RedirectedProgress, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    shell.line = progress.line
    while progress.index < progress.redirections.count {
      let next = progress.redirections[progress.index]
      switch redirect(next, &progress.memo, &progress.saved, &shell, id, &files) {
      case .value(true): progress.index += 1
      case .value(false):
        restore(progress.saved, id)
        shell.status = settings.dialect == .debian ? 2 : 1
        return checkError(&shell, id)
      case .needs(let inner, let variables):
        shell.frames.append(.redirected(progress))
        return startCapture(inner, variables, &shell, id, &files)
      case .failed(let message):
        restore(progress.saved, id)
        return fail(message, &shell, id, &files)
      }
    }
    shell.frames.append(.restore(progress.saved))
    shell.frames.append(.run(progress.command))
    return .proceed
  }
}
