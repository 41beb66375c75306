import ShellLanguage

/// What a script came to.
struct ScriptResult: Equatable {
  var output: String
  var errors: String
  var status: Int32
}

/// Drives machines to their end on simulated time.
enum ScriptRun {
  static let start: Int64 = 1_893_488_400_000_000_000

  static func files() throws -> FileSystem {
    var tree = FileTree()
    for folder in ["/tmp", "/bin", "/etc", "/root", "/dev", "/w"] {
      try tree.makeDirectory(folder)
    }
    return FileSystem(root: tree)
  }

  static func run(
    _ script: String, input: String = "", dialect: Dialect = .debian
  ) throws -> ScriptResult {
    var files = try files()
    var machine = ShellMachine(
      command: [dialect == .bash ? "bash" : "sh", "-c", script],
      environment: [
        EnvironmentVariable("PATH", "/usr/bin:/bin"), EnvironmentVariable("HOME", "/root"),
      ],
      workingDirectory: "/w",
      settings: MachineSettings(dialect: dialect, isFirstProcess: false, firstProcessID: 100))
    machine.provideInput(Array(input.utf8))
    machine.closeInput()
    return finish(&machine, &files)
  }

  static func finish(
    _ machine: inout ShellMachine, _ files: inout FileSystem, from time: Int64 = start
  ) -> ScriptResult {
    var now = time
    var chunks: [OutputChunk] = []
    for _ in 0..<500 {
      let state = machine.run(now: now, files: &files, stepLimit: 100_000)
      chunks += machine.takeOutput()
      switch state {
      case .exited(let status): return result(chunks, status)
      case .sleeping(let time) where time < .max: now = time
      case .stepLimit: continue
      default: return result(chunks, -1)
      }
    }
    return result(chunks, -2)
  }

  static func result(_ chunks: [OutputChunk], _ status: Int32) -> ScriptResult {
    ScriptResult(output: text(chunks, 1), errors: text(chunks, 2), status: status)
  }

  static func text(_ chunks: [OutputChunk], _ descriptor: Int) -> String {
    let bytes = chunks.filter { $0.descriptor == descriptor }.flatMap(\.bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
