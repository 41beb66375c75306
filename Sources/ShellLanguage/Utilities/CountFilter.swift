/// `wc`.
struct CountFilter: StreamFilter {
  struct Columns: OptionSet, Sendable {
    let rawValue: UInt8
    static let lines = Columns(rawValue: 1)
    static let words = Columns(rawValue: 2)
    static let characters = Columns(rawValue: 4)
    static let bytes = Columns(rawValue: 8)
    static let longest = Columns(rawValue: 16)
    static let all: [Columns] = [.lines, .words, .characters, .bytes, .longest]
  }

  var columns: Columns = []
  var isGNU = false
  var showsNames = false
  var showsTotal = false
  var width = 7
  private var counts = [0, 0, 0, 0, 0]
  private var totals = [0, 0, 0, 0, 0]
  private var isInWord = false
  private var lineLength = 0
  private var source = ""

  mutating func begin(_ source: String, _ output: inout FilterOutput) {
    counts = [0, 0, 0, 0, 0]
    isInWord = false
    lineLength = 0
    self.source = source
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    for byte in bytes {
      if byte == .newline {
        counts[0] += 1
        counts[4] = max(counts[4], lineLength)
        lineLength = 0
      } else if byte & 0xc0 != 0x80 {
        lineLength += 1
      }
      if byte.isSpace {
        isInWord = false
      } else if !isInWord {
        isInWord = true
        counts[1] += 1
      }
      if byte & 0xc0 != 0x80 { counts[2] += 1 }
    }
    counts[3] += bytes.count
  }

  mutating func endSource(_ output: inout FilterOutput) {
    counts[4] = max(counts[4], lineLength)
    for index in counts.indices {
      totals[index] = index == 4 ? max(totals[4], counts[4]) : totals[index] + counts[index]
    }
    row(counts, showsNames ? source : nil, &output)
  }

  mutating func finish(_ output: inout FilterOutput) {
    if showsTotal { row(totals, "total", &output) }
  }

  private func row(_ values: [Int], _ name: String?, _ output: inout FilterOutput) {
    let shown = zip(Columns.all, values).filter { columns.contains($0.0) }.map(\.1)
    var text = ""
    for (index, value) in shown.enumerated() {
      if isGNU {
        text += (index > 0 ? " " : "") + String(value).leftPadded(to: width)
      } else if shown.count == 1 {
        text += String(value)
      } else {
        text += (index > 0 ? " " : "") + String(value).leftPadded(to: 9)
      }
    }
    output.write(text + (name.map { " " + $0 } ?? "") + "\n")
  }

  /// GNU's column width: what the sizes of the files need; 7 when one is no regular file.
  static func width(_ operands: [String], _ columns: Columns, _ call: UtilityCall) -> Int {
    let isSingle = Columns.all.filter { columns.contains($0) }.count == 1
    if isSingle, operands.count <= 1 { return 1 }
    if operands.isEmpty { return 7 }
    var total = 0
    for operand in operands {
      guard operand != "-" else { return 7 }
      guard let status = try? call.files.status(operand, from: call.directory) else { continue }
      guard status.kind == .file else { return 7 }
      total += status.size
    }
    return String(total).utf8.count
  }
}
