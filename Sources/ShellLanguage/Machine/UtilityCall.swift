/// One run of a utility: what it was given, and what it has written so far.
struct UtilityCall: Sendable {
  var name: String
  var arguments: [String]
  var directory: String
  var variables: Variables
  var settings: MachineSettings
  var now: Int64
  var files = FileSystem()
  var processes: [ProcessDescription] = []
  var chunks: [OutputChunk] = []
  var signals: [(processID: Int, signal: Signal)] = []
  var status: Int32 = 0
  var isBuiltin = false
  /// Background jobs of the shell, for `kill %1`.
  var jobs: [Int] = []
  /// What stands before messages of a builtin.
  var prefix = ""

  init(
    arguments: [String], directory: String, variables: Variables, settings: MachineSettings,
    now: Int64
  ) {
    name = arguments.first ?? ""
    self.arguments = Array(arguments.dropFirst())
    self.directory = directory
    self.variables = variables
    self.settings = settings
    self.now = now
  }

  var dialect: Dialect { settings.dialect }
  var isGNU: Bool { settings.dialect.isGNU }

  mutating func write(_ bytes: Bytes, to descriptor: Int = 1) {
    guard !bytes.isEmpty else { return }
    if let last = chunks.indices.last, chunks[last].descriptor == descriptor {
      chunks[last].bytes += bytes
    } else {
      chunks.append(OutputChunk(descriptor: descriptor, bytes: bytes))
    }
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  mutating func line(_ text: String) { write(Array((text + "\n").utf8)) }

  /// Writes a message behind the utility's name and sets its status.
  mutating func fail(_ message: String, status: Int32 = 1) {
    write(Array("\(prefix)\(name): \(message)\n".utf8), to: 2)
    self.status = status
  }

  /// Adds GNU's second line to a message about wrong use.
  mutating func suggestHelp() {
    guard isGNU else { return }
    write(Array("Try '\(name) --help' for more information.\n".utf8), to: 2)
  }

  /// Writes what busybox or GNU says of an option it does not know.
  mutating func rejectOption(_ option: String, status: Int32 = 1) {
    let letter = option.hasPrefix("--") ? option : String(option.drop { $0 == "-" }.prefix(1))
    if isGNU {
      fail(
        option.hasPrefix("--")
          ? "unrecognized option '\(letter)'" : "invalid option -- '\(letter)'", status: status)
      write(Array("Try '\(name) --help' for more information.\n".utf8), to: 2)
    } else {
      fail(
        option.hasPrefix("--")
          ? "unrecognized option: \(letter.dropFirst(2))" : "unrecognized option: \(letter)",
        status: status)
    }
  }
}

/// What a utility does after its first look at its arguments.
enum UtilityStart: Sendable {
  case done
  case stream(StreamState)
  case follow(FollowState)
  case queue(CommandQueue)
  case sleep(until: Int64)
  case replace([String], [EnvironmentVariable])
}

/// Splits a utility's options from its operands.
struct OptionParser {
  private var left: ArraySlice<String>
  private var cluster: Substring = ""
  private let valued: Set<Character>
  private let longValued: Set<String>
  private(set) var operands: [String] = []
  /// The option that was last given, for messages.
  private(set) var current = ""
  /// Whether operands and options may be mixed, as GNU allows.
  private let isMixed: Bool

  init(
    _ arguments: [String], valued: String = "", longValued: Set<String> = [], mixed: Bool = true
  ) {
    left = arguments[...]
    self.valued = Set(valued)
    self.longValued = longValued
    isMixed = mixed
  }

  /// The next option: a letter or a long name, with its value; nil when only operands are left.
  mutating func next() -> (name: String, value: String?)? {
    if let letter = cluster.popFirst() { return short(letter) }
    while let argument = left.popFirst() {
      if argument == "--" {
        operands += left
        left = []
        return nil
      }
      if argument.hasPrefix("--") { return long(argument) }
      if argument.utf8.first == .minus, argument.utf8.count > 1 {
        cluster = argument.dropFirst()
        if let letter = cluster.popFirst() { return short(letter) }
      }
      operands.append(argument)
      if !isMixed {
        operands += left
        left = []
        return nil
      }
    }
    return nil
  }

  private mutating func short(_ letter: Character) -> (String, String?) {
    current = "-\(letter)"
    guard valued.contains(letter) else { return (String(letter), nil) }
    if !cluster.isEmpty {
      let value = String(cluster)
      cluster = ""
      return (String(letter), value)
    }
    return (String(letter), left.popFirst())
  }

  private mutating func long(_ argument: String) -> (String, String?) {
    let parts = argument.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    current = "--\(name)"
    if parts.count == 2 { return (name, String(parts[1])) }
    return (name, longValued.contains(name) ? left.popFirst() : nil)
  }
}
