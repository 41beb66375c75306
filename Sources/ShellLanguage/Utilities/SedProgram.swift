/// A line number, the last line or a pattern before a command of `sed`.
enum SedAddress: Sendable {
  case line(Int)
  case step(first: Int, by: Int)
  case last
  case pattern(RegularExpression)
  case emptyPattern
  /// `addr,+N`.
  case following(Int)
}

/// One command of a `sed` script.
struct SedCommand: Sendable {
  enum Action: Sendable {
    case substitute(RegularExpression?, [SedReplacement], SedFlags)
    case translate([UInt32: UInt32])
    case text(UInt8, Bytes)
    case jump(UInt8, String)
    case open
    case close
    case quit(Int32, prints: Bool)
    case simple(UInt8)
  }

  var first: SedAddress?
  var second: SedAddress?
  var isNegated = false
  var action: Action
  /// Where a `{` ends or a label lies, as an index of a command.
  var target = 0
}

/// A piece of the right side of `s`.
enum SedReplacement: Sendable {
  case text([UInt32])
  case group(Int)
  case changeCase(UInt8)
}

/// The flags of `s`.
struct SedFlags: Sendable {
  var isGlobal = false
  var prints = false
  var number = 1
  var ignoresCase = false
}

/// Why a script was refused.
struct SedError: Error {
  var message: String
}

/// Parses `sed` scripts.
struct SedParser {
  private let text: Bytes
  private var index = 0
  private let isExtended: Bool
  private(set) var commands: [SedCommand] = []
  private var labels: [String: Int] = [:]
  private var open: [Int] = []

  init(_ text: Bytes, isExtended: Bool) {
    self.text = text
    self.isExtended = isExtended
  }

  private var next: UInt8? { index < text.count ? text[index] : nil }

  private func error(_ message: String) -> SedError {
    SedError(message: "-e expression #1, char \(index): \(message)")
  }

  mutating func parse() throws(SedError) -> [SedCommand] {
    while true {
      while let byte = next, byte.isSpace || byte == .semicolon { index += 1 }
      guard let byte = next else { break }
      if byte == .hash {
        while let byte = next, byte != .newline { index += 1 }
        continue
      }
      try command()
    }
    guard open.isEmpty else { throw SedError(message: "-e expression #1, char 0: unmatched `{'") }
    for position in commands.indices {
      guard case .jump(let letter, let label) = commands[position].action, letter != .colon else {
        continue
      }
      if label.isEmpty {
        commands[position].target = commands.count
      } else if let target = labels[label] {
        commands[position].target = target
      } else {
        throw SedError(
          message: "-e expression #1, char \(index): can't find label for jump to `\(label)'")
      }
    }
    return commands
  }

  private mutating func skipBlanks() {
    while let byte = next, byte.isBlank { index += 1 }
  }

  private mutating func number() -> Int? {
    let start = index
    while let byte = next, byte.isDigit, index - start < 12 { index += 1 }
    return index > start ? Int(String(bytes: text[start..<index])) : nil
  }

  private mutating func address() throws(SedError) -> SedAddress? {
    guard let byte = next else { return nil }
    if byte.isDigit {
      let first = number() ?? 0
      if next == .tilde {
        index += 1
        return .step(first: first, by: number() ?? 0)
      }
      return .line(first)
    }
    if byte == .dollar {
      index += 1
      return .last
    }
    guard byte == .slash || byte == .backslash else { return nil }
    if byte == .backslash { index += 1 }
    guard let delimiter = next else { throw error("unterminated address regex") }
    index += 1
    let pattern = try section(delimiter, "unterminated address regex")
    var ignoresCase = false
    if next == UInt8(ascii: "I") {
      ignoresCase = true
      index += 1
    }
    if pattern.isEmpty { return .emptyPattern }
    return .pattern(try compile(pattern, ignoresCase))
  }

  private func compile(_ pattern: Bytes, _ ignoresCase: Bool) throws(SedError) -> RegularExpression
  {
    do throws(RegularExpression.PatternError) {
      return try RegularExpression(pattern, isExtended: isExtended, ignoresCase: ignoresCase)
    } catch {
      throw self.error(error.message)
    }
  }

  /// The text up to a delimiter; an escaped delimiter stands for itself.
  private mutating func section(
    _ delimiter: UInt8, _ problem: String
  ) throws(SedError) -> Bytes {
    var result: Bytes = []
    while let byte = next {
      index += 1
      if byte == delimiter { return result }
      if byte == .backslash, let escaped = next {
        index += 1
        if escaped == delimiter {
          result.append(escaped)
        } else {
          result += [.backslash, escaped]
        }
        continue
      }
      result.append(byte)
    }
    throw error(problem)
  }

  private mutating func command() throws(SedError) {
    var first = try address()
    var second: SedAddress?
    skipBlanks()
    if first != nil, next == .comma {
      index += 1
      skipBlanks()
      if next == .plus {
        index += 1
        second = .following(number() ?? 0)
      } else {
        second = try address()
        if second == nil { throw error("unexpected `,'") }
      }
    }
    if case .line(0)? = first, second == nil { throw error("invalid usage of line address 0") }
    if case .line(0)? = first { first = .line(1) }
    skipBlanks()
    var isNegated = false
    while next == .exclamation {
      isNegated = true
      index += 1
      skipBlanks()
    }
    guard let letter = next else { throw error("missing command") }
    index += 1
    var command = SedCommand(
      first: first, second: second, isNegated: isNegated, action: .simple(letter))
    command.action = try action(letter)
    if case .open = command.action { open.append(commands.count) }
    if case .close = command.action {
      guard let start = open.popLast() else { throw error("unexpected `}'") }
      commands[start].target = commands.count
    }
    if case .jump(.colon, let label) = command.action { labels[label] = commands.count }
    commands.append(command)
  }

