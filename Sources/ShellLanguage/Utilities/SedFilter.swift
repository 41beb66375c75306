/// Runs a `sed` script line by line.
struct SedFilter: LineFilter {
  private enum Flow {
    case next
    case jump(Int)
    case endCycle(prints: Bool)
    case restart
    case wait(Int)
    case quit
  }

  let commands: [SedCommand]
  let isQuiet: Bool
  /// Whether a line must wait until the next one shows that it is not the last.
  let needsLast: Bool
  var carry: Bytes = []
  private var isActive: [Bool]
  private var rangeEnd: [Int]
  private var pattern: [UInt32] = []
  private var hold: [UInt32] = []
  private var lineNumber = 0
  private var isLastLine = false
  private var pending: (text: [UInt32], isComplete: Bool)?
  private var hasNewline = true
  private var resumeAt: Int?
  private var appended: Bytes = []
  private var hasSubstituted = false
  private var lastPattern: RegularExpression?
  private var hasQuit = false
  private static let stepLimit = 100_000

  init(commands: [SedCommand], isQuiet: Bool) {
    self.commands = commands
    self.isQuiet = isQuiet
    isActive = commands.map { _ in false }
    rangeEnd = commands.map { _ in 0 }
    needsLast = commands.contains { command in
      if case .last? = command.first { return true }
      if case .last? = command.second { return true }
      if case .simple(let letter) = command.action {
        return letter == UInt8(ascii: "n") || letter == UInt8(ascii: "N")
      }
      return false
    }
  }

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    let text = Scalars.decode(line)
    guard needsLast else { return feed(text, isComplete, &output) }
    if let previous = pending { feed(previous.text, previous.isComplete, &output) }
    pending = (text, isComplete)
  }

  mutating func finish(_ output: inout FilterOutput) {
    guard !hasQuit else { return }
    if let previous = pending {
      pending = nil
      isLastLine = true
      feed(previous.text, previous.isComplete, &output)
    }
    if resumeAt != nil, !hasQuit {
      resumeAt = nil
      if !isQuiet { show(&output) }
      flush(&output)
    }
  }

  private mutating func feed(_ text: [UInt32], _ isComplete: Bool, _ output: inout FilterOutput) {
    guard !hasQuit else { return }
    lineNumber += 1
    hasNewline = isComplete
    var start = 0
    if let resume = resumeAt {
      resumeAt = nil
      if case .simple(UInt8(ascii: "N")) = commands[resume].action {
        pattern += [10] + text
      } else {
        pattern = text
      }
      start = resume + 1
    } else {
      pattern = text
      hasSubstituted = false
    }
    cycle(from: start, &output)
  }

  private mutating func cycle(from start: Int, _ output: inout FilterOutput) {
    var counter = start
    for _ in 0..<Self.stepLimit {
      guard counter < commands.count else { return endCycle(prints: true, &output) }
      guard isSelected(counter) else {
        if case .open = commands[counter].action { counter = commands[counter].target }
        counter += 1
        continue
      }
      switch run(counter, &output) {
      case .next: counter += 1
      case .jump(let target): counter = target
      case .endCycle(let prints): return endCycle(prints: prints, &output)
      case .restart:
        flush(&output)
        counter = 0
      case .wait(let position):
        if isLastLine { return endCycle(prints: true, &output) }
        flush(&output)
        resumeAt = position
        return
      case .quit:
        hasQuit = true
        output.isDone = true
        return
      }
    }
    output.write("sed: the script does not end\n".utf8, to: 2)
    output.status = 4
    output.isDone = true
    hasQuit = true
  }

  private mutating func endCycle(prints: Bool, _ output: inout FilterOutput) {
    if prints, !isQuiet { show(&output) }
    flush(&output)
  }

  private func show(_ output: inout FilterOutput) {
    output.write(Scalars.encode(pattern))
    if hasNewline || !appended.isEmpty { output.write([.newline]) }
  }

  private mutating func flush(_ output: inout FilterOutput) {
    output.write(appended)
    appended = []
  }

  // MARK: Addresses

  private mutating func matches(_ address: SedAddress) -> Bool {
    switch address {
    case .line(let number): return lineNumber == number
    case .step(let first, let step):
      return step <= 0
        ? lineNumber == first : lineNumber >= first && (lineNumber - first) % step == 0
    case .last: return isLastLine
    case .pattern(let expression):
      lastPattern = expression
      return expression.matches(pattern)
    case .emptyPattern: return lastPattern?.matches(pattern) ?? false
    case .following: return false
    }
  }

  private mutating func isSelected(_ index: Int) -> Bool {
    let command = commands[index]
    guard let first = command.first else { return !command.isNegated }
    guard let second = command.second else { return matches(first) != command.isNegated }
    if isActive[index] {
      let ends: Bool
      switch second {
      case .line(let number): ends = lineNumber >= number
      case .following: ends = lineNumber >= rangeEnd[index]
      default: ends = matches(second)
      }
      if ends { isActive[index] = false }
      if case .line(let number) = second, lineNumber > number { return command.isNegated }
      return !command.isNegated
    }
    guard matches(first) else { return command.isNegated }
    switch second {
    case .line(let number): isActive[index] = number > lineNumber
    case .following(let count):
      rangeEnd[index] = lineNumber + count
      isActive[index] = count > 0
    default: isActive[index] = true
    }
    return !command.isNegated
  }

  // MARK: Commands

  private mutating func run(_ index: Int, _ output: inout FilterOutput) -> Flow {
    let command = commands[index]
    switch command.action {
    case .open, .close: return .next
    case .substitute(let expression, let pieces, let flags):
      guard let used = expression ?? lastPattern else { return .next }
      lastPattern = used
      if substitute(used, pieces, flags) {
        hasSubstituted = true
        if flags.prints { show(&output) }
      }
      return .next
    case .translate(let map):
      pattern = pattern.map { map[$0] ?? $0 }
      return .next
    case .text(let letter, let text):
      return insert(letter, text, command, index, &output)
    case .jump(let letter, _):
      switch letter {
      case UInt8(ascii: "b"): return .jump(command.target)
      case UInt8(ascii: "t") where hasSubstituted, UInt8(ascii: "T") where !hasSubstituted:
        hasSubstituted = false
        return .jump(command.target)
      default: return .next
      }
    case .quit(let status, let prints):
      output.status = status
      if prints { endCycle(prints: true, &output) }
      return .quit
    case .simple(let letter): return simple(letter, index, &output)
    }
  }

  private mutating func insert(
    _ letter: UInt8, _ text: Bytes, _ command: SedCommand, _ index: Int,
    _ output: inout FilterOutput
  ) -> Flow {
    switch letter {
    case UInt8(ascii: "i"):
      output.line(text)
      return .next
    case UInt8(ascii: "a"):
      appended += text + [.newline]
      return .next
    default:
      if command.second == nil || !isActive[index] || command.isNegated { output.line(text) }
      return .endCycle(prints: false)
    }
  }

  private mutating func simple(
    _ letter: UInt8, _ index: Int, _ output: inout FilterOutput
  ) -> Flow {
    switch letter {
    case UInt8(ascii: "p"):
      output.line(Scalars.encode(pattern))
    case UInt8(ascii: "d"): return .endCycle(prints: false)
    case .equals: output.write("\(lineNumber)\n")
    case UInt8(ascii: "n"):
      if isLastLine { return .endCycle(prints: true) }
      if !isQuiet { show(&output) }
      return .wait(index)
    case UInt8(ascii: "N"): return .wait(index)
    case UInt8(ascii: "g"): pattern = hold
    case UInt8(ascii: "G"): pattern += [10] + hold
    case UInt8(ascii: "h"): hold = pattern
    case UInt8(ascii: "H"): hold += [10] + pattern
    case UInt8(ascii: "x"): swap(&pattern, &hold)
    case UInt8(ascii: "P"): output.line(Scalars.encode(pattern.prefix { $0 != 10 }))
    case UInt8(ascii: "D"):
      guard let newline = pattern.firstIndex(of: 10) else { return .endCycle(prints: false) }
      pattern.removeSubrange(...newline)
      return .restart
    case UInt8(ascii: "l"): output.write(Scalars.encode(pattern) + Array("$\n".utf8))
    default: break
    }
    return .next
  }

  private mutating func substitute(
    _ expression: RegularExpression, _ pieces: [SedReplacement], _ flags: SedFlags
  ) -> Bool {
    var result: [UInt32] = []
    var position = 0
    var count = 0
    var hasReplaced = false
    while position <= pattern.count,
      let match = expression.firstMatch(in: pattern, from: position)
    {
      let range = match.range
      result += pattern[position..<range.lowerBound]
      count += 1
      if count >= flags.number {
        Self.append(pieces, match, pattern, &result)
        hasReplaced = true
      } else {
        result += pattern[range]
      }
      if range.isEmpty {
        if range.upperBound < pattern.count { result.append(pattern[range.upperBound]) }
        position = range.upperBound + 1
      } else {
        position = range.upperBound
      }
      if hasReplaced, !flags.isGlobal { break }
      if result.count > 1 << 20 { break }
    }
    if position < pattern.count { result += pattern[position...] }
    if hasReplaced { pattern = result }
    return hasReplaced
  }

  private static func append(
    _ pieces: [SedReplacement], _ match: RegularExpression.Match, _ text: [UInt32],
    _ result: inout [UInt32]
  ) {
    var mode: UInt8 = 0
    var once: UInt8 = 0
    func put(_ scalars: some Sequence<UInt32>) {
      for scalar in scalars {
        let used = once != 0 ? once : mode
        once = 0
        switch used {
        case UInt8(ascii: "U"), UInt8(ascii: "u"):
          result.append(scalar >= 97 && scalar <= 122 ? scalar - 32 : scalar)
        case UInt8(ascii: "L"), UInt8(ascii: "l"):
          result.append(scalar >= 65 && scalar <= 90 ? scalar + 32 : scalar)
        default: result.append(scalar)
        }
      }
    }
    for piece in pieces {
      switch piece {
      case .text(let scalars): put(scalars)
      case .group(let number): if let range = match.group(number) { put(text[range]) }
      case .changeCase(let letter):
        if letter == UInt8(ascii: "u") || letter == UInt8(ascii: "l") {
          once = letter
        } else {
          mode = letter == UInt8(ascii: "E") ? 0 : letter
        }
      }
    }
  }
}

