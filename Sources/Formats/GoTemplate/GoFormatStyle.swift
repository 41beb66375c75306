import ObjectModel

/// The flags of one directive of a format, and what they make of a value.
struct GoFormatStyle {
  var isLeft = false
  var showsPlus = false
  var isSharp = false
  var leavesSpace = false
  var padsWithZeros = false
  var width: Int?
  var precision: Int?

  /// Takes a flag; false when the character is none.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-": isLeft = true
    case "+": showsPlus = true
    case "#": isSharp = true
    case " ": leavesSpace = true
    case "0": padsWithZeros = true
    default: return false
    }
    return true
  }

  func text(_ value: TemplateValue, _ verb: Unicode.Scalar) -> String {
    if verb == "T" { return padded(value.typeName) }
    switch value.value {
    case .null: return verb == "v" ? padded("<nil>") : bad(value, verb)
    case .bool(let flag):
      return verb == "v" || verb == "t" ? padded(flag ? "true" : "false") : bad(value, verb)
    case .int(let number): return integer(number, verb) ?? bad(value, verb)
    case .double(let number): return float(number, verb) ?? bad(value, verb)
    case .string(let text): return string(text, verb) ?? bad(value, verb)
    case .array(let elements):
      if verb == "v", isSharp { return GoSource.text(value.value) }
      return "[" + elements.map { self.text(.element($0), verb) }.joined(separator: " ") + "]"
    case .object(let fields):
      if verb == "v", isSharp { return GoSource.text(value.value) }
      let members = fields.sorted.map { field in
        let key = self.text(.concrete(.string(field.key)), verb)
        return key + ":" + self.text(.element(field.value), verb)
      }
      return "map[" + members.joined(separator: " ") + "]"
    }
  }

  private func bad(_ value: TemplateValue, _ verb: Unicode.Scalar) -> String {
    if value.isNil { return "%!\(verb)(<nil>)" }
    return "%!\(verb)(\(value.typeName)=\(GoText.plain(value.value)))"
  }

  private func padded(_ text: String, allowsZeros: Bool = false) -> String {
    let missing = (width ?? 0) - text.unicodeScalars.count
    guard missing > 0 else { return text }
    if isLeft { return text + String(repeating: " ", count: missing) }
    guard padsWithZeros, allowsZeros else {
      return String(repeating: " ", count: missing) + text
    }
    let zeros = String(repeating: "0", count: missing)
    let hasSign = text.hasPrefix("-") || text.hasPrefix("+") || text.hasPrefix(" ")
    return hasSign ? text.prefix(1) + zeros + text.dropFirst() : zeros + text
  }

  private func signed(_ digits: String, isNegative: Bool) -> String {
    let sign = isNegative ? "-" : showsPlus ? "+" : leavesSpace ? " " : ""
    return padded(sign + digits, allowsZeros: true)
  }

  private func integer(_ number: Int64, _ verb: Unicode.Scalar) -> String? {
    let radix: Int
    var prefix = ""
    switch verb {
    case "v", "d": radix = 10
    case "b": (radix, prefix) = (2, "0b")
    case "o": (radix, prefix) = (8, "0")
    case "O": return signed("0o" + String(number.magnitude, radix: 8), isNegative: number < 0)
    case "x", "X": (radix, prefix) = (16, verb == "x" ? "0x" : "0X")
    case "c": return padded(character(number))
    case "q":
      let quoted = GoText.quoted(character(number)).dropFirst().dropLast()
      return padded("'" + (quoted == "'" ? "\\'" : quoted == "\\\"" ? "\"" : quoted) + "'")
    case "U":
      let digits = String(number.magnitude, radix: 16, uppercase: true)
      return padded("U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    default: return nil
    }
    var digits = String(number.magnitude, radix: radix, uppercase: verb == "X")
    if let precision {
      digits = String(repeating: "0", count: max(0, precision - digits.count)) + digits
    }
    return signed((isSharp ? prefix : "") + digits, isNegative: number < 0)
  }

  private func character(_ number: Int64) -> String {
    guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
      return "\u{fffd}"
    }
    return String(Character(scalar))
  }

  private func float(_ number: Double, _ verb: Unicode.Scalar) -> String? {
    let size = number.magnitude
    let isNegative = number.sign == .minus
    switch verb {
    case "v", "g", "G":
      let text = GoNumber.general(size)
      return signed(verb == "G" ? text.uppercased() : text, isNegative: isNegative)
    case "f", "F":
      return signed(DecimalText.fixed(size, precision ?? 6), isNegative: isNegative)
    case "e", "E":
      let text = DecimalText.scientific(size, precision ?? 6)
      return signed(verb == "E" ? text.uppercased() : text, isNegative: isNegative)
    default: return nil
    }
  }

  private func string(_ text: String, _ verb: Unicode.Scalar) -> String? {
    var text = text
    if let precision, verb != "x", verb != "X" {
      text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    }
    switch verb {
    case "v": return padded(isSharp ? GoText.quoted(text) : text)
    case "s": return padded(text)
    case "q": return padded(GoText.quoted(text))
    case "x", "X":
      let digits = text.utf8.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: verb == "X")
      }
      return padded(digits.joined())
    default: return nil
    }
  }
}
