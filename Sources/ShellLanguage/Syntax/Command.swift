/// A word before expansion, such as `"$HOME"/*.txt`.
struct Word: Sendable, Equatable {
  var parts: [WordPart]

  /// The text when the word is one unquoted literal.
  var plainText: Bytes? {
    if parts.count == 1, case .literal(let bytes) = parts[0] { return bytes }
    return nil
  }

  /// The text of a word with no expansion in it, quoted or not.
  var staticText: Bytes? {
    var result: Bytes = []
    for part in parts {
      switch part {
      case .literal(let bytes), .quoted(let bytes): result += bytes
      default: return nil
      }
    }
    return result
  }
}

/// A stretch of a word that expands in one way.
indirect enum WordPart: Sendable, Equatable {
  case literal(Bytes)
  case quoted(Bytes)
  case parameter(Parameter, isQuoted: Bool)
  case substitution(Command, isQuoted: Bool)
  case arithmetic([WordPart], isQuoted: Bool)
  case tilde(String)
}

/// `$NAME` or `${NAME…}`.
struct Parameter: Sendable, Equatable {
  var name: String
  var operation: ParameterOperation
}

/// What stands after the name in `${NAME…}`.
enum ParameterOperation: Sendable, Equatable {
  case value
  case length
  case useDefault(Word, emptyToo: Bool)
  case assignDefault(Word, emptyToo: Bool)
  case useAlternative(Word, emptyToo: Bool)
  case failUnset(Word, emptyToo: Bool)
  case removeSuffix(Word, longest: Bool)
  case removePrefix(Word, longest: Bool)
  case replace(pattern: Word, with: Word, ReplaceScope)
  case substring(offset: Word, length: Word?)
  case changeCase(upper: Bool, all: Bool)
  case bad
}

/// How much `${NAME/a/b}` replaces.
enum ReplaceScope: Sendable, Equatable {
  case first
  case all
  case prefix
  case suffix
}

/// One `<`, `>` or relative of it.
struct Redirection: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case read
    case write
    case append
    case readWrite
    case duplicate(isInput: Bool)
    case writeBoth
    case appendBoth
    case text
  }

  var descriptor: Int
  var kind: Kind
  var target: Word
}

/// `NAME=value` before a command.
struct Assignment: Sendable, Equatable {
  var name: String
  var value: Word
  var appends: Bool
}

/// A command name with its arguments.
struct SimpleCommand: Sendable, Equatable {
  var assignments: [Assignment] = []
  var words: [Word] = []
  var redirections: [Redirection] = []
  var line: Int
}

/// One command of a list, perhaps started in the background.
struct ListItem: Sendable, Equatable {
  var command: Command
  var isBackground: Bool
  var text: String
}

/// One `pattern) list ;;` of a `case`.
struct CaseBranch: Sendable, Equatable {
  var patterns: [Word]
  var body: Command?
}

/// A parsed shell command.
indirect enum Command: Sendable, Equatable {
  case simple(SimpleCommand)
  case list([ListItem])
  case pipeline([Command])
  case not(Command)
  case and(Command, Command)
  case or(Command, Command)
  case subshell(Command)
  case choice(condition: Command, then: Command, otherwise: Command?)
  case loop(condition: Command, body: Command, isUntil: Bool)
  case forEach(name: String, words: [Word]?, body: Command, line: Int)
  case match(subject: Word, branches: [CaseBranch], line: Int)
  case condition([Word], line: Int)
  case define(name: String, body: Command)
  case redirected(Command, [Redirection], line: Int)
}
