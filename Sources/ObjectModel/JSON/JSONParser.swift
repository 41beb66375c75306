/// A strict JSON reader over bytes: RFC 8259, strict UTF-8, depth-limited, keeping key order.
///
/// Duplicate keys keep the last value, as Go does; `duplicates` lists them for strict decoding.
public struct JSONParser {
  /// Deepest nesting accepted; encoding/json takes ten times as much.
  public static let depthLimit = 1000
  private static let goDepthLimit = 10_000

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  private var path: [Step] = []
  private var duplicates: [String] = []

  /// One step from the document towards the value being read.
  private enum Step {
    case field(Key)
    case index(Int)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Parses one document that fills `bytes`, but for white space.
  /// - Throws: `JSONError` with Go's wording.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> Value {
    try parseStrictly(bytes).value
  }

  /// Parses text.
  public static func parse(_ text: String) throws(JSONError) -> Value {
    try parse(Array(text.utf8))
  }

  /// Parses one document and names the paths of keys that appear twice in one object.
  public static func parseStrictly(
    _ bytes: [UInt8]
  ) throws(JSONError) -> (value: Value, duplicates: [String]) {
    let result: Result<(Value, [String]), JSONError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer)
      do throws(JSONError) {
        let value = try parser.document()
        return .success((value, parser.duplicates))
      } catch {
        return .failure(error)
      }
    }
    let (value, duplicates) = try result.get()
    return (value: value, duplicates: duplicates)
  }

  /// Parses the first document at or after `offset` and says where it ends, for JSON streams.
  public static func parsePrefix(
    _ bytes: [UInt8], from offset: Int
  ) throws(JSONError) -> (value: Value, end: Int) {
    let result: Result<(Value, Int), JSONError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer)
      parser.position = offset
      do throws(JSONError) {
        let value = try parser.value()
        return .success((value, parser.position))
      } catch {
        return .failure(error)
      }
    }
    let (value, end) = try result.get()
    return (value: value, end: end)
  }

  private mutating func document() throws(JSONError) -> Value {
    let value = try value()
    skipBlanks()
    if position < bytes.count { throw unexpected("after top-level value") }
    return value
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0a, 0x0d: position += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONError) -> Value {
    skipBlanks()
    guard position < bytes.count else { throw endOfInput() }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw unexpected("looking for beginning of value")
    }
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    if depth > Self.depthLimit { throw tooDeep() }
    position += 1
  }

  /// The refusal of deep nesting, at the place where Go refuses it if the text goes so far.
  private mutating func tooDeep() -> JSONError {
    var depth = depth - 1
    var index = position
    var isInText = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): isInText.toggle()
      case UInt8(ascii: "\\") where isInText: index += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"): if !isInText { depth += 1 }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): if !isInText { depth -= 1 }
      default: break
      }
      if depth > Self.goDepthLimit {
        position = index
        break
      }
      index += 1
    }
    return unexpected("exceeded max depth")
  }

  private mutating func object() throws(JSONError) -> Value {
    try enter()
    defer { depth -= 1 }
    var fields = Fields()
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(fields) }
    while true {
      skipBlanks()
      guard position < bytes.count else { throw endOfInput() }
      guard bytes[position] == UInt8(ascii: "\"") else {
        throw unexpected("looking for beginning of object key string")
      }
      let key = try key()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw unexpected("after object key") }
      path.append(.field(key))
      let member = try value()
      if fields.contains(key) {
        noteDuplicate()
        fields[key] = member
      } else {
        fields.appendUnique(key, member)
      }
      path.removeLast()
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { return .object(fields) }
      throw unexpected("after object key:value pair")
    }
  }

  private mutating func array() throws(JSONError) -> Value {
    try enter()
    defer { depth -= 1 }
    var elements: [Value] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      path.append(.index(elements.count))
      elements.append(try value())
      path.removeLast()
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "]")) { return .array(elements) }
      throw unexpected("after array element")
    }
  }

  private mutating func noteDuplicate() {
    var text = ""
    for step in path {
      switch step {
      case .field(let key): text += (text.isEmpty ? "" : ".") + key.text
      case .index(let index): text += "[\(index)]"
      }
    }
    duplicates.append(text)
  }

  /// The name of a field; most are known, and then no string is made.
  private mutating func key() throws(JSONError) -> Key {
    var end = position + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        let text = UnsafeBufferPointer(rebasing: bytes[position + 1..<end])
        position = end + 1
        return Key(utf8: text)
      }
      // Escapes, control characters and all beyond ASCII go the careful way.
      if byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
      end += 1
    }
    return Key(try string())
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func literal(_ text: StaticString, _ value: Value) throws(JSONError) -> Value {
    for index in 0..<text.utf8CodeUnitCount {
      guard position < bytes.count else { throw endOfInput() }
      guard bytes[position] == text.utf8Start[index] else {
        let wanted = Character(UnicodeScalar(text.utf8Start[index]))
        throw unexpected("in literal \(text) (expecting '\(wanted)')")
      }
      position += 1
    }
    return value
  }

  private mutating func digits(_ context: String) throws(JSONError) {
    guard position < bytes.count else { throw endOfInput() }
    guard (48...57).contains(bytes[position]) else { throw unexpected(context) }
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
  }

  private mutating func number() throws(JSONError) -> Value {
    let start = position
    var isInteger = true
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits("in numeric literal") }
    if take(UInt8(ascii: ".")) {
      isInteger = false
      try digits("after decimal point in numeric literal")
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits("in exponent of numeric literal")
    }
    if isInteger, position - start < 18 { return .int(smallInteger(start..<position)) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let number = Int64(text) { return .int(number) }
    guard let number = Double(text), number.isFinite else {
      throw JSONError(
        message: "json: cannot unmarshal number \(text) into Go value of type float64",
        offset: start)
    }
    return .double(number)
  }

  /// The value of digits, with a sign or without, that surely fit.
  private func smallInteger(_ range: Range<Int>) -> Int64 {
    let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
    var number: Int64 = 0
    for index in range.dropFirst(isNegative ? 1 : 0) {
      number = number &* 10 &+ Int64(bytes[index] &- 48)
    }
    return isNegative ? -number : number
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 0x20 { throw unexpected("in string literal") }
      position += 1
    }
    throw endOfInput()
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var buffer = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: buffer, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &buffer)
      case 0..<0x20:
        position -= 1
        throw unexpected("in string literal")
      default: buffer.append(byte)
      }
    }
    throw endOfInput()
  }

  private mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
    guard position < bytes.count else { throw endOfInput() }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
    case UInt8(ascii: "b"): buffer.append(8)
    case UInt8(ascii: "f"): buffer.append(12)
    case UInt8(ascii: "n"): buffer.append(10)
    case UInt8(ascii: "r"): buffer.append(13)
    case UInt8(ascii: "t"): buffer.append(9)
    case UInt8(ascii: "u"):
      let scalar = try unicodeScalar()
      buffer.append(contentsOf: Array(String(Character(scalar)).utf8))
    default:
      position -= 1
      throw unexpected("in string escape code")
    }
  }

  private mutating func unicodeScalar() throws(JSONError) -> UnicodeScalar {
    let first = try hexadecimal()
    if let scalar = UnicodeScalar(first) { return scalar }
    let mark = position
    if first < 0xdc00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let second = try hexadecimal()
      if (0xdc00..<0xe000).contains(second),
        let scalar = UnicodeScalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
      {
        return scalar
      }
    }
    position = mark
    return "\u{fffd}"
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count else { throw endOfInput() }
      guard let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue else {
        throw unexpected("in \\u hexadecimal character escape")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }

  private func endOfInput() -> JSONError {
    JSONError(message: "unexpected end of JSON input", offset: position)
  }

  private func unexpected(_ context: String) -> JSONError {
    guard position < bytes.count else { return endOfInput() }
    let byte = bytes[position]
    let shown =
      switch byte {
      case UInt8(ascii: "'"): "'\\''"
      case UInt8(ascii: "\""): "'\"'"
      case 0x0a: "'\\n'"
      case 0x0d: "'\\r'"
      case 0x09: "'\\t'"
      default: "'\(Character(UnicodeScalar(byte)))'"
      }
    return JSONError(message: "invalid character \(shown) \(context)", offset: position)
  }
}
