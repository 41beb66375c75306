import ArgumentParser
import Console
import Courseware
import Workstation

/// A lesson, step by step.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Go through a lesson; it goes on where you left it.")

  @Argument(help: "The lesson, such as first-pods; without one, the lessons are listed.")
  var lesson: String?

  @Option(help: "The language: en or zh. Without it, LANG decides.")
  var lang: String?

  @Option(help: "The seed of the lesson's world.")
  var seed: UInt64 = 1

  @Flag(help: "Begin anew instead of going on.")
  var afresh = false

  func run() throws {
    guard let lesson else { return try Lessons.List(lang: lang).run() }
    throw ExitCode(
      try Sandbox.start(
        world: WorldOptions(seed: seed), commands: nil, lang: lang,
        lesson: lesson, afresh: afresh))
  }
}

/// What course authors need.
struct Lessons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "List, lint and prove the lessons.",
    subcommands: [List.self, Lint.self, Test.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the lessons.")

    @Option(help: "The language: en or zh.")
    var lang: String?

    init() {}

    init(lang: String?) {
      self.lang = lang
    }

    func run() throws {
      let library = try Lessons.library()
      let language = try Lessons.language(lang)
      for id in library.ids { print("\(id)  \(try library.load(id).title(language))") }
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Check ids, translations and widths without running anything.")

    @Argument(help: "The lessons; all when none is named.")
    var ids: [String] = []

    func run() throws {
      let library = try Lessons.library()
      var count = 0
      for id in ids.isEmpty ? library.ids : ids {
        for finding in LessonLint.lint(try library.load(id)) {
          print("\(id): \(finding)")
          count += 1
        }
      }
      if count > 0 { throw ExitCode(1) }
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Prove lessons: baseline, solutions, wrong attempts, prose.")

    @Argument(help: "The lessons; all when none is named.")
    var ids: [String] = []

    @Flag(help: "Write the golden outputs of the commands shown in the prose.")
    var update = false

    func run() throws {
      let library = try Lessons.library()
      var reports: [(id: String, report: LessonTester.Report)] = []
      var lint: [LessonTester.Finding] = []
      for id in ids.isEmpty ? library.ids : ids {
        let loaded = try library.load(id)
        lint += LessonLint.lint(loaded)
        var report = LessonTester.test(loaded)
        if update, try LessonGolden.write(report.golden, to: loaded) {
          report = LessonTester.test(try library.load(id))
        }
        reports.append((id, report))
      }
      print(LessonReportTable.text(reports, lint: lint), terminator: "")
      let isGood = lint.isEmpty && reports.allSatisfy { $0.report.findings.isEmpty }
      if !isGood { throw ExitCode(1) }
    }
  }

  static func library() throws -> LessonLibrary {
    guard let folder = LessonLibrary.find() else {
      throw ValidationError("no lessons were found; set DRYDOCK_LESSONS to their folder")
    }
    return try LessonLibrary(folder: folder)
  }

  static func language(_ name: String?) throws -> Language {
    guard let name else { return Locale.language }
    guard let language = Language(named: name) else {
      throw ValidationError("unknown language \"\(name)\"; there are en and zh")
    }
    return language
  }
}
