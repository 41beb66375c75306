import APIServer
import ClusterEngine
import KubectlCommands
import Workstation

/// The kubectl commands of a lesson: their verbs and kinds are taught before, their flags exist.
extension LessonLint {
  mutating func checkCommands() {
    guard let world = World.named(lesson.setup.world) else { return }
    let workstation = Workstation(
      session: ClusterSession(cluster: Cluster(world: world, seed: 1), pace: .stepped),
      terminal: CollectingTerminal())
    for (place, text) in commandTexts {
      for words in Self.kubectlCommands(in: text) { check(words, place, workstation) }
    }
  }

  /// Everything that may hold a command: lines of solutions, and code in the prose.
  private var commandTexts: [(place: String, text: String)] {
    var texts: [(String, String)] = []
    for step in lesson.steps {
      for input in step.solutions.flatMap(\.input) {
        if case .line(let line) = input { texts.append((step.id, line)) }
      }
    }
    for language in Language.allCases {
      guard let prose = loaded.prose[language] else { continue }
      for key in prose.order {
        guard let block = prose.blocks[key] else { continue }
        texts += block.commands.map { (key, $0) }
        texts += Self.codeSpans(block.text).map { (key, $0) }
      }
    }
    return texts
  }

  private mutating func check(_ words: [String], _ place: String, _ workstation: Workstation) {
    guard words.first?.hasPrefix("-") == false else { return }
    let (invocation, fault) = workstation.read(kubectl: words)
    let line = words.joined(separator: " ")
    guard let invocation else {
      return note(place, "kubectl \(line): kubectl has no such command")
    }
    if let fault { note(place, "kubectl \(line): \(fault)") }
    var needed = [invocation.verb]
    for kind in invocation.kinds {
      let definition = workstation.definition(named: kind.plural)
      needed.append(definition?.kind.lowercased() ?? kind.plural)
    }
    for word in needed where !loaded.taught.contains(word) {
      note(place, "kubectl \(line): \"\(word)\" is used before it is taught")
    }
  }

  /// The words behind `kubectl` of each such command in a line of shell text.
  ///
  /// Quotes, pipes, lists and redirections are seen; anything cleverer does not belong in a lesson.
  static func kubectlCommands(in text: String) -> [[String]] {
    var commands: [[String]] = []
    var words: [String] = []
    var word = ""
    var quote: Character?
    func close() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "|;&>\n".contains(character) {
        close()
        commands.append(words)
        words = []
      } else if character == " " {
        close()
      } else {
        word.append(character)
      }
    }
    close()
    commands.append(words)
    return commands.filter { ["kubectl", "k"].contains($0.first) && $0.count > 1 }
      .map { Array($0.dropFirst()) }
  }
}
