import Simulation

/// Lengths of time as Go prints a time.Duration: `412ms`, `1.25s`, `1m20s`.
enum GoDuration {
  /// The text of a span, cut to milliseconds.
  static func text(_ span: Span) -> String {
    let milliseconds = span.nanoseconds / 1_000_000
    if milliseconds == 0 { return "0s" }
    if milliseconds < 1000 { return "\(milliseconds)ms" }
    let hours = milliseconds / 3_600_000
    let minutes = milliseconds / 60_000 % 60
    var text = ""
    if hours > 0 { text += "\(hours)h" }
    if hours > 0 || minutes > 0 { text += "\(minutes)m" }
    return text + seconds(milliseconds % 60_000) + "s"
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = milliseconds % 1000
    guard rest > 0 else { return String(milliseconds / 1000) }
    var digits = String(rest + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(milliseconds / 1000).\(digits)"
  }
}
