import KubectlCommands
import ShellLanguage

/// Completes one word of one line.
struct LineCompleter {
  typealias Candidate = WordCompletions.Candidate

  private let workstation: Workstation
  private let kubectl: Completions
  private let bytes: [UInt8]
  private let cursor: Int
  private let context: CursorContext

  init(workstation: Workstation, kubectl: Completions, line: String, cursor: Int) {
    self.workstation = workstation
    self.kubectl = kubectl
    bytes = Array(line.utf8)
    self.cursor = min(max(cursor, 0), bytes.count)
    context = LineScan(line, cursor: cursor).cursor
  }

  var completions: WordCompletions {
    if let word = colonWord() { return word }
    if let variable = variable() { return variable }
    guard context.quote != .escape else { return answer(context.wordStart, []) }
    return answer(context.wordStart, candidates())
  }

  private func answer(_ start: Int, _ candidates: [Candidate]) -> WordCompletions {
    WordCompletions(range: min(start, cursor)..<cursor, candidates: candidates)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func candidates() -> [Candidate] {
    switch context.kind {
    case .command: commands(context.word)
    case .argument: arguments(context.commandWords)
    case .target: isHeredocWord ? [candidate("EOF")] : files()
    default: []
    }
  }

  /// A candidate in the quotes that are open at the cursor.
  private func candidate(
    _ word: String, display: String? = nil, _ description: String = "", endsWord: Bool = true
  ) -> Candidate {
    let closesQuote = endsWord && !isQuoteClosedBehind
    let home = context.quote == .none && word.hasPrefix("~/")
    let text = WordQuoting.text(word, in: context.quote, isWhole: closesQuote)
    return Candidate(
      text: home ? "~/" + text.dropFirst(2) : text, display: display ?? word,
      description: description, suffix: endsWord && !isQuoteClosedBehind ? " " : "")
  }

  /// Whether the quote that is open before the cursor is closed right behind it.
  private var isQuoteClosedBehind: Bool {
    guard cursor < bytes.count else { return false }
    switch context.quote {
    case .single: return bytes[cursor] == UInt8(ascii: "'")
    case .double: return bytes[cursor] == UInt8(ascii: "\"")
    case .none, .escape: return false
    }
  }

  // MARK: Colon words

  private func colonWord() -> WordCompletions? {
    let start = bytes.firstIndex { $0 != UInt8(ascii: " ") } ?? 0
    guard start < cursor, bytes[start] == UInt8(ascii: ":") else { return nil }
    let typed = text(start..<cursor)
    guard let blank = typed.firstIndex(of: " ") else {
      return answer(start, colonWords(typed))
    }
    let name = String(typed[..<blank])
    let argument = typed.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    if workstation.vocabulary.word(name)?.takesObject == true {
      let words = ["get"] + context.commandWords.dropFirst()
      return answer(context.wordStart, kubectlWords(Array(words)))
    }
    let choices = workstation.vocabulary.word(name)?.choices ?? []
    let found = choices.filter { $0.hasPrefix(argument) }.map {
      Candidate(text: $0, display: $0, description: "", suffix: "")
    }
    return answer(cursor - argument.utf8.count, found)
  }

  private func colonWords(_ typed: String) -> [Candidate] {
    workstation.vocabulary.words.filter { $0.name.hasPrefix(typed) }.map {
      Candidate(
        text: $0.name, display: $0.argument.isEmpty ? $0.name : "\($0.name) \($0.argument)",
        description: $0.sentence, suffix: $0.argument.isEmpty ? "" : " ")
    }
  }

  // MARK: Variables

  /// `$NAME` anywhere but in single quotes.
  private func variable() -> WordCompletions? {
    guard context.quote != .single, context.quote != .escape, context.kind != .comment,
      let dollar = bytes[context.wordStart..<cursor].lastIndex(of: UInt8(ascii: "$"))
    else { return nil }
    let typed = text(dollar + 1..<cursor)
    guard typed.allSatisfy({ $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }) else {
      return nil
    }
    let found = workstation.machine.exportedVariables.filter { $0.name.hasPrefix(typed) }
    return answer(
      dollar,
      found.map {
        Candidate(text: "$" + $0.name, display: "$" + $0.name, description: $0.value, suffix: "")
      })
  }

  // MARK: Commands and files

  private func commands(_ typed: String) -> [Candidate] {
    if typed.contains("/") { return files() }
    let isLineStart = context.depth == 0 && context.pipelinePosition == 0
    var found: [Candidate] = []
    let names = typed.isEmpty ? CommandSentences.all.map(\.name) : workstation.commandNames
    for name in names where name.hasPrefix(typed) {
      found.append(candidate(name, CommandSentences.entry(name)?.sentence ?? alias(name)))
    }
    return typed.isEmpty && isLineStart ? found + colonWords(":") : found
  }

  private func alias(_ name: String) -> String {
    workstation.machine.alias(name).map { "alias for \($0)" } ?? ""
  }

  private func files(foldersOnly: Bool = false) -> [Candidate] {
    let completer = FileCompleter(
      files: workstation.files, folder: workstation.machine.workingDirectory,
      home: Workstation.home)
    return completer.matches(context.word, foldersOnly: foldersOnly).map { match in
      let slash = match.isFolder ? "/" : ""
      return candidate(
        match.path + slash, display: match.name + slash, match.isFolder ? "folder" : "",
        endsWord: !match.isFolder)
    }
  }

  private var isHeredocWord: Bool {
    let before = text(0..<context.wordStart).reversed().drop { $0 == " " || $0 == "-" }
    return before.prefix(2).elementsEqual("<<") && !before.prefix(3).elementsEqual("<<<")
  }

  // MARK: Arguments

  private func arguments(_ words: [String]) -> [Candidate] {
    let words = CommandPrefix.inner(of: words) { workstation.machine.alias($0) }
    guard let name = words.first else { return commands(context.word) }
    switch name {
    case "kubectl", "k": return kubectlWords(Array(words.dropFirst()))
    case "cd", "rmdir": return files(foldersOnly: true)
    case "type", "which": return commands(context.word)
    case "export", "unset":
      return workstation.machine.exportedVariables.map(\.name)
        .filter { $0.hasPrefix(context.word) }
        .map { candidate(name == "export" ? $0 + "=" : $0, endsWord: name == "unset") }
    case "unalias":
      return workstation.machine.definedNames
        .filter { $0.hasPrefix(context.word) && workstation.machine.alias($0) != nil }
        .map { candidate($0, alias($0)) }
    default: return context.word.hasPrefix("-") ? [] : files()
    }
  }

  private func kubectlWords(_ words: [String]) -> [Candidate] {
    kubectl.complete(words + [context.word], cursor: words.count).map { found in
      candidate(found.text, found.description, endsWord: found.endsWord)
    }
  }
}
