import KubectlCommands
import ShellLanguage

extension Workstation {
  /// The coloured parts of the line.
  public func highlights(of line: String) -> [HighlightSpan] {
    if let colon = colonHighlight(line) { return [colon] }
    let tokens = LineScan(line).tokens.sorted {
      ($0.range.lowerBound, $0.depth) < ($1.range.lowerBound, $1.depth)
    }
    let end = line.utf8.count
    var spans: [HighlightSpan] = []
    var kubectlWords: [Int: [LineToken]] = [:]
    for token in tokens {
      switch token.kind {
      case .command: kubectlWords[token.depth] = isKubectl(token.text) ? [] : nil
      case .control: kubectlWords[token.depth] = nil
      case .argument: kubectlWords[token.depth]?.append(token)
      default: break
      }
      if let kind = kind(of: token, isAtEnd: token.range.upperBound == end) {
        spans.append(HighlightSpan(range: token.range, kind: kind))
      }
      if token.kind == .argument, let words = kubectlWords[token.depth],
        Completions.unknownCommand(in: words.map(\.text)) == words.count - 1,
        token.range.upperBound < end
      {
        spans.append(HighlightSpan(range: token.range, kind: .unknownCommand))
      }
    }
    return spans
  }

  private func isKubectl(_ word: String) -> Bool {
    word == "kubectl" || word == "k" || machine.alias(word) == "kubectl"
  }

  private func kind(of token: LineToken, isAtEnd: Bool) -> HighlightSpan.Kind? {
    switch token.kind {
    case .command: commandKind(token.text, isAtEnd: isAtEnd)
    case .argument, .target, .assignment:
      token.text.hasPrefix("-") && token.text.count > 1
        ? .flag : token.isQuoted ? .string : nil
    case .heredoc: .string
    case .comment: .comment
    case .reserved, .control, .redirection: .operator
    }
  }

  /// A name that may still become a known one is not yet wrong.
  private func commandKind(_ word: String, isAtEnd: Bool) -> HighlightSpan.Kind? {
    if word.contains("$") { return nil }
    if word.contains("/") {
      return files.exists(word, from: machine.workingDirectory) ? .command : .unknownCommand
    }
    if runsSomething(word) { return .command }
    let canGrow = isAtEnd && commandNames.contains { $0.hasPrefix(word) }
    return canGrow ? nil : .unknownCommand
  }

  private func colonHighlight(_ line: String) -> HighlightSpan? {
    let bytes = Array(line.utf8)
    guard let start = bytes.firstIndex(where: { $0 != UInt8(ascii: " ") }),
      bytes[start] == UInt8(ascii: ":"), start + 1 < bytes.count,
      bytes[start + 1] != UInt8(ascii: " ")
    else { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let canGrow = end == bytes.count && vocabulary.words.contains { $0.name.hasPrefix(name) }
    let isKnown = vocabulary.word(name) != nil
    return HighlightSpan(range: start..<end, kind: isKnown || canGrow ? .command : .unknownCommand)
  }
}
