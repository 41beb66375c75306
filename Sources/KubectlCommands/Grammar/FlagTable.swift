/// The flags of one command, read from a table of one line per flag.
///
/// A line is `[-x] --name FORM [=DEFAULT] [bare:VALUE] [hidden] [deprecated]  SENTENCE`. Without a
/// sentence the shared one of that name is taken.
struct FlagTable: Sendable {
  private(set) var flags: [Flag] = []
  private var byName: [String: Int] = [:]
  private var byShorthand: [Character: Int] = [:]

  /// The flags of the given tables; later ones win.
  init(_ texts: String...) {
    for text in texts {
      for line in text.split(separator: "\n") {
        if let flag = Self.flag(String(line)) { add(flag) }
      }
    }
  }

  /// The flag with this name; underscores count as hyphens.
  subscript(name: String) -> Flag? {
    byName[name.contains("_") ? String(name.map { $0 == "_" ? "-" : $0 }) : name]
      .map { flags[$0] }
  }

  /// The flag with this letter.
  subscript(shorthand: Character) -> Flag? {
    byShorthand[shorthand].map { flags[$0] }
  }

  /// These flags and those of `other` that they do not have.
  func merged(with other: FlagTable) -> FlagTable {
    var result = self
    for flag in other.flags where result[flag.name] == nil { result.add(flag) }
    return result
  }

  /// The flags by name, as help lists them.
  var sorted: [Flag] {
    flags.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
  }

  private mutating func add(_ flag: Flag) {
    if let index = byName[flag.name] {
      flags[index] = flag
    } else {
      byName[flag.name] = flags.count
      flags.append(flag)
    }
    if let letter = flag.shorthand, byShorthand[letter] == nil {
      byShorthand[letter] = byName[flag.name]
    }
  }

  private static func flag(_ line: String) -> Flag? {
    let parts = line.cut(at: "  ")
    var words = parts.head.split(separator: " ").map(String.init)[...]
    guard let first = words.first else { return nil }
    var shorthand: Character?
    if !first.hasPrefix("--") {
      shorthand = first.last
      words.removeFirst()
    }
    guard let name = words.popFirst()?.dropFirst(2), let formName = words.popFirst(),
      let form = Flag.Form(rawValue: formName)
    else { preconditionFailure("not a flag: \(line)") }
    var defaultText = standardDefault(form)
    var bareValue: String? = form == .bool ? "true" : nil
    for word in words {
      if word.hasPrefix("=") { defaultText = String(word.dropFirst()) }
      if word.hasPrefix("bare:") { bareValue = String(word.dropFirst(5)) }
    }
    let sentence = parts.tail ?? FlagSentences.shared[String(name)] ?? ""
    let isDeprecated = words.contains("deprecated")
    return Flag(
      name: String(name), shorthand: shorthand, form: form, defaultText: defaultText,
      bareValue: bareValue, sentence: sentence,
      isHidden: isDeprecated || words.contains("hidden"),
      deprecation: isDeprecated ? sentence : nil)
  }

  private static func standardDefault(_ form: Flag.Form) -> String {
    switch form {
    case .bool: "false"
    case .string, .map: ""
    case .int, .int32: "0"
    case .duration: "0s"
    case .list, .array: "[]"
    }
  }
}
