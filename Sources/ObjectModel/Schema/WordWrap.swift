// Models: mitchellh/go-wordwrap as kubectl calls it.

/// Breaks text into lines at blanks.
enum WordWrap {
  /// `text` with line breaks so that lines have at most `limit` characters; longer words stay
  /// whole.
  static func wrap(_ text: String, _ limit: Int) -> String {
    var wrapper = Wrapper(limit: limit)
    for scalar in text.unicodeScalars { wrapper.add(scalar) }
    return wrapper.finished()
  }

  private struct Wrapper {
    let limit: Int
    var result = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    var blanks = String.UnicodeScalarView()
    var wordLength = 0
    var blankLength = 0
    /// Characters on the current line.
    var length = 0

    mutating func add(_ scalar: Unicode.Scalar) {
      if scalar == "\n" {
        endLine()
      } else if scalar.properties.isWhitespace, scalar != "\u{a0}" {
        if blankLength == 0 || wordLength > 0 { flush() }
        blanks.append(scalar)
        blankLength += 1
      } else {
        word.append(scalar)
        wordLength += 1
        if length + wordLength + blankLength > limit, wordLength < limit {
          result.append("\n")
          length = 0
          dropBlanks()
        }
      }
    }

    private mutating func endLine() {
      if wordLength > 0 || length + blankLength <= limit { flush() }
      dropBlanks()
      result.append("\n")
      length = 0
    }

    private mutating func flush() {
      length += blankLength + wordLength
      result.append(contentsOf: blanks)
      result.append(contentsOf: word)
      dropBlanks()
      word = String.UnicodeScalarView()
      wordLength = 0
    }

    private mutating func dropBlanks() {
      blanks = String.UnicodeScalarView()
      blankLength = 0
    }

    mutating func finished() -> String {
      if wordLength > 0 || length + blankLength <= limit { flush() }
      return String(result)
    }
  }
}
