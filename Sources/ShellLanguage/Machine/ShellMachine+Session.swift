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
    UtilityTable.names.contains(word) || Builtins.isBuiltin(word)
  }

  /// The names of the builtins and utilities, sorted.
  public static var commandNames: [String] {
    UtilityTable.names.union(Builtins.names).sorted()
  }

  /// What an alias of a session stands for; nil when there is none of that name.
  public func alias(_ name: String) -> String? {
    session?.aliases[name]
  }

  /// The aliases and functions that a session has defined, sorted.
  public var definedNames: [String] {
    guard let session else { return [] }
    return Set(session.aliases.keys).union(session.functions.keys).sorted()
  }

  /// The exported variables of a session.
  public var exportedVariables: [EnvironmentVariable] {
    session?.variables.exported ?? []
  }

  private var session: ShellState? {
    guard case .shell(let shell) = processes.first?.body else { return nil }
    return shell
  }
}
