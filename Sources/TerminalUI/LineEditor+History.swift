/// Where Up and Down are in the history.
struct HistoryBrowsing {
  /// The entry that is shown.
  var index: Int
  /// The text with which entries must begin.
  var prefix: String
  /// The line as it was before.
  var draft: EditBuffer
  /// The text of the entry; when the line differs, it was edited and browsing starts anew.
  var shown: String
}

/// Where the key for an earlier command's last word is in the history.
struct LastArgument {
  var serial: Int
  var index: Int
  var length: Int
}

extension LineEditor {
  /// Goes a line up or down in the text; at its edge, to an older or newer command that begins
  /// with what stood before the cursor.
  func goVertically(down: Bool) {
    let buffer = libEdit.buffer
    if let target = buffer.verticalTarget(down: down) {
      move { _ in target }
      return
    }
    var state = browsing
    if state == nil || state?.shown != buffer.text {
      state = HistoryBrowsing(
        index: history.entries.count, prefix: buffer.textBeforeCursor, draft: buffer,
        shown: buffer.text)
    }
    guard var state else { return }
    if let index = history.match(
      prefix: state.prefix, from: state.index, older: !down, unlike: buffer.text)
    {
      state.index = index
      state.shown = history.entries[index]
      libEdit.buffer = EditBuffer(state.shown)
      browsing = state
    } else if down, state.index < history.entries.count {
      libEdit.buffer = state.draft
      browsing = nil
    }
  }

  /// Inserts the last word of the command before; again, of the one before that.
  func insertLastArgument() {
    let entries = history.entries
    var state = LastArgument(serial: keySerial, index: entries.count, length: 0)
    if let last = lastArgument, last.serial == keySerial - 1 { state = last }
    state.index -= 1
    guard entries.indices.contains(state.index),
      let word = entries[state.index].split(whereSeparator: \.isWhitespace).last
    else { return }
    edit { buffer in
      buffer.replace(buffer.cursor - state.length..<buffer.cursor, with: String(word))
    }
    lastArgument = LastArgument(serial: keySerial, index: state.index, length: word.count)
  }

  /// Ctrl-R: searches the history for what is typed, the newest command first.
  func searchHistory() {
    let original = libEdit.buffer
    var search = HistorySearch(history: history)
    while true {
      let shown = search
      let key = nextKey { searchScene(shown, original) }
      switch key {
      case .text(let scalar): search.type(String(Character(scalar)))
      case .paste(let text): search.type(PasteFilter.clean(text, atLineStart: false))
      case .control(0x7F), .control(0x08): search.eraseLast()
      case .control(0x12), .special(.up): search.step(older: true)
      case .control(0x13), .special(.down): search.step(older: false)
      case .control(0x07), .control(0x03):
        libEdit.buffer = original
        if key == .control(0x03) { replayedKeys.insert(key, at: 0) }
        return
      default:
        if let found = search.found { libEdit.buffer = found }
        if key != .escape { replayedKeys.insert(key, at: 0) }
        return
      }
    }
  }

  private func searchScene(_ search: HistorySearch, _ original: EditBuffer) -> Scene {
    var scene = Scene(buffer: search.found ?? original)
    let title = search.hasFailed ? "(no earlier command has '" : "(search '"
    scene.prompt = StyledText([
      .init(title, .dim), .init(search.query, .bold), .init("') ", .dim),
    ])
    scene.continuationPrompt = continuationPrompt
    scene.spans = highlight?(scene.buffer.text) ?? []
    if let start = search.found.flatMap({ $0.text.firstOffset(of: search.query) }) {
      let range = start..<start + search.query.utf8.count
      scene.spans.append(StyleSpan(range, AnsiStyle(underlined: true)))
    }
    return scene
  }
}
