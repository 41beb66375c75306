extension ShellMachine {
  /// Begins a command: simple ones and words go on in frames of their own.
  mutating func evaluate(
    _ command: Command, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    switch command {
    case .simple(let simple):
      shell.line = simple.line
      shell.ranSubstitution = false
      return resume(SimpleProgress(command: simple), &shell, id, &files)
    case .list(let items):
      if items.isEmpty { shell.status = 0 }
      return sequence(items, 0, &shell, id)
    case .pipeline(let commands): return startPipeline(commands, &shell, id, &files)
    case .not(let inner):
      shell.conditionDepth += 1
      shell.frames.append(.not)
      shell.frames.append(.run(inner))
    case .and(let left, let right), .or(let left, let right):
      var isAnd = false
      if case .and = command { isAnd = true }
      shell.conditionDepth += 1
      shell.frames.append(.after(right, isAnd: isAnd))
      shell.frames.append(.run(left))
    case .subshell(let body): return startSubshell(body, &shell, id, &files)
    case .choice(let condition, let then, let otherwise):
      shell.conditionDepth += 1
      shell.frames.append(.choice(then: then, otherwise: otherwise))
      shell.frames.append(.run(condition))
    case .loop(let condition, let body, let isUntil):
      startCondition(LoopNode(condition: condition, body: body, isUntil: isUntil), &shell)
    case .forEach(let name, let words, let body, let line):
      shell.line = line
      var progress = ForProgress(name: name, words: words ?? [], body: body)
      if words == nil { progress.values = shell.positional }
      shell.frames.append(.forWords(progress))
    case .match(let subject, let branches, let line):
      shell.line = line
      shell.frames.append(.matchSubject(MatchProgress(subject: subject, branches: branches)))
    case .condition(let words, let line):
      shell.line = line
      shell.frames.append(.condition(ConditionProgress(words: words)))
    case .define(let name, let body):
      shell.functions[name] = body
      shell.status = 0
    case .redirected(let inner, let redirections, let line):
      shell.frames.append(
        .redirected(RedirectedProgress(command: inner, redirections: redirections, line: line)))
    }
    return .proceed
  }

  mutating func sequence(
    _ items: [ListItem], _ index: Int, _ shell: inout ShellState, _ id: Int
  ) -> StepOutcome {
    guard index < items.count else { return .proceed }
    if index + 1 < items.count { shell.frames.append(.sequence(items, index + 1)) }
    let item = items[index]
    if item.isBackground { return startBackground(item, &shell, id) }
    shell.frames.append(.run(item.command))
    return .proceed
  }

  mutating func choose(_ then: Command, _ otherwise: Command?, _ shell: inout ShellState) {
    shell.conditionDepth -= 1
    if shell.status == 0 {
      shell.frames.append(.run(then))
    } else if let otherwise {
      shell.frames.append(.run(otherwise))
    } else {
      shell.status = 0
    }
  }

  // MARK: Loops

  func startCondition(_ node: LoopNode, _ shell: inout ShellState) {
    shell.conditionDepth += 1
    shell.frames.append(.loopCondition(node))
    shell.frames.append(.run(node.condition))
  }

  func loopCondition(_ node: LoopNode, _ shell: inout ShellState) {
    shell.conditionDepth -= 1
    if (shell.status == 0) != node.isUntil {
      shell.frames.append(.loopBody(node))
      shell.frames.append(.run(node.body))
    } else {
      shell.status = node.lastStatus
    }
  }

  mutating func resume(
    _ progress: ForProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    while progress.wordIndex < progress.words.count {
      let word = progress.words[progress.wordIndex]
      switch expandFields(word, &progress.memo, &shell, id, files) {
      case .value(let fields):
        progress.values += fields
        progress.wordIndex += 1
      case .needs(let command, let variables):
        shell.frames.append(.forWords(progress))
        return startCapture(command, variables, &shell, id, &files)
      case .failed(let message): return fail(message, &shell, id, &files)
      }
    }
    shell.status = 0
    return nextIteration(progress, &shell, id, &files)
  }

  mutating func nextIteration(
    _ progress: ForProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    guard progress.valueIndex < progress.values.count else { return .proceed }
    var progress = progress
    let value = progress.values[progress.valueIndex]
    progress.valueIndex += 1
    guard assign(progress.name, value, &shell, id, &files) else { return .exit(2) }
    let body = progress.body
    shell.frames.append(.forBody(progress))
    shell.frames.append(.run(body))
    return .proceed
  }

  /// `break` and `continue`: leaves loops up to the count.
  mutating func jump(_ count: Int, isBreak: Bool, _ shell: inout ShellState, _ id: Int) {
    var left = count
    while let frame = shell.frames.last {
      switch frame {
      case .scope, .finish, .input: return
      case .text(let progress) where progress.kind == .script: return
      case .loopCondition, .loopBody, .forBody:
        left -= 1
        if left == 0, !isBreak {
          if case .loopCondition(let node) = frame {
            shell.frames.removeLast()
            unwind(frame, &shell, id)
            shell.frames.append(.loopBody(node))
          }
          return
        }
        shell.frames.removeLast()
        unwind(frame, &shell, id)
        if left == 0 { return }
      default:
        shell.frames.removeLast()
        unwind(frame, &shell, id)
      }
    }
  }

  // MARK: case and [[ ]]

  mutating func resume(
    _ progress: MatchProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    if progress.text == nil {
      let subject = progress.subject
      switch expand(
        &progress.memo, &shell, id,
        { (expander) throws(ExpansionStop) in
          try expander.text(subject)
        })
      {
      case .value(let bytes): progress.text = Scalars.decode(bytes)
      case .needs(let command, let variables):
        shell.frames.append(.matchSubject(progress))
        return startCapture(command, variables, &shell, id, &files)
      case .failed(let message): return fail(message, &shell, id, &files)
      }
    }
    shell.status = 0
    while progress.branchIndex < progress.branches.count {
      let branch = progress.branches[progress.branchIndex]
      guard progress.patternIndex < branch.patterns.count else {
        progress.branchIndex += 1
        progress.patternIndex = 0
        continue
      }
      let word = branch.patterns[progress.patternIndex]
      switch expand(
        &progress.memo, &shell, id,
        { (expander) throws(ExpansionStop) in
          try expander.pattern(word)
        })
      {
      case .value(let pattern):
        if pattern.matches(progress.text ?? []) {
          if let body = branch.body { shell.frames.append(.run(body)) }
          return .proceed
        }
        progress.patternIndex += 1
      case .needs(let command, let variables):
        shell.frames.append(.matchSubject(progress))
        return startCapture(command, variables, &shell, id, &files)
      case .failed(let message): return fail(message, &shell, id, &files)
      }
    }
    return .proceed
  }

  mutating func resume(
    _ progress: ConditionProgress, _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var progress = progress
    while progress.index < progress.words.count {
      let word = progress.words[progress.index]
      let isPattern =
        progress.index > 0
        && ["=", "==", "!="].contains(progress.values[progress.index - 1])
      switch expand(
        &progress.memo, &shell, id,
        { (expander) throws(ExpansionStop) in
          let field = try expander.single(word)
          return isPattern ? field.pattern : field.text
        })
      {
      case .value(let bytes):
        progress.values.append(String(bytes: bytes))
        progress.index += 1
      case .needs(let command, let variables):
        shell.frames.append(.condition(progress))
        return startCapture(command, variables, &shell, id, &files)
      case .failed(let message): return fail(message, &shell, id, &files)
      }
    }
    guard let index = index(of: id) else { return .exit(2) }
    var test = TestExpression(
      arguments: progress.values, files: files, directory: processes[index].directory,
      isExtended: true)
    switch test.evaluate() {
    case .success(let isTrue): shell.status = isTrue ? 0 : 1
    case .failure(let error):
      complain(shell, id, error.message, &files)
      shell.status = 2
    }
    return checkError(&shell, id)
  }

  /// Ends the shell when `set -e` is on and the last command failed where that counts.
  mutating func checkError(_ shell: inout ShellState, _ id: Int) -> StepOutcome {
    guard shell.status != 0, shell.options.contains(.exitOnError), shell.conditionDepth == 0 else {
      return .proceed
    }
    return finish(&shell, id, shell.status)
  }
}
