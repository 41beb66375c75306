import Simulation

/// What the flags of a command line say.
struct ParsedFlags: Sendable {
  /// The flags that the command knows.
  let table: FlagTable
  private var given: [String: [String]] = [:]
  /// Names of the given flags in the order of the line.
  private(set) var order: [String] = []

  /// The given flags and their values in the order of the line.
  var inOrder: [(name: String, value: String)] {
    var seen: [String: Int] = [:]
    return order.map { name in
      let index = seen[name, default: 0]
      seen[name] = index + 1
      return (name, given[name]?[index] ?? "")
    }
  }

  /// No flag given.
  init(_ table: FlagTable) {
    self.table = table
  }

  /// Whether the command has the flag.
  func knows(_ name: String) -> Bool { table[name] != nil }

  /// Whether the line gives the flag.
  func isGiven(_ name: String) -> Bool { given[name] != nil }

  /// The last text given for a flag, else its default.
  func string(_ name: String) -> String {
    given[name]?.last ?? definition(name).defaultText
  }

  /// Whether a flag is true.
  func bool(_ name: String) -> Bool { GoScalar.bool(string(name)) ?? false }

  /// The number of a flag.
  func int(_ name: String) -> Int64 { GoScalar.integer(string(name)) ?? 0 }

  /// The length of time of a flag.
  func duration(_ name: String) -> Span { GoScalar.duration(string(name)) ?? .zero }

  /// All texts of a flag that may be repeated.
  func list(_ name: String) -> [String] {
    let flag = definition(name)
    guard let texts = given[name] else {
      let inner = flag.defaultText.dropFirst().dropLast()
      return inner.isEmpty ? [] : inner.split(separator: ",").map(String.init)
    }
    guard flag.form == .list || flag.form == .map else { return texts }
    var result: [String] = []
    for text in texts { result += CommaSeparated.fields(text) }
    return result
  }

  /// Takes one flag's value.
  mutating func set(_ flag: Flag, _ value: String) throws(CommandError) {
    if let fault = flag.fault(in: value) {
      throw .text("invalid argument \(value.quoted) for \(flag.errorName.quoted) flag: \(fault)")
    }
    given[flag.name, default: []].append(value)
    order.append(flag.name)
  }

  private func definition(_ name: String) -> Flag {
    guard let flag = table[name] else { preconditionFailure("no flag --\(name)") }
    return flag
  }
}

/// Fields of one line of comma-separated values.
enum CommaSeparated {
  /// The fields; quotes may hold commas, as in encoding/csv.
  static func fields(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var result: [String] = []
    var current = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"" where isQuoted || current.isEmpty: isQuoted.toggle()
      case "," where !isQuoted:
        result.append(current)
        current = ""
      default: current.append(character)
      }
    }
    result.append(current)
    return result
  }
}
