import Glibc

extension LineEditor {
  /// What the screen should show now.
  func currentScene() -> Scene {
    var scene = Scene(
      prompt: prompt, continuationPrompt: continuationPrompt, buffer: libEdit.buffer)
    if let highlight, !scene.buffer.isEmpty { scene.spans = highlight(scene.buffer.text) }
    if let hint = currentHint(for: scene.buffer) { scene.hint = hint.text }
    return scene
  }

  /// The hint that goes with a line: the handler's, else one from history.
  func currentHint(for buffer: EditBuffer) -> Hint? {
    guard buffer.isAtEnd, !isHintHidden else { return nil }
    let text = buffer.text
    if let hint = hint?(text, buffer.cursorUTF8) { return hint }
    guard options.suggestsFromHistory else { return nil }
    return history.suggestion(for: text).map { Hint($0, isAcceptable: true) }
  }

  /// Brings the screen up to date, when it is not.
  func paint(_ scene: Scene) {
    guard scene != paintedScene else { return }
    let painting = Painter(size: size, colours: colours).paint(scene, cursorRow: paintedCursorRow)
    write(painting.output)
    paintedCursorRow = painting.cursorRow
    paintedScene = scene
  }

  /// Paints the line for the last time, without hint and menu, and leaves it.
  func leaveLine(mark: String = "") {
    var scene = currentScene()
    scene.hint = ""
    scene.buffer.moveCursor(to: scene.buffer.characters.count)
    paint(scene)
    write(mark + "\r\n")
    forgetPainting()
  }

  /// Takes the painting off the screen.
  func erasePainting() {
    guard paintedScene != nil else { return }
    write(Painter.erase(cursorRow: paintedCursorRow))
    forgetPainting()
  }

  /// Lets the next painting begin where the cursor is.
  func forgetPainting() {
    paintedScene = nil
    paintedCursorRow = 0
  }

  /// Prints lines where the painting was; it is painted again below them.
  func printNow(_ text: String) {
    erasePainting()
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    write(lines.reduce(into: "") { $0 += $1 + "\r\n" })
  }

  /// Takes the terminal's new size; the terminal has already wrapped the old painting anew.
  func takeNewSize() {
    libEdit.resize()
    size = Terminal.size(options.output)
    guard let scene = paintedScene else { return }
    let layout = ScreenLayout(scene, width: size.columns)
    write(Painter.erase(cursorRow: min(layout.cursorRow, size.rows - 1)))
    forgetPainting()
  }
}
