/// How a stretch of text looks on a terminal.
public struct AnsiStyle: Equatable, Hashable, Sendable {
  /// The eight colours of the terminal's own palette, each also in a bright variant.
  public enum Colour: UInt8, Sendable, CaseIterable {
    case black, red, green, yellow, blue, magenta, cyan, white
    case brightBlack, brightRed, brightGreen, brightYellow
    case brightBlue, brightMagenta, brightCyan, brightWhite
  }

  /// The colour of the letters; nil is the terminal's own.
  public var foreground: Colour?
  /// The colour behind the letters; nil is the terminal's own.
  public var background: Colour?
  /// Whether the text is bold.
  public var isBold = false
  /// Whether the text is dim, as hints are.
  public var isDim = false
  /// Whether the text is underlined.
  public var isUnderlined = false
  /// Whether foreground and background are exchanged.
  public var isReversed = false

  /// Makes a style; without arguments it is the terminal's plain text.
  public init(
    foreground: Colour? = nil, background: Colour? = nil, bold: Bool = false, dim: Bool = false,
    underlined: Bool = false, reversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    isBold = bold
    isDim = dim
    isUnderlined = underlined
    isReversed = reversed
  }

  /// The terminal's plain text.
  public static let plain = AnsiStyle()
  /// Dim text, for hints.
  public static let dim = AnsiStyle(dim: true)
  /// Bold text.
  public static let bold = AnsiStyle(bold: true)

  /// The escape sequence that selects exactly this style, whatever was selected before.
  ///
  /// Without colour support the attributes (bold, dim, reversed) stay, because NO_COLOR speaks of
  /// colour only and a hint that is not dim would read as typed text.
  public func selection(_ support: ColourSupport) -> String {
    var codes = "0"
    if isBold { codes += ";1" }
    if isDim { codes += ";2" }
    if isUnderlined { codes += ";4" }
    if isReversed { codes += ";7" }
    if support == .full {
      if let foreground { codes += ";\(foreground.code)" }
      if let background { codes += ";\(background.code + 10)" }
    }
    return "\u{1B}[\(codes)m"
  }

  /// The text between this style's escape sequence and a reset; unchanged without colour support.
  public func apply(to text: String, _ support: ColourSupport) -> String {
    guard support == .full, self != .plain, !text.isEmpty else { return text }
    return selection(support) + text + "\u{1B}[0m"
  }
}

extension AnsiStyle.Colour {
  /// The parameter of the escape sequence that selects this colour for the letters.
  var code: Int { rawValue < 8 ? 30 + Int(rawValue) : 82 + Int(rawValue) }
}

/// What may be sent to an output: colours, or none.
public enum ColourSupport: Sendable, Equatable {
  /// No colours: NO_COLOR is set, TERM is `dumb`, or the output is no terminal.
  case none
  /// The sixteen colours of the terminal's own palette.
  case full
}
