/// go-yaml's classes of UTF-8 characters.
enum YAMLCharacter {
  /// Bytes of the character that begins with `byte`.
  static func width(_ byte: UInt8) -> Int {
    if byte & 0x80 == 0 { return 1 }
    if byte & 0xe0 == 0xc0 { return 2 }
    if byte & 0xf0 == 0xe0 { return 3 }
    return 4
  }

  /// Whether the character is written as it is; tabs and all beyond U+FFFF are not.
  static func isPrintable(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    switch byte {
    case 0x0a, 0x20...0x7e: return true
    case 0xc2: return text[index + 1] >= 0xa0
    case 0xc3...0xec, 0xee: return true
    case 0xed: return text[index + 1] < 0xa0
    case 0xef:
      let isMark = text[index + 1] == 0xbb && text[index + 2] == 0xbf
      let isNoncharacter = text[index + 1] == 0xbf && text[index + 2] >= 0xbe
      return !isMark && !isNoncharacter
    default: return false
    }
  }

  /// Whether a line break stands here: CR, LF, NEL, LS or PS.
  static func isBreak(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch text[index] {
    case 0x0a, 0x0d: return true
    case 0xc2: return text[index + 1] == 0x85
    case 0xe2: return text[index + 1] == 0x80 && text[index + 2] & 0xfe == 0xa8
    default: return false
    }
  }
}