  private mutating func action(_ letter: UInt8) throws(SedError) -> SedCommand.Action {
    switch letter {
    case .openBrace: return .open
    case .closeBrace: return .close
    case UInt8(ascii: "s"): return try substitution()
    case UInt8(ascii: "y"): return try translation()
    case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "c"): return insertion(letter)
    case .colon, UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "T"):
      skipBlanks()
      let start = index
      while let byte = next, byte != .newline, byte != .semicolon, byte != .closeBrace {
        index += 1
      }
      let label = String(bytes: text[start..<index]).trimmingSpaces
      if letter == .colon, label.isEmpty { throw error("\":\" lacks a label") }
      return .jump(letter, label)
    case UInt8(ascii: "q"), UInt8(ascii: "Q"):
      skipBlanks()
      let status = Int32(truncatingIfNeeded: number() ?? 0)
      return .quit(status, prints: letter == UInt8(ascii: "q"))
    case UInt8(ascii: "p"), UInt8(ascii: "d"), .equals, UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "h"), UInt8(ascii: "H"),
      UInt8(ascii: "x"), UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "l"):
      skipBlanks()
      if let byte = next, byte != .semicolon, byte != .newline, byte != .closeBrace, byte != .hash {
        throw error("extra characters after command")
      }
      return .simple(letter)
    default: throw error("unknown command: `\(String(bytes: [letter]))'")
    }
  }

  private mutating func substitution() throws(SedError) -> SedCommand.Action {
    guard let delimiter = next, delimiter != .newline, delimiter != .backslash else {
      throw error("unterminated `s' command")
    }
    index += 1
    let pattern = try section(delimiter, "unterminated `s' command")
    let replacement = try section(delimiter, "unterminated `s' command")
    var flags = SedFlags()
    flagLoop: while let byte = next {
      switch byte {
      case UInt8(ascii: "g"): flags.isGlobal = true
      case UInt8(ascii: "p"): flags.prints = true
      case UInt8(ascii: "i"), UInt8(ascii: "I"): flags.ignoresCase = true
      case UInt8(ascii: "e"), UInt8(ascii: "m"), UInt8(ascii: "M"): break
      case _ where byte.isDigit:
        flags.number = max(1, number() ?? 1)
        continue
      case .semicolon, .newline, .closeBrace, .space, .tab, .hash: break flagLoop
      default: throw error("unknown option to `s'")
      }
      index += 1
    }
    let expression = pattern.isEmpty ? nil : try compile(pattern, flags.ignoresCase)
    return .substitute(expression, try pieces(replacement, expression?.groupCount ?? 9), flags)
  }

  private func pieces(
    _ text: Bytes, _ groups: Int
  ) throws(SedError) -> [SedReplacement] {
    let scalars = Scalars.decode(text)
    var result: [SedReplacement] = []
    var plain: [UInt32] = []
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == 0x26 {
        result += [.text(plain), .group(0)]
        plain = []
      } else if scalar == 0x5c, position < scalars.count {
        let next = scalars[position]
        position += 1
        switch next {
        case 0x30...0x39:
          let number = Int(next - 0x30)
          guard number <= groups else {
            throw error("invalid reference \\\(number) on `s' command's RHS")
          }
          result += [.text(plain), .group(number)]
          plain = []
        case 0x6e: plain.append(10)
        case 0x74: plain.append(9)
        case 0x55, 0x4c, 0x45, 0x75, 0x6c:
          result += [.text(plain), .changeCase(UInt8(next))]
          plain = []
        default: plain.append(next)
        }
      } else {
        plain.append(scalar)
      }
    }
    result.append(.text(plain))
    return result
  }

  private mutating func translation() throws(SedError) -> SedCommand.Action {
    guard let delimiter = next else { throw error("unterminated `y' command") }
    index += 1
    let source = Scalars.decode(
      EscapeSequences.decode(try section(delimiter, "unterminated `y' command"), style: .format)
        .bytes)
    let target = Scalars.decode(
      EscapeSequences.decode(try section(delimiter, "unterminated `y' command"), style: .format)
        .bytes)
    guard source.count == target.count else {
      throw error("strings for `y' command are different lengths")
    }
    var map: [UInt32: UInt32] = [:]
    for (from, to) in zip(source, target) where map[from] == nil { map[from] = to }
    return .translate(map)
  }

  private mutating func insertion(_ letter: UInt8) -> SedCommand.Action {
    skipBlanks()
    if next == .backslash {
      index += 1
      skipBlanks()
      if next == .newline { index += 1 }
    }
    var result: Bytes = []
    while let byte = next, byte != .newline {
      index += 1
      if byte == .backslash, let escaped = next {
        index += 1
        result.append(escaped)
      } else {
        result.append(byte)
      }
    }
    return .text(letter, result)
  }
}
