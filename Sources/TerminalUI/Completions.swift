/// What can stand at the cursor: the answer of a completion handler.
public struct Completions: Equatable, Sendable {
  /// One way to complete the word.
  public struct Candidate: Equatable, Sendable {
    /// The text that replaces the range.
    public var value: String
    /// The text in the menu; usually the value.
    public var display: String
    /// A few words to the right of the display text; empty for none.
    public var description: String
    /// What follows the value when it is chosen: a space, `/`, `=` or nothing.
    public var suffix: String

    /// Makes a candidate.
    public init(
      _ value: String, display: String? = nil, description: String = "", suffix: String = " "
    ) {
      self.value = value
      self.display = display ?? value
      self.description = description
      self.suffix = suffix
    }
  }

  /// The part of the line that a candidate replaces, in UTF-8 bytes.
  public var range: Range<Int>
  /// The candidates in the order of the menu.
  public var candidates: [Candidate]

  /// Makes an answer.
  public init(range: Range<Int>, candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }

  /// The longest text with which every candidate's value begins.
  var commonPrefix: String {
    guard let first = candidates.first?.value else { return "" }
    return candidates.dropFirst().reduce(first) { prefix, candidate in
      String(zip(prefix, candidate.value).prefix { $0 == $1 }.map(\.0))
    }
  }
}

/// The dim text after the cursor: the answer of a hint handler.
public struct Hint: Equatable, Sendable {
  /// The words.
  public var text: String
  /// Whether Right and End take the text over into the line, as for a suggestion from history.
  public var isAcceptable: Bool

  /// Makes a hint.
  public init(_ text: String, isAcceptable: Bool = false) {
    self.text = text
    self.isAcceptable = isAcceptable
  }
}

/// Whether Enter ends the input or continues it on another line.
public enum InputCompleteness: Sendable, Equatable {
  /// The text is a whole command.
  case complete
  /// A quote, heredoc or list is still open.
  case incomplete
}
