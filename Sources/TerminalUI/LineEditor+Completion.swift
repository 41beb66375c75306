extension LineEditor {
  /// Tab: completes as far as the candidates agree; a second Tab shows them.
  func completeWord() {
    let buffer = libEdit.buffer
    guard let completions = complete?(buffer.text, buffer.cursorUTF8),
      let first = completions.candidates.first
    else { return }
    if completions.candidates.count == 1 {
      libEdit.buffer = Self.applying(first, of: completions, to: buffer, withSuffix: true)
      return
    }
    let typed = Self.text(of: buffer, in: completions.range)
    let common = completions.commonPrefix
    if common.utf8.count > typed.utf8.count, common.hasPrefix(typed) {
      libEdit.buffer = Self.applying(
        Completions.Candidate(common), of: completions, to: buffer, withSuffix: false)
    } else if tabSerial == keySerial - 1 {
      showMenu(completions)
      return
    }
    tabSerial = keySerial
  }

  /// The line with a candidate in its place; a suffix that already stands there is not doubled.
  static func applying(
    _ candidate: Completions.Candidate, of completions: Completions, to buffer: EditBuffer,
    withSuffix: Bool
  ) -> EditBuffer {
    var buffer = buffer
    buffer.replace(utf8: completions.range, with: candidate.value)
    guard withSuffix, !candidate.suffix.isEmpty else { return buffer }
    if buffer.textAfterCursor.hasPrefix(candidate.suffix) {
      buffer.moveCursor(to: buffer.cursor + candidate.suffix.count)
    } else {
      buffer.insert(candidate.suffix)
    }
    return buffer
  }

  private static func text(of buffer: EditBuffer, in range: Range<Int>) -> String {
    let bytes = Array(buffer.text.utf8)
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  // MARK: The menu

  /// Shows the candidates under the line until one is taken or another key ends it. Typing narrows
  /// the list as long as none is chosen.
  private func showMenu(_ completions: Completions) {
    var menu = makeMenu(completions)
    while true {
      let shown = menu
      let key = nextKey { menuScene(shown) }
      if let step = Self.step(for: key) {
        menu.move(step)
        continue
      }
      switch key {
      case .escape, .control(0x07):
        return
      case .control(0x0D) where menu.selected != nil, .control(0x0A) where menu.selected != nil:
        take(menu, withSuffix: true)
        return
      case .text(let scalar) where menu.selected == nil:
        insert(String(Character(scalar)))
      case .control(0x7F) where menu.selected == nil, .control(0x08) where menu.selected == nil:
        delete { $0.cursor - 1 }
      case .control(0x03):
        replayedKeys.insert(key, at: 0)
        return
      default:
        take(menu, withSuffix: false)
        replayedKeys.insert(key, at: 0)
        return
      }
      guard let narrowed = narrowedMenu() else { return }
      menu = narrowed
    }
  }

  private static func step(for key: Key) -> CompletionMenu.Step? {
    switch key {
    case .control(0x09): .next
    case .special(.shiftTab): .previous
    case .special(.up): .up
    case .special(.down): .down
    case .special(.left): .left
    case .special(.right): .right
    default: nil
    }
  }

  private func take(_ menu: CompletionMenu, withSuffix: Bool) {
    guard let candidate = menu.selected else { return }
    libEdit.buffer = Self.applying(
      candidate, of: menu.completions, to: libEdit.buffer, withSuffix: withSuffix)
  }

  private func narrowedMenu() -> CompletionMenu? {
    let buffer = libEdit.buffer
    guard let completions = complete?(buffer.text, buffer.cursorUTF8),
      !completions.candidates.isEmpty
    else { return nil }
    return makeMenu(completions)
  }

  private func makeMenu(_ completions: Completions) -> CompletionMenu {
    let textRows = ScreenLayout(currentScene(), width: size.columns).rows.count
    return CompletionMenu(
      completions, columns: size.columns, rows: min(size.rows - textRows, size.rows * 2 / 3))
  }

  private func menuScene(_ menu: CompletionMenu) -> Scene {
    var scene = currentScene()
    scene.hint = ""
    if let candidate = menu.selected {
      scene.buffer = Self.applying(
        candidate, of: menu.completions, to: scene.buffer, withSuffix: false)
      scene.spans = highlight?(scene.buffer.text) ?? []
    }
    scene.menu = menu.rows
    return scene
  }
}
