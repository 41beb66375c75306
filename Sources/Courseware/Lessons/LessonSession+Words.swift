import ClusterEngine
import Simulation
import Workstation

extension LessonSession {
  /// Does what a tutor's word says; nil when it is none.
  public func run(_ line: String) -> Int32? {
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
    let argument = parts.count > 1 ? String(parts[1]).trimmingBlanks() : ""
    switch parts.first {
    case "task": showTask()
    case "check", "why": showChecks()
    case "hint": showHint()
    case "next": return next()
    case "skip": skip()
    case "reset": reset()
    case "jump": return jump(argument)
    case "solution": showSolution()
    case "recap": showRecap()
    case "quiz", "answer": return answer(argument)
    case "lang": return switchLanguage(argument)
    default: return nil
    }
    return 0
  }

  /// An answer typed without a word: only in a quiz, and only what could be one.
  public func intercepts(_ line: String) -> Bool {
    guard let step, let question = step.question else { return false }
    let text = line.trimmingBlanks()
    switch question {
    case .one(let choices, _), .many(let choices, _):
      return text.split(whereSeparator: { $0 == " " || $0 == "," })
        .allSatisfy { choices.contains(String($0)) || choices.indices.contains((Int($0) ?? 0) - 1) }
        && !text.isEmpty
    case .exact, .number, .fromCluster:
      return !text.isEmpty && !text.contains(" ") && !text.hasPrefix(":")
        && !workstation.isCommand(text)
    }
  }

  private func next() -> Int32 {
    guard let step else {
      say(Phrases.finished(language))
      return 0
    }
    guard step.mode == .read || step.mode == .explore else {
      say(Phrases.notYet(language))
      return 1
    }
    pass(.passed)
    return 0
  }

  /// Leaves a step out: a task is done silently in the way of its first solution, from its true
  /// start, so that the next step finds what it needs.
  private func skip() {
    guard let step else { return say(Phrases.finished(language)) }
    guard !step.solutions.isEmpty else { return pass(.skipped) }
    onEvent(.skipped, step)
    let next = stepIndex + 1
    go(to: next)
    say(Phrases.skipped(language))
    if self.step == nil { onEvent(.finished, step) }
    showTask()
  }

  private func showChecks() {
    guard let step else { return say(Phrases.finished(language)) }
    guard !step.checks.isEmpty else { return say(Phrases.nothingToCheck(language)) }
    for (check, result) in zip(step.checks, evaluate(step)) {
      if result.isMet, result.delay > .zero {
        say("… \(check.id) \(Phrases.soon(language))")
      } else if result.isMet {
        say("✓ \(check.id)")
      } else {
        let words = loaded.text(language, step.id, "fail \(check.id)")
        show("✗ \(check.id): " + (words ?? result.detail))
        if words != nil, !result.detail.isEmpty { say("  (\(result.detail))") }
      }
    }
  }

  /// The hint to give now: one diagnosed from the state, or the next rung of the ladder.
  func chooseHint() -> Lesson.Hint? {
    guard let step else { return nil }
    // A diagnosis is said once; who asks again gets the ladder.
    if let diagnosed = diagnosedHint(step), shownDiagnoses.insert(diagnosed.id).inserted {
      return diagnosed
    }
    let ladder = step.hints.filter { $0.diagnosis == nil }
    guard !ladder.isEmpty else { return nil }
    defer { hintRung = min(hintRung + 1, ladder.count - 1) }
    return ladder[min(hintRung, ladder.count - 1)]
  }

  func diagnosedHint(_ step: Lesson.Step) -> Lesson.Hint? {
    let results = evaluate(step)
    let evaluator = CheckEvaluator(workstation: workstation, record: record, checks: step.checks)
    return step.hints.first { hint in
      guard let diagnosis = hint.diagnosis,
        let place = step.checks.firstIndex(where: { $0.id == diagnosis.fails }),
        !results[place].isMet
      else { return false }
      guard let condition = diagnosis.condition else { return true }
      return evaluator.evaluate(condition, in: workstation.session.cluster).isMet
    }
  }

  private func showHint() {
    guard let step, let hint = chooseHint() else { return say(Phrases.noHint(language)) }
    show(loaded.text(language, step.id, "hint \(hint.id)") ?? hint.id)
    let isLast = hint.id == step.hints.last { $0.diagnosis == nil }?.id
    if isLast { say(Phrases.solution(language)) }
  }

  private func showSolution() {
    guard let step, let solution = step.solutions.first else {
      return say(Phrases.noSolution(language))
    }
    isAssisted = true
    for input in solution.input {
      switch input {
      case .line(let line): say("  \(line)")
      case .paste(let path):
        let text = loaded.files[path].map { String(decoding: $0, as: UTF8.self) } ?? ""
        for line in text.split(separator: "\n") { say("  \(line)") }
      case .key: say("  (Ctrl-D)")
      }
    }
  }

  /// Goes back to the true start of the step under way.
  private func reset() {
    guard step != nil else { return say(Phrases.finished(language)) }
    workstation.restore(starts[stepIndex].checkpoint)
    enter(stepIndex)
    showTask()
  }

  private func jump(_ argument: String) -> Int32 {
    let wanted = Int(argument).map { $0 - 1 } ?? lesson.steps.firstIndex { $0.id == argument }
    guard let wanted, lesson.steps.indices.contains(wanted) else {
      let ids = lesson.steps.map(\.id).joined(separator: ", ")
      workstation.report(":jump STEP, by number or name: \(ids)")
      return 2
    }
    go(to: wanted)
    showTask()
    return 0
  }

  /// Makes a step's true start the present: an earlier one from memory, a later one by solving the
  /// steps before it.
  func go(to index: Int) {
    if index < starts.count {
      workstation.restore(starts[index].checkpoint)
    } else {
      workstation.restore(starts[starts.count - 1].checkpoint)
      for place in (starts.count - 1)..<index {
        if let solution = lesson.steps[place].solutions.first {
          LessonTyping(loaded: loaded, workstation: workstation).type(solution, silently: true)
          settle(lesson.steps[place])
        }
        starts.append(StepStart(checkpoint: workstation.checkpoint))
      }
      workstation.restore(workstation.checkpoint)
    }
    enter(index)
  }

  /// Lets the time pass that a step's checks may still take, as a learner's reading would.
  func settle(_ step: Lesson.Step) {
    let spans = step.checks.compactMap(\.within)
    if let longest = spans.max() { workstation.session.advance(longest) }
  }

  private func showRecap() {
    guard let last = lesson.steps.last else { return }
    show(loaded.text(language, last.id) ?? "")
  }

  private func switchLanguage(_ name: String) -> Int32 {
    guard let chosen = Language(named: name) else {
      workstation.report(":lang en or :lang zh")
      return 2
    }
    language = chosen
    showTask()
    return 0
  }
}
