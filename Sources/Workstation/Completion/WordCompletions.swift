/// What completion offers for a word of the line.
public struct WordCompletions: Sendable, Equatable {
  /// One way to complete the word.
  public struct Candidate: Sendable, Equatable {
    /// What stands in the line then, quoted as the shell needs it.
    public let text: String
    /// What the menu shows: the word without quotes, a file without its folder.
    public let display: String
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
