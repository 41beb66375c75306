// Models: the line discipline of a Linux pseudo-terminal in canonical mode (termios(3)). Differs:
// Up and Down recall earlier lines as a shell's own editor does; Tab rings the bell.

/// The kernel's side of a container's terminal: echo, erasing, Ctrl-C and Ctrl-D.
struct TerminalLine: Sendable {
  /// What a key leads to for the program.
  enum Action: Sendable, Equatable {
    /// A finished line, or its beginning after Ctrl-D.
    case input([UInt8])
    case interrupt
    case endOfInput
  }

  private enum Sequence: Sendable {
    case none, escape, parameters
  }

  private var line: [UInt8] = []
  private var sequence = Sequence.none
  private var earlier: [[UInt8]] = []
  private var recalled = 0
  private static let earlierLimit = 200

  /// Takes typed bytes; `echo` gets what the terminal shows of them.
  mutating func take(_ bytes: [UInt8], echo: inout [UInt8]) -> [Action] {
    var actions: [Action] = []
    for byte in bytes {
      if isInSequence(byte, &echo) { continue }
      switch byte {
      case 0x03:
        echo += Array("^C".utf8)
        line = []
        actions.append(.interrupt)
      case 0x04:
        actions.append(line.isEmpty ? .endOfInput : .input(line))
        line = []
      case 0x0a, 0x0d:
        echo += [0x0d, 0x0a]
        remember()
        actions.append(.input(line + [0x0a]))
        line = []
      case 0x7f, 0x08: erase(1, &echo)
      case 0x15: erase(.max, &echo)
      case 0x17: eraseWord(&echo)
      case 0x09: echo.append(0x07)
      case 0..<0x20: echo += [0x5e, byte + 0x40]
      default:
        line.append(byte)
        echo.append(byte)
      }
    }
    return actions
  }

  /// A terminal shows a line break as two characters.
  static func shown(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0a) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    for byte in bytes {
      if byte == 0x0a, result.last != 0x0d { result.append(0x0d) }
      result.append(byte)
    }
    return result
  }

  // MARK: Keys that send several bytes

  private mutating func isInSequence(_ byte: UInt8, _ echo: inout [UInt8]) -> Bool {
    switch sequence {
    case .none:
      guard byte == 0x1b else { return false }
      sequence = .escape
    case .escape: sequence = byte == 0x5b || byte == 0x4f ? .parameters : .none
    case .parameters:
      guard byte >= 0x40 else { return true }
      sequence = .none
      if byte == 0x41 { recall(recalled - 1, &echo) }
      if byte == 0x42 { recall(recalled + 1, &echo) }
    }
    return true
  }

  private mutating func remember() {
    if !line.isEmpty, earlier.last != line { earlier.append(line) }
    if earlier.count > Self.earlierLimit { earlier.removeFirst() }
    recalled = earlier.count
  }

  private mutating func recall(_ place: Int, _ echo: inout [UInt8]) {
    guard place >= 0, place <= earlier.count else { return }
    erase(.max, &echo)
    recalled = place
    if place < earlier.count {
      line = earlier[place]
      echo += line
    }
  }

  // MARK: Erasing

  private mutating func erase(_ count: Int, _ echo: inout [UInt8]) {
    var left = count
    while left > 0, let columns = removeLast() {
      for _ in 0..<columns { echo += [0x08, 0x20, 0x08] }
      left -= 1
    }
  }

  private mutating func eraseWord(_ echo: inout [UInt8]) {
    while line.last == 0x20 { erase(1, &echo) }
    while let last = line.last, last != 0x20 { erase(1, &echo) }
  }

  /// Takes the last character away; how many columns it took, nil when there is none.
  private mutating func removeLast() -> Int? {
    var tail: [UInt8] = []
    while let byte = line.popLast() {
      tail.insert(byte, at: 0)
      if byte & 0xc0 != 0x80 { break }
    }
    guard let scalar = String(decoding: tail, as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    switch scalar.value {
    case 0x300...0x36f, 0x200b...0x200f, 0xfe00...0xfe0f: return 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0x1f300...0x1faff, 0x20000...0x3fffd:
      return 2
    default: return 1
    }
  }
}
