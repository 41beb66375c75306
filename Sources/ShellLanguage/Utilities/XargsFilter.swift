/// `xargs`: makes commands of the words it reads.
struct XargsFilter: StreamFilter {
  var command: [String]
  var maximum = Int.max
  var maximumLines = Int.max
  var placeholder: String?
  var delimiter: UInt8?
  var skipsEmpty = false
  var isTraced = false
  private var held: Bytes = []

  init(command: [String]) { self.command = command }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) { held += bytes }

  mutating func finish(_ output: inout FilterOutput) {
    guard let words = words() else {
      output.write("xargs: unmatched quote\n".utf8, to: 2)
      output.status = 1
      return
    }
    var commands: [[String]] = []
    if let placeholder {
      for word in words {
        commands.append(command.map { Self.replace($0, placeholder, word) })
      }
    } else if words.isEmpty {
      if !skipsEmpty { commands = [command] }
    } else {
      var batch: [String] = []
      var size = 0
      for word in words {
        if batch.count >= min(maximum, maximumLines) || size > 120_000 {
          commands.append(command + batch)
          batch = []
          size = 0
        }
        batch.append(word)
        size += word.utf8.count + 1
      }
      commands.append(command + batch)
    }
    guard !commands.isEmpty else { return }
    var queue = CommandQueue(style: .xargs, commands: commands)
    queue.isTraced = isTraced
    output.queue = queue
  }

  private static func replace(_ text: String, _ placeholder: String, _ word: String) -> String {
    text.split(separator: placeholder, omittingEmptySubsequences: false).joined(separator: word)
  }

  /// The words of the input; nil when a quote is open.
  private func words() -> [String]? {
    if let delimiter {
      var parts = held.split(separator: delimiter, omittingEmptySubsequences: false)
      if parts.last?.isEmpty == true { parts.removeLast() }
      return parts.map { String(bytes: $0) }
    }
    if placeholder != nil {
      return held.split(separator: .newline).map { String(bytes: $0.drop { $0.isBlank }) }
        .filter { !$0.isEmpty }
    }
    var result: [String] = []
    var current: Bytes?
    var quote: UInt8?
    var index = 0
    while index < held.count {
      let byte = held[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil } else { current = (current ?? []) + [byte] }
      } else if byte == .singleQuote || byte == .doubleQuote {
        quote = byte
        current = current ?? []
      } else if byte == .backslash, index < held.count {
        current = (current ?? []) + [held[index]]
        index += 1
      } else if byte.isSpace {
        if let word = current { result.append(String(bytes: word)) }
        current = nil
      } else {
        current = (current ?? [])
        current?.append(byte)
      }
    }
    guard quote == nil else { return nil }
    if let word = current { result.append(String(bytes: word)) }
    return result
  }

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var filter = XargsFilter(command: [])
    var parser = OptionParser(
      call.arguments, valued: "nLIPds", longValued: ["max-args", "replace", "max-procs"],
      mixed: false)
    while let (name, value) = parser.next() {
      switch name {
      case "n", "max-args": filter.maximum = max(1, value.flatMap { Int($0) } ?? 1)
      case "L": filter.maximumLines = max(1, value.flatMap { Int($0) } ?? 1)
      case "I", "replace": filter.placeholder = value ?? "{}"
      case "0", "null": filter.delimiter = 0
      case "d":
        filter.delimiter = EscapeSequences.decode((value ?? "\n").utf8, style: .format).bytes.first
      case "r", "no-run-if-empty": filter.skipsEmpty = true
      case "t", "verbose": filter.isTraced = true
      case "P", "max-procs", "s", "x": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    filter.command = parser.operands.isEmpty ? ["echo"] : parser.operands
    return .stream(StreamState("xargs", filter, operands: []))
  }
}
