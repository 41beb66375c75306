import Testing

@testable import TextColumns

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("kubectl", 7), ("中文", 4), ("héé", 3), ("e\u{301}", 1), ("ｱ", 1), ("Ａ", 2),
    ("가", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("🙂", 2), ("👍🏽", 2), ("👩‍💻", 2), ("🇳🇱", 2),
    ("❤️", 2), ("✅", 2), ("→", 1), ("…", 1), ("\u{200B}", 0), ("क्षि", 3), ("ไทย", 3), ("\t", 0),
  ])
  func `text takes the columns a terminal gives it`(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one\n\ntwo", 7, ["one", "", "two"]),
    ("a very-long-word here", 6, ["a", "very-l", "ong-wo", "rd", "here"]),
    ("Pod 是最小的单位。", 8, ["Pod 是最", "小的单", "位。"]),
    ("用 kubectl get pods 查看", 10, ["用 kubectl", "get pods", "查看"]),
    ("“引号”之后", 6, ["“引号”", "之后"]),
    ("one \u{1B}[1mtwo\u{1B}[0m three", 7, ["one \u{1B}[1mtwo\u{1B}[0m", "three"]),
    ("  indented text", 10, ["  indented", "text"]),
  ])
  func `paragraphs break into lines`(text: String, width: Int, lines: [String]) {
    #expect(DisplayWidth.wrapped(text, at: width) == lines)
  }

  @Test func `text is padded and cut by columns`() {
    #expect(DisplayWidth.padded("中", to: 4) == "中  ")
    #expect(DisplayWidth.padded("中文", to: 3) == "中文")
    #expect(DisplayWidth.truncated("中文字", to: 5) == "中文…")
    #expect(DisplayWidth.truncated("中文字", to: 4) == "中…")
    #expect(DisplayWidth.truncated("abc", to: 3) == "abc")
  }
}
