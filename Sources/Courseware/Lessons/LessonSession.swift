import APIServer
import ClusterEngine
import KubectlCommands
import ObjectModel
import ShellLanguage
import Simulation
public import Workstation

/// A lesson that is under way on a workstation: which step, what has been done, what to say.
///
/// A class because the prompt, the words and the checks after each line all move it on.
public final class LessonSession {
  /// What leads back to a step's start.
  struct StepStart {
    let checkpoint: Workstation.Checkpoint
    /// The newest line before the step; undoing it leads back to the step before.
    var undoPosition = 0
  }

  /// The lesson.
  public let loaded: LoadedLesson
  /// The machine it runs on.
  public let workstation: Workstation
  /// The language it speaks.
  public var language: Language
  /// The place of the step under way; the number of steps when all are done.
  public private(set) var stepIndex = 0
  /// Called when something happened to a step.
  public var onEvent: (LessonProgress.Event, Lesson.Step) -> Void = { _, _ in }
  var record = StepRecord()
  var latched: Set<String> = []
  var brokenGuards: Set<String> = []
  var hintRung = 0
  var shownDiagnoses: Set<String> = []
  var isAssisted = false
  var starts: [StepStart] = []
  private(set) var lastHint: String?

  var lesson: Lesson { loaded.lesson }

  /// The step under way; nil when all are done.
  public var step: Lesson.Step? {
    lesson.steps.indices.contains(stepIndex) ? lesson.steps[stepIndex] : nil
  }

  /// A session at the first step of a lesson, on a machine in the lesson's world.
  public init(_ loaded: LoadedLesson, on workstation: Workstation, language: Language) {
    self.loaded = loaded
    self.workstation = workstation
    self.language = language
    for path in loaded.lesson.setup.files {
      guard let bytes = loaded.files[path] else { continue }
      workstation.put(bytes, at: path.split(separator: "/").last.map(String.init) ?? path)
    }
    for path in loaded.lesson.setup.apply {
      guard let bytes = loaded.files[path] else { continue }
      workstation.apply(bytes)
    }
    starts = [StepStart(checkpoint: workstation.checkpoint)]
  }

  /// What stands in the prompt: lesson and step.
  public var badge: String? {
    guard step != nil else { return nil }
    return "\(lesson.id) \(stepIndex + 1)/\(lesson.steps.count)"
  }

  // MARK: Showing

  /// Shows the title and the first step.
  public func begin() {
    say("")
    say(loaded.title(language))
    showTask()
  }

  func say(_ text: String) {
    workstation.say(text)
  }

  /// Shows a text of the lesson; code and emphasis are marked for terminals.
  func show(_ markdown: String) {
    say(ProseFormatter.text(markdown, styled: workstation.terminal.isOutputTerminal))
  }

  /// Shows the step's task.
  public func showTask() {
    guard let step else { return say(Phrases.finished(language)) }
    say("")
    show("**\(Phrases.step(stepIndex + 1, of: lesson.steps.count, language))**")
    say("")
    show(loaded.text(language, step.id) ?? step.id)
    if let question = step.question { showChoices(question, step) }
    say("")
    if step.mode == .read || step.mode == .explore { say(Phrases.next(language)) }
  }

  private func showChoices(_ question: Lesson.Question, _ step: Lesson.Step) {
    say("")
    switch question {
    case .one(let choices, _), .many(let choices, _):
      for (index, choice) in choices.enumerated() {
        let text = loaded.text(language, step.id, "choice \(choice)") ?? choice
        show("\(index + 1). \(text)")
      }
      say("")
      say(Phrases.answerChoice(language))
    case .exact, .number, .fromCluster: say(Phrases.answerWord(language))
    }
  }

  // MARK: After a line

  /// Takes note of the line that was just run, and moves on when the step is done.
  public func afterLine() {
    if stepBackAfterUndo() { return }
    for command in workstation.lastCommands {
      guard let invocation = command.invocation else { continue }
      record.entries.append(
        .init(invocation: invocation, command: command, shown: workstation.lastShown))
    }
    guard let step, step.mode == .do || step.mode == .fix else { return }
    let results = evaluate(step)
    warnOfBrokenGuards(step, results)
    let isPassed = zip(step.checks, results).allSatisfy { $0.1.isMet }
    guard isPassed else { return }
    // What was seen ahead becomes the present, so that the words after the step are true.
    let delay = results.map(\.delay).max() ?? .zero
    if delay > .zero { workstation.session.advance(delay) }
    pass(isAssisted ? .assisted : .passed)
  }

  /// Whether undo went behind the start of the step; then an earlier one is under way again.
  private func stepBackAfterUndo() -> Bool {
    var index = min(stepIndex, starts.count - 1)
    guard workstation.undoPosition < starts[index].undoPosition else { return false }
    while index > 0, workstation.undoPosition < starts[index].undoPosition { index -= 1 }
    let position = starts[index].undoPosition
    enter(index)
    starts[index].undoPosition = position
    showTask()
    return true
  }

  /// The results of all checks of a step, latches included.
  func evaluate(_ step: Lesson.Step) -> [CheckResult] {
    let evaluator = CheckEvaluator(
      workstation: workstation, record: record, checks: step.checks,
      wording: CheckWording(language: language))
    return step.checks.map { check in
      if check.mode == .latch, latched.contains(check.id) {
        return CheckResult(isMet: true, detail: "")
      }
      let result = evaluator.evaluate(check)
      if check.mode == .latch, result.isMet { latched.insert(check.id) }
      return result
    }
  }

  private func warnOfBrokenGuards(_ step: Lesson.Step, _ results: [CheckResult]) {
    for (check, result) in zip(step.checks, results) where check.mode == .guard {
      if result.isMet {
        brokenGuards.remove(check.id)
      } else if brokenGuards.insert(check.id).inserted {
        say("")
        show("! " + (loaded.text(language, step.id, "fail \(check.id)") ?? result.detail))
        say("  " + Phrases.undo(language))
      }
    }
  }

  /// Ends the step and opens the next one.
  func pass(_ event: LessonProgress.Event) {
    guard let step else { return }
    onEvent(event, step)
    if let text = loaded.text(language, step.id, "pass") {
      say("")
      show((event == .skipped ? "" : "✓ ") + text)
    }
    enter(stepIndex + 1)
    if self.step == nil {
      onEvent(.finished, step)
      say("")
      say(Phrases.finished(language))
    } else {
      showTask()
    }
  }

  /// Makes a step the one under way, as if nothing had been done in it.
  func enter(_ index: Int) {
    stepIndex = index
    record = StepRecord()
    latched = []
    brokenGuards = []
    hintRung = 0
    shownDiagnoses = []
    isAssisted = false
    if index == starts.count {
      starts.append(StepStart(checkpoint: workstation.checkpoint))
    } else if index < starts.count {
      starts = Array(starts[...index])
    }
    if let last = starts.indices.last { starts[last].undoPosition = workstation.undoPosition }
    if let step { onEvent(.started, step) }
  }
}
