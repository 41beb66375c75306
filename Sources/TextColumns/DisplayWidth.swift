/// How many terminal columns text takes.
///
/// A column is one cell: East Asian wide and fullwidth characters and emoji take two, combining
/// marks and control characters none. Widths are counted per grapheme cluster, as a cursor moves.
public enum DisplayWidth {
  /// The columns of one character.
  public static func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var sum = 0
    var isEmojiSequence = false
    for scalar in character.unicodeScalars {
      sum += columns(of: scalar)
      if joinsEmoji(scalar) { isEmojiSequence = true }
    }
    return isEmojiSequence && sum > 0 ? 2 : sum
  }

  /// The columns of a text without line breaks; escape sequences are not skipped.
  /// - Complexity: O(length).
  public static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of one code point on its own, as the C library's `wcwidth` counts them.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1
    }
    if isWide(value) { return 2 }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: return 1
    }
  }

  /// Whether terminals disagree about the columns of this character, because it is a sequence
  /// that older ones draw as several emoji or as one narrow sign, or a cluster with several
  /// letters, as Indic scripts have.
  public static func isUncertain(_ character: Character) -> Bool {
    guard !character.isASCII else { return false }
    var drawn = 0
    for scalar in character.unicodeScalars {
      if joinsEmoji(scalar) { return true }
      if columns(of: scalar) > 0 { drawn += 1 }
    }
    return drawn > 1
  }

  private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200D, 0xFE0F, 0x20E3, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if value > wideRanges[middle].1 { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].0 <= value
  }
}
