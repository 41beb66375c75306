// Models: pflag's FlagSet.Parse with interspersed arguments, v1.0.5.

/// Tells flags from arguments on a command line.
struct FlagParser {
  /// What the flags say.
  private(set) var flags: ParsedFlags
  /// The arguments that are no flags.
  private(set) var arguments: [String] = []
  /// How many of them stand before `--`; nil without `--`.
  private(set) var argumentsBeforeDash: Int?
  /// Whether help is asked for.
  private(set) var asksForHelp = false

  /// A parser for these flags.
  init(_ table: FlagTable) {
    flags = ParsedFlags(table)
  }

  /// Reads the words behind the command's name.
  /// - Throws: the first fault, in pflag's words.
  mutating func parse(_ words: [String]) throws(CommandError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        argumentsBeforeDash = arguments.count
        arguments += rest
        return
      }
      if word.hasPrefix("--") {
        try parseLong(word, &rest)
      } else if word.hasPrefix("-"), word != "-" {
        try parseShort(word, &rest)
      } else {
        arguments.append(word)
      }
      if asksForHelp { return }
    }
  }

  private mutating func parseLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(CommandError) {
    let body = String(word.dropFirst(2))
    if body.hasPrefix("-") || body.hasPrefix("=") { throw .text("bad flag syntax: \(word)") }
    let parts = body.cut(at: "=")
    guard let flag = flags.table[parts.head] else {
      if parts.head == "help" {
        asksForHelp = true
        return
      }
      throw .text("unknown flag: --\(parts.head)")
    }
    if let value = parts.tail ?? flag.bareValue ?? rest.popFirst() {
      try flags.set(flag, value)
    } else {
      throw .text("flag needs an argument: \(word)")
    }
  }

  private mutating func parseShort(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(CommandError) {
    var letters = word.dropFirst()
    while let letter = letters.first {
      guard let flag = flags.table[letter] else {
        if letter == "h" {
          asksForHelp = true
          return
        }
        throw .text("unknown shorthand flag: '\(letter)' in -\(letters)")
      }
      let behind = letters.dropFirst()
      if letters.count > 2, behind.first == "=" {
        return try flags.set(flag, String(behind.dropFirst()))
      }
      if let value = flag.bareValue {
        try flags.set(flag, value)
        letters = behind
        continue
      }
      guard let value = behind.isEmpty ? rest.popFirst() : String(behind) else {
        throw .text("flag needs an argument: '\(letter)' in -\(letters)")
      }
      return try flags.set(flag, value)
    }
  }
}
