import Foundation

/// The built program, run as a process of its own.
enum Program {
  /// What a run gave.
  struct Result: Equatable {
    let output: String
    let error: String
    let status: Int32
  }

  /// The folder of the built products, where the test bundle lies too.
  static let folder: URL = {
    for bundle in CommandLine.arguments where bundle.hasSuffix(".xctest") {
      return URL(filePath: bundle).deletingLastPathComponent()
    }
    return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }()

  /// Runs `drydock` with arguments and standard input, in an empty home.
  static func run(_ arguments: [String], input: String = "") throws -> Result {
    let process = Process()
    process.executableURL = folder.appending(path: "drydock")
    process.arguments = arguments
    let home = FileManager.default.temporaryDirectory
      .appending(path: "drydock-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    process.currentDirectoryURL = home
    process.environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
      "DRYDOCK_LESSONS": root.appending(path: "Lessons").path,
    ]
    let files = try ["in", "out", "err"].map { name in
      let url = home.appending(path: name)
      try (name == "in" ? input : "").write(to: url, atomically: true, encoding: .utf8)
      return url
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: try String(contentsOf: files[1], encoding: .utf8),
      error: try String(contentsOf: files[2], encoding: .utf8),
      status: process.terminationStatus)
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
