/// What reading a line ended with.
public enum ReadResult: Equatable, Sendable {
  /// A whole command, without its final line break; it may have several lines.
  case line(String)
  /// Ctrl-C: the line was thrown away.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case endOfInput
  /// A line that cannot be text, with the reason; only `PlainLineReader` gives it.
  case rejected(reason: String)
}
