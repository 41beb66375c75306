extension LineEditor {
  // MARK: The line

  /// Changes the line.
  func edit(_ change: (inout EditBuffer) -> Void) {
    var buffer = libEdit.buffer
    change(&buffer)
    libEdit.buffer = buffer
  }

  func insert(_ text: String) {
    edit { $0.insert(text) }
  }

  func move(to target: (EditBuffer) -> Int) {
    edit { $0.moveCursor(to: target($0)) }
  }

  func delete(to target: (EditBuffer) -> Int) {
    edit { _ = $0.kill(to: target($0)) }
  }

  /// Cuts out text for Ctrl-Y; what consecutive keys cut comes back together.
  func kill(to target: (EditBuffer) -> Int) {
    edit { buffer in
      let end = target(buffer)
      let isForward = end >= buffer.cursor
      let text = buffer.kill(to: end)
      guard !text.isEmpty else { return }
      let earlier = killSerial == keySerial - 1 ? killedText : ""
      killedText = isForward ? earlier + text : text + earlier
      killSerial = keySerial
    }
  }

  func undo() {
    if let earlier = undoStack.undo() { libEdit.buffer = earlier }
  }

  // MARK: Moving

  func goRight() {
    if !takeSuggestion({ $0 }) { move { $0.cursor + 1 } }
  }

  func goWordRight() {
    let tookWord = takeSuggestion { suggestion in
      let buffer = EditBuffer(suggestion, cursor: 0)
      return String(buffer.characters[..<buffer.wordEnd])
    }
    if !tookWord { move { $0.wordEnd } }
  }

  func goToEnd() {
    if !takeSuggestion({ $0 }) { move { $0.lineEnd } }
  }

  /// Takes (a part of) an acceptable hint into the line, when the cursor is at its end.
  private func takeSuggestion(_ part: (String) -> String) -> Bool {
    let buffer = libEdit.buffer
    guard let hint = currentHint(for: buffer), hint.isAcceptable, !hint.text.isEmpty else {
      return false
    }
    insert(part(hint.text))
    return true
  }

  // MARK: Ending

  func accept() {
    let text = libEdit.buffer.text
    if completeness?(text) == .incomplete {
      insert("\n")
      return
    }
    outcome = .line(text)
    leaveLine()
  }

  func interrupt() {
    outcome = .interrupted
    leaveLine(mark: "^C")
  }

  func deleteOrEnd() {
    guard libEdit.buffer.isEmpty else {
      delete { $0.cursor + 1 }
      return
    }
    outcome = .endOfInput
    leaveLine()
  }

  // MARK: Other keys

  func clearScreen() {
    write("\u{1B}[H\u{1B}[2J")
    forgetPainting()
  }

  func insertPaste() {
    let buffer = libEdit.buffer
    insert(PasteFilter.clean(pendingPaste, atLineStart: buffer.cursor == buffer.lineStart))
    pendingPaste = ""
  }

  /// Prints the explanation of the word at the cursor, or types the key that asked for it.
  func explainWord(typed key: String) {
    let buffer = libEdit.buffer
    guard let explanation = explain?(buffer.text, buffer.cursorUTF8) else {
      insert(key)
      return
    }
    printNow(explanation)
  }

  func editElsewhere() {
    guard let editExternally else { return }
    let text = libEdit.buffer.text
    if let edited = suspendRawMode({ editExternally(text) }) {
      libEdit.buffer = EditBuffer(PasteFilter.clean(edited, atLineStart: false))
    }
  }
}
