extension ShellMachine {
  /// The folder a session's shell is in.
  public var workingDirectory: String { processes.first?.directory ?? "/" }

  /// Opens standard input again after `closeInput`, as a terminal does after Ctrl-D.
  public mutating func reopenInput() {
    isInputClosed = false
    input.writers = 1
  }
}

extension ShellMachine {
  /// Whether a word names a builtin or a utility.
  public static func knows(_ word: String) -> Bool {
    UtilityTable.names.contains(word)
  }
}
