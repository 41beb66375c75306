/// Utilities that print from their arguments alone.
enum TextUtilities {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    switch call.name {
    case "echo": echo(&call)
    case "printf": PrintfUtility.run(&call)
    case "pwd": pwd(&call)
    case "false": call.status = 1
    case "seq": seq(&call)
    case "yes": return yes(&call)
    case "clear": call.write("\u{1b}[H\u{1b}[J")
    case "expr": ExprUtility.run(&call)
    case "basename": basename(&call)
    case "dirname": dirname(&call)
    case "test", "[": test(&call)
    case "tty":
      call.line(call.settings.isInteractive ? "/dev/pts/0" : "not a tty")
      call.status = call.settings.isInteractive ? 0 : 1
    default: break
    }
    return .done
  }

  private static func echo(_ call: inout UtilityCall) {
    var words = call.arguments[...]
    var endsLine = true
    var decodes = call.dialect == .debian && call.isBuiltin
    while let first = words.first, first.utf8.count > 1, first.utf8.first == .minus,
      first.utf8.dropFirst().allSatisfy({ "neE".utf8.contains($0) })
    {
      if call.dialect == .debian, call.isBuiltin, first != "-n" { break }
      for letter in first.dropFirst() {
        if letter == "n" { endsLine = false } else { decodes = letter == "e" }
      }
      words.removeFirst()
    }
    let text = Array(words.joined(separator: " ").utf8)
    guard decodes, text.contains(.backslash) else {
      call.write(endsLine ? text + [.newline] : text)
      return
    }
    let decoded = EscapeSequences.decode(text, style: .echo)
    call.write(decoded.bytes)
    if endsLine, !decoded.isStopped { call.write([.newline]) }
  }

  private static func pwd(_ call: inout UtilityCall) {
    if call.arguments.contains("-P"), let path = try? call.files.realPath(call.directory) {
      call.line(path)
    } else {
      call.line(call.directory)
    }
  }

  private static func yes(_ call: inout UtilityCall) -> UtilityStart {
    let text = call.arguments.isEmpty ? "y" : call.arguments.joined(separator: " ")
    return .stream(StreamState("yes", YesFilter(line: Array((text + "\n").utf8)), operands: []))
  }

  private static func seq(_ call: inout UtilityCall) {
    var separator = "\n"
    var isPadded = false
    var numbers: [String] = []
    var rest = call.arguments[...]
    while let argument = rest.popFirst() {
      if argument == "-s" {
        separator = rest.popFirst() ?? ""
      } else if argument.hasPrefix("-s") {
        separator = String(argument.dropFirst(2))
      } else if argument == "-w" {
        isPadded = true
      } else {
        numbers.append(argument)
      }
    }
    let values = numbers.compactMap { Double($0) }
    guard values.count == numbers.count, (1...3).contains(values.count) else {
      if let bad = numbers.first(where: { Double($0) == nil }) {
        return call.fail(
          call.isGNU ? "invalid floating point argument: '\(bad)'" : "invalid number '\(bad)'")
      }
      return call.fail(
        call.isGNU ? "missing operand" : "usage: seq [-w] [-s SEP] [FIRST [INC]] LAST")
    }
    let first = values.count > 1 ? values[0] : 1
    let step = values.count > 2 ? values[1] : 1
    let last = values[values.count - 1]
    guard step != 0 else { return call.fail("invalid Zero increment value: '0'") }
    let decimals = numbers.dropLast(values.count > 1 ? 1 : 0).map { decimalCount($0) }.max() ?? 0
    var items: [String] = []
    let count = min(max(0, ((last - first) / step + 1e-10).rounded(.down) + 1), 1_000_000)
    for index in 0..<Int(count) {
      items.append(PrintfUtility.fixed(first + Double(index) * step, decimals: decimals))
    }
    if isPadded {
      let width = items.map(\.utf8.count).max() ?? 0
      items = items.map { $0.leftPadded(to: width, with: "0") }
    }
    if !items.isEmpty { call.line(items.joined(separator: separator)) }
  }

  private static func decimalCount(_ text: String) -> Int {
    guard let dot = text.firstIndex(of: ".") else { return 0 }
    return text.distance(from: dot, to: text.endIndex) - 1
  }

  private static func basename(_ call: inout UtilityCall) {
    guard let path = call.arguments.first else { return call.fail("missing operand") }
    var name = path
    while name.utf8.count > 1, name.utf8.last == .slash { name.removeLast() }
    if name != "/", let slash = name.lastIndex(of: "/") {
      name = String(name[name.index(after: slash)...])
    }
    if call.arguments.count > 1, name != call.arguments[1], name.hasSuffix(call.arguments[1]) {
      name.removeLast(call.arguments[1].count)
    }
    call.line(name)
  }

  private static func dirname(_ call: inout UtilityCall) {
    guard !call.arguments.isEmpty else { return call.fail("missing operand") }
    for path in call.arguments { call.line(parent(path)) }
  }

  static func parent(_ path: String) -> String {
    var name = path
    while name.utf8.count > 1, name.utf8.last == .slash { name.removeLast() }
    guard let slash = name.lastIndex(of: "/") else { return "." }
    name = String(name[..<slash])
    while name.utf8.count > 1, name.utf8.last == .slash { name.removeLast() }
    return name.isEmpty ? "/" : name
  }

  private static func test(_ call: inout UtilityCall) {
    var arguments = call.arguments
    if call.name == "[" {
      guard arguments.last == "]" else {
        return call.fail(call.dialect == .bash ? "missing `]'" : "missing ]", status: 2)
      }
      arguments.removeLast()
    }
    var files = FileSystem()
    swap(&files, &call.files)
    var expression = TestExpression(
      arguments: arguments, files: files, directory: call.directory, isExtended: false)
    let result = expression.evaluate()
    swap(&files, &call.files)
    switch result {
    case .success(let isTrue): call.status = isTrue ? 0 : 1
    case .failure(let error):
      if call.dialect == .busybox, call.isBuiltin {
        let shell = call.prefix.prefix { $0 != ":" }
        call.write(Array("\(shell.isEmpty ? "sh" : shell): \(error.busybox)\n".utf8), to: 2)
        call.status = 2
      } else {
        call.fail(call.dialect == .debian ? error.dash : error.message, status: 2)
      }
    }
  }
}

/// Writes one line again and again until nobody reads it.
struct YesFilter: StreamFilter {
  var line: Bytes

  mutating func begin(_ source: String, _ output: inout FilterOutput) {}

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {}
}
