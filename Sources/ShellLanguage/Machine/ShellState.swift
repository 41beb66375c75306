/// What a `trap` does when its signal comes.
struct Trap: Sendable, Equatable {
  var signal: Int32
  /// The commands; empty means that the signal is ignored.
  var action: String
}

/// The state of one shell process: a stack of what it is in the middle of, and its variables.
struct ShellState: Sendable {
  var frames: [Frame] = []
  var status: Int32 = 0
  var variables: Variables
  var functions: [String: Command] = [:]
  var aliases: [String: String] = [:]
  var positional: [String] = []
  var zero: String
  /// What `$$` gives, also in subshells.
  var processID: Int
  var lastBackground = 0
  var backgroundJobs: [Int] = []
  var options: ShellOptions = []
  var traps: [Trap] = []
  /// Output of the command substitution that just ended.
  var captured: Bytes?
  /// Whether a command substitution ran in the current simple command.
  var ranSubstitution = false
  /// How many conditions we are in, where `set -e` is off.
  var conditionDepth = 0
  var line = 1
  var isSession = false
  /// Whether it is a session or a subshell of one, whose messages name no line.
  var isOfSession = false
  var isSubshell = false
  /// Whether commands come from a file, so that messages name the line.
  var isScriptFile = false
  var isInterrupted = false
  var isExiting = false
  var fileCreationMask: UInt16 = 0o022
  var optionIndex = 1
  var optionOffset = 0

  init(zero: String, processID: Int, variables: Variables) {
    self.zero = zero
    self.processID = processID
    self.variables = variables
  }

  var isIdleSession: Bool { isSession && frames.isEmpty }

  /// Whether a signal should end a wait at once.
  var isInterruptible: Bool {
    if isInterrupted { return true }
    switch frames.last {
    case .waitBuiltin, .readLine, .input: return true
    default: return false
    }
  }

  /// Notes a signal; false when its default action is to be taken.
  mutating func receive(_ signal: Signal) -> Bool {
    if let trap = traps.first(where: { $0.signal == signal.rawValue }) {
      return !trap.action.isEmpty
    }
    guard isSession || options.contains(.interactive) else { return false }
    if signal == .interrupt {
      isInterrupted = true
      return true
    }
    return signal == .terminate || signal == .quit
  }

  /// The state of a subshell: a copy that forgets traps and what its parent is doing.
  func subshell(running command: Command) -> ShellState {
    var child = self
    child.frames = [.run(command)]
    child.traps = traps.filter(\.action.isEmpty)
    child.isSession = false
    child.isSubshell = true
    child.options.remove(.interactive)
    child.captured = nil
    child.backgroundJobs = []
    return child
  }
}

/// A descriptor to put back; nil closes it.
struct SavedDescriptor: Sendable {
  var number: Int
  var target: DescriptorTarget?
}

/// One thing a shell is in the middle of.
indirect enum Frame: Sendable {
  case run(Command)
  case sequence([ListItem], Int)
  case simple(SimpleProgress)
  case redirected(RedirectedProgress)
  case restore([SavedDescriptor])
  case not
  case after(Command, isAnd: Bool)
  case choice(then: Command, otherwise: Command?)
  case loopCondition(LoopNode)
  case loopBody(LoopNode)
  case forWords(ForProgress)
  case forBody(ForProgress)
  case matchSubject(MatchProgress)
  case condition(ConditionProgress)
  case waitForeground([Int], failure: Int32)
  case capture(pipe: Int, child: Int, Bytes)
  case waitBuiltin([Int], ignoresStatus: Bool)
  case readLine(ReadProgress)
  case scope(FunctionScope)
  case text(TextProgress)
  case input(InputProgress)
  case finish(Int32)
  case restoreVariables([(name: String, entry: Variables.Entry?)])
}

struct LoopNode: Sendable {
  var condition: Command
  var body: Command
  var isUntil: Bool
  var lastStatus: Int32 = 0
}

struct SimpleProgress: Sendable {
  var command: SimpleCommand
  var fields: [String] = []
  var wordIndex = 0
  var redirectionIndex = 0
  var saved: [SavedDescriptor] = []
  var assignmentIndex = 0
  var values: [String] = []
  var memo: [Bytes] = []
}

struct RedirectedProgress: Sendable {
  var command: Command
  var redirections: [Redirection]
  var line: Int
  var index = 0
  var saved: [SavedDescriptor] = []
  var memo: [Bytes] = []
}

struct ForProgress: Sendable {
  var name: String
  var words: [Word]
  var body: Command
  var wordIndex = 0
  var values: [String] = []
  var valueIndex = 0
  var memo: [Bytes] = []
}

struct MatchProgress: Sendable {
  var subject: Word
  var branches: [CaseBranch]
  var text: [UInt32]?
  var branchIndex = 0
  var patternIndex = 0
  var memo: [Bytes] = []
}

struct ConditionProgress: Sendable {
  var words: [Word]
  var index = 0
  var values: [String] = []
  var memo: [Bytes] = []
}

struct ReadProgress: Sendable {
  var names: [String]
  var isRaw: Bool
  var descriptor: Int
  var prompt = ""
  var text: Bytes = []
  var deadline: Int64?
}

struct FunctionScope: Sendable {
  var positional: [String]
  var locals: [(name: String, entry: Variables.Entry?)] = []
}

/// Text that is parsed and run command by command.
struct TextProgress: Sendable {
  enum Kind: Sendable, Equatable {
    case script
    case evaluation
    case source(positional: [String]?)
    case trap(status: Int32)
  }

  var parser: ShellParser
  var kind: Kind

  var isExhausted: Bool {
    parser.source[min(parser.position, parser.source.count)...].allSatisfy(\.isSpace)
  }
}

/// Commands read from standard input.
struct InputProgress: Sendable {
  var text: Bytes = []
  var isContinued = false
  var hasPrompted = false
  var isAtEnd = false
}