/// `sed`.
enum SedUtility {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var scripts: [Bytes] = []
    var isQuiet = false
    var isExtended = false
    var isInPlace = false
    var suffix = ""
    var arguments = call.arguments
    for index in arguments.indices where arguments[index].hasPrefix("-i") {
      suffix = String(arguments[index].dropFirst(2))
      arguments[index] = "-i"
    }
    var parser = OptionParser(
      arguments, valued: "ef", longValued: ["expression", "file"])
    while let (name, value) = parser.next() {
      switch name {
      case "n", "quiet", "silent": isQuiet = true
      case "E", "r", "regexp-extended": isExtended = true
      case "e", "expression": scripts.append(Array((value ?? "").utf8))
      case "f", "file":
        guard let bytes = try? call.files.read(value ?? "", from: call.directory) else {
          call.fail("couldn't open file \(value ?? ""): No such file or directory")
          return .done
        }
        scripts.append(bytes)
      case "i", "in-place": isInPlace = true
      case "s", "u", "z", "posix": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    var operands = parser.operands
    if scripts.isEmpty {
      guard !operands.isEmpty else {
        call.write(
          Array("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n".utf8),
          to: 2)
        call.status = 1
        return .done
      }
      scripts = [Array(operands.removeFirst().utf8)]
    }
    let filter: SedFilter
    do throws(SedError) {
      var parser = SedParser(
        Bytes(scripts.joined(separator: [.newline])), isExtended: isExtended)
      filter = SedFilter(commands: try parser.parse(), isQuiet: isQuiet)
    } catch {
      call.fail(call.isGNU ? error.message : busybox(error.message))
      return .done
    }
    if isInPlace {
      edit(operands, filter, suffix, &call)
      return .done
    }
    return .stream(
      StreamState("sed", filter, operands: operands, failureStatus: call.isGNU ? 2 : 1))
  }

  /// The reason alone: busybox does not count characters.
  private static func busybox(_ message: String) -> String {
    guard let colon = message.range(of: ": ") else { return message }
    return String(message[colon])
  }

  private static func edit(
    _ paths: [String], _ filter: SedFilter, _ suffix: String, _ call: inout UtilityCall
  ) {
    guard !paths.isEmpty else { return call.fail("no input files", status: call.isGNU ? 4 : 1) }
    for path in paths {
      do throws(FileError) {
        let status = try call.files.status(path, from: call.directory)
        let bytes = try call.files.read(path, from: call.directory)
        var copy = filter
        var output = FilterOutput()
        copy.consume(bytes, &output)
        copy.endSource(&output)
        copy.finish(&output)
        var result: Bytes = []
        for chunk in output.chunks {
          if chunk.descriptor == 1 { result += chunk.bytes } else { call.write(chunk.bytes, to: 2) }
        }
        if !suffix.isEmpty {
          try call.files.write(bytes, to: path + suffix, from: call.directory, now: call.now)
        }
        try call.files.write(
          result, to: path, from: call.directory, mode: status.mode, now: call.now)
      } catch {
        let text = StreamState.message("sed", path, error, call.dialect) + "\n"
        call.write(Array(text.utf8), to: 2)
        call.status = call.isGNU ? 2 : 1
      }
    }
  }
}

extension String {
  /// The text behind the first occurrence of a separator, as a range.
  func range(of separator: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) {
        return self.index(index, offsetBy: separator.count)..<endIndex
      }
      index = self.index(after: index)
    }
    return nil
  }
}
