import KubectlCommands
import ShellLanguage

extension Workstation {
  /// The dim words after the end of the line: what the command takes next; nil for none.
  public func hint(for line: String) -> String? {
    if let colon = colonHint(line) { return colon.isEmpty ? nil : colon }
    let context = LineScan(line).cursor
    guard context.quote == .none else { return nil }
    let isWordEnded = context.word.isEmpty
    var words = context.commandWords
    switch context.kind {
    case .command where !isWordEnded && context.word.count > 1: words = [context.word]
    case .argument: if !isWordEnded { words.append(context.word) }
    default: return nil
    }
    let inner = CommandPrefix.inner(of: words) { machine.alias($0) }
    guard let name = inner.first else { return nil }
    let space = isWordEnded ? "" : " "
    if name == "kubectl" || name == "k" {
      let arguments = Array(inner.dropFirst())
      // Right behind the name itself no word is open that could be unfinished.
      let isReady = isWordEnded || arguments.isEmpty
      return looking { $0.hint(arguments, isWordEnded: isReady) }.map { space + $0 }
    }
    guard inner.count == 1, let entry = CommandSentences.entry(name), !entry.arguments.isEmpty
    else { return nil }
    return space + entry.arguments
  }

  /// The argument of a colon word; empty for none, nil when the line begins with no colon.
  private func colonHint(_ line: String) -> String? {
    let trimmed = line.drop { $0 == " " }
    guard trimmed.hasPrefix(":") else { return nil }
    let name = String(trimmed.prefix { $0 != " " })
    let rest = trimmed.dropFirst(name.count)
    guard rest.count <= 1, let word = vocabulary.word(name), !word.argument.isEmpty else {
      return ""
    }
    return (rest.isEmpty ? " " : "") + word.argument
  }
}
