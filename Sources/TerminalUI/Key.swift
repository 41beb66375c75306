/// One key press, or a paste, as decoded from the terminal's bytes.
enum Key: Equatable {
  /// A printable code point.
  case text(Unicode.Scalar)
  /// A control character: Ctrl-A is 1, Enter 13, Tab 9, Backspace 127.
  case control(UInt8)
  /// A character typed with Alt, or after Esc.
  case meta(Unicode.Scalar)
  /// A key that sends an escape sequence.
  case special(SpecialKey)
  /// Esc alone.
  case escape
  /// The text between the marks of a bracketed paste.
  case paste(String)
  /// A sequence of no meaning here.
  case unknown
  /// The terminal is gone.
  case endOfInput
}

/// Keys that send escape sequences. The raw value is the spare code under which the key is bound
/// in libedit's key maps: 0x80 to 0x9F print nothing in UTF-8.
enum SpecialKey: UInt32, CaseIterable {
  case up = 0x81
  case down, right, left, home, end, delete, wordLeft, wordRight, shiftTab
  case pageUp, pageDown, deleteWord, altEnter, help, altBackspace
  /// A paste is waiting to be inserted.
  case paste = 0x99
  /// Esc alone, for vi's command mode.
  case escape = 0x9A
  /// A key that does nothing.
  case nothing = 0x9B

  /// The key's name in libedit's binding command.
  var bindingName: String { Unicode.Scalar(rawValue).map { String(Character($0)) } ?? "" }
}
