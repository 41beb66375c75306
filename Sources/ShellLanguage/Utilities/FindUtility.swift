/// `find`: `-name -iname -path -type -maxdepth -mindepth -size -empty -newer -print -print0
/// -delete -exec -o -a ! ( )`.
enum FindUtility {
  indirect enum Test: Sendable {
    case name(GlobPattern, ignoresCase: Bool)
    case path(GlobPattern)
    case type(FileKind)
    case size(Int, order: Int, unit: Int)
    case empty
    case newer(Int64)
    case always(Bool)
    case modified(days: Int, order: Int)
    case print(separator: UInt8)
    case delete
    case execute(Int)
    case prune
    case not(Test)
    case and(Test, Test)
    case or(Test, Test)
  }

  private struct FindError: Error {
    var message: String
  }

  private struct Parser {
    var words: [String]
    var index = 0
    var depth = 0
    var executions: [(command: [String], isBatch: Bool)] = []
    var hasAction = false
    var maximumDepth = 64
    var minimumDepth = 0
    let call: UtilityCall

    mutating func disjunction() throws(FindError) -> Test {
      depth += 1
      defer { depth -= 1 }
      guard depth < 100 else { throw FindError(message: "expression is too deep") }
      var left = try conjunction()
      while accept("-o") || accept("-or") { left = .or(left, try conjunction()) }
      return left
    }

    private mutating func conjunction() throws(FindError) -> Test {
      var left = try negation()
      while index < words.count, words[index] != "-o", words[index] != "-or", words[index] != ")" {
        if words[index] == "-a" || words[index] == "-and" { index += 1 }
        left = .and(left, try negation())
      }
      return left
    }

    private mutating func negation() throws(FindError) -> Test {
      if accept("!") || accept("-not") { return .not(try negation()) }
      if accept("(") {
        let inner = try disjunction()
        guard accept(")") else { throw FindError(message: "missing ')'") }
        return inner
      }
      return try primary()
    }

    private mutating func accept(_ word: String) -> Bool {
      guard index < words.count, words[index] == word else { return false }
      index += 1
      return true
    }

    private mutating func argument(_ option: String) throws(FindError) -> String {
      guard index < words.count else {
        throw FindError(
          message: call.isGNU
            ? "missing argument to `\(option)'" : "\(option) requires an argument")
      }
      index += 1
      return words[index - 1]
    }

    private mutating func primary() throws(FindError) -> Test {
      guard index < words.count else { throw FindError(message: "missing expression") }
      let option = words[index]
      index += 1
      switch option {
      case "-name", "-iname":
        let text = try argument(option)
        let isFolded = option == "-iname"
        return .name(
          GlobPattern(Array((isFolded ? text.lowercased() : text).utf8)), ignoresCase: isFolded)
      case "-path", "-wholename":
        return .path(GlobPattern(Array(try argument(option).utf8)))
      case "-type":
        switch try argument(option) {
        case "f": return .type(.file)
        case "d": return .type(.directory)
        case "l": return .type(.symbolicLink)
        case "c": return .type(.device)
        case "b", "p", "s": return .always(false)
        case let other:
          throw FindError(
            message: call.isGNU
              ? "Unknown argument to -type: \(other)" : "invalid argument '\(other)' to '-type'")
        }
      case "-maxdepth": maximumDepth = min(64, Int(try argument(option)) ?? 64)
      case "-mindepth": minimumDepth = Int(try argument(option)) ?? 0
      case "-size":
        let text = try argument(option)
        let (order, rest) = Self.order(text)
        let unit = rest.last == "c" ? 1 : rest.last == "k" ? 1024 : rest.last == "M" ? 1 << 20 : 512
        guard let count = Int(rest.prefix { $0.isNumber }) else {
          throw FindError(message: "invalid argument '\(text)' to '-size'")
        }
        return .size(count, order: order, unit: unit)
      case "-mtime", "-mmin":
        let (order, rest) = Self.order(try argument(option))
        return .modified(days: Int(rest) ?? 0, order: order)
      case "-empty": return .empty
      case "-newer":
        let path = try argument(option)
        guard let status = try? call.files.status(path, from: call.directory) else {
          throw FindError(message: "\(path): No such file or directory")
        }
        return .newer(status.modified)
      case "-print", "-print0":
        hasAction = true
        return .print(separator: option == "-print" ? .newline : 0)
      case "-delete":
        hasAction = true
        return .delete
      case "-prune": return .prune
      case "-exec": return try execution()
      case "-true", "-follow", "-xdev", "-depth", "-mount": break
      case "-false": return .always(false)
      default:
        throw FindError(
          message: call.isGNU ? "unknown predicate `\(option)'" : "unrecognized: \(option)")
      }
      return .always(true)
    }

    private static func order(_ text: String) -> (Int, Substring) {
      switch text.utf8.first {
      case UInt8.plus: (1, text.dropFirst())
      case UInt8.minus: (-1, text.dropFirst())
      default: (0, text[...])
      }
    }

