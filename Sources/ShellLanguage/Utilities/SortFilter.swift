/// `sort`: reads everything, then prints it in order.
struct SortFilter: StreamFilter {
  struct Flags: Sendable, Equatable {
    var isNumeric = false
    var isHuman = false
    var isGeneral = false
    var isVersion = false
    var isReversed = false
    var ignoresCase = false
    var ignoresBlanks = false
    var isDictionary = false

    var hasOrder: Bool {
      isNumeric || isHuman || isGeneral || isVersion || ignoresCase || ignoresBlanks
        || isDictionary || isReversed
    }
  }

  struct Key: Sendable {
    var startField: Int
    var startByte: Int
    var endField: Int
    var endByte: Int
    var flags: Flags
  }

  var flags = Flags()
  var keys: [Key] = []
  var separator: UInt8?
  var isUnique = false
  var isStable = false
  var outputPath: String?
  private var held: Bytes = []

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) { held += bytes }

  mutating func endSource(_ output: inout FilterOutput) {
    if !held.isEmpty, held.last != .newline { held.append(.newline) }
  }

  mutating func finish(_ output: inout FilterOutput) {
    var lines = held.split(separator: .newline, omittingEmptySubsequences: false)
    if !lines.isEmpty { lines.removeLast() }
    let sorted = lines.enumerated().sorted { first, second in
      let order = compare(first.element, second.element)
      return order == 0 ? first.offset < second.offset : order < 0
    }
    var result: Bytes = []
    result.reserveCapacity(held.count)
    var previous: ArraySlice<UInt8>?
    for item in sorted {
      if isUnique, let previous, compareKeys(previous, item.element) == 0 { continue }
      previous = item.element
      result += item.element
      result.append(.newline)
    }
    if let outputPath {
      output.appends.append((outputPath, result))
    } else {
      output.write(result)
    }
  }

  private func compare(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
    let order = compareKeys(first, second)
    if order != 0 || isUnique || isStable { return order }
    let last = Self.compareBytes(first, second)
    return flags.isReversed ? -last : last
  }

  private func compareKeys(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
    if keys.isEmpty { return Self.compare(first, second, flags) }
    for key in keys {
      let used = key.flags.hasOrder ? key.flags : flags
      let order = Self.compare(part(first, key), part(second, key), used)
      if order != 0 { return order }
    }
    return 0
  }

  private func part(_ line: ArraySlice<UInt8>, _ key: Key) -> ArraySlice<UInt8> {
    let start = min(line.endIndex, fieldStart(line, key.startField) + key.startByte)
    guard key.endField >= 0 else { return line[start...] }
    var end = line.endIndex
    if key.endByte == 0 {
      end = fieldEnd(line, key.endField)
    } else {
      end = min(line.endIndex, fieldStart(line, key.endField) + key.endByte)
    }
    return start < end ? line[start..<end] : line[start..<start]
  }

  private func fieldStart(_ line: ArraySlice<UInt8>, _ field: Int) -> Int {
    var index = line.startIndex
    for _ in 0..<field {
      index = end(line, index)
      if separator != nil, index < line.endIndex { index += 1 }
    }
    return index
  }

  private func fieldEnd(_ line: ArraySlice<UInt8>, _ field: Int) -> Int {
    end(line, fieldStart(line, field))
  }

  private func end(_ line: ArraySlice<UInt8>, _ start: Int) -> Int {
    var index = start
    if let separator {
      while index < line.endIndex, line[index] != separator { index += 1 }
      return index
    }
    while index < line.endIndex, line[index].isBlank { index += 1 }
    while index < line.endIndex, !line[index].isBlank { index += 1 }
    return index
  }

  private static func compare(
    _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, _ flags: Flags
  ) -> Int {
    var order: Int
    if flags.isNumeric || flags.isHuman || flags.isGeneral {
      let left = number(first, flags)
      let right = number(second, flags)
      order = left < right ? -1 : left > right ? 1 : 0
    } else if flags.isVersion {
      order = compareVersions(first, second)
    } else {
      order = compareBytes(prepared(first, flags), prepared(second, flags))
    }
    return flags.isReversed ? -order : order
  }

  private static func prepared(_ text: ArraySlice<UInt8>, _ flags: Flags) -> ArraySlice<UInt8> {
    var result = text
    if flags.ignoresBlanks { result = result.drop { $0.isBlank } }
    if flags.ignoresCase { result = result.map(\.raised)[...] }
    if flags.isDictionary {
      result = result.filter { $0.isBlank || $0.isDigit || $0.isLetter || $0 > 127 }[...]
    }
    return result
  }

  static func compareBytes(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
    for (left, right) in zip(first, second) where left != right { return left < right ? -1 : 1 }
    return first.count < second.count ? -1 : first.count > second.count ? 1 : 0
  }

  private static func number(_ text: ArraySlice<UInt8>, _ flags: Flags) -> Double {
    var index = text.startIndex
    while index < text.endIndex, text[index].isSpace { index += 1 }
    let start = index
    if index < text.endIndex, text[index] == .minus { index += 1 }
    while index < text.endIndex, text[index].isDigit || text[index] == .dot { index += 1 }
    if flags.isGeneral, index < text.endIndex, text[index].lowered == UInt8(ascii: "e") {
      index += 1
      while index < text.endIndex, text[index].isDigit || text[index] == .minus { index += 1 }
    }
    let value = Double(String(bytes: text[start..<index])) ?? 0
    guard flags.isHuman, index < text.endIndex else { return value }
    let units = Array("KMGTPEZY".utf8)
    guard let unit = units.firstIndex(of: text[index].raised) else { return value }
    var scale = 1.0
    for _ in 0...unit { scale *= 1024 }
    return value * scale
  }

  private static func compareVersions(
    _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>
  ) -> Int {
    var left = first
    var right = second
    while let one = left.first, let two = right.first {
      if one.isDigit, two.isDigit {
        let first = left.prefix(while: \.isDigit).drop { $0 == .zero }
        let second = right.prefix(while: \.isDigit).drop { $0 == .zero }
        if first.count != second.count { return first.count < second.count ? -1 : 1 }
        let order = compareBytes(first, second)
        if order != 0 { return order }
        left = left.drop(while: \.isDigit)
        right = right.drop(while: \.isDigit)
      } else {
        if one != two { return one < two ? -1 : 1 }
        left.removeFirst()
        right.removeFirst()
      }
    }
    return left.isEmpty ? (right.isEmpty ? 0 : -1) : 1
  }
}

