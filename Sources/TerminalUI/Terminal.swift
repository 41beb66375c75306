import Glibc

/// Questions about the terminal that the process talks to.
public enum Terminal {
  /// Whether a descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The terminal's size; what COLUMNS and LINES say, or 80 by 24, when it is not known.
  public static func size(_ descriptor: Int32 = 1) -> TerminalSize {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    if isKnown, size.ws_row > 0 {
      return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
    return TerminalSize(
      columns: environment("COLUMNS").flatMap { Int($0) } ?? 80,
      rows: environment("LINES").flatMap { Int($0) } ?? 24)
  }

  /// Whether colours may go to a descriptor: it is a terminal, TERM names one that is not `dumb`, and
  /// NO_COLOR is unset or empty.
  public static func colourSupport(_ descriptor: Int32 = 1) -> ColourSupport {
    guard isTerminal(descriptor), !isDumb, (environment("NO_COLOR") ?? "").isEmpty else {
      return .none
    }
    return .full
  }

  /// Whether the line editor can work: input and output are terminals and TERM is not `dumb`.
  public static func supportsEditing(
    input: Int32 = 0, output: Int32 = 1
  ) -> Bool {
    !isDumb && isTerminal(input) && isTerminal(output)
  }

  /// Chooses UTF-8 for characters: the user's locale when it is a UTF-8 one, else C.UTF-8. The
  /// language of the C library's messages is left alone.
  public static func chooseUTF8() {
    LibEdit.chooseUTF8()
  }

  private static var isDumb: Bool {
    let term = environment("TERM") ?? ""
    return term.isEmpty || term == "dumb" || term == "emacs"
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
