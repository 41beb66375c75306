import ClusterEngine
import ObjectModel
import Simulation
public import Workstation

/// The one who leads through lessons at a prompt: chooses them, keeps the progress, resumes.
///
/// A class because the prompt and the workstation's words both talk to it.
public final class Tutor {
  /// The machine the lessons run on.
  public let workstation: Workstation
  /// Where the lessons are; nil when there are none.
  public let library: LessonLibrary?
  /// The language of lessons and of the tutor's own words.
  public private(set) var language: Language {
    didSet { spreadWords() }
  }
  /// The lesson under way.
  public private(set) var session: LessonSession?
  /// The seed of the lessons' worlds.
  public let seed: UInt64
  private var progress: LessonProgress
  private let journalFolder: String?
  private var journal: SessionJournal?
  private var journalTerminal: RecordingTerminal?
  private let realTime: () -> String
  private var isReplaying = false
  /// The seed of the world under way.
  private var worldSeed: UInt64 = 0

  /// A tutor on a workstation.
  ///
  /// - Parameters:
  ///   - stateFolder: where progress and journals are kept; nil keeps nothing.
  ///   - realTime: the real time as RFC 3339, for the progress file.
  public init(
    _ workstation: Workstation, library: LessonLibrary?, language: Language, seed: UInt64,
    stateFolder: String?, realTime: @escaping () -> String
  ) {
    self.workstation = workstation
    self.library = library
    self.language = language
    self.seed = seed
    self.realTime = realTime
    progress = LessonProgress(path: stateFolder.map { $0 + "/progress.jsonl" })
    journalFolder = stateFolder
    workstation.runTutorWord = { [unowned self] line in run(line) }
    spreadWords()
  }

  /// Tells the workstation the words that there are now, in the learner's language.
  private func spreadWords() {
    workstation.vocabulary = .words(
      language, lessons: library?.ids ?? [],
      steps: session?.loaded.lesson.steps.map(\.id) ?? [])
  }

  /// What stands in the prompt.
  public var badge: String? { session?.badge }

  /// Starts a lesson in its own world, or goes on where it was left.
  /// - Throws: when the lesson cannot be loaded.
  public func start(_ name: String, afresh: Bool = false) throws(LessonError) {
    guard let library else {
      throw LessonError(
        file: "Lessons", place: "", message: "no lessons were found; set DRYDOCK_LESSONS")
    }
    let loaded = try library.load(name)
    guard World.named(loaded.lesson.setup.world) != nil else {
      throw LessonError(
        file: "\(loaded.lesson.id)/lesson.yaml", place: "setup.world",
        message: "unknown world \"\(loaded.lesson.setup.world)\"")
    }
    let path = journalFolder.map { "\($0)/\(loaded.lesson.id).journal" }
    if afresh, let path { SessionJournal.discard(path) }
    let seed = path.flatMap(SessionJournal.seed) ?? seed
    worldSeed = seed
    if let cluster = loaded.cluster(seed: seed) { workstation.begin(cluster) }
    let session = LessonSession(loaded, on: workstation, language: language)
    self.session = session
    spreadWords()
    session.onEvent = { [unowned self] event, step in note(event, step, loaded) }
    let entries = path.map(SessionJournal.entries) ?? []
    if !entries.isEmpty { replay(entries) }
    journal = path.map { SessionJournal(path: $0, seed: seed) }
    if journal != nil, journalTerminal == nil {
      let terminal = RecordingTerminal(
        workstation.terminal, clock: workstation.session, keepsOutput: false)
      journalTerminal = terminal
      workstation.terminal = terminal
    }
    if entries.isEmpty {
      session.begin()
    } else {
      session.say("")
      session.say(Phrases.resumed(loaded.lesson.id, language))
      session.showTask()
    }
  }

  /// Brings the world to where the journal ends, showing nothing.
  private func replay(_ entries: [SessionJournal.Entry]) {
    let (shown, cost) = (workstation.terminal, workstation.kubectlCost)
    let terminal = ReplayTerminal(like: shown, clock: workstation.session)
    workstation.terminal = terminal
    workstation.kubectlCost = .zero
    isReplaying = true
    workstation.session.inSteppedTime {
      for entry in entries { replay(entry, terminal) }
    }
    isReplaying = false
    workstation.kubectlCost = cost
    workstation.terminal = shown
  }

