/// What completion offers for a word of the line.
public struct WordCompletions: Sendable {
  /// One way to complete the word.
  public struct Candidate: Sendable, Equatable {
    /// The word.
    public let text: String
    /// A few words on it.
    public let description: String
    /// What follows it when it is chosen.
    public let suffix: String
  }

  /// The part of the line that a candidate replaces, in UTF-8 bytes.
  public let range: Range<Int>
  /// The candidates in order.
  public let candidates: [Candidate]
}

/// A coloured part of the line.
public struct HighlightSpan: Sendable, Equatable {
  /// What a part of the line is.
  public enum Kind: Sendable {
    case command, unknownCommand, string, flag, comment, `operator`
  }

  /// The part, in UTF-8 bytes.
  public let range: Range<Int>
  /// What it is.
  public let kind: Kind
}

extension Workstation {
  /// What can stand at the cursor, which is counted in UTF-8 bytes.
  public func complete(_ line: String, cursor: Int) -> WordCompletions {
    WordCompletions(range: cursor..<cursor, candidates: [])
  }

  /// The dim words after the end of the line; nil for none.
  public func hint(for line: String) -> String? { nil }

  /// The coloured parts of the line.
  public func highlights(of line: String) -> [HighlightSpan] { [] }
}
