public import Simulation
public import Workstation

/// One line typed into a running program, as a transcript writes it: `< hostname`.
///
/// What is typed ends with Enter; a text that ends in `^C` or `^D` ends with that key instead, and
/// a backslash before them makes them plain characters.
public struct TypedLine: Hashable, Sendable {
  /// Simulated time since the line before it, or since the command began.
  public var delay: Span
  /// The text after `< `.
  public var text: String

  /// A line that is typed after a time.
  public init(delay: Span, text: String) {
    self.delay = delay
    self.text = text
  }

  private static let keys: [(name: String, code: UInt8)] = [("^C", 3), ("^D", 4)]

  /// What the terminal gives for it.
  var input: TypedInput {
    for key in Self.keys where text.hasSuffix(key.name) {
      let rest = text.dropLast(2)
      if rest.hasSuffix("\\") {
        return TypedInput(delay: delay, bytes: Array((rest.dropLast() + key.name + "\r").utf8))
      }
      return TypedInput(delay: delay, bytes: Array(rest.utf8) + [key.code])
    }
    return TypedInput(delay: delay, bytes: Array((text + "\r").utf8))
  }

  /// The lines that keys make: what was erased while typing is gone.
  public static func lines(of inputs: [TypedInput]) -> [TypedLine] {
    var lines: [TypedLine] = []
    var reader = KeyReader()
    var delay = Span.zero
    for input in inputs {
      delay = delay + input.delay
      for byte in input.bytes {
        guard let text = reader.add(byte) else { continue }
        lines.append(TypedLine(delay: delay, text: text))
        delay = .zero
      }
    }
    if let rest = reader.rest { lines.append(TypedLine(delay: delay, text: rest)) }
    return lines
  }

  /// Collects a line from keys as a terminal's line discipline does.
  private struct KeyReader {
    private var line: [UInt8] = []
    private var escape: UInt8?

    var rest: String? { line.isEmpty ? nil : text }
    private var text: String { String(decoding: line, as: UTF8.self) }

    /// Takes a key; the line's text when the key ends it.
    mutating func add(_ byte: UInt8) -> String? {
      if let begun = escape {
        // A sequence is ESC and a letter, or ESC [ (or ESC O) up to a letter or tilde.
        let isInside = begun == 0x1b && (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O"))
        let isParameter = begun != 0x1b && byte < 0x40
        escape = isInside || isParameter ? byte | 0x80 : nil
        return nil
      }
      switch byte {
      case 0x1b: escape = byte
      case 0x0d, 0x0a: return take(ending: "")
      case 3: return take(ending: "^C")
      case 4: return take(ending: "^D")
      case 8, 0x7f: eraseCharacter()
      case 0x15: line = []
      case 0x17:
        while line.last == 0x20 { line.removeLast() }
        while let last = line.last, last != 0x20 { line.removeLast() }
      case 9, 0x20...: line.append(byte)
      default: break
      }
      return nil
    }

    private mutating func eraseCharacter() {
      while let last = line.popLast(), last & 0xc0 == 0x80 {}
    }

    private mutating func take(ending: String) -> String {
      defer { line = [] }
      let isPlain = ending.isEmpty && TypedLine.keys.contains { text.hasSuffix($0.name) }
      return isPlain ? text.dropLast(2) + "\\" + text.suffix(2) : text + ending
    }
  }
}
