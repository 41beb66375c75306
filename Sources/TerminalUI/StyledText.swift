/// Text whose stretches have styles: prompts, menu rows.
public struct StyledText: Equatable, Sendable {
  /// A stretch of text of one style.
  public struct Run: Equatable, Sendable {
    /// The words.
    public var text: String
    /// How they look.
    public var style: AnsiStyle

    /// Makes a run.
    public init(_ text: String, _ style: AnsiStyle = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The stretches in reading order.
  public var runs: [Run]

  /// Makes a text of the given stretches.
  public init(_ runs: [Run]) {
    self.runs = runs
  }

  /// Makes a text of one style.
  public init(_ text: String, _ style: AnsiStyle = .plain) {
    runs = [Run(text, style)]
  }

  /// Adds a stretch at the end.
  public mutating func append(_ text: String, _ style: AnsiStyle = .plain) {
    runs.append(Run(text, style))
  }

  /// The words without their styles.
  public var plainText: String {
    runs.reduce(into: "") { $0 += $1.text }
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// Makes a plain text.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// The style of a part of the line being edited.
public struct StyleSpan: Equatable, Sendable {
  /// The part, in UTF-8 bytes of the line.
  public var range: Range<Int>
  /// How it looks.
  public var style: AnsiStyle

  /// Makes a span; of overlapping spans the last one wins.
  public init(_ range: Range<Int>, _ style: AnsiStyle) {
    self.range = range
    self.style = style
  }
}
