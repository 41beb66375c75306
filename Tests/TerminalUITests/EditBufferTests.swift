import Testing

@testable import TerminalUI

@Suite struct EditBufferTests {
  @Test func `words, arguments and lines are found from the cursor`() {
    let buffer = EditBuffer("get pods -nkube-system\n中文 x", cursor: 15)
    #expect(buffer.wordStart == 10)
    #expect(buffer.wordEnd == 22)
    #expect(buffer.argumentStart == 9)
    #expect(buffer.lineStart == 0)
    #expect(buffer.lineEnd == 22)
    #expect(buffer.verticalTarget(down: false) == nil)
    #expect(buffer.verticalTarget(down: true) == 27)
    #expect(EditBuffer("ab\n中文", cursor: 4).verticalTarget(down: false) == 2)
    #expect(EditBuffer("abcd\n中文", cursor: 2).verticalTarget(down: true) == 6)
  }

  @Test func `edits never split a grapheme cluster`() {
    var buffer = EditBuffer("a👩‍💻e\u{301}")
    _ = buffer.kill(to: buffer.cursor - 1)
    #expect(buffer.text == "a👩‍💻")
    _ = buffer.kill(to: buffer.cursor - 1)
    #expect(buffer.text == "a")
    buffer.insert("\u{301}")
    #expect(buffer.characters.count == 1)
    #expect(buffer.cursor == 1)
    let inside = EditBuffer(scalars: "xe\u{301}y".unicodeScalars, cursor: 2)
    #expect(inside.cursor == 2)
    #expect(inside.scalarCursor == 3)
    #expect(inside.cursorUTF8 == 4)
  }

  @Test func `a range of bytes is replaced and the cursor follows`() {
    var buffer = EditBuffer("get 中po x", cursor: 7)
    buffer.replace(utf8: 7..<9, with: "pods")
    #expect(buffer.text == "get 中pods x")
    #expect(buffer.cursor == 9)
    buffer.replace(utf8: 900..<1000, with: "!")
    #expect(buffer.text == "get 中pods x!")
  }

  @Test func `the characters around the cursor are exchanged`() {
    var buffer = EditBuffer("中b")
    buffer.transpose()
    #expect(buffer.text == "b中")
    buffer.moveCursor(to: 0)
    buffer.transpose()
    #expect(buffer.text == "b中")
  }

  @Test func `undo goes back word by word`() {
    var stack = UndoStack()
    for text in ["", "a", "ab", "ab ", "ab c", "ab cd", "ab"] { stack.note(EditBuffer(text)) }
    var states: [String] = []
    while let state = stack.undo() { states.append(state.text) }
    #expect(states == ["ab cd", "ab ", "ab", ""])
  }
}
