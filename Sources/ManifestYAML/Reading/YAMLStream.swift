import ObjectModel

/// The documents of one file or of standard input, read one after another.
///
/// A stream whose first character is `{` is a stream of JSON values to its end; any other is cut at
/// lines that begin with `---`, and each piece is YAML by itself.
public struct YAMLStream: Sendable {
  /// How far kubectl looks for the opening brace of a JSON stream.
  private static let sniffedLength = 4096

  private let bytes: [UInt8]
  private let isJSON: Bool
  private let keepsPositions: Bool
  private var position = 0
  private var line: Int
  private var hasFailed = false

  /// A stream over a file's bytes, in UTF-8 or in UTF-16 with a byte order mark.
  /// - Parameter firstLine: the number of the first line, where `bytes` are part of a file.
  public init(_ bytes: [UInt8], firstLine: Int = 1, keepingPositions: Bool = false) {
    var bytes = ManifestEncoding.utf8(bytes)
    isJSON = Self.startsWithBrace(bytes)
    // kubectl ends every line it hands to the YAML parser.
    if !isJSON, let last = bytes.last, last != 0x0a { bytes.append(0x0a) }
    self.bytes = bytes
    line = firstLine
    keepsPositions = keepingPositions
  }

  /// The next document that says something; nil at the end.
  /// - Throws: what kubectl prints after `error parsing FILE: `; the stream has ended then.
  public mutating func next() throws(YAMLError) -> YAMLDocument? {
    if hasFailed { return nil }
    do throws(YAMLError) {
      while let document = try isJSON ? nextJSON() : nextYAML() {
        if document.value != .null { return document }
      }
      return nil
    } catch {
      hasFailed = true
      throw error
    }
  }

  private static func startsWithBrace(_ bytes: [UInt8]) -> Bool {
    for byte in bytes.prefix(sniffedLength) {
      switch byte {
      case 0x20, 0x09...0x0d: continue
      default: return byte == UInt8(ascii: "{")
      }
    }
    return false
  }

  private mutating func nextJSON() throws(YAMLError) -> YAMLDocument? {
    while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) {
      if bytes[position] == 0x0a { line += 1 }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let firstLine = line
    do throws(JSONError) {
      let (value, end) = try JSONParser.parsePrefix(bytes, from: position)
      line += bytes[position..<end].count { $0 == 0x0a }
      position = end
      return YAMLDocument(value: value, firstLine: firstLine)
    } catch {
      let faultLine = firstLine + bytes[position..<error.offset].count { $0 == 0x0a }
      if error.message == "unexpected end of JSON input" {
        throw YAMLError(message: "unexpected EOF", line: faultLine)
      }
      throw YAMLError(
        message: "json: offset \(error.offset + 1): \(error.message)", line: faultLine)
    }
  }

  private mutating func nextYAML() throws(YAMLError) -> YAMLDocument? {
    let start = position
    let firstLine = line
    while position < bytes.count {
      let lineStart = position
      let lineEnd = endOfLine(from: lineStart)
      if try isSeparator(lineStart, lineEnd) {
        position = lineEnd
        line += 1
        if lineStart > start { return try parse(start..<lineStart, firstLine: firstLine) }
        return try nextYAML()
      }
      position = lineEnd
      line += 1
    }
    return start < position ? try parse(start..<position, firstLine: firstLine) : nil
  }

  private func endOfLine(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0a { end += 1 }
    return min(end + 1, bytes.count)
  }

  private func isSeparator(_ start: Int, _ end: Int) throws(YAMLError) -> Bool {
    guard end - start >= 3, bytes[start] == 0x2d, bytes[start + 1] == 0x2d,
      bytes[start + 2] == 0x2d
    else { return false }
    var rest = bytes[(start + 3)..<end]
    while let first = rest.first, Self.isBlank(first) { rest = rest.dropFirst() }
    while let last = rest.last, Self.isBlank(last) { rest = rest.dropLast() }
    if let first = rest.first, first != UInt8(ascii: "#") {
      let text = String(decoding: rest, as: UTF8.self)
      throw YAMLError(message: "invalid Yaml document separator: \(text)", line: line)
    }
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }

  private func parse(_ range: Range<Int>, firstLine: Int) throws(YAMLError) -> YAMLDocument {
    var builder = DocumentBuilder(firstLine: firstLine, keepsPositions: keepsPositions)
    // A mark may begin every document, as where files were joined.
    let hasMark = bytes[range].starts(with: [0xef, 0xbb, 0xbf])
    return try builder.build(bytes, hasMark ? range.dropFirst(3) : range)
  }
}
