extension DisplayWidth {
  /// The text with spaces at its end up to the given columns; longer text is returned unchanged.
  public static func padded(_ text: String, to width: Int) -> String {
    let missing = width - columns(of: text)
    return missing > 0 ? text + String(repeating: " ", count: missing) : text
  }

  /// The text cut to the given columns, its last column an ellipsis when something was cut.
  public static func truncated(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let next = columns(of: character)
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  /// The text without its escape sequences, for counting the columns of styled text.
  public static func withoutEscapes(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(0x1B) else { return String(text) }
    var result = String.UnicodeScalarView()
    var escape = EscapeSkipper()
    for scalar in text.unicodeScalars where !escape.takes(scalar) { result.append(scalar) }
    return String(result)
  }

  /// The text broken into lines of at most the given columns.
  ///
  /// Existing line breaks stay. Lines break at spaces, which are dropped there, and between wide
  /// characters, except before closing and after opening punctuation; a longer word is cut. Escape
  /// sequences take no columns.
  public static func wrapped(_ text: String, at width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var wrapper = LineWrapper(width: width, indent: indent)
      wrapper.add(paragraph)
      lines += wrapper.finish()
    }
    return lines
  }
}

/// Recognises escape sequences: ESC, or ESC `[` to the final letter.
private struct EscapeSkipper {
  private var isInside = false

  /// Whether the code point belongs to an escape sequence.
  mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{1B}" {
      isInside = true
    } else if isInside {
      isInside = scalar == "[" || !("@"..."~").contains(scalar)
    } else {
      return false
    }
    return true
  }
}

/// Breaks one paragraph into lines.
private struct LineWrapper {
  let width: Int
  let indent: String
  private var lines: [String] = []
  private var line = ""
  private var lineColumns = 0
  private var word = ""
  private var wordColumns = 0
  private var pendingSpaces = 0

  init(width: Int, indent: String) {
    self.width = max(width, 2)
    self.indent = indent
  }

  mutating func add(_ paragraph: Substring) {
    var previous: Character?
    var escape = EscapeSkipper()
    for character in paragraph {
      if let scalar = character.unicodeScalars.first, escape.takes(scalar) {
        word.append(character)
        continue
      }
      if character == " " {
        placeWord()
        pendingSpaces += 1
      } else {
        if let previous, canBreak(between: previous, and: character) { placeWord() }
        word.append(character)
        wordColumns += DisplayWidth.columns(of: character)
      }
      previous = character
    }
    placeWord()
  }

  mutating func finish() -> [String] {
    lines.append(line)
    return lines
  }

  private func canBreak(between left: Character, and right: Character) -> Bool {
    guard left != " ", right != " " else { return false }
    guard DisplayWidth.columns(of: left) == 2 || DisplayWidth.columns(of: right) == 2 else {
      return false
    }
    return !Self.neverFirst.contains(right) && !Self.neverLast.contains(left)
  }

  private static let neverFirst: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "】", "》", "〉", "〕", "”", "’", "…",
    ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "·", "ー", "～", "—",
  ]
  private static let neverLast: Set<Character> = [
    "（", "「", "『", "【", "《", "〈", "〔", "“", "‘", "(", "[", "{", "$", "#",
  ]

  private mutating func placeWord() {
    guard !word.isEmpty else { return }
    if lineColumns > 0, lineColumns + pendingSpaces + wordColumns > width { breakLine() }
    line += String(repeating: " ", count: pendingSpaces)
    lineColumns += pendingSpaces
    pendingSpaces = 0
    if lineColumns + wordColumns <= width {
      line += word
      lineColumns += wordColumns
    } else {
      placeCut(word)
    }
    word = ""
    wordColumns = 0
  }

  private mutating func placeCut(_ word: String) {
    for character in word {
      let columns = DisplayWidth.columns(of: character)
      if lineColumns + columns > width { breakLine() }
      line.append(character)
      lineColumns += columns
    }
  }

  private mutating func breakLine() {
    lines.append(line)
    line = indent
    lineColumns = DisplayWidth.columns(of: indent)
    pendingSpaces = 0
  }
}
