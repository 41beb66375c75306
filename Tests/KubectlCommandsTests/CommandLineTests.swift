import Simulation
import Testing

@testable import KubectlCommands

@Suite struct CommandLineTests {
  @Test(arguments: RecordedFaults.cases)
  func `a faulty line is refused in kubectl's own words`(_ recorded: RecordedFaults.Case) {
    #expect(Session().run(recorded.line) == recorded.printed)
  }

  @Test(arguments: RecordedClientLines.cases)
  func `a line that needs no cluster prints what kubectl prints`(
    _ recorded: RecordedClientLines.Case
  ) {
    let session = Session()
    for (path, text) in RecordedClientLines.files { session.io.files[path] = text }
    #expect(session.run(recorded.line) == recorded.printed)
  }

  @Test func `every flag of every command has a sentence`() {
    var silent: [String] = []
    func look(_ command: Command, _ path: String) {
      for flag in FlagTable(command.flags).flags where flag.sentence.isEmpty {
        silent.append("\(path) --\(flag.name)")
      }
      for inner in command.subcommands { look(inner, "\(path) \(inner.name)") }
    }
    look(CommandTree.root, "kubectl")
    for flag in FlagTable(GlobalFlags.text).flags where flag.sentence.isEmpty {
      silent.append("--\(flag.name)")
    }
    #expect(silent == [])
  }

  @Test(arguments: [
    ("1h2m3.5s", Int64(3_723_500_000_000)), ("-5s", -5_000_000_000), ("0", 0),
    ("1m", 60_000_000_000),
  ])
  func `lengths of time are read as Go reads them`(_ text: String, _ nanoseconds: Int64) {
    #expect(GoScalar.duration(text)?.nanoseconds == nanoseconds)
  }
}
