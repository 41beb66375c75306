/// Where each type stands in the schema texts, found by looking at the starts of lines only.
struct SchemaTextIndex {
  /// The stretch of text that defines one type.
  struct Place {
    /// Which text, counted from 0.
    let text: Int
    /// The line of the `type` line, counted from 1.
    let line: Int
    /// The bytes from the `type` line to the next one.
    var bytes: Range<Int>
    /// Which of the contexts holds there.
    let context: Int
  }

  /// What names mean in a stretch of text.
  struct Context {
    /// The package that types without one belong to.
    var package = ""
    /// The packages that have short names.
    var aliases: [String: String] = [:]
  }

  /// The types of each package; names apart, so that building this makes few long texts.
  private(set) var packages: [String: [String: Place]] = [:]
  private(set) var contexts: [Context] = []
  private(set) var faults: [String] = []

  init(_ texts: [String]) {
    for (number, text) in texts.enumerated() {
      var text = text
      text.withUTF8 { add($0, number) }
    }
  }

  /// The place of a type by its full name.
  func place(_ fullName: String) -> Place? {
    guard let dot = fullName.lastIndex(of: ".") else { return nil }
    let name = fullName[fullName.index(after: dot)...]
    return packages[String(fullName[..<dot])]?[String(name)]
  }

  /// The full names of all types, sorted.
  var typeNames: [String] {
    packages.flatMap { package, types in types.keys.map { package + "." + $0 } }.sorted()
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ number: Int) {
    contexts.append(Context())
    var types: [String: Place] = [:]
    var open: (name: String, place: Place)?
    var line = 0
    var start = 0
    while start < bytes.count {
      line += 1
      let end = bytes.lineEnd(from: start)
      // Fields are indented; only package, use and type lines begin at the margin.
      if start < end, bytes[start] != 0x20, bytes[start] != 0x23 {
        close(&open, at: start, &types)
        let words = Self.words(
          bytes[start..<end], atMost: bytes[start] == UInt8(ascii: "t") ? 2 : 3)
        switch words.first {
        case "package" where words.count == 2:
          flush(&types)
          contexts.append(Context(package: words[1]))
        case "use" where words.count == 3:
          contexts[contexts.count - 1].aliases[words[1]] = words[2]
        case "type" where words.count > 1:
          let place = Place(
            text: number, line: line, bytes: start..<bytes.count, context: contexts.count - 1)
          open = (words[1], place)
        default:
          faults.append("schema text \(number) line \(line): neither package, use nor type")
        }
      }
      start = end + 1
    }
    close(&open, at: bytes.count, &types)
    flush(&types)
  }

  private mutating func close(
    _ open: inout (name: String, place: Place)?, at end: Int, _ types: inout [String: Place]
  ) {
    guard let type = open else { return }
    open = nil
    var place = type.place
    place.bytes = place.bytes.lowerBound..<end
    if types.updateValue(place, forKey: type.name) != nil { noteDouble(type.name, place) }
  }

  /// Puts the types gathered since the last `package` line where they belong.
  private mutating func flush(_ types: inout [String: Place]) {
    guard !types.isEmpty, let package = contexts.last?.package else { return }
    let known = packages[package] ?? [:]
    for (name, place) in types where known[name] != nil { noteDouble(name, place) }
    packages[package, default: [:]].merge(types) { first, _ in first }
    types = [:]
  }

  private mutating func noteDouble(_ name: String, _ place: Place) {
    let package = contexts[place.context].package
    faults.append(
      "schema text \(place.text) line \(place.line): \(package).\(name) is defined twice")
  }

  /// The first words of a line.
  private static func words(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, atMost limit: Int
  ) -> [String] {
    var words: [String] = []
    var index = line.startIndex
    while index < line.endIndex, words.count < limit {
      let start = index
      while index < line.endIndex, line[index] != 0x20 { index += 1 }
      if index > start {
        words.append(
          String(decoding: UnsafeBufferPointer(rebasing: line[start..<index]), as: UTF8.self))
      }
      index += 1
    }
    return words
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The place of the next line feed from `start` on, or the end.
  func lineEnd(from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(self)
    var index = start
    // Eight bytes at a time: subtracting one from each sets the top bit of those that were zero.
    while index + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let zeros = word ^ 0x0a0a_0a0a_0a0a_0a0a
      if (zeros &- 0x0101_0101_0101_0101) & ~zeros & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < count, self[index] != 0x0a { index += 1 }
    return Swift.min(index, count)
  }
}
