/// Sees through words that run another command: `watch -n 5 kubectl get pods` is about kubectl.
enum CommandPrefix {
  /// The words of the command that really runs, with an alias at its start spelt out.
  static func inner(of words: [String], alias: (String) -> String?) -> [String] {
    var words = words
    var expanded: [String] = []
    while let first = words.first {
      if !expanded.contains(first), let text = alias(first) {
        expanded.append(first)
        words = text.split(separator: " ").map(String.init) + words.dropFirst()
      } else if let flags = flagsWithValue[first] {
        words = behindFlags(Array(words.dropFirst()), flags)
      } else {
        return words
      }
    }
    return words
  }

  private static let flagsWithValue: [String: [String]] = [
    "watch": ["-n", "--interval"], "xargs": ["-n", "-I", "-L", "-P", "-d"], "exec": [],
    "command": [], "builtin": [], "time": [], "nohup": [], "sudo": ["-u"],
  ]

  private static func behindFlags(_ words: [String], _ withValue: [String]) -> [String] {
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-") {
      rest.removeFirst()
      if word == "--" { break }
      if withValue.contains(word) { rest = rest.dropFirst() }
    }
    return Array(rest)
  }
}
