/// Expected output with masks, held against what came out.
///
/// A line is tried literally first. `...` alone stands for any lines, `[..]` for any text in a
/// line, `[AGE] [IP] [UID] [HASH] [TIME] [NUM]` for text of that form, and `[HASH#a]` must be the
/// same text wherever it stands in the file.
public struct OutputPattern {
  /// What named masks have matched so far in the file.
  public typealias Bindings = [String: String]

  private static let masks = ["AGE", "IP", "UID", "HASH", "TIME", "NUM"]

  /// Whether the lines match; on success the bindings hold the texts of named masks.
  public static func matches(
    _ expected: [String], _ actual: [String], isUnordered: Bool, _ bindings: inout Bindings
  ) -> Bool {
    let expected = expected.map(withoutEscape)
    if isUnordered { return matchesUnordered(expected, actual, &bindings) }
    return matches(expected[...], actual[...], &bindings)
  }

  private static func matches(
    _ expected: ArraySlice<String>, _ actual: ArraySlice<String>, _ bindings: inout Bindings
  ) -> Bool {
    // Dynamic programming over (expected, actual) would lose the bindings; `...` is rare, so a
    // greedy scan with one level of backtracking per `...` suffices and stays quadratic.
    var expected = expected
    var actual = actual
    var resume: (ArraySlice<String>, ArraySlice<String>, Bindings)?
    while true {
      if let line = expected.first, line == "..." {
        expected = expected.dropFirst()
        resume = (expected, actual, bindings)
        continue
      }
      if let wanted = expected.first, let got = actual.first, lineMatches(wanted, got, &bindings) {
        expected = expected.dropFirst()
        actual = actual.dropFirst()
        continue
      }
      if expected.isEmpty, actual.isEmpty { return true }
      guard let (again, rest, before) = resume, !rest.isEmpty else { return false }
      expected = again
      actual = rest.dropFirst()
      bindings = before
      resume = (again, actual, before)
    }
  }

  private static func matchesUnordered(
    _ expected: [String], _ actual: [String], _ bindings: inout Bindings
  ) -> Bool {
    var rest = actual
    for line in expected {
      guard let place = rest.firstIndex(where: { lineMatches(line, $0, &bindings) }) else {
        return false
      }
      rest.remove(at: place)
    }
    return rest.isEmpty
  }

  /// Output lines that begin like a command are written with a backslash in front.
  public static func withoutEscape(_ line: String) -> String {
    guard line.hasPrefix("\\") else { return line }
    return needsEscape(String(line.dropFirst())) ? String(line.dropFirst()) : line
  }

  /// Whether an output line would be read as something else.
  static func needsEscape(_ line: String) -> Bool {
    ["$ ", "> ", "< ", "? ", "@ ", "^C +", "\\", "```"].contains { line.hasPrefix($0) }
      || line == ">"
  }

  static func lineMatches(
    _ expected: String, _ actual: String, _ bindings: inout Bindings
  ) -> Bool {
    let wanted = trimmed(expected)
    let got = trimmed(actual)
    if wanted == got { return true }
    guard wanted.contains("[") else { return false }
    var candidate = bindings
    guard matches(tokens(of: wanted)[...], Array(got)[...], &candidate) else { return false }
    bindings = candidate
    return true
  }

  private static func trimmed(_ line: String) -> String {
    var text = line[...]
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return String(text)
  }

  private enum Token {
    case text([Character])
    case anything
    case mask(String, name: String?)
  }

  private static func tokens(of line: String) -> [Token] {
    var tokens: [Token] = []
    var text: [Character] = []
    var rest = Substring(line)
    while let first = rest.first {
      if first == "[", let close = rest.firstIndex(of: "]"),
        let token = mask(rest[rest.index(after: rest.startIndex)..<close])
      {
        if !text.isEmpty { tokens.append(.text(text)) }
        text = []
        tokens.append(token)
        rest = rest[rest.index(after: close)...]
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { tokens.append(.text(text)) }
    return tokens
  }

  private static func mask(_ body: Substring) -> Token? {
    if body == ".." { return .anything }
    let parts = body.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard masks.contains(String(parts[0])) else { return nil }
    return .mask(String(parts[0]), name: parts.count == 2 ? String(body) : nil)
  }

  private static func matches(
    _ tokens: ArraySlice<Token>, _ text: ArraySlice<Character>, _ bindings: inout Bindings
  ) -> Bool {
    guard let token = tokens.first else { return text.isEmpty }
    let rest = tokens.dropFirst()
    switch token {
    case .text(let literal):
      guard text.starts(with: literal) else { return false }
      return matches(rest, text.dropFirst(literal.count), &bindings)
    case .anything:
      for end in text.startIndex...text.endIndex
      where matches(rest, text[end...], &bindings) {
        return true
      }
      return false
    case .mask(let kind, let name):
      let longest = text.prefix { accepts(kind, $0) }
      var end = longest.endIndex
      while end > text.startIndex {
        let piece = String(text[..<end])
        if isWhole(kind, piece), name.map({ bindings[$0] ?? piece }) ?? piece == piece {
          var inner = bindings
          if let name { inner[name] = piece }
          if matches(rest, text[end...], &inner) {
            bindings = inner
            return true
          }
        }
        end -= 1
      }
      return false
    }
  }

  private static func accepts(_ kind: String, _ character: Character) -> Bool {
    switch kind {
    case "AGE": character.isNumber || "dhmsy<>inval".contains(character)
    case "IP": character.isNumber || character == "." || character == ":"
    case "UID", "HASH": character.isLetter || character.isNumber || character == "-"
    case "TIME": character.isLetter || character.isNumber || "-:.+, ".contains(character)
    default: character.isNumber || character == "."
    }
  }

  private static func isWhole(_ kind: String, _ text: String) -> Bool {
    switch kind {
    case "UID": text.count == 36 && text.filter { $0 == "-" }.count == 4
    case "HASH": !text.contains("-") && text.count >= 4
    case "IP": text.filter { $0 == "." }.count == 3
    case "TIME": text.contains(":") && text.count >= 8
    default: true
    }
  }
}
