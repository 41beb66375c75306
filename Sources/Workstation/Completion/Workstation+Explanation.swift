import KubectlCommands
import ShellLanguage

extension Workstation {
  /// A line on the word at the cursor, which is counted in UTF-8 bytes; nil when there is nothing
  /// to say, as where `?` is part of the text.
  public func explanation(of line: String, cursor: Int) -> String? {
    let bytes = Array(line.utf8)
    let trimmed = line.drop { $0 == " " }
    if trimmed.isEmpty { return vocabulary.footer }
    if trimmed.hasPrefix(":") { return colonExplanation(String(trimmed.prefix { $0 != " " })) }
    // The word goes on behind the cursor.
    let start = min(max(cursor, 0), bytes.count)
    let end = bytes[start...].firstIndex { Self.wordEnds.contains($0) } ?? bytes.count
    let context = LineScan(line, cursor: end).cursor
    guard context.quote == .none else { return nil }
    switch context.kind {
    case .command where !context.word.isEmpty: return commandExplanation(context.word)
    case .argument:
      let words = CommandPrefix.inner(of: context.commandWords) { machine.alias($0) }
      guard let name = words.first else { return commandExplanation(context.word) }
      guard name == "kubectl" || name == "k" else { return nil }
      return looking { $0.explanation(of: context.word, after: Array(words.dropFirst())) }
    default: return nil
    }
  }

  private static let wordEnds = Set(" \t\n|&;<>()'\"".utf8)

  private func commandExplanation(_ word: String) -> String? {
    if let text = machine.alias(word) { return "\(word): alias for \(text)" }
    guard let entry = CommandSentences.entry(word) else { return nil }
    let usage = entry.arguments.isEmpty ? word : "\(word) \(entry.arguments)"
    return "\(usage): \(entry.sentence)"
  }

  private func colonExplanation(_ name: String) -> String? {
    guard let word = vocabulary.word(name) else { return nil }
    let usage = word.argument.isEmpty ? name : "\(name) \(word.argument)"
    return "\(usage): \(word.sentence)"
  }
}
