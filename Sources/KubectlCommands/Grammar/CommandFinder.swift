// Models: spf13/cobra's Command.Find and suggestions, v1.8.

/// Finds the command that a line names, wherever flags stand between its words.
struct CommandFinder {
  /// The command found.
  let command: Command
  /// The words that lead to it, the program's name first.
  let path: [String]
  /// The words behind, flags included.
  let rest: [String]

  /// The deepest command that `words` name under `root`.
  init(_ words: [String], under root: Command, programName: String) {
    var command = root
    var path = [programName]
    var rest = words
    while true {
      let table = CommandTree.flagTable(of: command)
      guard let index = Self.firstArgument(rest, table),
        let next = command.subcommand(rest[index])
      else { break }
      command = next
      path.append(next.name)
      rest.remove(at: index)
    }
    self.command = command
    self.path = path
    self.rest = rest
  }

  /// Where the first word stands that is neither a flag nor a flag's value.
  static func firstArgument(_ words: [String], _ table: FlagTable) -> Int? {
    var index = 0
    while index < words.count {
      let word = words[index]
      if word == "--" { return nil }
      if word.hasPrefix("--") {
        let takesNext = !word.contains("=") && table[String(word.dropFirst(2))]?.bareValue == nil
        index += takesNext ? 2 : 1
      } else if word.hasPrefix("-"), word.count > 1 {
        let isShort = word.count == 2
        let hasBareValue = word.last.flatMap { table[$0]?.bareValue } != nil
        index += isShort && !hasBareValue ? 2 : 1
      } else if word.isEmpty || word == "-" {
        index += 1
      } else {
        return index
      }
    }
    return nil
  }

  /// The fault of a first word that is no command, with what may have been meant.
  static func unknown(_ word: String, under root: Command, programName: String) -> CommandError {
    var text = "unknown command \(word.quoted) for \(programName.quoted)"
    let names = suggestions(for: word, under: root)
    if !names.isEmpty {
      text += "\n\nDid you mean this?\n" + names.map { "\t\($0)\n" }.joined()
    }
    return .text(text)
  }

  private static func suggestions(for word: String, under root: Command) -> [String] {
    root.subcommands.filter { command in
      distance(word, command.name) <= 2 || command.name.hasPrefix(word.lowercased())
        || command.suggestedFor.contains { $0.lowercased() == word.lowercased() }
    }.map(\.name)
  }

  /// The edit distance of two words, capitals ignored.
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased().utf8)
    let right = Array(right.lowercased().utf8)
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(row[j] + 1, above + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
