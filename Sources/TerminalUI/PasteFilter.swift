/// Makes pasted text fit to be edited.
enum PasteFilter {
  /// The text without control characters and without the `$ ` prompts that documentation prints
  /// before commands; line breaks and tabs stay, a final line break goes.
  ///
  /// Prompts are stripped only when the first line has one and the paste begins a line.
  static func clean(_ text: String, atLineStart: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n": if previous != "\r" { scalars.append("\n") }
      case "\t": scalars.append("\t")
      default:
        if scalar.properties.generalCategory != .control { scalars.append(scalar) }
      }
      previous = scalar
    }
    var cleaned = String(scalars)
    while cleaned.hasSuffix("\n") { cleaned.removeLast() }
    return atLineStart && hasPrompt(cleaned[...]) ? withoutPrompts(cleaned) : cleaned
  }

  private static func hasPrompt(_ line: Substring) -> Bool { line.hasPrefix("$ ") }

  private static func withoutPrompts(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { hasPrompt($0) ? $0.dropFirst(2) : $0 }
      .joined(separator: "\n")
  }
}
