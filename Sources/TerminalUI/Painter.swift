/// Turns a layout into the bytes that bring the terminal from the previous painting to this one.
///
/// A pure function. It relies on nothing but automatic wrapping, relative vertical motion, absolute
/// columns and clearing, which every terminal in use has, and it overwrites instead of clearing
/// first, so that nothing flickers.
struct Painter {
  /// The terminal's size.
  var size: TerminalSize
  /// Whether colours may be used.
  var colours: ColourSupport

  /// What the terminal shows after a painting.
  struct Painting: Equatable {
    /// The bytes to send.
    var output: String
    /// How many rows the cursor is below the painting's first row.
    var cursorRow: Int
    /// How many rows the painting has.
    var rowCount: Int
  }

  /// Paints a scene, given how many rows the cursor is below the first row of the last painting.
  func paint(_ scene: Scene, cursorRow: Int) -> Painting {
    let layout = ScreenLayout(scene, width: size.columns)
    let window = visibleRows(of: layout)
    var output = Self.up(cursorRow) + "\r"
    for index in window {
      output += text(of: layout.rows[index])
      if index + 1 < window.upperBound {
        output += lineBreak(after: layout.rows[index], before: layout.rows[index + 1])
      }
    }
    let isLastFull = layout.rows[window.upperBound - 1].width >= size.columns
    // After a full row the cursor still stands on its last cell, which clearing would take away;
    // the last row is full only when the painting fills the screen.
    if !isLastFull { output += "\u{1B}[J" }
    output += Self.up(window.upperBound - 1 - layout.cursorRow)
    output += "\r" + (layout.cursorColumn > 0 ? "\u{1B}[\(layout.cursorColumn)C" : "")
    return Painting(
      output: output, cursorRow: layout.cursorRow - window.lowerBound, rowCount: window.count)
  }

  /// The bytes that remove a painting and leave the cursor where its first row began.
  static func erase(cursorRow: Int) -> String {
    up(cursorRow) + "\r\u{1B}[J"
  }

  /// The rows that fit the terminal, the cursor's among them; the menu gives way last.
  private func visibleRows(of layout: ScreenLayout) -> Range<Int> {
    let height = max(size.rows, 1)
    let count = layout.rows.count
    guard count > height else { return 0..<count }
    let end = max(min(count, layout.cursorRow + 1 + min(layout.menuRows, height - 1)), height)
    return end - height..<end
  }

  private func text(of row: ScreenLayout.Row) -> String {
    var output = ""
    var style = AnsiStyle.plain
    var column = 0
    for cell in row.cells {
      if cell.style != style {
        style = cell.style
        output += style.selection(colours)
      }
      column += cell.width
      if cell.isUncertain {
        // Terminals disagree about its width: blank its cells first and set the column after it.
        let start = "\u{1B}[\(column - cell.width + 1)G"
        output += String(repeating: " ", count: cell.width) + start + cell.text
        output += column < size.columns ? "\u{1B}[\(column + 1)G" : ""
      } else {
        output += cell.text
      }
    }
    return style == .plain ? output : output + AnsiStyle.plain.selection(colours)
  }

  private func lineBreak(after row: ScreenLayout.Row, before next: ScreenLayout.Row) -> String {
    let isFull = row.width >= size.columns
    let isCertain = row.cells.last?.isUncertain != true && next.cells.first?.isUncertain != true
    guard row.continues, isCertain else {
      return isFull ? "\r\n" : "\u{1B}[K\r\n"
    }
    // The terminal wraps by itself as soon as another character comes.
    return next.cells.isEmpty ? " \r\u{1B}[K" : ""
  }

  private static func up(_ rows: Int) -> String {
    rows > 0 ? "\u{1B}[\(rows)A" : ""
  }
}
