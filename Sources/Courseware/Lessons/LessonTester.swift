import ClusterEngine
import ObjectModel
import Simulation
import Workstation

/// Proves a lesson, all in process on simulated time: baseline, solutions, wrong attempts, prose.
public struct LessonTester {
  /// Something the lesson does not keep.
  public struct Finding: Sendable, CustomStringConvertible {
    /// The step.
    public let step: String
    /// Which proof: baseline, solve, wrong or prose.
    public let proof: String
    /// What is wrong.
    public let message: String

    /// `claim: baseline: check bound is already met`
    public var description: String { "\(step): \(proof): \(message)" }
  }

  /// What came of testing a lesson.
  public struct Report: Sendable {
    /// What is wrong; none means that the lesson holds.
    public var findings: [Finding] = []
    /// How many checks were proved to be unmet at the start.
    public var baselines = 0
    /// How many runs of solutions passed.
    public var solved = 0
    /// How many wrong attempts failed as they should.
    public var wrong = 0
    /// How many times a solution without one of its lines did not pass, as it should.
    public var leftOut = 0
    /// How many shown commands gave their golden output.
    public var shown = 0
    /// The golden outputs as they are now, by step.
    public var golden: [String: String] = [:]
  }

  let loaded: LoadedLesson
  let languages: [Language]
  let seeds: [UInt64]
  private var report = Report()

  /// A tester of one lesson.
  public init(
    _ loaded: LoadedLesson, languages: [Language] = Language.allCases, seeds: [UInt64] = [1, 2, 3]
  ) {
    self.loaded = loaded
    self.languages = languages
    self.seeds = seeds
  }

  private var lesson: Lesson { loaded.lesson }

  /// Runs every proof.
  public static func test(
    _ loaded: LoadedLesson, languages: [Language] = Language.allCases, seeds: [UInt64] = [1, 2, 3]
  ) -> Report {
    var tester = LessonTester(loaded, languages: languages, seeds: seeds)
    guard World.named(loaded.lesson.setup.world) != nil else {
      tester.note("setup", "world", "unknown world \"\(loaded.lesson.setup.world)\"")
      return tester.report
    }
    for language in languages {
      for seed in seeds { tester.walk(language, seed) }
    }
    for step in loaded.golden.keys.sorted() where tester.report.golden[step] == nil {
      tester.note(step, "prose", "golden/\(step).txt belongs to no shown command")
    }
    return tester.report
  }

  private mutating func note(_ step: String, _ proof: String, _ message: String) {
    let finding = Finding(step: step, proof: proof, message: message)
    let isKnown = report.findings.contains { $0.description == finding.description }
    if !isKnown { report.findings.append(finding) }
  }

  /// A fresh session of the lesson.
  static func session(
    _ loaded: LoadedLesson, _ language: Language, _ seed: UInt64
  ) -> LessonSession? {
    guard let cluster = loaded.cluster(seed: seed) else { return nil }
    let workstation = Workstation(
      session: ClusterSession(cluster: cluster, pace: .stepped),
      terminal: CollectingTerminal())
    return LessonSession(loaded, on: workstation, language: language)
  }

  /// Goes through the lesson once, trying everything at each step.
  private mutating func walk(_ language: Language, _ seed: UInt64) {
    guard let session = Self.session(loaded, language, seed) else { return }
    for (index, step) in lesson.steps.enumerated() {
      guard session.stepIndex == index else {
        note(step.id, "solve", "the step was passed before it began")
        return
      }
      let start = session.workstation.checkpoint
      let isFirstWalk = language == languages.first && seed == seeds.first
      if step.mode == .do || step.mode == .fix {
        baseline(step, session)
        session.workstation.restore(start)
        session.enter(index)
        for attempt in step.wrong { tryWrong(attempt, step, index, session, start) }
        if isFirstWalk { leaveOut(step, index, session, start) }
        for attempt in step.solutions.dropFirst() {
          solve(attempt, step, index, session)
          session.workstation.restore(start)
          session.enter(index)
        }
      }
      if isFirstWalk { show(step, session, start, index) }
      advance(session, step, index)
    }
  }

  // MARK: The proofs

  /// Every check but guards is unmet at the start, and still after an idle hour.
  private mutating func baseline(_ step: Lesson.Step, _ session: LessonSession) {
    for when in ["at the start", "after an idle hour"] {
      for (check, result) in zip(step.checks, session.evaluate(step)) {
        if check.mode == .guard {
          if !result.isMet { note(step.id, "baseline", "guard \(check.id) is broken \(when)") }
        } else if result.isMet {
          note(step.id, "baseline", "check \(check.id) is already met \(when)")
        } else {
          report.baselines += 1
        }
      }
      session.workstation.session.advance(.minutes(60))
    }
  }

