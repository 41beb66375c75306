/// Writes values as JSON the way Go's encoding/json does.
///
/// HTML characters are escaped (`\u003c`), floats have Go's shortest form, and with `sortsKeys`
/// objects come out in byte order of their keys, as Go writes maps.
public struct JSONWriter {
  /// Spaces per level; nil writes everything on one line.
  public var indent: Int?
  /// Whether objects are written in key order rather than stored order.
  public var sortsKeys: Bool
  /// Whether `<`, `>` and `&` become `\u003c`, `\u003e` and `\u0026`.
  public var escapesHTML: Bool

  private var buffer: [UInt8] = []

  /// A writer with the given layout.
  public init(indent: Int? = nil, sortsKeys: Bool = false, escapesHTML: Bool = true) {
    self.indent = indent
    self.sortsKeys = sortsKeys
    self.escapesHTML = escapesHTML
  }

  /// The JSON of `value`, without a final newline.
  public func bytes(_ value: Value) -> [UInt8] {
    var copy = self
    copy.buffer.reserveCapacity(1024)
    copy.write(value, level: 0)
    return copy.buffer
  }

  /// The JSON of `value` as text, without a final newline.
  public func text(_ value: Value) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  private mutating func write(_ value: Value, level: Int) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .int(let number): appendInteger(number)
    case .double(let number): append(Self.goText(of: number))
    case .string(let text): writeString(text)
    case .array(let elements): writeArray(elements, level: level)
    case .object(let fields): writeObject(fields, level: level)
    }
  }

  private mutating func writeArray(_ elements: [Value], level: Int) {
    buffer.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      breakLine(level + 1)
      write(element, level: level + 1)
    }
    if !elements.isEmpty { breakLine(level) }
    buffer.append(UInt8(ascii: "]"))
  }

  private mutating func writeObject(_ fields: Fields, level: Int) {
    buffer.append(UInt8(ascii: "{"))
    if sortsKeys {
      for (index, field) in fields.sorted.enumerated() {
        writeMember(field.key, field.value, isFirst: index == 0, level: level)
      }
    } else {
      for (index, field) in fields.enumerated() {
        writeMember(field.key.text, field.value, isFirst: index == 0, level: level)
      }
    }
    if !fields.isEmpty { breakLine(level) }
    buffer.append(UInt8(ascii: "}"))
  }

  private mutating func writeMember(_ key: String, _ value: Value, isFirst: Bool, level: Int) {
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    breakLine(level + 1)
    writeString(key)
    buffer.append(UInt8(ascii: ":"))
    if indent != nil { buffer.append(UInt8(ascii: " ")) }
    write(value, level: level + 1)
  }

  private mutating func breakLine(_ level: Int) {
    guard let indent else { return }
    buffer.append(0x0a)
    buffer.append(contentsOf: repeatElement(0x20, count: indent * level))
  }

  private mutating func append(_ text: String) {
    buffer.append(contentsOf: text.utf8)
  }

  private mutating func appendInteger(_ number: Int64) {
    if (0..<10).contains(number) {
      buffer.append(48 + UInt8(number))
    } else {
      append(String(number))
    }
  }

  private mutating func writeString(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      let low = lowEscapes
      for index in 0..<bytes.count {
        let byte = bytes[index]
        let isPlain =
          byte < 64 ? low >> UInt64(byte) & 1 == 0 : byte != UInt8(ascii: "\\") && byte != 0xe2
        if isPlain || !needsEscape(bytes, index) { continue }
        buffer.append(contentsOf: bytes[start..<index])
        start = index + writeEscape(bytes, index)
      }
      buffer.append(contentsOf: bytes[start...])
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// A bit for each character below 64 that is escaped.
  private var lowEscapes: UInt64 {
    let always: UInt64 = 0xffff_ffff | 1 << UInt64(UInt8(ascii: "\""))
    // The bits of <, > and &.
    return escapesHTML ? always | 1 << 60 | 1 << 62 | 1 << 38 : always
  }

  /// Whether the character at `index` is escaped, which is among those that may be.
  private func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    // U+2028 and U+2029, which JavaScript does not take in strings.
    bytes[index] != 0xe2
      || index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xfe == 0xa8
  }

  /// Writes the escape of the character at `index` and returns how many bytes it replaces.
  private mutating func writeEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x0c: append("\\f")
    case 0x0a: append("\\n")
    case 0x0d: append("\\r")
    case 0x09: append("\\t")
    case 0xe2:
      append(bytes[index + 2] == 0xa8 ? "\\u2028" : "\\u2029")
      return 3
    default:
      let byte = bytes[index]
      append("\\u00")
      for nibble in [byte >> 4, byte & 15] {
        buffer.append(nibble < 10 ? 48 + nibble : 87 + nibble)
      }
    }
    return 1
  }

  /// A floating-point number as Go writes it: plain unless the exponent is below -6 or above 20.
  static func goText(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(.towardZero), abs(number) < 1e15 {
      return String(Int64(number))
    }
    let (digits, exponent, isNegative) = shortestDigits(number.description)
    let sign = isNegative ? "-" : ""
    if exponent < -6 || exponent >= 21 {
      let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
      let size = abs(exponent) < 10 && exponent >= 0 ? "0\(abs(exponent))" : "\(abs(exponent))"
      return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(size)"
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }

  /// Swift's shortest round-trip digits with the decimal exponent of the first one.
  static func shortestDigits(
    _ description: String
  ) -> (digits: String, exponent: Int, isNegative: Bool) {
    var text = Substring(description)
    let isNegative = text.first == "-"
    if isNegative { text = text.dropFirst() }
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    let point = text.firstIndex(of: ".") ?? text.endIndex
    exponent += text.distance(from: text.startIndex, to: point) - 1
    var digits = String(text.filter { $0 != "." })
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    return (digits, exponent, isNegative)
  }
}
