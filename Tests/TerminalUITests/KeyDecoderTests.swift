import Testing

@testable import TerminalUI

@Suite struct KeyDecoderTests {
  private static let cases: [(bytes: String, keys: [Key])] = [
    ("aé中", [.text("a"), .text("é"), .text("中")]),
    ("\u{3}\r\u{7F}", [.control(3), .control(13), .control(0x7F)]),
    (
      "\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;3D",
      [
        .special(.up), .special(.down), .special(.wordRight), .special(.wordLeft),
      ]
    ),
    (
      "\u{1B}[H\u{1B}[4~\u{1B}[3~\u{1B}[3;5~\u{1B}[Z",
      [
        .special(.home), .special(.end), .special(.delete), .special(.deleteWord),
        .special(.shiftTab),
      ]
    ),
    ("\u{1B}f\u{1B}.\u{1B}\u{7F}", [.meta("f"), .meta("."), .special(.altBackspace)]),
    ("\u{1B}", [.escape]),
    ("\u{1B}[", [.meta("[")]),
    ("\u{1B}[[A\u{1B}[[Bx", [.special(.help), .unknown, .text("x")]),
    ("\u{1B}[?1;2c\u{1B}[99~x", [.unknown, .unknown, .text("x")]),
    ("\u{1B}[200~a\r\n\u{1B}[Ab\u{1B}[201~c", [.paste("a\r\n\u{1B}[Ab"), .text("c")]),
    ("\u{1B}[200~never ended", [.paste("never ended")]),
  ]

  @Test func `bytes become the same keys however they arrive`() {
    for (text, keys) in Self.cases {
      for chunk in [1, 2, 3, 1000] {
        var decoder = KeyDecoder()
        var decoded: [Key] = []
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
          decoder.feed(bytes.prefix(chunk))
          bytes = bytes.dropFirst(chunk)
          while let key = decoder.next() { decoded.append(key) }
        }
        while let key = decoder.next(isFinal: true) { decoded.append(key) }
        #expect(decoded == keys, "\(text.debugDescription) in chunks of \(chunk)")
      }
    }
  }

  @Test func `bytes that are no UTF-8 become replacement characters`() {
    var decoder = KeyDecoder()
    decoder.feed([0xFF, 0xE4, 0xB8, 0x61])
    var decoded: [Key] = []
    while let key = decoder.next() { decoded.append(key) }
    #expect(decoded == [.text("\u{FFFD}"), .text("\u{FFFD}"), .text("a")])
  }

  @Test(arguments: [
    ("$ get pods\n$ ls\n", true, "get pods\nls"),
    ("$ get pods\noutput", true, "get pods\noutput"),
    ("echo\n$ x", true, "echo\n$ x"),
    ("$ x", false, "$ x"),
    ("a\r\nb\rc\u{7}\u{1B}[31m\td\n\n", true, "a\nb\nc[31m\td"),
  ])
  func `pasted text loses prompts and control characters`(
    text: String, atLineStart: Bool, cleaned: String
  ) {
    #expect(PasteFilter.clean(text, atLineStart: atLineStart) == cleaned)
  }
}
