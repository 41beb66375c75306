/// `cut`.
struct CutFilter: LineFilter {
  enum Unit: Sendable {
    case bytes
    case characters
    case fields
  }

  var unit: Unit
  var ranges: [ClosedRange<Int>]
  var delimiter: UInt8 = .tab
  var outputDelimiter: Bytes?
  var onlyDelimited = false
  var isComplement = false
  var carry: Bytes = []

  private func isSelected(_ number: Int) -> Bool {
    ranges.contains { $0.contains(number) } != isComplement
  }

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    switch unit {
    case .bytes:
      output.line(line.enumerated().filter { isSelected($0.offset + 1) }.map(\.element))
    case .characters:
      let scalars = Scalars.decode(line)
      output.line(
        Scalars.encode(
          scalars.enumerated().filter { isSelected($0.offset + 1) }.map(\.element)))
    case .fields:
      let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
      guard fields.count > 1 else {
        if !onlyDelimited { output.line(line) }
        return
      }
      let chosen = fields.enumerated().filter { isSelected($0.offset + 1) }.map(\.element)
      output.line(chosen.joined(separator: outputDelimiter ?? [delimiter]))
    }
  }

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var filter = CutFilter(unit: .fields, ranges: [])
    var list: String?
    var parser = OptionParser(
      call.arguments, valued: "bcfd",
      longValued: ["bytes", "characters", "fields", "delimiter", "output-delimiter"])
    while let (name, value) = parser.next() {
      switch name {
      case "b", "bytes":
        filter.unit = .bytes
        list = value
      case "c", "characters":
        filter.unit = .characters
        list = value
      case "f", "fields":
        filter.unit = .fields
        list = value
      case "d", "delimiter":
        guard let byte = value?.utf8.first, value?.utf8.count == 1 else {
          call.fail("the delimiter must be a single character")
          return .done
        }
        filter.delimiter = byte
      case "output-delimiter": filter.outputDelimiter = Array((value ?? "").utf8)
      case "s", "only-delimited": filter.onlyDelimited = true
      case "complement": filter.isComplement = true
      case "n": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    guard let list else {
      call.fail(
        call.isGNU
          ? "you must specify a list of bytes, characters, or fields"
          : "expected a list of bytes, characters, or fields")
      if call.isGNU { call.write(Array("Try 'cut --help' for more information.\n".utf8), to: 2) }
      return .done
    }
    guard let ranges = ranges(list) else {
      call.fail(call.isGNU ? "invalid field value ‘\(list)’" : "invalid number '\(list)'")
      return .done
    }
    filter.ranges = ranges
    return .stream(StreamState("cut", filter, operands: parser.operands))
  }

  private static func ranges(_ list: String) -> [ClosedRange<Int>]? {
    var result: [ClosedRange<Int>] = []
    for part in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let low = ends[0].isEmpty ? 1 : Int(ends[0])
      guard let low, low >= 1 else { return nil }
      var high = low
      if ends.count == 2 {
        guard let end = ends[1].isEmpty ? Int.max : Int(ends[1]) else { return nil }
        high = end
      }
      guard high >= low, part != "-" else { return nil }
      result.append(low...high)
    }
    return result.isEmpty ? nil : result
  }
}
