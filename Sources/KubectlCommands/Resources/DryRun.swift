import APIServer
import ObjectModel
import Simulation

/// What `--dry-run` asks for.
enum DryRun: Sendable {
  /// Everything is done.
  case none
  /// Nothing is sent.
  case client
  /// The server does everything but keep it.
  case server

  /// Reads the flag.
  init(_ context: CommandContext) throws(CommandError) {
    let text = context.flags.knows("dry-run") ? context.flags.string("dry-run") : "none"
    switch text {
    case "none": self = .none
    case "client": self = .client
    case "server": self = .server
    case "unchanged":
      context.log("--dry-run is deprecated and can be replaced with --dry-run=client.", at: 702)
      self = .client
    default:
      guard let flag = GoScalar.bool(text) else {
        throw .text(
          "Invalid dry-run value (\(text)). Must be \"none\", \"server\", or \"client\".")
      }
      let name = flag ? "client" : "none"
      context.log(
        "--dry-run=\(text) is deprecated (boolean value) and can be replaced with "
          + "--dry-run=\(name).", at: flag ? 716 : 719)
      self = flag ? .client : .none
    }
  }

  /// What stands behind an operation: ` (dry run)`.
  var suffix: String {
    switch self {
    case .none: ""
    case .client: " (dry run)"
    case .server: " (server dry run)"
    }
  }
}

extension CommandContext {
  /// Writes a warning as klog does, with the world's time.
  func log(_ text: String, at line: Int, in file: String = "helpers.go") {
    let moment = RFC3339.microText(epochNanoseconds: client.now.nanoseconds)
    let digits = Array(moment.utf8.map { Character(Unicode.Scalar($0)) })
    let date = String(digits[5..<7]) + String(digits[8..<10])
    complain("W\(date) \(String(digits[11..<26]))       1 \(file):\(line)] \(text)\n")
  }
}
