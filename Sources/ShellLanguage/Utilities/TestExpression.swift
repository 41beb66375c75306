/// What is wrong with a `test` expression.
struct TestError: Error, Equatable {
  var message: String
  var busybox: String
  var dash: String
}

/// Evaluates `test`, `[` and, extended, `[[`.
struct TestExpression {
  private let arguments: [String]
  private let files: FileSystem
  private let directory: String
  private let isExtended: Bool
  private var index = 0
  private var depth = 0

  init(arguments: [String], files: FileSystem, directory: String, isExtended: Bool) {
    self.arguments = arguments
    self.files = files
    self.directory = directory
    self.isExtended = isExtended
  }

  mutating func evaluate() -> Result<Bool, TestError> {
    guard !arguments.isEmpty else { return .success(false) }
    do throws(TestError) {
      let value = try disjunction()
      guard index >= arguments.count else { throw unexpected(arguments[index]) }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  private func unexpected(_ word: String) -> TestError {
    if index == arguments.count - 1, Self.binary.contains(word) {
      let message = "\(word): argument expected"
      return TestError(
        message: "\(arguments[max(0, index - 1)]): unary operator expected", busybox: message,
        dash: message)
    }
    let before = arguments[max(0, index - 1)]
    return TestError(
      message: arguments.count > 4 ? "too many arguments" : "\(word): binary operator expected",
      busybox: "\(word): unknown operand", dash: "\(before): unexpected operator")
  }

  private func accepts(_ words: [String]) -> Bool {
    index < arguments.count && words.contains(arguments[index])
  }

  private mutating func disjunction() throws(TestError) -> Bool {
    var value = try conjunction()
    while accepts(isExtended ? ["||"] : ["-o"]) {
      index += 1
      let right = try conjunction()
      value = value || right
    }
    return value
  }

  private mutating func conjunction() throws(TestError) -> Bool {
    var value = try negation()
    while accepts(isExtended ? ["&&"] : ["-a"]) {
      index += 1
      let right = try negation()
      value = value && right
    }
    return value
  }

  private mutating func negation() throws(TestError) -> Bool {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw unexpected("!") }
    let isBinary = index + 2 < arguments.count && Self.binary.contains(arguments[index + 1])
    if accepts(["!"]), index + 1 < arguments.count, !isBinary || isExtended {
      index += 1
      return !(try negation())
    }
    return try primary()
  }

  private static let binary: Set<String> = [
    "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
    "=~",
  ]

  private mutating func primary() throws(TestError) -> Bool {
    guard index < arguments.count else {
      throw TestError(
        message: "argument expected", busybox: "argument expected", dash: "argument expected")
    }
    let word = arguments[index]
    if index + 2 < arguments.count, Self.binary.contains(arguments[index + 1]) {
      index += 3
      return try compare(word, arguments[index - 2], arguments[index - 1])
    }
    if word == "(", index + 1 < arguments.count {
      index += 1
      let value = try disjunction()
      guard accepts([")"]) else {
        throw TestError(
          message: "`)' expected", busybox: "closing paren expected",
          dash: "closing paren expected")
      }
      index += 1
      return value
    }
    if word.utf8.count == 2, word.utf8.first == .minus, index + 1 < arguments.count,
      let value = try unary(word, arguments[index + 1])
    {
      index += 2
      return value
    }
    index += 1
    return !word.isEmpty
  }

  private func number(_ text: String) throws(TestError) -> Int64 {
    let trimmed = text.utf8.drop { $0.isSpace }
    if let value = Int64(String(Substring(trimmed)).trimmingSpaces) { return value }
    throw TestError(
      message: "\(text): integer expression expected", busybox: "\(text): bad number",
      dash: "Illegal number: \(text)")
  }

  private func compare(
    _ left: String, _ operation: String, _ right: String
  ) throws(TestError) -> Bool {
    switch operation {
    case "=", "==":
      return isExtended ? GlobPattern(Array(right.utf8)).matches(left) : left == right
    case "!=": return isExtended ? !GlobPattern(Array(right.utf8)).matches(left) : left != right
    case "<": return left < right
    case ">": return left > right
    case "=~":
      guard let pattern = try? RegularExpression(Array(right.utf8), isExtended: true) else {
        throw unexpected(right)
      }
      return pattern.matches(Scalars.decode(Array(left.utf8)))
    case "-nt", "-ot":
      let first = (try? files.status(left, from: directory))?.modified ?? Int64.min
      let second = (try? files.status(right, from: directory))?.modified ?? Int64.min
      return operation == "-nt" ? first > second : first < second
    case "-ef":
      guard let first = try? files.realPath(left, from: directory) else { return false }
      return first == (try? files.realPath(right, from: directory))
    default: break
    }
    let first = try number(left)
    let second = try number(right)
    switch operation {
    case "-eq": return first == second
    case "-ne": return first != second
    case "-lt": return first < second
    case "-le": return first <= second
    case "-gt": return first > second
    default: return first >= second
    }
  }

  /// The value of a unary operator; nil when the word is none.
  private func unary(_ operation: String, _ operand: String) throws(TestError) -> Bool? {
    switch operation {
    case "-z": return operand.isEmpty
    case "-n": return !operand.isEmpty
    case "-e", "-a": return files.exists(operand, from: directory)
    case "-r": return files.canAccess(operand, from: directory, 0o4)
    case "-w": return files.canAccess(operand, from: directory, 0o2)
    case "-x": return files.canAccess(operand, from: directory, 0o1)
    case "-t": return false
    case "-h", "-L":
      let status = try? files.status(operand, from: directory, followLinks: false)
      return status?.kind == .symbolicLink
    case "-v": return false
    default: break
    }
    guard "fdscbpSugkOG".contains(operation.dropFirst()) else { return nil }
    guard let status = try? files.status(operand, from: directory) else { return false }
    switch operation {
    case "-f": return status.kind == .file
    case "-d": return status.kind == .directory
    case "-s": return status.size > 0
    case "-c": return status.kind == .device
    case "-u": return status.mode & 0o4000 != 0
    case "-g": return status.mode & 0o2000 != 0
    case "-k": return status.mode & 0o1000 != 0
    case "-O": return status.owner == files.userID
    case "-G": return status.group == files.groupID
    default: return false
    }
  }
}

extension String {
  var trimmingSpaces: String {
    var view = Substring(self).utf8.drop { $0.isSpace }
    while let last = view.last, last.isSpace { view.removeLast() }
    return String(Substring(view))
  }
}
