// Models: apimachinery pkg/util/duration HumanDuration, v1.32.

/// Ages as kubectl prints them: at most two units, one when it says enough.
public enum HumanDuration {
  /// The text of a length in whole seconds: `5s`, `3m20s`, `2d3h`.
  public static func text(seconds: Int64) -> String {
    if seconds < -1 { return "<invalid>" }
    if seconds < 0 { return "0s" }
    if seconds < 120 { return "\(seconds)s" }
    let minutes = seconds / 60
    if minutes < 10 { return two(minutes, "m", seconds % 60, "s") }
    if minutes < 180 { return "\(minutes)m" }
    let hours = minutes / 60
    if hours < 8 { return two(hours, "h", minutes % 60, "m") }
    if hours < 48 { return "\(hours)h" }
    let days = hours / 24
    if hours < 192 { return two(days, "d", hours % 24, "h") }
    if hours < 24 * 365 * 2 { return "\(days)d" }
    let years = days / 365
    if hours < 24 * 365 * 8 { return two(years, "y", days % 365, "d") }
    return "\(years)y"
  }

  private static func two(
    _ large: Int64, _ largeUnit: String, _ small: Int64, _ smallUnit: String
  ) -> String {
    small == 0 ? "\(large)\(largeUnit)" : "\(large)\(largeUnit)\(small)\(smallUnit)"
  }
}
