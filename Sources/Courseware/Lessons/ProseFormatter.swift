/// Markdown of lessons as text for a terminal.
///
/// Lines are already wrapped by their author; only the marks of emphasis and code are turned into
/// styles, or left out where styles cannot be shown.
enum ProseFormatter {
  static func text(_ markdown: String, styled: Bool) -> String {
    var parts: [String] = []
    var prose: [Substring] = []
    var isInFence = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInFence.toggle()
      } else if isInFence {
        // Marks may begin on one line and end on the next, so prose is taken whole.
        if !prose.isEmpty { parts.append(inline(prose.joined(separator: "\n"), styled: styled)) }
        prose = []
        parts.append("    " + line)
      } else {
        prose.append(line)
      }
    }
    if !prose.isEmpty { parts.append(inline(prose.joined(separator: "\n"), styled: styled)) }
    return parts.joined(separator: "\n")
  }

  private static func inline(_ line: String, styled: Bool) -> String {
    var result = ""
    var rest = Substring(line)
    while let first = rest.first {
      if first == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        let code = rest[rest.index(after: rest.startIndex)..<end]
        result += styled ? "\u{1b}[36m\(code)\u{1b}[39m" : String(code)
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("**"), let end = rest.dropFirst(2).firstRange(of: "**") {
        let word = rest.dropFirst(2)[..<end.lowerBound]
        result += styled ? "\u{1b}[1m\(word)\u{1b}[22m" : String(word)
        rest = rest[end.upperBound...]
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
