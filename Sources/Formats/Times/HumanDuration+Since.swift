public import ObjectModel

extension HumanDuration {
  /// The age text of nanoseconds, cut towards zero.
  public static func text(nanoseconds: Int64) -> String {
    text(seconds: nanoseconds / 1_000_000_000)
  }

  /// The short form of a few Kubernetes messages: one unit, `59s`, `59m`, `23h`, `364d`, `2y`.
  public static func short(seconds: Int64) -> String {
    if seconds < -1 { return "<invalid>" }
    if seconds < 0 { return "0s" }
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60)m" }
    if seconds < 86_400 { return "\(seconds / 3600)h" }
    if seconds < 86_400 * 365 { return "\(seconds / 86_400)d" }
    return "\(seconds / (86_400 * 365))y"
  }

  /// The age of an RFC 3339 time; `<unknown>` when there is none.
  /// - Parameter now: nanoseconds since 1970.
  public static func since(_ timestamp: Value?, now: Int64) -> String {
    guard let text = timestamp?.string, let time = RFC3339.epochNanoseconds(text) else {
      return "<unknown>"
    }
    return self.text(nanoseconds: now - time)
  }
}
