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
