import TextColumns

extension EditBuffer {
  /// The start of the word at or before the cursor, a word being letters, digits and `_`.
  var wordStart: Int {
    var index = cursor
    while index > 0, !characters[index - 1].isWordPart { index -= 1 }
    while index > 0, characters[index - 1].isWordPart { index -= 1 }
    return index
  }

  /// The end of the word at or after the cursor.
  var wordEnd: Int {
    var index = cursor
    while index < characters.count, !characters[index].isWordPart { index += 1 }
    while index < characters.count, characters[index].isWordPart { index += 1 }
    return index
  }

  /// The start of the blank-separated argument at or before the cursor.
  var argumentStart: Int {
    var index = cursor
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  /// The start of the line the cursor is in.
  var lineStart: Int {
    (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  /// The end of the line the cursor is in, before its line break.
  var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }

  /// The place one line up (or down) at the same column as far as that line reaches; nil when
  /// there is no such line.
  func verticalTarget(down: Bool) -> Int? {
    let column = DisplayWidth.columns(of: String(characters[lineStart..<cursor]))
    if down {
      guard lineEnd < characters.count else { return nil }
      return place(atColumn: column, from: lineEnd + 1)
    }
    guard lineStart > 0 else { return nil }
    var above = self
    above.moveCursor(to: lineStart - 1)
    return place(atColumn: column, from: above.lineStart)
  }

  /// Exchanges the clusters around the cursor; at the end of the line, the last two.
  mutating func transpose() {
    guard cursor > 0, characters.count > 1 else { return }
    let second = isAtEnd ? cursor - 1 : cursor
    guard second > 0 else { return }
    let swapped = String(characters[second]) + String(characters[second - 1])
    replace(second - 1..<second + 1, with: swapped)
  }

  private func place(atColumn column: Int, from start: Int) -> Int {
    var index = start
    var columns = 0
    while index < characters.count, characters[index] != "\n", columns < column {
      columns += DisplayWidth.columns(of: characters[index])
      index += 1
    }
    return index
  }
}

extension Character {
  /// Whether the character belongs to a word for the word-wise keys.
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
