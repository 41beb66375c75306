/// A regular expression that must match a whole text.
enum TextPattern {
  /// Whether it matches; a pattern that cannot be read matches nothing.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    guard let regex = try? Regex(pattern) else { return false }
    return (try? regex.wholeMatch(in: text)) != nil
  }
}
