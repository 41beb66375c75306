import Glibc

/// Reads lines from anything that is no terminal, and from terminals that cannot edit.
///
/// Lines may have any length, end in LF or CRLF, and are UTF-8: what is not is replaced by U+FFFD. A
/// byte order mark at the start is skipped.
public struct PlainLineReader {
  private let input: Int32
  private let output: Int32?
  private var bytes: [UInt8] = []
  private var position = 0
  private var lineNumber = 0
  private var isAtEnd = false

  /// Makes a reader of a descriptor.
  /// - Parameter promptOutput: where prompts go; nil for none, as in a script.
  public init(input: Int32 = 0, promptOutput: Int32? = nil) {
    self.input = input
    output = promptOutput
  }

  /// Reads the next line; a Ctrl-C meanwhile is `.interrupted`.
  public mutating func readLine(prompt: StyledText = "") -> ReadResult {
    if let output {
      fflush(nil)
      TerminalOutput.write(prompt.plainText, to: output)
    }
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return line(bytes[position..<end])
      }
      searched = bytes.count
      if isAtEnd {
        defer { position = bytes.count }
        return position < bytes.count ? line(bytes[position...]) : .endOfInput
      }
      searched -= dropReadLines()
      if !readMore() { return .interrupted }
    }
  }

  private mutating func line(_ line: ArraySlice<UInt8>) -> ReadResult {
    lineNumber += 1
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    if line.contains(0) {
      return .rejected(reason: "line \(lineNumber) has a NUL byte: this is not text")
    }
    return .line(String(decoding: line, as: UTF8.self))
  }

  private mutating func dropReadLines() -> Int {
    defer { position = 0 }
    bytes.removeFirst(position)
    return position
  }

  /// Reads more bytes; false when Ctrl-C came instead.
  private mutating func readMore() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(input, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        return true
      }
      if count < 0, errno == EINTR {
        if InterruptFlag.consume() { return false }
        continue
      }
      if count < 0, errno == EAGAIN {
        var item = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        poll(&item, 1, -1)
        continue
      }
      isAtEnd = true
      return true
    }
  }
}
