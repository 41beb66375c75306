extension YAMLEmitter {
  mutating func writePlain(_ bytes: [UInt8], folds: Bool) {
    if !hasWhitespace { put(0x20) }
    var wasSpace = false
    for index in bytes.indices {
      guard bytes[index] == 0x20 else {
        put(bytes[index])
        isIndentation = false
        wasSpace = false
        continue
      }
      if folds, !wasSpace, column > Self.width, bytes[index + 1] != 0x20 {
        writeIndent()
      } else {
        put(0x20)
      }
      wasSpace = true
    }
    hasWhitespace = false
    isIndentation = false
  }

  mutating func writeSingleQuoted(_ bytes: [UInt8], folds: Bool) {
    writeIndicator("'", needsWhitespace: true)
    bytes.withUnsafeBufferPointer { text in
      var wasSpace = false
      var wasBreak = false
      var index = 0
      while index < text.count {
        let width = YAMLCharacter.width(text[index])
        if text[index] == 0x20 {
          let isInside = index > 0 && index < text.count - 1
          if folds, !wasSpace, column > Self.width, isInside, text[index + 1] != 0x20 {
            writeIndent()
          } else {
            put(0x20)
          }
          wasSpace = true
        } else if YAMLCharacter.isBreak(text, index) {
          if !wasBreak, text[index] == 0x0a { putBreak() }
          putBreak(bytes[index..<(index + width)])
          isIndentation = true
          wasBreak = true
        } else {
          if wasBreak { writeIndent() }
          if text[index] == UInt8(ascii: "'") { put(UInt8(ascii: "'")) }
          for offset in 0..<width { put(text[index + offset]) }
          isIndentation = false
          wasSpace = false
          wasBreak = false
        }
        index += width
      }
    }
    writeIndicator("'")
    hasWhitespace = false
    isIndentation = false
  }

  mutating func writeDoubleQuoted(_ bytes: [UInt8], folds: Bool) {
    writeIndicator("\"", needsWhitespace: true)
    // go-yaml asks of every character whether the text begins with a byte order mark.
    let escapesAll = bytes.starts(with: [0xef, 0xbb, 0xbf])
    bytes.withUnsafeBufferPointer { text in
      var wasSpace = false
      var index = 0
      while index < text.count {
        let byte = text[index]
        let width = YAMLCharacter.width(byte)
        if escapesAll || !YAMLCharacter.isPrintable(text, index)
          || YAMLCharacter.isBreak(text, index) || byte == UInt8(ascii: "\"")
          || byte == UInt8(ascii: "\\")
        {
          writeEscape(Self.scalar(text, index, width))
          wasSpace = false
        } else if byte == 0x20 {
          if folds, !wasSpace, column > Self.width, index > 0, index < text.count - 1 {
            writeIndent()
            if text[index + 1] == 0x20 { put(UInt8(ascii: "\\")) }
          } else {
            put(0x20)
          }
          wasSpace = true
        } else {
          for offset in 0..<width { put(text[index + offset]) }
          wasSpace = false
        }
        index += width
      }
    }
    writeIndicator("\"")
    hasWhitespace = false
    isIndentation = false
  }

  mutating func writeLiteral(_ bytes: [UInt8]) {
    writeIndicator("|", needsWhitespace: true)
    bytes.withUnsafeBufferPointer { text in
      writeHints(text)
      putBreak()
      isIndentation = true
      hasWhitespace = true
      var wasBreak = true
      var index = 0
      while index < text.count {
        let width = YAMLCharacter.width(text[index])
        if YAMLCharacter.isBreak(text, index) {
          putBreak(bytes[index..<(index + width)])
          isIndentation = true
          wasBreak = true
        } else {
          if wasBreak { writeIndent() }
          for offset in 0..<width { put(text[index + offset]) }
          isIndentation = false
          wasBreak = false
        }
        index += width
      }
    }
  }

  /// Says how far a text is indented that begins with a blank, and what becomes of its end.
  private mutating func writeHints(_ text: UnsafeBufferPointer<UInt8>) {
    if text[0] == 0x20 || YAMLCharacter.isBreak(text, 0) { writeIndicator("2") }
    var last = text.count - 1
    while text[last] & 0xc0 == 0x80 { last -= 1 }
    guard YAMLCharacter.isBreak(text, last) else { return writeIndicator("-") }
    guard last > 0 else { return writeIndicator("+") }
    last -= 1
    while text[last] & 0xc0 == 0x80 { last -= 1 }
    if YAMLCharacter.isBreak(text, last) { writeIndicator("+") }
  }

  private static func scalar(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ width: Int
  ) -> UInt32 {
    var value =
      switch width {
      case 1: UInt32(text[index])
      case 2: UInt32(text[index] & 0x1f)
      case 3: UInt32(text[index] & 0x0f)
      default: UInt32(text[index] & 0x07)
      }
    for offset in 1..<max(width, 1) { value = value << 6 | UInt32(text[index + offset] & 0x3f) }
    return value
  }

  private mutating func writeEscape(_ scalar: UInt32) {
    put(UInt8(ascii: "\\"))
    switch scalar {
    case 0x00: put(UInt8(ascii: "0"))
    case 0x07: put(UInt8(ascii: "a"))
    case 0x08: put(UInt8(ascii: "b"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0a: put(UInt8(ascii: "n"))
    case 0x0b: put(UInt8(ascii: "v"))
    case 0x0c: put(UInt8(ascii: "f"))
    case 0x0d: put(UInt8(ascii: "r"))
    case 0x1b: put(UInt8(ascii: "e"))
    case 0x22: put(UInt8(ascii: "\""))
    case 0x5c: put(UInt8(ascii: "\\"))
    case 0x85: put(UInt8(ascii: "N"))
    case 0xa0: put(UInt8(ascii: "_"))
    case 0x2028: put(UInt8(ascii: "L"))
    case 0x2029: put(UInt8(ascii: "P"))
    case ...0xff: writeHexadecimal("x", scalar, 2)
    case ...0xffff: writeHexadecimal("u", scalar, 4)
    default: writeHexadecimal("U", scalar, 8)
    }
  }

  private mutating func writeHexadecimal(_ mark: Unicode.Scalar, _ scalar: UInt32, _ width: Int) {
    put(UInt8(ascii: mark))
    for place in (0..<width).reversed() {
      let digit = UInt8(scalar >> UInt32(place * 4) & 15)
      put(digit < 10 ? 48 + digit : 55 + digit)
    }
  }
}
