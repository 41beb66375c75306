extension Completions {
  /// What comes next on the line, such as `TYPE [NAME]`; nil when nothing must.
  ///
  /// - Parameters:
  ///   - words: the words without the program's name.
  ///   - isWordEnded: whether a blank follows the last one; without one the last word must be
  ///     whole by itself.
  public func hint(_ words: [String], isWordEnded: Bool) -> String? {
    let line = CompletionLine(words, "", environment)
    if !isWordEnded {
      let before = CompletionLine(Array(words.dropLast()), "", environment)
      let isCommand = line.context.pathWords.count > before.context.pathWords.count
      guard isCommand || line.pending != nil else { return nil }
    }
    return line.hint()
  }

  /// Where among `words` (without the program's name) the first one is that names no command of
  /// kubectl; nil when it names one or when there is none yet.
  public static func unknownCommand(in words: [String]) -> Int? {
    let table = CommandTree.flagTable(of: CommandTree.root)
    guard let index = CommandFinder.firstArgument(words, table), index < words.count,
      CommandTree.root.subcommand(words[index]) == nil, words[index] != "help"
    else { return nil }
    return index
  }
}

extension CompletionLine {
  func hint() -> String? {
    if let pending { return ArgumentHints.value(of: pending) }
    if let before = context.argumentsBeforeDash {
      return before == context.arguments.count ? "COMMAND" : nil
    }
    let path = context.pathWords.dropFirst().joined(separator: " ")
    guard !isNamedByFile, var parts = ArgumentHints.arguments(of: path) else { return nil }
    let isFlag = { (part: String) in part.hasPrefix("-") }
    var given = context.arguments.count
    if parts.first == "TYPE", context.arguments.contains(where: { $0.contains("/") }) { given += 1 }
    let arguments = parts.filter { !isFlag($0) }.dropFirst(given)
    parts = arguments + parts.filter(isFlag).filter { !isGiven($0) }
    if isChosenOtherwise { parts.removeAll { $0 == "NAME" || $0 == "[NAME]" } }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private var isNamedByFile: Bool {
    context.flags.knows("filename") && context.flags.isGiven("filename")
  }

  /// Whether flags in place of names say which objects are meant.
  private var isChosenOtherwise: Bool {
    ["selector", "all", "all-namespaces", "field-selector"].contains {
      context.flags.knows($0) && context.flags.isGiven($0)
    }
  }

  private func isGiven(_ part: String) -> Bool {
    let word = part.cut(at: " ").head.cut(at: "=").head
    if word == "--" { return false }
    let name =
      word.hasPrefix("--")
      ? String(word.dropFirst(2)) : word.last.flatMap { table[$0]?.name } ?? ""
    return context.flags.knows(name) && context.flags.isGiven(name)
  }
}
