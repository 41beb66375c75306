import APIServer

/// Why a command ends without success.
indirect enum CommandError: Error, Sendable {
  /// A fault in kubectl's words; printed behind `error: `.
  case text(String)
  /// A text that is printed as it is, with an exit code.
  case plain(String, code: Int32)
  /// What the server answered.
  case status(Status)
  /// Several faults, each on a line.
  case several([CommandError])
  /// Nothing more to print.
  case silent(code: Int32)
  /// The user pressed Ctrl-C.
  case interrupted

  /// The fault of a missing resource type.
  static func noResourceType(_ name: String, group: String = "") -> CommandError {
    .text(
      "the server doesn't have a resource type \(name.quoted)"
        + BuiltInKind.remark(named: name, group: group))
  }

  /// A fault in how the command was called, with the way to help.
  static func usage(_ message: String, _ context: CommandContext) -> CommandError {
    .text("\(message)\nSee '\(context.path) -h' for help and examples")
  }

  /// Something that kubectl does and Drydock does not.
  static func notSimulated(_ what: String) -> CommandError {
    .text("Drydock does not simulate \(what) yet")
  }

  /// The faults as one; nil when there are none.
  static func combined(_ errors: [CommandError]) -> CommandError? {
    var flat: [CommandError] = []
    for error in errors {
      if case .several(let inner) = error { flat += inner } else { flat.append(error) }
    }
    return flat.count > 1 ? .several(flat) : flat.first
  }

  /// The faults of a command that goes on after each: those of its own work, and behind them, as
  /// one, those of what it was to work on.
  static func combined(
    _ own: [CommandError], found: [CommandError]
  ) -> CommandError? {
    guard let inner = combined(found) else { return combined(own) }
    return own.isEmpty ? inner : .several(own + [inner])
  }

  /// Whether the server found no such object.
  var isNotFound: Bool {
    if case .status(let status) = self { return status.reason == "NotFound" }
    return false
  }

  /// The exit code of the command.
  var code: Int32 {
    switch self {
    case .plain(_, let code), .silent(let code): code
    case .interrupted: 130
    default: 1
    }
  }

  /// The fault with the file that it comes from: `error when creating "x.yaml": ...`.
  func prefixed(_ verb: String, source: String) -> CommandError {
    if source.isEmpty { return self }
    let start = "error when \(verb) \(source.quoted): "
    switch self {
    case .status(var status):
      status.message = start + status.message
      return .status(status)
    case .text(let text): return .text(start + text)
    default: return self
    }
  }
}

// Models: kubectl pkg/cmd/util/helpers.go checkErr, v1.32.
extension CommandError {
  /// What is printed on standard error; empty or ending with a newline.
  var output: String {
    let text = unended
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }

  private var unended: String {
    switch self {
    case .text(let text): text.hasPrefix("error: ") ? text : "error: " + text
    case .plain(let text, _): text
    case .silent, .interrupted: ""
    case .status(let status):
      status.reason == "Invalid" ? Self.invalidText(status) : Self.line(status)
    case .several(let errors): errors.map { $0.message + "\n" }.joined()
    }
  }

  /// The fault as part of a longer text: Status errors with their usual start, others bare.
  var message: String {
    switch self {
    case .status(let status): Self.line(status)
    case .text(let text), .plain(let text, _): text
    case .several(let errors): "[\(errors.map(\.message).joined(separator: ", "))]"
    case .silent, .interrupted: ""
    }
  }

  /// The bare text, as Go's `%v` prints the error.
  var bareText: String {
    if case .status(let status) = self { return status.message }
    return message
  }

  private static func line(_ status: Status) -> String {
    if status.reason == "Unauthorized" {
      return "error: You must be logged in to the server (\(status.message))"
    }
    return status.reason.isEmpty
      ? "Error from server: \(status.message)"
      : "Error from server (\(status.reason)): \(status.message)"
  }

  private static func invalidText(_ status: Status) -> String {
    var start = "The request is invalid"
    if !status.kind.isEmpty || !status.name.isEmpty {
      start = "The \(status.kind) \(status.name.quoted) is invalid"
    } else if !status.message.isEmpty, status.causes.isEmpty {
      start += ": \(status.message)"
    }
    var lines: [String] = []
    for cause in status.causes {
      let line = "\(cause.field): \(cause.message)"
      if !lines.contains(line) { lines.append(line) }
    }
    switch lines.count {
    case 0: return start
    case 1: return "\(start): \(lines[0])\n"
    default: return "\(start): \n" + lines.map { "* \($0)\n" }.joined()
    }
  }
}
