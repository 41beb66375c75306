import Glibc
import Testing

@testable import TerminalUI

@Suite struct PlainLineReaderTests {
  private static func read(_ bytes: [UInt8]) -> [ReadResult] {
    var template = Array("/tmp/terminal-ui-plain-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    defer {
      close(descriptor)
      unlink(template)
    }
    var written = 0
    while written < bytes.count {
      written += bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
    lseek(descriptor, 0, SEEK_SET)
    var reader = PlainLineReader(input: descriptor)
    var results: [ReadResult] = []
    while results.last != .endOfInput { results.append(reader.readLine()) }
    return results
  }

  @Test func `lines end in LF, CRLF or the end of the input`() {
    let bytes = Array("\u{FEFF}get pods\r\n\n中文\nlast".utf8)
    let expected: [ReadResult] = [
      .line("get pods"), .line(""), .line("中文"), .line("last"), .endOfInput,
    ]
    #expect(Self.read(bytes) == expected)
    #expect(Self.read([]) == [.endOfInput])
    #expect(Self.read([10]) == [.line(""), .endOfInput])
  }

  @Test func `lines may be long and must be text`() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(Self.read(Array("\(long)\n\(long)".utf8)) == [.line(long), .line(long), .endOfInput])
    let expected: [ReadResult] = [
      .rejected(reason: "line 1 has a NUL byte: this is not text"), .line("b\u{FFFD}"), .endOfInput,
    ]
    #expect(Self.read([97, 0, 10, 98, 0xFF, 10]) == expected)
  }

  @Test func `text taller than the screen is paged`() {
    let size = TerminalSize(columns: 10, rows: 3)
    #expect(!Pager.isTall("a\nb\n", size))
    #expect(Pager.isTall("a\nb\nc\n", size))
    #expect(Pager.isTall("a\n中文中文中文中文中文\n", size))
    #expect(!Pager.isTall("a\n\u{1B}[1mbold bold\u{1B}[0m\n", size))
  }
}
