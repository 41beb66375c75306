import ClusterEngine
import KubectlCommands
import ShellLanguage

extension Workstation {
  /// What can stand at the cursor, which is counted in UTF-8 bytes.
  ///
  /// Nothing of the world changes but that it catches up with the clock, as before each line.
  public func complete(_ line: String, cursor: Int) -> WordCompletions {
    glance()
    return looking { completer in
      LineCompleter(workstation: self, kubectl: completer, line: line, cursor: cursor).completions
    }
  }

  /// Lets a body ask kubectl's completions about the world as it is.
  func looking<Answer>(_ body: (Completions) -> Answer) -> Answer {
    lookingClient.cluster = session.cluster
    lookingIO.files = files
    lookingIO.folder = machine.workingDirectory
    lookingIO.environment = machine.exportedVariables
    defer {
      lookingClient.cluster = nil
      lookingIO.files = FileSystem()
    }
    return body(Completions(lookingEnvironment))
  }

  /// All that a line may begin with.
  var commandNames: [String] {
    var names = CommandSentences.all.map(\.name)
    let others = Set(ShellMachine.commandNames + machine.definedNames).subtracting(names)
    names += others.sorted()
    return names
  }

  /// Whether a word at the start of a line would run something, a function or an alias too.
  public func runsSomething(_ word: String) -> Bool {
    isCommand(word) || machine.definedNames.contains(word)
  }
}
