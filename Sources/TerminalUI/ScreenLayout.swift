import TextColumns

/// Everything the painter shows: prompt, text with styles, hint and menu.
struct Scene: Equatable {
  var prompt = StyledText("")
  var continuationPrompt = StyledText("")
  var buffer = EditBuffer()
  var spans: [StyleSpan] = []
  var hint = ""
  var menu: [StyledText] = []
}

/// A scene set into rows of the terminal's width: which cell holds what, and where the cursor is.
struct ScreenLayout {
  /// One character in its place.
  struct Cell: Equatable {
    var text: String
    var width: Int
    var style: AnsiStyle
    var isUncertain = false
  }

  /// One row of the terminal.
  struct Row: Equatable {
    var cells: [Cell] = []
    var width = 0
    /// Whether the text goes on in the next row without a line break.
    var continues = false
  }

  private(set) var rows: [Row] = [Row()]
  /// How many of the rows, from the end, belong to the menu.
  private(set) var menuRows = 0
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  private let width: Int

  init(_ scene: Scene, width: Int) {
    self.width = max(width, 2)
    put(scene.prompt)
    putText(scene)
    if scene.buffer.isAtEnd { putHint(scene.hint) }
    for row in scene.menu { putMenu(row) }
  }

  // MARK: Text

  private mutating func putText(_ scene: Scene) {
    let styles = scene.spans.isEmpty ? [] : Self.styles(of: scene)
    for (index, character) in scene.buffer.characters.enumerated() {
      if character == "\n" {
        if index == scene.buffer.cursor {
          wrapWhenFull()
          markCursor()
        }
        rows.append(Row())
        put(scene.continuationPrompt)
        continue
      }
      let cell = cell(for: character, styles.isEmpty ? .plain : styles[index])
      wrap(before: cell.width)
      if index == scene.buffer.cursor { markCursor() }
      place(cell)
    }
    wrapWhenFull()
    if scene.buffer.isAtEnd { markCursor() }
  }

  private static func styles(of scene: Scene) -> [AnsiStyle] {
    var byByte = [AnsiStyle](repeating: .plain, count: scene.buffer.text.utf8.count)
    for span in scene.spans {
      for offset in span.range.clamped(to: 0..<byByte.count) { byByte[offset] = span.style }
    }
    var offset = 0
    return scene.buffer.characters.map { character in
      defer { offset += character.utf8.count }
      return byByte[offset]
    }
  }

  private mutating func put(_ text: StyledText) {
    for run in text.runs {
      for character in run.text {
        if character == "\n" {
          rows.append(Row())
        } else {
          let cell = cell(for: character, run.style)
          wrap(before: cell.width)
          place(cell)
        }
      }
    }
    wrapWhenFull()
  }

  /// The hint keeps to the rest of the cursor's row, its last column left free.
  private mutating func putHint(_ hint: String) {
    let room = width - 1 - rows[rows.count - 1].width
    guard room > 0, !hint.isEmpty else { return }
    var line = String(hint.prefix { $0 != "\n" })
    if line.count < hint.count { line += "…" }
    for character in DisplayWidth.truncated(line, to: room) {
      let cell = cell(for: character, .dim)
      if rows[rows.count - 1].width + cell.width > width - 1 { break }
      place(cell)
    }
  }

  private mutating func putMenu(_ text: StyledText) {
    rows.append(Row())
    menuRows += 1
    for run in text.runs {
      for character in run.text where character != "\n" {
        let cell = cell(for: character, run.style)
        if rows[rows.count - 1].width + cell.width > width - 1 { return }
        place(cell)
      }
    }
  }

  // MARK: Cells

  /// What is shown for a character: itself, or a stand-in for one that takes no column.
  private func cell(for character: Character, _ style: AnsiStyle) -> Cell {
    if character == "\t" {
      let column = rows[rows.count - 1].width
      let room = max(1, min(8 - column % 8, width - column))
      return Cell(text: String(repeating: " ", count: room), width: room, style: style)
    }
    if let ascii = character.asciiValue, ascii < 0x20 || ascii == 0x7F {
      let letter = Character(Unicode.Scalar(ascii ^ 0x40))
      return Cell(text: "^" + String(letter), width: 2, style: style)
    }
    let columns = DisplayWidth.columns(of: character)
    if columns == 0 || columns > width { return Cell(text: "◌", width: 1, style: style) }
    return Cell(
      text: String(character), width: columns, style: style,
      isUncertain: DisplayWidth.isUncertain(character))
  }

  private mutating func place(_ cell: Cell) {
    rows[rows.count - 1].cells.append(cell)
    rows[rows.count - 1].width += cell.width
  }

  private mutating func wrap(before cellWidth: Int) {
    let last = rows.count - 1
    guard rows[last].width + cellWidth > width else { return }
    // A wide character that does not fit leaves a column free: it is cleared, not filled, so that
    // a terminal that changes its width joins the rows again.
    if rows[last].width < width { place(Cell(text: "\u{1B}[K", width: 1, style: .plain)) }
    rows[last].continues = true
    rows.append(Row())
  }

  private mutating func wrapWhenFull() { wrap(before: 1) }

  private mutating func markCursor() {
    cursorRow = rows.count - 1
    cursorColumn = rows[cursorRow].width
  }
}
