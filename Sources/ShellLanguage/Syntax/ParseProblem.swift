/// What is still open when the text of a command ends too early.
public enum IncompleteReason: Sendable, Equatable {
  case singleQuote
  case doubleQuote
  case backtick
  /// `${` without `}`.
  case parameter
  /// `$(` without `)`.
  case substitution
  /// `$((` without `))`.
  case arithmetic
  /// A heredoc whose closing line, given here, has not come.
  case heredoc(String)
  /// `|`, `&&` or `||` with nothing after it.
  case operatorAtEnd
  /// A backslash as the last character.
  case lineContinuation
  /// A compound command; the text is the word that would close it, such as `fi`.
  case compound(closing: String)
}

/// A mistake that more text cannot mend.
public struct ShellSyntaxError: Error, Sendable, Equatable {
  /// The line it was found on, counted from 1.
  public var line: Int
  /// The token that cannot stand there; "newline" and "end of file" are spelt out.
  public var token: String
  /// The word that was needed instead, when only one would do.
  public var expected: String?
  /// A message that replaces the usual one, such as `Unterminated quoted string`.
  public var detail: String?

  /// Describes a token that cannot stand where it is.
  public init(line: Int, token: String, expected: String? = nil, detail: String? = nil) {
    self.line = line
    self.token = token
    self.expected = expected
    self.detail = detail
  }
}

/// Why a text is no complete command.
public enum ParseProblem: Error, Sendable, Equatable {
  case incomplete(IncompleteReason, line: Int)
  case invalid(ShellSyntaxError)
}
