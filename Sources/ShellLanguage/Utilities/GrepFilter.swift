/// `grep`.
struct GrepFilter: LineFilter {
  var patterns: [RegularExpression]
  var isInverted = false
  var matchesWords = false
  var matchesLines = false
  var numbers = false
  var counts = false
  var isQuiet = false
  var onlyMatches = false
  var listsFiles = false
  var listsOthers = false
  var showsNames = false
  var before = 0
  var after = 0
  var limit = Int.max
  var carry: Bytes = []
  private var source = ""
  private var lineNumber = 0
  private var found = 0
  private var hasFound = false
  private var held: [(number: Int, line: Bytes)] = []
  private var afterLeft = 0
  private var lastShown = 0
  private var hasShown = false
  private var isSkipping = false

  init(patterns: [RegularExpression]) { self.patterns = patterns }

  mutating func begin(_ source: String, _ output: inout FilterOutput) {
    self.source = source == "-" ? "(standard input)" : source
    lineNumber = 0
    found = 0
    held = []
    afterLeft = 0
    lastShown = 0
    isSkipping = false
  }

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    lineNumber += 1
    if isSkipping, afterLeft == 0 { return }
    let text = Scalars.decode(line)
    if !isSkipping, isMatch(text) != isInverted {
      found += 1
      hasFound = true
      select(line, text, &output)
      if found >= limit { isSkipping = true }
    } else if afterLeft > 0 {
      afterLeft -= 1
      show(lineNumber, line, separator: "-", &output)
    } else if before > 0 {
      held.append((lineNumber, Array(line)))
      if held.count > before { held.removeFirst() }
    }
  }

  private mutating func select(
    _ line: ArraySlice<UInt8>, _ text: [UInt32], _ output: inout FilterOutput
  ) {
    if isQuiet {
      output.isDone = true
      return
    }
    if counts || listsFiles || listsOthers { return }
    if onlyMatches { return showMatches(text, &output) }
    if before > 0 || after > 0, hasShown,
      (held.first?.number ?? lineNumber) > lastShown + 1
    {
      output.write("--\n")
    }
    for item in held { show(item.number, item.line[...], separator: "-", &output) }
    held = []
    show(lineNumber, line, separator: ":", &output)
    afterLeft = after
  }

  private mutating func show(
    _ number: Int, _ line: ArraySlice<UInt8>, separator: String, _ output: inout FilterOutput
  ) {
    if showsNames { output.write(source + separator) }
    if numbers { output.write(String(number) + separator) }
    output.line(line)
    lastShown = number
    hasShown = true
  }

  private func isMatch(_ text: [UInt32]) -> Bool {
    patterns.contains { pattern in
      guard matchesLines || matchesWords else { return pattern.matches(text) }
      var start = 0
      while let match = pattern.firstMatch(in: text, from: start, capturing: false) {
        if accepts(match.range, text) { return true }
        start = match.range.lowerBound + 1
        if matchesLines || start > text.count { return false }
      }
      return false
    }
  }

  private func accepts(_ range: Range<Int>, _ text: [UInt32]) -> Bool {
    if matchesLines { return range == 0..<text.count }
    guard matchesWords else { return true }
    let isStart = range.lowerBound == 0 || !RegularExpression.isWord(text[range.lowerBound - 1])
    let isEnd = range.upperBound == text.count || !RegularExpression.isWord(text[range.upperBound])
    return isStart && isEnd
  }

  private func showMatches(_ text: [UInt32], _ output: inout FilterOutput) {
    guard !isInverted else { return }
    var start = 0
    while start <= text.count {
      var best: Range<Int>?
      for pattern in patterns {
        guard let match = pattern.firstMatch(in: text, from: start, capturing: false) else {
          continue
        }
        let range = match.range
        if best.map({
          range.lowerBound < $0.lowerBound
            || (range.lowerBound == $0.lowerBound && range.count > $0.count)
        }) ?? true {
          best = range
        }
      }
      guard let best else { return }
      if best.isEmpty || !accepts(best, text) {
        start = best.lowerBound + 1
        continue
      }
      if showsNames { output.write(source + ":") }
      if numbers { output.write(String(lineNumber) + ":") }
      output.line(Scalars.encode(text[best]))
      start = best.upperBound
    }
  }

  mutating func endSource(_ output: inout FilterOutput) {
    if !carry.isEmpty {
      let whole = carry
      carry = []
      if !output.isDone { line(whole[...], isComplete: false, &output) }
    }
    if isQuiet { return }
    if listsFiles ? found > 0 : listsOthers && found == 0 { return output.write(source + "\n") }
    if counts, !listsFiles, !listsOthers {
      output.write((showsNames ? source + ":" : "") + "\(min(found, limit))\n")
    }
  }

  mutating func finish(_ output: inout FilterOutput) {
    if isQuiet, hasFound {
      output.status = 0
    } else if output.status == 0, !hasFound {
      output.status = 1
    }
  }
}

