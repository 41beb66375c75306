/// Why an expansion stopped.
enum ExpansionStop: Error {
  /// A command substitution whose output is not known yet: run it, add its output to the memo
  /// and expand again. The expansion works on copies, so nothing happens twice.
  case needs(Command)
  /// A message, and the exit status of the command.
  case failure(String)
}

/// Expands one word: parameters, substitutions, arithmetic, field splitting and file names.
struct Expander {
  struct Field {
    var text: Bytes = []
    /// The text with everything quoted escaped.
    var pattern: Bytes = []
    var hasPattern = false
  }

  enum Mode {
    case fields
    case single
  }

  /// The most bytes one expansion may make.
  static let limit = 4 << 20

  var variables: Variables
  var positional: [String]
  var zero: String
  var status: Int32
  var processID: Int
  var lastBackground: Int
  var options: ShellOptions
  var dialect: Dialect
  var memo: [Bytes]
  var memoIndex = 0
  var line: Int
  var now: Int64

  var mode = Mode.fields
  var splitting: Bytes = []
  var done: [Field] = []
  var current: Field?
  var isAfterBlank = false
  var size = 0
  var depth = 0

  // MARK: Entry points

  /// The fields a word of a command gives, file names matched.
  mutating func fields(
    _ word: Word, files: FileSystem, directory: String
  ) throws(ExpansionStop) -> [String] {
    if let plain = word.plainText, !Self.mayMatch(plain) { return [String(bytes: plain)] }
    mode = .fields
    splitting = variables["IFS"].map { Array($0.utf8) } ?? [.space, .tab, .newline]
    try expand(word.parts)
    flush()
    var result: [String] = []
    for field in done {
      if field.hasPattern, !options.contains(.noGlob) {
        let names = PathMatcher(files: files, directory: directory).expand(field.pattern)
        if !names.isEmpty {
          result += names
          continue
        }
      }
      result.append(String(bytes: field.text))
    }
    done = []
    return result
  }

  /// The text of a word that is not split: an assignment, a redirection, a `case` subject.
  mutating func text(_ word: Word) throws(ExpansionStop) -> Bytes {
    try single(word).text
  }

  /// The pattern of a word, its quoted characters escaped.
  mutating func pattern(_ word: Word) throws(ExpansionStop) -> GlobPattern {
    GlobPattern(try single(word).pattern)
  }

  mutating func single(_ word: Word) throws(ExpansionStop) -> Field {
    let saved = (mode, done, current, isAfterBlank)
    mode = .single
    done = []
    current = nil
    depth += 1
    guard depth < 100 else { throw .failure("expansion is nested too deeply") }
    try expand(word.parts)
    depth -= 1
    let result = current ?? Field()
    (mode, done, current, isAfterBlank) = saved
    return result
  }

  static func mayMatch(_ bytes: Bytes) -> Bool {
    bytes.contains { $0 == .star || $0 == .question || $0 == .openBracket }
  }

  // MARK: Parts

  private mutating func expand(_ parts: [WordPart]) throws(ExpansionStop) {
    for part in parts {
      switch part {
      case .literal(let bytes): try literal(bytes)
      case .quoted(let bytes): try quoted(bytes)
      case .tilde(let user): try quoted(home(user))
      case .parameter(let parameter, let isQuoted): try expand(parameter, isQuoted)
      case .substitution(let command, let isQuoted):
        guard memoIndex < memo.count else { throw .needs(command) }
        memoIndex += 1
        try value(memo[memoIndex - 1], isQuoted)
      case .arithmetic(let inner, let isQuoted):
        let expression = try text(Word(parts: inner))
        try value(Array(String(try evaluate(expression)).utf8), isQuoted)
      }
    }
  }

  private func home(_ user: String) -> Bytes {
    if user.isEmpty { return variables["HOME"].map { Array($0.utf8) } ?? [.tilde] }
    if user == "+" { return (variables["PWD"] ?? "~+").bytes }
    return user == "root" ? Array("/root".utf8) : ("~" + user).bytes
  }