extension SortFilter {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var filter = SortFilter()
    var parser = OptionParser(
      call.arguments, valued: "ktoST",
      longValued: ["key", "field-separator", "output"])
    while let (name, value) = parser.next() {
      switch name {
      case "k", "key":
        guard let key = key(value ?? "") else {
          call.fail(
            "invalid number at field start: invalid count at start of ‘\(value ?? "")’", status: 2)
          return .done
        }
        filter.keys.append(key)
      case "t", "field-separator":
        let text = value == "\\t" ? "\t" : value ?? ""
        guard let byte = text.utf8.first, text.utf8.count == 1 else {
          call.fail(
            call.isGNU ? "multi-character tab ‘\(text)’" : "bad -t parameter", status: 2)
          return .done
        }
        filter.separator = byte
      case "o", "output": filter.outputPath = value
      case "u", "unique": filter.isUnique = true
      case "s", "stable": filter.isStable = true
      case "S", "T", "m", "z", "c": break
      default:
        guard apply(name, to: &filter.flags) else {
          call.rejectOption(parser.current, status: 2)
          return .done
        }
      }
    }
    if let path = filter.outputPath, parser.operands.allSatisfy({ $0 != path }) {
      do throws(FileError) {
        try call.files.write([], to: path, from: call.directory, now: call.now)
      } catch {
        call.fail("open failed: \(path): \(error.message)", status: 2)
        return .done
      }
    }
    return .stream(StreamState("sort", filter, operands: parser.operands, failureStatus: 2))
  }

  private static func apply(_ name: String, to flags: inout Flags) -> Bool {
    switch name {
    case "n", "numeric-sort": flags.isNumeric = true
    case "h", "human-numeric-sort": flags.isHuman = true
    case "g", "general-numeric-sort": flags.isGeneral = true
    case "V", "version-sort": flags.isVersion = true
    case "r", "reverse": flags.isReversed = true
    case "f", "ignore-case": flags.ignoresCase = true
    case "b", "ignore-leading-blanks": flags.ignoresBlanks = true
    case "d", "dictionary-order": flags.isDictionary = true
    default: return false
    }
    return true
  }

  /// Reads `2`, `2,3`, `1.2,1.4n` and the like.
  private static func key(_ text: String) -> Key? {
    let parts = text.split(separator: ",", maxSplits: 1)
    guard let first = parts.first else { return nil }
    var flags = Flags()
    guard let start = position(first, &flags), start.field > 0 else { return nil }
    var key = Key(
      startField: start.field - 1, startByte: max(0, start.byte - 1), endField: -1, endByte: 0,
      flags: flags)
    if parts.count == 2 {
      guard let end = position(parts[1], &flags), end.field > 0 else { return nil }
      key.endField = end.field - 1
      key.endByte = end.byte
      key.flags = flags
    }
    return key
  }

  private static func position(
    _ text: Substring, _ flags: inout Flags
  ) -> (field: Int, byte: Int)? {
    let digits = text.prefix { $0.isNumber }
    guard let field = Int(digits) else { return nil }
    var rest = text.dropFirst(digits.count)
    var byte = 0
    if rest.first == "." {
      let places = rest.dropFirst().prefix { $0.isNumber }
      byte = Int(places) ?? 0
      rest = rest.dropFirst(places.count + 1)
    }
    for letter in rest {
      guard apply(String(letter), to: &flags) else { return nil }
    }
    return (field, byte)
  }
}