    private mutating func execution() throws(FindError) -> Test {
      hasAction = true
      var command: [String] = []
      while index < words.count, words[index] != ";" {
        if words[index] == "+", command.last == "{}" {
          index += 1
          executions.append((Array(command.dropLast()), true))
          return .execute(executions.count - 1)
        }
        command.append(words[index])
        index += 1
      }
      guard index < words.count, !command.isEmpty else {
        throw FindError(
          message: call.isGNU ? "missing argument to `-exec'" : "-exec requires an argument")
      }
      index += 1
      executions.append((command, false))
      return .execute(executions.count - 1)
    }
  }

  private struct Walk {
    var test: Test
    var executions: [(command: [String], isBatch: Bool)]
    var prints: Bool
    var maximumDepth: Int
    var minimumDepth: Int
    var commands: [[String]] = []
    var batches: [[String]]
    var isPruned = false
    var visited = 0
  }

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var words = call.arguments[...]
    var roots: [String] = []
    while let first = words.first, first.utf8.first != .minus, first != "!", first != "(" {
      roots.append(first)
      words.removeFirst()
    }
    if roots.isEmpty { roots = ["."] }
    var parser = Parser(words: Array(words), call: call)
    var test = Test.always(true)
    do throws(FindError) {
      if !parser.words.isEmpty { test = try parser.disjunction() }
      guard parser.index >= parser.words.count else {
        throw FindError(message: "unexpected '\(parser.words[parser.index])'")
      }
    } catch {
      call.fail(error.message)
      return .done
    }
    var walk = Walk(
      test: test, executions: parser.executions, prints: !parser.hasAction,
      maximumDepth: parser.maximumDepth, minimumDepth: parser.minimumDepth,
      batches: parser.executions.map { _ in [] })
    for root in roots {
      guard
        let status = try? call.files.status(root, from: call.directory, followLinks: false)
      else {
        call.fail(
          call.isGNU
            ? "‘\(root)’: No such file or directory" : "\(root): No such file or directory")
        continue
      }
      visit(root, status, 0, &walk, &call)
    }
    for (index, execution) in walk.executions.enumerated()
    where execution.isBatch && !walk.batches[index].isEmpty {
      walk.commands.append(execution.command + walk.batches[index])
    }
    guard !walk.commands.isEmpty else { return .done }
    var queue = CommandQueue(style: .find, commands: walk.commands)
    queue.status = call.status
    return .queue(queue)
  }

  private static func visit(
    _ path: String, _ status: FileStatus, _ depth: Int, _ walk: inout Walk,
    _ call: inout UtilityCall
  ) {
    walk.visited += 1
    guard walk.visited < 100_000 else { return }
    walk.isPruned = false
    if depth >= walk.minimumDepth {
      let holds = evaluate(walk.test, path, status, &walk, &call)
      if holds, walk.prints { call.line(path) }
    }
    guard status.kind == .directory, depth < walk.maximumDepth, !walk.isPruned else { return }
    let names: [String]
    do throws(FileError) {
      names = try call.files.list(path, from: call.directory)
    } catch {
      if error != .notFound {
        call.fail(call.isGNU ? "‘\(path)’: \(error.message)" : "\(path): \(error.message)")
      }
      return
    }
    for name in names {
      let child = path.hasSuffix("/") ? path + name : path + "/" + name
      guard
        let inner = try? call.files.status(child, from: call.directory, followLinks: false)
      else { continue }
      visit(child, inner, depth + 1, &walk, &call)
    }
  }

  private static func compare(_ value: Int, _ wanted: Int, _ order: Int) -> Bool {
    order == 0 ? value == wanted : order > 0 ? value > wanted : value < wanted
  }

  private static func evaluate(
    _ test: Test, _ path: String, _ status: FileStatus, _ walk: inout Walk,
    _ call: inout UtilityCall
  ) -> Bool {
    switch test {
    case .name(let pattern, let ignoresCase):
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      return pattern.matches(ignoresCase ? name.lowercased() : name)
    case .path(let pattern): return pattern.matches(path)
    case .type(let kind): return status.kind == kind
    case .size(let count, let order, let unit):
      return compare((status.size + unit - 1) / unit, count, order)
    case .empty:
      if status.kind == .directory {
        return ((try? call.files.list(path, from: call.directory)) ?? []).isEmpty
      }
      return status.kind == .file && status.size == 0
    case .newer(let time): return status.modified > time
    case .modified(let days, let order):
      return compare(Int((call.now - status.modified) / 86_400_000_000_000), days, order)
    case .always(let value): return value
    case .print(let separator):
      call.write(Array(path.utf8) + [separator])
      return true
    case .delete:
      do throws(FileError) {
        if status.kind == .directory {
          try call.files.removeDirectory(path, from: call.directory)
        } else {
          try call.files.remove(path, from: call.directory)
        }
        return true
      } catch {
        call.fail("cannot delete '\(path)': \(error.message)")
        return false
      }
    case .execute(let index):
      if walk.executions[index].isBatch {
        walk.batches[index].append(path)
      } else {
        walk.commands.append(
          walk.executions[index].command.map {
            $0.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: path)
          })
      }
      return true
    case .prune:
      walk.isPruned = true
      return true
    case .not(let inner): return !evaluate(inner, path, status, &walk, &call)
    case .and(let left, let right):
      return evaluate(left, path, status, &walk, &call)
        && evaluate(right, path, status, &walk, &call)
    case .or(let left, let right):
      return evaluate(left, path, status, &walk, &call)
        || evaluate(right, path, status, &walk, &call)
    }
  }
}
