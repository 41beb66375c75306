import ArgumentParser
import ClusterEngine
import Console
import Courseware
import TerminalUI
import Workstation

/// What every subcommand that makes a world can be told.
struct WorldOptions: ParsableArguments {
  static let defaultWorld = "three-nodes"
  static let defaultSeed: UInt64 = 1

  @Option(help: "The cluster to start with: three-nodes, one-node or bare-3.")
  var world = WorldOptions.defaultWorld

  @Option(help: "The seed of names, addresses and timings; the same seed repeats them.")
  var seed = WorldOptions.defaultSeed

  init() {}

  init(world: String = Self.defaultWorld, seed: UInt64) {
    self.world = world
    self.seed = seed
  }

  func found() throws -> World {
    guard let world = World.named(world) else {
      let names = World.names.joined(separator: ", ")
      throw ValidationError("unknown world \"\(self.world)\"; there are \(names)")
    }
    return world
  }
}

/// Container images of one's own.
struct ImageOptions: ParsableArguments {
  @Option(help: "A YAML file that describes container images; may be repeated.")
  var images: [String] = []

  /// Adds them to a cluster.
  func add(to cluster: inout Cluster) throws {
    var added = CourseImages()
    for file in images {
      guard let bytes = HostFile.read(file) else {
        throw ValidationError("\(file) cannot be read")
      }
      do {
        try added.read(yaml: String(decoding: bytes, as: UTF8.self), file: file)
      } catch {
        throw ValidationError("\(error)")
      }
    }
    cluster.add(added)
  }
}

/// The prompt on a fresh cluster.
struct Sandbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Open a prompt on a fresh cluster (the default).")

  @OptionGroup var world: WorldOptions

  @OptionGroup var images: ImageOptions

  @Option(name: .customShort("c"), help: "Run COMMANDS instead of reading them, and exit.")
  var commands: String?

  @Option(help: "The language of lessons: en or zh. Without it, LANG decides.")
  var lang: String?

  func run() throws {
    throw ExitCode(
      try Self.start(
        world: world, images: images, commands: commands, lang: lang))
  }

  /// Opens the prompt, or runs what comes from a pipe; the exit status.
  static func start(
    world: WorldOptions, images: ImageOptions? = nil, commands: String? = nil,
    lang: String? = nil, lesson: String? = nil, afresh: Bool = false,
    record: RecordingSink? = nil
  ) throws -> Int32 {
    let terminal = ConsoleTerminal()
    let isInteractive = commands == nil && terminal.isInputTerminal
    var cluster = Cluster(world: try world.found(), seed: world.seed)
    try images?.add(to: &cluster)
    let session = ClusterSession(
      cluster: cluster, pace: isInteractive ? .live(speed: 1) : .stepped)
    let workstation = Workstation(
      session: session, terminal: terminal,
      hostFolder: lesson == nil && record == nil ? HostFolder.current : nil)
    // The process ends with the session: taking the world apart would only cost time.
    _ = Unmanaged.passRetained(workstation)
    let tutor = Tutor(
      workstation, library: try? Lessons.library(),
      // A recording is run again in English, whatever the language of whoever runs it.
      language: record == nil ? try Lessons.language(lang) : .english,
      seed: world.seed, stateFolder: isInteractive ? StateFolder.path("") : nil,
      realTime: RealTime.text)
    let runner = LineRunner(workstation, tutor: tutor, sink: record)
    if let lesson { try tutor.start(lesson, afresh: afresh) }
    if let commands { return ScriptRunner.run(runner, text: commands) }
    guard isInteractive,
      let console = Console(runner, terminal, historyPath: StateFolder.path("history"))
    else { return ScriptRunner.runStandardInput(runner, terminal) }
    if lesson == nil, record == nil { workstation.say(Console.banner(tutor.language)) }
    return console.run()
  }
}
