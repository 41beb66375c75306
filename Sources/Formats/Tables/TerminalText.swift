/// Text made safe for a terminal, as kubectl does to all it prints from objects.
public enum TerminalText {
  /// The text with escape characters shown as `^[` and carriage returns as `\r`.
  public static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x1b || $0 == 0x0d }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{1b}": result += "^["
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
