import Encodings

/// What a filter has produced in one go.
struct FilterOutput: Sendable {
  var chunks: [OutputChunk] = []
  /// Bytes to add to files, for `tee`.
  var appends: [(path: String, bytes: Bytes)] = []
  /// What was in an archive, for `tar`; paths are whole.
  var unpacked: [TarEntry] = []
  var status: Int32 = 0
  /// Set when no more input is wanted.
  var isDone = false
  /// Bytes of the last chunk that were not used; a file's offset goes back by as many.
  var unused = 0
  /// Commands to run when the input has ended, for `xargs`.
  var queue: CommandQueue?

  mutating func write(_ bytes: some Sequence<UInt8>, to descriptor: Int = 1) {
    if let last = chunks.indices.last, chunks[last].descriptor == descriptor {
      chunks[last].bytes += bytes
    } else {
      chunks.append(OutputChunk(descriptor: descriptor, bytes: Array(bytes)))
    }
  }

  mutating func line(_ bytes: some Sequence<UInt8>) {
    write(bytes)
    write([.newline])
  }

  mutating func write(_ text: String) { write(text.utf8) }
}

/// A utility that reads its operands, or standard input, piece by piece.
protocol StreamFilter: Sendable {
  /// A file begins; the name is `-` for standard input.
  mutating func begin(_ source: String, _ output: inout FilterOutput)
  /// More bytes of it.
  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput)
  /// The file has ended.
  mutating func endSource(_ output: inout FilterOutput)
  /// All files have ended, or the filter said that it is done.
  mutating func finish(_ output: inout FilterOutput)
}

extension StreamFilter {
  mutating func begin(_ source: String, _ output: inout FilterOutput) {}
  mutating func endSource(_ output: inout FilterOutput) {}
  mutating func finish(_ output: inout FilterOutput) {}
}

/// A filter that works line by line.
protocol LineFilter: StreamFilter {
  /// The start of a line whose end has not come.
  var carry: Bytes { get set }
  /// One line without its newline; `isComplete` is false for a last line that has none.
  mutating func line(_ line: ArraySlice<UInt8>, isComplete: Bool, _ output: inout FilterOutput)
}

extension LineFilter {
  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) {
    var start = 0
    while start < bytes.count, let end = bytes[start...].firstIndex(of: .newline) {
      if carry.isEmpty {
        line(bytes[start..<end], isComplete: true, &output)
      } else {
        carry += bytes[start..<end]
        let whole = carry
        carry = []
        line(whole[...], isComplete: true, &output)
      }
      start = end + 1
      if output.isDone {
        output.unused = bytes.count - start
        return
      }
    }
    if start < bytes.count { carry += bytes[start...] }
  }

  mutating func endSource(_ output: inout FilterOutput) {
    guard !carry.isEmpty else { return }
    let whole = carry
    carry = []
    if !output.isDone { line(whole[...], isComplete: false, &output) }
  }
}

/// A running filter.
struct StreamState: Sendable {
  var name: String
  var filter: any StreamFilter
  var operands: [String]
  var position = 0
  var isOpen = false
  var status: Int32 = 0
  /// The status when a file could not be opened.
  var failureStatus: Int32 = 1
  var isQuiet = false

  init(
    _ name: String, _ filter: any StreamFilter, operands: [String], failureStatus: Int32 = 1,
    isQuiet: Bool = false
  ) {
    self.name = name
    self.filter = filter
    self.operands = operands.isEmpty ? ["-"] : operands
    self.failureStatus = failureStatus
    self.isQuiet = isQuiet
  }

  /// What is said when a file cannot be opened.
  static func message(
    _ name: String, _ path: String, _ error: FileError, _ dialect: Dialect
  ) -> String {
    let reason = error.message
    guard dialect.isGNU else {
      if error == .isDirectory {
        return name == "grep" ? "\(name): \(path): \(reason)" : "\(name): read error: \(reason)"
      }
      switch name {
      case "cat", "tail", "md5sum", "sha256sum", "sort", "uniq", "base64":
        return "\(name): can't open '\(path)': \(reason)"
      default: return "\(name): \(path): \(reason)"
      }
    }
    switch (name, error) {
    case ("head", .isDirectory), ("tail", .isDirectory):
      return "\(name): error reading '\(path)': \(reason)"
    case ("sort", .isDirectory): return "sort: read failed: \(path): \(reason)"
    case ("sed", .isDirectory): return "sed: couldn't edit \(path): not a regular file"
    case (_, .isDirectory): return "\(name): \(path): \(reason)"
    case ("head", _), ("tail", _): return "\(name): cannot open '\(path)' for reading: \(reason)"
    case ("tac", _): return "tac: failed to open '\(path)' for reading: \(reason)"
    case ("sort", _): return "sort: cannot read: \(path): \(reason)"
    case ("sed", _): return "sed: can't read \(path): \(reason)"
    case ("rev", _): return "rev: cannot open \(path): \(reason)"
    default: return "\(name): \(path): \(reason)"
    }
  }
}

/// Commands that run one after the other, for `xargs` and `find -exec`.
struct CommandQueue: Sendable {
  enum Style: Sendable {
    case xargs
    case find
  }

  var style: Style
  var commands: [[String]]
  var index = 0
  var child: Int?
  var status: Int32 = 0
  var isTraced = false
}

/// A running `tail -f`.
struct FollowState: Sendable {
  var paths: [String]
  var offsets: [Int]
  var lastShown: Int
  var showsHeaders: Bool
}
