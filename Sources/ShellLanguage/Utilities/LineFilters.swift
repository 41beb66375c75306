/// `cat`.
struct CatFilter: LineFilter {
  var numbers = false
  var numbersFilled = false
  var showsEnds = false
  var showsTabs = false
  var squeezes = false
  var carry: Bytes = []
  private var number = 0
  private var isAfterEmpty = false

  private var isPlain: Bool {
    !numbers && !numbersFilled && !showsEnds && !showsTabs && !squeezes
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    if isPlain { return output.write(bytes) }
    var start = 0
    while start < bytes.count, let end = bytes[start...].firstIndex(of: .newline) {
      let whole = carry + bytes[start..<end]
      carry = []
      line(whole[...], isComplete: true, &output)
      start = end + 1
    }
    if start < bytes.count { carry += bytes[start...] }
  }

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    if squeezes, line.isEmpty, isAfterEmpty { return }
    isAfterEmpty = line.isEmpty
    if numbersFilled ? !line.isEmpty : numbers {
      number += 1
      output.write(String(number).leftPadded(to: 6) + "\t")
    }
    if showsTabs {
      for byte in line { if byte == .tab { output.write("^I") } else { output.write([byte]) } }
    } else {
      output.write(line)
    }
    if isComplete { output.write(showsEnds ? "$\n" : "\n") }
  }
}

/// `head`.
struct HeadFilter: StreamFilter {
  var count = 10
  var countsBytes = false
  var showsHeaders = false
  var isOnlySource = true
  private var left = 0
  private var isFirst = true
  /// What `-n -5` holds back.
  private var held: Bytes = []

  mutating func begin(_ source: String, _ output: inout FilterOutput) {
    left = count
    held = []
    if showsHeaders {
      let name = source == "-" ? "standard input" : source
      output.write((isFirst ? "" : "\n") + "==> \(name) <==\n")
    }
    isFirst = false
    if count == 0, isOnlySource { output.isDone = true }
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    guard count >= 0 else {
      held += bytes
      return
    }
    var end = 0
    if countsBytes {
      end = min(left, bytes.count)
      left -= end
    } else {
      while left > 0, end < bytes.count {
        guard let newline = bytes[end...].firstIndex(of: .newline) else {
          end = bytes.count
          break
        }
        end = newline + 1
        left -= 1
      }
    }
    output.write(bytes[..<end])
    if left == 0, isOnlySource {
      output.isDone = true
      output.unused = bytes.count - end
    }
  }

  mutating func endSource(_ output: inout FilterOutput) {
    guard count < 0 else { return }
    if countsBytes { return output.write(held.dropLast(-count)) }
    var lines = held.split(separator: .newline, omittingEmptySubsequences: false)
    let isComplete = lines.last?.isEmpty == true
    if isComplete { lines.removeLast() }
    for line in lines.dropLast(-count) { output.line(line) }
  }
}

/// `tail` without `-f`.
struct TailFilter: StreamFilter {
  var count = 10
  var countsBytes = false
  var fromStart = false
  var showsHeaders = false
  var isFirst = true
  private var held: Bytes = []
  private var skipped = 0

  mutating func begin(_ source: String, _ output: inout FilterOutput) {
    held = []
    skipped = max(0, count - 1)
    if showsHeaders {
      let name = source == "-" ? "standard input" : source
      output.write((isFirst ? "" : "\n") + "==> \(name) <==\n")
    }
    isFirst = false
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    guard fromStart else {
      held += bytes
      if held.count > 1 << 20, held.count > bytes.count * 2 { trim() }
      return
    }
    var start = 0
    if countsBytes {
      start = min(skipped, bytes.count)
      skipped -= start
    } else {
      while skipped > 0, start < bytes.count {
        guard let newline = bytes[start...].firstIndex(of: .newline) else { return }
        start = newline + 1
        skipped -= 1
      }
    }
    output.write(bytes[start...])
  }

  mutating func endSource(_ output: inout FilterOutput) {
    guard !fromStart else { return }
    trim()
    output.write(held)
    held = []
  }

  private mutating func trim() {
    if countsBytes {
      held = Array(held.suffix(count))
      return
    }
    guard count > 0 else {
      held = []
      return
    }
    var index = held.count - (held.last == .newline ? 1 : 0)
    var left = count
    while index > 0 {
      if held[index - 1] == .newline {
        left -= 1
        if left == 0 { break }
      }
      index -= 1
    }
    if index > 0 { held.removeFirst(index) }
  }
}

/// `tac`: lines in reverse order.
struct BackwardsFilter: StreamFilter {
  private var held: Bytes = []

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) { held += bytes }

  mutating func endSource(_ output: inout FilterOutput) {
    var lines = held.split(separator: .newline, omittingEmptySubsequences: false)
    held = []
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines.reversed() { output.line(line) }
  }
}

/// `rev`: the characters of each line in reverse order.
struct ReverseFilter: LineFilter {
  var carry: Bytes = []

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    output.write(Scalars.encode(Scalars.decode(line).reversed()))
    if isComplete { output.write([.newline]) }
  }
}

/// `nl`: numbers the lines that are not empty.
struct NumberFilter: LineFilter {
  var carry: Bytes = []
  private var number = 0

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    if line.isEmpty { return output.write("       \n") }
    number += 1
    output.write(String(number).leftPadded(to: 6) + "\t")
    output.line(line)
  }
}

/// `tee`: copies its input to files too.
struct TeeFilter: StreamFilter {
  var paths: [String]

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    output.write(bytes)
    for path in paths {
      switch path {
      case "/dev/stdout": output.write(bytes)
      case "/dev/stderr": output.write(bytes, to: 2)
      default: output.appends.append((path, bytes))
      }
    }
  }
}

/// `uniq`: lines that repeat the one before.
struct UniqueFilter: LineFilter {
  var counts = false
  var onlyRepeated = false
  var onlySingle = false
  var ignoresCase = false
  var skippedFields = 0
  var skippedBytes = 0
  var carry: Bytes = []
  private var previous: Bytes?
  private var key: Bytes = []
  private var count = 0

  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput) {
    let next = makeKey(line)
    if previous != nil, next == key {
      count += 1
      return
    }
    flush(&output)
    previous = Array(line)
    key = next
    count = 1
  }

  mutating func finish(_ output: inout FilterOutput) { flush(&output) }

  private func makeKey(_ line: ArraySlice<UInt8>) -> Bytes {
    var rest = line
    for _ in 0..<skippedFields {
      rest = rest.drop { $0.isBlank }
      rest = rest.drop { !$0.isBlank }
    }
    rest = rest.dropFirst(skippedBytes)
    return ignoresCase ? rest.map(\.lowered) : Array(rest)
  }

  private mutating func flush(_ output: inout FilterOutput) {
    guard let line = previous else { return }
    previous = nil
    if onlyRepeated, count < 2 { return }
    if onlySingle, count > 1 { return }
    if counts { output.write(String(count).leftPadded(to: 7) + " ") }
    output.line(line)
  }
}