  mutating func evaluate(_ expression: Bytes) throws(ExpansionStop) -> Int64 {
    var arithmetic = Arithmetic(expression, variables: variables)
    let result: Result<Int64, ArithmeticError>
    do throws(ArithmeticError) {
      result = .success(try arithmetic.evaluate())
    } catch {
      result = .failure(error)
    }
    switch result {
    case .success(let value):
      variables = arithmetic.variables
      return value
    case .failure(let error):
      throw .failure(dialect.arithmeticMessage(error, String(bytes: expression)))
    }
  }

  // MARK: Building fields

  mutating func literal(_ bytes: Bytes) throws(ExpansionStop) {
    try grow(bytes.count)
    var field = current ?? Field()
    current = nil
    field.text += bytes
    for byte in bytes {
      if byte == .backslash { field.pattern.append(.backslash) }
      field.pattern.append(byte)
    }
    if Self.mayMatch(bytes) { field.hasPattern = true }
    current = field
    isAfterBlank = false
  }

  mutating func quoted(_ bytes: Bytes) throws(ExpansionStop) {
    try grow(bytes.count)
    var field = current ?? Field()
    current = nil
    field.text += bytes
    GlobPattern.escape(bytes, into: &field.pattern)
    current = field
    isAfterBlank = false
  }

  mutating func value(_ bytes: Bytes, _ isQuoted: Bool) throws(ExpansionStop) {
    if isQuoted { return try quoted(bytes) }
    if mode == .single {
      if !bytes.isEmpty { try literal(bytes) }
      return
    }
    try grow(bytes.count)
    for byte in bytes {
      if !splitting.contains(byte) {
        var field = current ?? Field()
        current = nil
        field.text.append(byte)
        if byte == .backslash { field.pattern.append(.backslash) }
        field.pattern.append(byte)
        if byte == .star || byte == .question || byte == .openBracket { field.hasPattern = true }
        current = field
        isAfterBlank = false
      } else if byte == .space || byte == .tab || byte == .newline {
        if current != nil {
          flush()
          isAfterBlank = true
        }
      } else if current == nil, isAfterBlank {
        isAfterBlank = false
      } else {
        done.append(current ?? Field())
        current = nil
      }
    }
  }

  mutating func flush() {
    if let field = current { done.append(field) }
    current = nil
  }

  private mutating func grow(_ count: Int) throws(ExpansionStop) {
    size += count
    guard size <= Self.limit else { throw .failure("expansion is too large") }
  }

  // MARK: Parameters

  /// The value of a parameter that is one string; nil when it is not set.
  mutating func lookUp(_ name: String) -> String? {
    switch name {
    case "?": return String(status)
    case "$": return String(processID)
    case "!": return lastBackground == 0 ? nil : String(lastBackground)
    case "#": return String(positional.count)
    case "-": return options.letters
    case "0": return zero
    case "@", "*":
      guard !positional.isEmpty else { return nil }
      return positional.joined(separator: name == "*" ? starSeparator : " ")
    case "RANDOM": return String(variables.nextRandom())
    case "LINENO": return String(line)
    default: break
    }
    if let first = name.utf8.first, first.isDigit {
      guard let index = Int(name), index >= 1, index <= positional.count else { return nil }
      return positional[index - 1]
    }
    return variables[name]
  }

  private var starSeparator: String {
    guard let ifs = variables["IFS"] else { return " " }
    return ifs.unicodeScalars.first.map { String($0) } ?? ""
  }

  mutating func allPositional(_ name: String, _ isQuoted: Bool) throws(ExpansionStop) {
    if mode == .single || (name == "*" && isQuoted) {
      let separator = name == "*" ? starSeparator : " "
      return try value(Array(positional.joined(separator: separator).utf8), isQuoted)
    }
    for (index, text) in positional.enumerated() {
      if index > 0 { flush() }
      try value(Array(text.utf8), isQuoted)
    }
  }
}
