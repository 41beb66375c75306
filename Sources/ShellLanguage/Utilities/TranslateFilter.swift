/// `tr`, byte by byte as busybox and GNU do it.
struct TranslateFilter: StreamFilter {
  var map: Bytes
  var deleted: [Bool]
  var squeezed: [Bool]
  private var last: UInt8?

  init(map: Bytes, deleted: [Bool], squeezed: [Bool]) {
    self.map = map
    self.deleted = deleted
    self.squeezed = squeezed
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    var result: Bytes = []
    result.reserveCapacity(bytes.count)
    for byte in bytes where !deleted[Int(byte)] {
      let mapped = map[Int(byte)]
      if squeezed[Int(mapped)], mapped == last { continue }
      last = mapped
      result.append(mapped)
    }
    output.write(result)
  }

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var deletes = false
    var squeezes = false
    var complements = false
    var parser = OptionParser(call.arguments, mixed: false)
    while let (name, _) = parser.next() {
      switch name {
      case "d", "delete": deletes = true
      case "s", "squeeze-repeats": squeezes = true
      case "c", "C", "complement": complements = true
      case "t": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    let operands = parser.operands
    guard let first = operands.first, operands.count >= 2 || deletes || squeezes else {
      call.fail(
        operands.isEmpty
          ? "missing operand" : "missing operand after '\(operands[0])'")
      if call.isGNU { call.write(Array("Try 'tr --help' for more information.\n".utf8), to: 2) }
      return .done
    }
    var source = set(first)
    if complements {
      let members = Set(source)
      source = (0...255).map { UInt8($0) }.filter { !members.contains($0) }
    }
    let target = operands.count > 1 ? set(operands[1]) : []
    var map = (0...255).map { UInt8($0) }
    var deleted = [Bool](repeating: false, count: 256)
    var squeezed = deleted
    if deletes {
      for byte in source { deleted[Int(byte)] = true }
    } else if let last = target.last {
      for (index, byte) in source.enumerated() {
        map[Int(byte)] = index < target.count ? target[index] : last
      }
    }
    if squeezes {
      for byte in operands.count > 1 ? target : source { squeezed[Int(byte)] = true }
    }
    return .stream(
      StreamState(
        "tr", TranslateFilter(map: map, deleted: deleted, squeezed: squeezed), operands: []))
  }

  /// The bytes of `a-z`, `[:upper:]`, `\n` and `[x*]`.
  private static func set(_ text: String) -> Bytes {
    let source = EscapeSequences.decode(text.utf8, style: .format).bytes
    var result: Bytes = []
    var index = 0
    while index < source.count {
      if source[index] == .openBracket, index + 1 < source.count, source[index + 1] == .colon,
        let end = className(source, index + 2)
      {
        let name = String(bytes: source[(index + 2)..<end])
        for range in CharacterSet.named(name) where range.lowerBound < 128 {
          for value in range.lowerBound...min(range.upperBound, 127) { result.append(UInt8(value)) }
        }
        index = end + 2
      } else if index + 2 < source.count, source[index + 1] == .minus,
        source[index] <= source[index + 2]
      {
        result += source[index]...source[index + 2]
        index += 3
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return result
  }

  private static func className(_ source: Bytes, _ start: Int) -> Int? {
    var end = start
    while end + 1 < source.count, source[end].isLower { end += 1 }
    return end + 1 < source.count && source[end] == .colon && source[end + 1] == .closeBracket
      ? end : nil
  }
}
