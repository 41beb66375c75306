import ObjectModel
import TextColumns

/// What can be told of a lesson without running it: ids, translations, widths, order of teaching.
public struct LessonLint {
  /// The widest line of prose, in terminal columns.
  static let width = 72

  let loaded: LoadedLesson
  private var findings: [LessonTester.Finding] = []
  var lesson: Lesson { loaded.lesson }

  private init(_ loaded: LoadedLesson) {
    self.loaded = loaded
  }

  /// Everything that is wrong with a lesson.
  public static func lint(_ loaded: LoadedLesson) -> [LessonTester.Finding] {
    var lint = LessonLint(loaded)
    lint.checkSteps()
    for language in Language.allCases { lint.checkProse(language) }
    lint.checkTranslation()
    lint.checkCommands()
    return lint.findings
  }

  mutating func note(_ step: String, _ message: String) {
    findings.append(LessonTester.Finding(step: step, proof: "lint", message: message))
  }

  // MARK: The machine part

  private mutating func checkSteps() {
    for step in lesson.steps {
      let isTask = step.mode == .do || step.mode == .fix
      if isTask, step.checks.isEmpty { note(step.id, "a task without checks") }
      if isTask, step.solutions.count < 2 { note(step.id, "fewer than two solutions") }
      if isTask, step.hints.filter({ $0.diagnosis == nil }).count != 3 {
        note(step.id, "the ladder must have three hints")
      }
      checkProved(step)
      checkReferences(step)
      checkFiles(step)
    }
  }

  /// Every check is kept failing by a wrong attempt, every diagnosed hint is brought by one:
  /// otherwise a check that accepts anything would not be noticed.
  private mutating func checkProved(_ step: Lesson.Step) {
    for check in step.checks where !step.wrong.contains(where: { $0.fails.contains(check.id) }) {
      note(step.id, "no wrong attempt keeps check \(check.id) failing")
    }
    for hint in step.hints where hint.diagnosis != nil {
      if !step.wrong.contains(where: { $0.hint == hint.id }) {
        note(step.id, "no wrong attempt brings hint \(hint.id)")
      }
    }
  }

  private mutating func checkReferences(_ step: Lesson.Step) {
    let ids = step.checks.map(\.id)
    for check in step.checks {
      if case .output(let source?, _) = check.condition, !ids.contains(source) {
        note(step.id, "check \(check.id) refers to \"\(source)\", which does not exist")
      }
    }
    for hint in step.hints {
      if let fails = hint.diagnosis?.fails, !ids.contains(fails) {
        note(step.id, "hint \(hint.id) refers to check \"\(fails)\", which does not exist")
      }
    }
    for attempt in step.wrong {
      for id in attempt.fails where !ids.contains(id) {
        note(step.id, "attempt \(attempt.id) refers to check \"\(id)\", which does not exist")
      }
      if attempt.fails.isEmpty { note(step.id, "attempt \(attempt.id) names no failing check") }
      if let hint = attempt.hint, !step.hints.contains(where: { $0.id == hint }) {
        note(step.id, "attempt \(attempt.id) refers to hint \"\(hint)\", which does not exist")
      }
    }
  }

  private mutating func checkFiles(_ step: Lesson.Step) {
    for attempt in step.solutions + step.wrong {
      for input in attempt.input {
        if case .paste(let path) = input, loaded.files[path] == nil {
          note(step.id, "attempt \(attempt.id) pastes \(path), which does not exist")
        }
      }
    }
    for path in lesson.setup.files + lesson.setup.apply where loaded.files[path] == nil {
      note(step.id, "setup names \(path), which does not exist")
    }
  }

  // MARK: The words

  /// The blocks that a lesson's words must have.
  private var neededBlocks: [String] {
    var keys: [String] = []
    for step in lesson.steps {
      keys.append(step.id)
      keys += step.hints.map { "\(step.id)/hint \($0.id)" }
      keys += step.checks.map { "\(step.id)/fail \($0.id)" }
      switch step.question {
      case .one(let choices, _):
        keys += choices.map { "\(step.id)/choice \($0)" }
        keys += choices.map { "\(step.id)/feedback \($0)" }
      case .many(let choices, _):
        keys += choices.map { "\(step.id)/choice \($0)" }
        keys += ["\(step.id)/feedback correct", "\(step.id)/feedback wrong"]
      case .exact, .number, .fromCluster:
        keys += ["\(step.id)/feedback correct", "\(step.id)/feedback wrong"]
      case nil: break
      }
    }
    return keys
  }

  private mutating func checkProse(_ language: Language) {
    guard let prose = loaded.prose[language] else {
      return note(lesson.steps[0].id, "there are no words in \(language.rawValue)")
    }
    let name = language.rawValue
    let needed = neededBlocks
    for key in needed where prose.blocks[key] == nil {
      note(key, "\(name).md has no block for it")
    }
    let optional = lesson.steps.flatMap { ["\($0.id)/pass", "\($0.id)/recap"] }
    for key in prose.order where !needed.contains(key) && !optional.contains(key) {
      note(key, "\(name).md has a block that nothing refers to")
    }
    for key in prose.order {
      guard let block = prose.blocks[key] else { continue }
      if block.text.isEmpty { note(key, "\(name).md: the block is empty") }
      checkWidth(block, key, name)
    }
    checkHints(prose, name)
  }

  private mutating func checkWidth(_ block: LessonProse.Block, _ key: String, _ name: String) {
    for line in block.text.split(separator: "\n") {
      let columns = DisplayWidth.columns(of: line)
      if columns > Self.width {
        note(key, "\(name).md: a line of \(columns) columns: \(line.prefix(30))...")
      }
    }
  }

  /// No rung of a ladder is a line of a solution.
  private mutating func checkHints(_ prose: LessonProse, _ name: String) {
    for step in lesson.steps {
      let lines = step.solutions.flatMap(\.input).compactMap { input -> String? in
        if case .line(let line) = input { return line }
        return nil
      }
      for hint in step.hints where hint.diagnosis == nil {
        guard let text = prose.text(step.id, "hint \(hint.id)") else { continue }
        for line in lines where text.contains("`\(line)`") {
          note(step.id, "\(name).md: hint \(hint.id) is a line of a solution: \(line)")
        }
      }
    }
  }

  private mutating func checkTranslation() {
    guard let english = loaded.prose[.english], let other = loaded.prose[.chinese] else { return }
    for key in english.order {
      guard let source = english.blocks[key], let block = other.blocks[key] else { continue }
      let hash = ProseHash.text(of: source.text)
      if block.sourceHash != hash {
        note(key, "zh-Hans.md: made from another English text; check it, then write en: \(hash)")
      }
      if Self.codeSpans(source.text) != Self.codeSpans(block.text) {
        note(key, "zh-Hans.md: the code differs from the English text")
      }
    }
  }

  /// The code spans and fenced commands of a text, sorted: they may not differ in a translation.
  static func codeSpans(_ text: String) -> [String] {
    var spans: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "`") {
      let after = rest[rest.index(after: start)...]
      guard let end = after.firstIndex(of: "`") else { break }
      // A span may be broken where a line ends.
      spans.append(String(after[..<end]).replacing("\n", with: " "))
      rest = after[after.index(after: end)...]
    }
    return spans.sorted()
  }
}
