/// The earlier states of the line that Ctrl-_ goes back to.
struct UndoStack {
  private var states: [EditBuffer] = []
  private var latest = EditBuffer()
  private var wasTyping = false

  /// Notes the line as it is before the next key; single typed characters of a word count as one.
  mutating func note(_ buffer: EditBuffer) {
    guard buffer.characters != latest.characters else {
      if buffer.cursor != latest.cursor { wasTyping = false }
      latest = buffer
      return
    }
    let isTyping =
      buffer.characters.count == latest.characters.count + 1
      && buffer.cursor == latest.cursor + 1
      && !buffer.characters[latest.cursor].isWhitespace
    if !(isTyping && wasTyping) { states.append(latest) }
    wasTyping = isTyping
    latest = buffer
    if states.count > 1000 { states.removeFirst(500) }
  }

  /// The state before the last change, or nil when there is none.
  mutating func undo() -> EditBuffer? {
    guard let state = states.popLast() else { return nil }
    latest = state
    wasTyping = false
    return state
  }

  /// Forgets everything, for a new line.
  mutating func reset() { self = UndoStack() }
}