extension GrepFilter {
  private struct Options {
    var isExtended = false
    var isFixed = false
    var ignoresCase = false
    var isRecursive = false
    var isSilent = false
    var names: Bool?
    var patterns: [String] = []
  }

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var options = Options()
    options.isExtended = call.name == "egrep"
    options.isFixed = call.name == "fgrep"
    call.name = "grep"
    var filter = GrepFilter(patterns: [])
    var arguments = call.arguments
    for index in arguments.indices {
      let digits = arguments[index].utf8.dropFirst()
      if arguments[index].utf8.first == .minus, !digits.isEmpty, digits.allSatisfy(\.isDigit) {
        arguments[index] = "-C\(arguments[index].dropFirst())"
      }
    }
    var parser = OptionParser(
      arguments, valued: "eABCmf",
      longValued: [
        "regexp", "after-context", "before-context", "context", "max-count", "include", "exclude",
      ])
    while let (name, value) = parser.next() {
      guard read(name, value, &filter, &options, call) else {
        call.rejectOption(parser.current, status: 2)
        return .done
      }
    }
    var operands = parser.operands
    if options.patterns.isEmpty {
      guard !operands.isEmpty else {
        let usage =
          call.isGNU
          ? "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n"
          : "Usage: grep [-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n"
        call.write(Array(usage.utf8), to: 2)
        call.status = 2
        return .done
      }
      options.patterns = [operands.removeFirst()]
    }
    do throws(RegularExpression.PatternError) {
      filter.patterns = try compile(options)
    } catch {
      call.fail(error.message, status: 2)
      return .done
    }
    let isTree = options.isRecursive
    if isTree { operands = tree(operands, &call) }
    filter.showsNames = options.names ?? (operands.count > 1 || isTree)
    if isTree, operands.isEmpty {
      call.status = max(1, call.status)
      return .done
    }
    var state = StreamState(
      "grep", filter, operands: operands, failureStatus: 2, isQuiet: options.isSilent)
    state.status = call.status
    return .stream(state)
  }

  private static func compile(
    _ options: Options
  ) throws(RegularExpression.PatternError) -> [RegularExpression] {
    var texts: [String] = []
    for pattern in options.patterns {
      texts += pattern.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
    if options.isFixed {
      return [
        try RegularExpression(
          fixed: texts.map { Array($0.utf8) }, ignoresCase: options.ignoresCase)
      ]
    }
    var result: [RegularExpression] = []
    for text in texts {
      result.append(
        try RegularExpression(
          Array(text.utf8), isExtended: options.isExtended, ignoresCase: options.ignoresCase))
    }
    return result
  }

  private static func read(
    _ name: String, _ value: String?, _ filter: inout GrepFilter, _ options: inout Options,
    _ call: UtilityCall
  ) -> Bool {
    switch name {
    case "E", "extended-regexp", "P": options.isExtended = true
    case "F", "fixed-strings": options.isFixed = true
    case "G": options.isExtended = false
    case "i", "y", "ignore-case": options.ignoresCase = true
    case "r", "R", "recursive": options.isRecursive = true
    case "s", "no-messages": options.isSilent = true
    case "h", "no-filename": options.names = false
    case "H", "with-filename": options.names = true
    case "e", "regexp": options.patterns.append(value ?? "")
    case "f":
      guard let bytes = try? call.files.read(value ?? "", from: call.directory) else {
        return false
      }
      let text = String(bytes: bytes.last == .newline ? bytes.dropLast() : bytes[...])
      options.patterns.append(text)
    case "v", "invert-match": filter.isInverted = true
    case "w", "word-regexp": filter.matchesWords = true
    case "x", "line-regexp": filter.matchesLines = true
    case "n", "line-number": filter.numbers = true
    case "c", "count": filter.counts = true
    case "q", "quiet", "silent": filter.isQuiet = true
    case "o", "only-matching": filter.onlyMatches = true
    case "l", "files-with-matches": filter.listsFiles = true
    case "L", "files-without-match": filter.listsOthers = true
    case "A", "after-context": filter.after = value.flatMap { Int($0) } ?? 0
    case "B", "before-context": filter.before = value.flatMap { Int($0) } ?? 0
    case "C", "context":
      filter.after = value.flatMap { Int($0) } ?? 0
      filter.before = filter.after
    case "m", "max-count": filter.limit = value.flatMap { Int($0) } ?? Int.max
    case "a", "color", "colour", "line-buffered", "I", "include", "exclude": break
    default: return false
    }
    return true
  }

  /// The files below folders, for `-r`.
  private static func tree(_ operands: [String], _ call: inout UtilityCall) -> [String] {
    var result: [String] = []
    var pending = Array((operands.isEmpty ? ["."] : operands).reversed())
    while let path = pending.popLast(), result.count < 50_000 {
      guard call.files.isDirectory(path, from: call.directory) else {
        result.append(path == "." ? path : path)
        continue
      }
      let names = (try? call.files.list(path, from: call.directory)) ?? []
      for name in names.reversed() {
        let child = path.hasSuffix("/") ? path + name : path + "/" + name
        let status = try? call.files.status(child, from: call.directory, followLinks: false)
        if status?.kind == .symbolicLink || status?.kind == .device { continue }
        let shown = operands.isEmpty && call.isGNU && path == "." ? name : child
        pending.append(shown)
      }
    }
    return result
  }
}
