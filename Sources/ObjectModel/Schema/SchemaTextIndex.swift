/// Where each type stands in the schema texts, found by looking at the starts of lines only.
struct SchemaTextIndex {
  /// The stretch of text that defines one type.
  struct Place {
    /// Which text, counted from 0.
    let text: Int
    /// The line of the `type` line, counted from 1.
    let line: Int
    /// The bytes from the `type` line to the next one.
    let bytes: Range<Int>
    /// The package the type belongs to.
    let package: String
    /// The aliases the text introduces.
    let aliases: [String: String]
  }

  private(set) var places: [String: Place] = [:]
  private(set) var faults: [String] = []

  init(_ texts: [String]) {
    for (number, text) in texts.enumerated() {
      var text = text
      text.withUTF8 { add($0, number) }
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ number: Int) {
    var package = ""
    var aliases: [String: String] = [:]
    var open: (name: String, line: Int, start: Int)?
    var line = 0
    var start = 0
    while start < bytes.count {
      line += 1
      var end = start
      while end < bytes.count, bytes[end] != 0x0a { end += 1 }
      // Fields are indented; only package, use and type lines begin at the margin.
      if start < end, bytes[start] != 0x20, bytes[start] != 0x23 {
        close(&open, at: start, number, package, aliases)
        let words = Self.words(bytes[start..<end])
        switch words.first {
        case "package" where words.count == 2: package = words[1]
        case "use" where words.count == 3: aliases[words[1]] = words[2]
        case "type" where words.count > 1: open = (words[1], line, start)
        default:
          faults.append("schema text \(number) line \(line): neither package, use nor type")
        }
      }
      start = end + 1
    }
    close(&open, at: bytes.count, number, package, aliases)
  }

  private mutating func close(
    _ open: inout (name: String, line: Int, start: Int)?, at end: Int, _ number: Int,
    _ package: String, _ aliases: [String: String]
  ) {
    guard let type = open else { return }
    open = nil
    let fullName = package + "." + type.name
    let place = Place(
      text: number, line: type.line, bytes: type.start..<end, package: package, aliases: aliases)
    if places.updateValue(place, forKey: fullName) != nil {
      faults.append("schema text \(number) line \(type.line): \(fullName) is defined twice")
    }
  }

  /// The first three words of a line.
  private static func words(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
    var words: [String] = []
    var index = line.startIndex
    while index < line.endIndex, words.count < 3 {
      let start = index
      while index < line.endIndex, line[index] != 0x20 { index += 1 }
      if index > start { words.append(String(decoding: line[start..<index], as: UTF8.self)) }
      index += 1
    }
    return words
  }
}
