import ObjectModel
import Workstation

extension LessonSession {
  /// Takes an answer to the question under way.
  func answer(_ text: String) -> Int32 {
    guard let step, let question = step.question else {
      say(Phrases.noQuestion(language))
      return 1
    }
    guard !text.isEmpty else {
      showTask()
      return 0
    }
    switch question {
    case .one(let choices, let correct):
      guard let choice = choice(text, choices) else { return badChoice() }
      return judge(choice == correct, feedback: choice, step)
    case .many(let choices, let correct):
      var chosen: [String] = []
      for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
        guard let choice = choice(String(word), choices) else { return badChoice() }
        chosen.append(choice)
      }
      let isCorrect = Set(chosen) == Set(correct)
      return judge(isCorrect, feedback: isCorrect ? "correct" : "wrong", step)
    case .exact(let wanted):
      return judge(text.lowercased() == wanted.lowercased(), step)
    case .number(let wanted): return judge(Int64(text) == wanted, step)
    case .fromCluster(let check):
      let object = workstation.object(
        kind: check.kind, name: check.name ?? "", namespace: check.namespace)
      let value = object.flatMap { ValuePath.value(of: $0, at: check.path) }
      return judge(value?.plainText == text, step)
    }
  }

  private func choice(_ text: String, _ choices: [String]) -> String? {
    if let number = Int(text) {
      return choices.indices.contains(number - 1) ? choices[number - 1] : nil
    }
    return choices.contains(text) ? text : nil
  }

  /// Says how to answer, after a line that the shell did not know.
  func remindOfAnswer() {
    guard let question = step?.question else { return }
    switch question {
    case .one, .many: say(Phrases.answerChoice(language))
    case .exact, .number, .fromCluster: say(Phrases.answerWord(language))
    }
  }

  private func badChoice() -> Int32 {
    say(Phrases.answerChoice(language))
    return 2
  }

  private func judge(_ isCorrect: Bool, feedback: String? = nil, _ step: Lesson.Step) -> Int32 {
    let key = feedback ?? (isCorrect ? "correct" : "wrong")
    let words = loaded.text(language, step.id, "feedback \(key)")
    show((isCorrect ? "✓ " : "✗ ") + (words ?? Phrases.verdict(isCorrect, language)))
    if isCorrect { pass(isAssisted ? .assisted : .passed) }
    return isCorrect ? 0 : 1
  }

  /// The right answer to a question as a learner would type it.
  func rightAnswer(_ question: Lesson.Question) -> String {
    switch question {
    case .one(_, let correct): correct
    case .many(_, let correct): correct.joined(separator: " ")
    case .exact(let text): text
    case .number(let number): String(number)
    case .fromCluster(let check):
      workstation.object(kind: check.kind, name: check.name ?? "", namespace: check.namespace)
        .flatMap { ValuePath.value(of: $0, at: check.path) }?.plainText ?? ""
    }
  }
}