  private func replay(_ entry: SessionJournal.Entry, _ terminal: ReplayTerminal) {
    let clock = workstation.session
    clock.advance(entry.idle)
    clock.interruptTime = entry.interrupt.map { clock.now + $0 }
    let before = clock.now
    terminal.typed = TypedInputQueue(entry.typed, start: clock.now)
    terminal.edits = entry.edits
    _ = handle(entry.line)
    clock.interruptTime = nil
    // Typing takes time that the replay does not.
    if let spent = entry.spent, clock.now < before + spent {
      clock.advance(before + spent - clock.now)
    }
  }

  private func note(_ event: LessonProgress.Event, _ step: Lesson.Step, _ loaded: LoadedLesson) {
    guard !isReplaying else { return }
    let words = loaded.prose[.english]?.text(step.id) ?? ""
    progress.record(
      event, lesson: loaded.lesson.id, step: step.id, hash: ProseHash.text(of: words),
      seed: worldSeed, time: realTime())
    if event == .finished, let path = journal?.path {
      SessionJournal.discard(path)
      journal = nil
    }
  }

  /// Runs one line as typed: an answer, a word or a command; keeps it in the journal.
  @discardableResult
  public func run(line: String) -> Int32 {
    // An answer never reaches the workstation, so no time passes with it.
    let isAnswer = session?.intercepts(line) ?? false
    let status = handle(line)
    let isStarted = line.trimmingBlanks().hasPrefix(":lesson")
    // The line that leaves the shell is no part of the world to come back to.
    let hasLeft = workstation.exitStatus != nil
    if let journal, session?.step != nil, !isStarted, !hasLeft {
      let idle = isAnswer ? .zero : workstation.idleBeforeLine
      let spent = isAnswer ? .zero : workstation.timeOfLine
      let typed = journalTerminal?.takeTyped(spent: spent) ?? []
      journal.append(
        SessionJournal.Entry(
          line: line, idle: idle, interrupt: status == 130 ? spent : nil,
          typed: typed, edits: journalTerminal?.takeEdits() ?? [],
          spent: typed.isEmpty ? nil : spent))
    }
    return status
  }

  private func handle(_ line: String) -> Int32 {
    if let session, session.intercepts(line) {
      return session.answer(line.trimmingBlanks())
    }
    let status = workstation.run(line)
    session?.afterLine()
    if status == 127, let session, session.step?.mode == .quiz { session.remindOfAnswer() }
    return status
  }

  // MARK: Words

  private func run(_ line: String) -> Int32? {
    let parts = line.dropFirst().split(separator: " ").map(String.init)
    switch parts.first {
    case "lessons":
      showLessons()
      return 0
    case "lesson":
      guard parts.count > 1 else {
        showLessons()
        return 0
      }
      do throws(LessonError) {
        try start(parts[1], afresh: parts.contains("--afresh"))
        return 0
      } catch {
        workstation.report("\(error)")
        return 1
      }
    case "why":
      let (lines, status) = WhyExplainer.run(Array(parts.dropFirst()), workstation, language)
      for line in lines { status == 0 ? workstation.say(line) : workstation.report(line) }
      return status
    case "trace":
      let (lines, status) = TraceExplainer.run(Array(parts.dropFirst()), workstation, language)
      for line in lines { status == 0 ? workstation.say(line) : workstation.report(line) }
      return status
    case "lang" where session == nil: return chooseLanguage(parts.dropFirst().first ?? "")
    default:
      if let session {
        let status = session.run(line)
        if language != session.language { language = session.language }
        return status
      }
      // Known words, but nothing to apply them to.
      if let word = parts.first, workstation.vocabulary.word(":" + word) != nil {
        workstation.report(Phrases.noLesson(language))
        return 1
      }
      return nil
    }
  }

  private func chooseLanguage(_ name: String) -> Int32 {
    guard let chosen = Language(named: name) else {
      workstation.report(":lang en or :lang zh")
      return 2
    }
    language = chosen
    return 0
  }

  private func showLessons() {
    guard let library else { return workstation.report("no lessons were found") }
    for id in library.ids {
      let title = (try? library.load(id))?.title(language) ?? ""
      let mark = progress.finished.contains(id) ? "✓" : " "
      workstation.say("\(mark) \(id)  \(title)")
    }
    workstation.say(Phrases.howToStart(language))
  }
}
