/// Turns the terminal's bytes into keys.
///
/// A pure machine: bytes go in as they arrive, and when the escape time-out passes without more,
/// `next(isFinal: true)` takes an unfinished sequence for what it is so far.
struct KeyDecoder {
  private var bytes: [UInt8] = []
  private var position = 0
  private var paste: [UInt8]?

  /// Whether bytes are waiting for the rest of a sequence.
  var isInsideSequence: Bool { position < bytes.count || paste != nil }

  /// Whether a paste has begun and not ended, which may take longer than a key's sequence.
  var isInsidePaste: Bool { paste != nil }

  /// Adds bytes that arrived.
  mutating func feed(_ new: some Sequence<UInt8>) {
    if position > 0 {
      bytes.removeFirst(position)
      position = 0
    }
    bytes.append(contentsOf: new)
  }

  /// The next whole key, or nil when more bytes are needed.
  mutating func next(isFinal: Bool = false) -> Key? {
    if paste != nil { return nextPaste(isFinal: isFinal) }
    guard let first = peek(0) else { return nil }
    switch first {
    case 0x1B: return nextEscape(isFinal: isFinal)
    case 0..<0x20, 0x7F:
      position += 1
      return .control(first)
    default:
      return nextScalar(isFinal: isFinal).map { .text($0) }
    }
  }

  private func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  // MARK: UTF-8

  private mutating func nextScalar(isFinal: Bool) -> Unicode.Scalar? {
    guard let first = peek(0) else { return nil }
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    var end = 1
    while end < length, let byte = peek(end), byte & 0xC0 == 0x80 { end += 1 }
    if end < length, peek(end) == nil, !isFinal { return nil }
    let text = String(decoding: bytes[position..<position + end], as: UTF8.self)
    position += end
    return text.unicodeScalars.first ?? "\u{FFFD}"
  }

  // MARK: Escape sequences

  private mutating func nextEscape(isFinal: Bool) -> Key? {
    guard let second = peek(1) else {
      guard isFinal else { return nil }
      position += 1
      return .escape
    }
    switch second {
    case UInt8(ascii: "["): return nextControlSequence(isFinal: isFinal)
    case UInt8(ascii: "O"): return nextSingleShift(isFinal: isFinal)
    case 0x1B:
      position += 1
      return .escape
    case 0x0D, 0x0A:
      position += 2
      return .special(.altEnter)
    case 0x7F, 0x08:
      position += 2
      return .special(.altBackspace)
    case 0..<0x20:
      position += 1
      return .escape
    default:
      position += 1
      guard let scalar = nextScalar(isFinal: isFinal) else {
        position -= 1
        return nil
      }
      return .meta(scalar)
    }
  }

  private mutating func nextSingleShift(isFinal: Bool) -> Key? {
    guard let final = peek(2) else {
      guard isFinal else { return nil }
      position += 2
      return .meta("O")
    }
    position += 3
    return Self.key(final: final, modifier: 1)
  }

  private mutating func nextControlSequence(isFinal: Bool) -> Key? {
    var offset = 2
    // The Linux console's function keys have a second bracket.
    if peek(offset) == UInt8(ascii: "[") {
      guard let final = peek(offset + 1) else {
        if isFinal { position += offset + 1 }
        return isFinal ? .unknown : nil
      }
      position += offset + 2
      return final == UInt8(ascii: "A") ? .special(.help) : .unknown
    }
    while let byte = peek(offset), (0x20...0x3F).contains(byte) { offset += 1 }
    guard let final = peek(offset) else {
      guard isFinal else { return nil }
      position += offset
      return offset == 2 ? .meta("[") : .unknown
    }
    let parameters = bytes[position + 2..<position + offset].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
    ).map { Int(String(decoding: $0, as: UTF8.self)) ?? 1 }
    position += offset + 1
    if final == UInt8(ascii: "~") { return numbered(parameters) }
    return Self.key(final: final, modifier: parameters.count > 1 ? parameters[1] : 1)
  }

  private mutating func numbered(_ parameters: [Int]) -> Key? {
    let isModified = parameters.count > 1 && parameters[1] > 2
    switch parameters.first ?? 0 {
    case 1, 7: return .special(.home)
    case 3: return .special(isModified ? .deleteWord : .delete)
    case 4, 8: return .special(.end)
    case 5: return .special(.pageUp)
    case 6: return .special(.pageDown)
    case 11: return .special(.help)
    case 200:
      paste = []
      return nextPaste(isFinal: false)
    default: return .unknown
    }
  }

  private static func key(final: UInt8, modifier: Int) -> Key {
    let isModified = modifier > 2
    switch final {
    case UInt8(ascii: "A"): return .special(.up)
    case UInt8(ascii: "B"): return .special(.down)
    case UInt8(ascii: "C"): return .special(isModified ? .wordRight : .right)
    case UInt8(ascii: "D"): return .special(isModified ? .wordLeft : .left)
    case UInt8(ascii: "H"): return .special(.home)
    case UInt8(ascii: "F"): return .special(.end)
    case UInt8(ascii: "Z"): return .special(.shiftTab)
    case UInt8(ascii: "P"): return .special(.help)
    case UInt8(ascii: "M"): return .control(0x0D)
    default: return .unknown
    }
  }

  // MARK: Bracketed paste

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func nextPaste(isFinal: Bool) -> Key? {
    while position < bytes.count {
      let rest = bytes[position...]
      if rest.first == 0x1B {
        if rest.starts(with: Self.pasteEnd) {
          position += Self.pasteEnd.count
          return finishPaste()
        }
        if rest.count < Self.pasteEnd.count, Self.pasteEnd.starts(with: rest), !isFinal {
          return nil
        }
      }
      paste?.append(bytes[position])
      position += 1
    }
    return isFinal ? finishPaste() : nil
  }

  private mutating func finishPaste() -> Key {
    defer { paste = nil }
    return .paste(String(decoding: paste ?? [], as: UTF8.self))
  }
}
