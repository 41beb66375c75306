import ShellLanguage

/// Writes a word so that the shell reads it as it is, in the quotes that were already opened.
enum WordQuoting {
  private static let special: Set<Character> = [
    " ", "\t", "\\", "'", "\"", "$", "`", "&", "|", ";", "<", ">", "(", ")", "*", "?", "[", "]",
    "!", "{", "}", "#",
  ]

  /// The word as it stands in the line; `isWhole` closes the quote.
  static func text(_ word: String, in quote: QuoteState, isWhole: Bool) -> String {
    switch quote {
    case .none, .escape: return bare(word)
    case .single:
      let inner = word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''")
      return "'" + inner + (isWhole ? "'" : "")
    case .double:
      var inner = ""
      for character in word {
        if "\\\"$`".contains(character) { inner.append("\\") }
        inner.append(character)
      }
      return "\"" + inner + (isWhole ? "\"" : "")
    }
  }

  /// A word without quotes; a leading `~/` keeps its meaning.
  private static func bare(_ word: String) -> String {
    var result = ""
    for character in word {
      if special.contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
