/// Go's string literals.
enum GoQuote {
  /// The text of a literal in single or double quotes; nil when it is none.
  static func unquoted(_ literal: String) -> String? {
    let scalars = Array(literal.unicodeScalars)
    guard scalars.count >= 2, let mark = scalars.first, scalars.last == mark else { return nil }
    let inner = scalars[1..<(scalars.count - 1)]
    var bytes: [UInt8] = []
    var index = inner.startIndex
    while index < inner.endIndex {
      let scalar = inner[index]
      index += 1
      if scalar == mark { return nil }
      guard scalar == "\\" else {
        bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
        continue
      }
      guard index < inner.endIndex, escape(inner, &index, mark, &bytes) else { return nil }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escape(
    _ text: ArraySlice<Unicode.Scalar>, _ index: inout Int, _ mark: Unicode.Scalar,
    _ bytes: inout [UInt8]
  ) -> Bool {
    let letter = text[index]
    index += 1
    switch letter {
    case "a": bytes.append(7)
    case "b": bytes.append(8)
    case "f": bytes.append(12)
    case "n": bytes.append(10)
    case "r": bytes.append(13)
    case "t": bytes.append(9)
    case "v": bytes.append(11)
    case "\\": bytes.append(UInt8(ascii: "\\"))
    case "'", "\"":
      guard letter == mark else { return false }
      bytes.append(UInt8(ascii: letter))
    case "x":
      guard let number = digits(text, &index, 2, 16) else { return false }
      bytes.append(UInt8(number))
    case "u", "U":
      guard let number = digits(text, &index, letter == "u" ? 4 : 8, 16),
        let scalar = Unicode.Scalar(number)
      else { return false }
      bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
    case "0"..."7":
      index -= 1
      guard let number = digits(text, &index, 3, 8), number < 256 else { return false }
      bytes.append(UInt8(number))
    default: return false
    }
    return true
  }

  private static func digits(
    _ text: ArraySlice<Unicode.Scalar>, _ index: inout Int, _ count: Int, _ radix: Int
  ) -> UInt32? {
    guard index + count <= text.endIndex else { return nil }
    var digits = ""
    digits.unicodeScalars.append(contentsOf: text[index..<(index + count)])
    index += count
    return UInt32(digits, radix: radix)
  }
}