  /// A solution passes the step with its last needed line, and no earlier.
  private mutating func solve(
    _ attempt: Lesson.Attempt, _ step: Lesson.Step, _ index: Int, _ session: LessonSession
  ) {
    let typing = LessonTyping(loaded: loaded, workstation: session.workstation)
    let entries = typing.entries(attempt)
    for (place, entry) in entries.enumerated() {
      if session.stepIndex > index {
        note(step.id, "solve", "\(attempt.id) passes before its line \(place + 1)")
        break
      }
      typing.run(entry)
      session.afterLine()
    }
    if session.stepIndex == index { settleAndCheck(step, session) }
    if session.stepIndex > index {
      report.solved += 1
    } else {
      let unmet = zip(step.checks, session.evaluate(step)).filter { !$0.1.isMet }
      let details = unmet.map { "\($0.0.id) (\($0.1.detail))" }.joined(separator: "; ")
      let shown = session.workstation.lastShown.split(separator: "\n").last ?? ""
      note(step.id, "solve", "\(attempt.id) does not pass: \(details); last shown: \(shown)")
    }
  }

  private func settleAndCheck(_ step: Lesson.Step, _ session: LessonSession) {
    session.settle(step)
    session.afterLine()
  }

  /// No solution passes without one of its kubectl lines: a check that would let it is too weak.
  private mutating func leaveOut(
    _ step: Lesson.Step, _ index: Int, _ session: LessonSession,
    _ start: Workstation.Checkpoint
  ) {
    let typing = LessonTyping(loaded: loaded, workstation: session.workstation)
    for attempt in step.solutions {
      let entries = typing.entries(attempt)
      for (left, entry) in entries.enumerated() where Self.isKubectl(entry.line) {
        for (place, other) in entries.enumerated() where place != left {
          typing.run(other)
          session.afterLine()
        }
        if session.stepIndex == index { settleAndCheck(step, session) }
        if session.stepIndex == index {
          report.leftOut += 1
        } else {
          note(step.id, "mutation", "\(attempt.id) passes without its line \(left + 1)")
        }
        session.workstation.restore(start)
        session.enter(index)
      }
    }
  }

  private static func isKubectl(_ line: String) -> Bool {
    ["kubectl", "k"].contains(line.split(separator: " ").first ?? "")
  }

  /// A wrong attempt fails just the checks that it names, and brings its hint.
  private mutating func tryWrong(
    _ attempt: Lesson.Attempt, _ step: Lesson.Step, _ index: Int, _ session: LessonSession,
    _ start: Workstation.Checkpoint
  ) {
    let typing = LessonTyping(loaded: loaded, workstation: session.workstation)
    for entry in typing.entries(attempt) {
      typing.run(entry)
      session.afterLine()
    }
    if session.stepIndex != index {
      note(step.id, "wrong", "\(attempt.id) passes the step")
    } else {
      let results = session.evaluate(step)
      for (check, result) in zip(step.checks, results)
      where attempt.fails.contains(check.id) == result.isMet {
        let verb = result.isMet ? "meets" : "also fails"
        note(step.id, "wrong", "\(attempt.id) \(verb) check \(check.id)")
      }
      let hint = session.diagnosedHint(step)?.id
      if let wanted = attempt.hint, hint != wanted {
        note(step.id, "wrong", "\(attempt.id) brings the hint \(hint ?? "none"), not \(wanted)")
      }
      report.wrong += 1
    }
    session.workstation.restore(start)
    session.enter(index)
  }

  /// The commands shown in the prose give their golden output.
  private mutating func show(
    _ step: Lesson.Step, _ session: LessonSession, _ start: Workstation.Checkpoint, _ index: Int
  ) {
    guard let block = loaded.prose[.english]?.blocks[step.id], !block.commands.isEmpty else {
      return
    }
    let terminal = CollectingTerminal()
    let shown = session.workstation.terminal
    session.workstation.terminal = terminal
    var text = ""
    for command in block.commands {
      let status = session.workstation.run(command)
      text += "$ \(command)\n" + terminal.takeText()
      if status != 0 { text += "? \(status)\n" }
    }
    session.workstation.terminal = shown
    report.golden[step.id] = text
    if loaded.golden[step.id] == text {
      report.shown += block.commands.count
    } else {
      note(step.id, "prose", "golden/\(step.id).txt is not what the shown commands give")
    }
    session.workstation.restore(start)
    session.enter(index)
  }

  /// Passes the step in the way of its first solution, for the steps that follow.
  private mutating func advance(_ session: LessonSession, _ step: Lesson.Step, _ index: Int) {
    switch step.mode {
    case .read, .explore: session.pass(.passed)
    case .quiz:
      guard let question = step.question else { return }
      if session.answer(session.rightAnswer(question)) != 0 {
        note(step.id, "solve", "the right answer is not accepted")
        session.pass(.skipped)
      } else {
        report.solved += 1
      }
    case .do, .fix:
      if let first = step.solutions.first { solve(first, step, index, session) }
      if session.stepIndex == index { session.pass(.skipped) }
    }
  }
}
