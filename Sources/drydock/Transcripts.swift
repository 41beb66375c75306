public import ArgumentParser
import ClusterEngine
public import Console
import Courseware
import TerminalUI
import Workstation

/// A session that is written as a transcript.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Open a prompt and write the session as a transcript.",
    discussion: """
      A line that begins with a blank is not recorded, and what is undone with :undo leaves the \
      file. Of the words with a colon, :why, :trace, :images and :lang are steps; :wait is told \
      by the time before the next step.
      """)

  @Argument(help: "The transcript file to write.")
  var file: String

  @OptionGroup var world: WorldOptions

  @Option(help: "The transcript's title.")
  var title = "A recorded session"

  @Option(help: "A word to replace by [redacted]; may be repeated.")
  var redact: [String] = []

  func run() throws {
    var header = Transcript.Header()
    header.title = title
    header.seed = world.seed
    header.world = try world.found().name
    header.columns = max(20, min(500, Terminal.size().columns))
    guard let sink = RecordingSink(path: file, header: header, redacting: redact) else {
      throw ValidationError("\(file) cannot be written")
    }
    throw ExitCode(
      try Sandbox.start(
        world: world, commands: nil, lang: nil, lesson: nil, afresh: false, record: sink))
  }
}

/// Re-executes transcripts and compares.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run transcripts again and compare every byte of output.",
    discussion: "Exit 0: all hold; 1: some differ; 2: a file is no transcript.")

  @Argument(help: "Transcript files, or folders of them.")
  var paths: [String]

  @Flag(help: "Rewrite output that differs; prose and masks that match stay.")
  var update = false

  @Option(help: "Write a JUnit report.")
  var junit: String?

  func run() throws {
    let outcome = TranscriptSuite.verify(paths, update: update, junit: junit)
    print(outcome.text, terminator: "")
    if outcome.status != 0 { throw ExitCode(outcome.status) }
  }
}

/// Presents a transcript in front of a class.
struct Play: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Present a transcript: it types, runs and waits by itself.",
    discussion: "Keys: space pauses, Enter goes on, + and - change the speed, q leaves.")

  @Argument(help: "The transcript file.")
  var file: String

  @Option(help: "When to go on: auto (by itself) or enter (when Enter is pressed).")
  var mode: TranscriptPlayer.Mode = .auto

  @Option(help: "How fast to type and wait; 2 is twice as fast.")
  var speed = 1.0

  func run() throws {
    guard let bytes = HostFile.read(file) else { throw ValidationError("\(file) cannot be read") }
    let transcript: Transcript
    do throws(TranscriptError) {
      transcript = try TranscriptParser.parse(String(decoding: bytes, as: UTF8.self))
    } catch {
      print("\(file):\(error.line): \(error.message)")
      throw ExitCode(2)
    }
    let player = try TranscriptPlayer(transcript, mode: mode, speed: speed)
    throw ExitCode(player.run())
  }
}

extension TranscriptPlayer.Mode: ExpressibleByArgument {}
