import KubectlCommands
import ShellLanguage

extension Workstation {
  /// Asks what was meant by commands that were not found; nothing is run by itself.
  ///
  /// - Parameter errors: what the line wrote to standard error.
  func suggestCommands(for line: String, errors: String) {
    guard errors.contains(": command not found") else { return }
    var asked: [String] = []
    for token in LineScan(line).tokens where token.kind == .command {
      guard !asked.contains(token.text), errors.contains(": \(token.text): command not found")
      else { continue }
      if vocabulary.word(token.text) != nil {
        asked.append(token.text)
        report(vocabulary.ownLine.replacingPercent(with: token.text))
        continue
      }
      guard let meant = meantCommand(token.text) else { continue }
      asked.append(token.text)
      report(vocabulary.didYouMean.replacingPercent(with: meant))
    }
  }

  private func meantCommand(_ word: String) -> String? {
    if Completions.unknownCommand(in: [word]) == nil { return "kubectl \(word)" }
    let names = CommandSentences.all.map(\.name) + ShellMachine.commandNames + machine.definedNames
    if let near = Spelling.nearest(to: word, among: names.filter { $0.count > 1 }) { return near }
    let isColonWord = vocabulary.word(":" + word) != nil
    return isColonWord ? ":" + word : nil
  }

  /// Says that a colon word is not known, and which one may have been meant.
  func reportUnknownWord(_ name: String) {
    report(vocabulary.noSuchWord.replacingPercent(with: name))
    if let meant = Spelling.nearest(to: name, among: vocabulary.words.map(\.name)) {
      report(vocabulary.didYouMean.replacingPercent(with: meant))
    }
  }
}

extension String {
  /// The text with `word` in place of its `%`.
  fileprivate func replacingPercent(with word: String) -> String {
    guard let index = firstIndex(of: "%") else { return self }
    return self[..<index] + word + self[self.index(after: index)...]
  }
}
