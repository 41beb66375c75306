import TextColumns

@testable import TerminalUI

/// A small terminal: enough of one to judge what the painter sends.
struct ScreenEmulator {
  /// Whether emoji sequences are drawn as one wide sign, or code point by code point as by older
  /// terminals.
  var drawsSequences = true
  let columns: Int
  let height: Int
  private(set) var scrolledOff: [[String]] = []
  private var cells: [[String]]
  private(set) var row = 0
  private(set) var column = 0
  private var wrapIsPending = false

  init(columns: Int, height: Int) {
    self.columns = columns
    self.height = height
    cells = Array(repeating: Self.blankRow(columns), count: height)
  }

  /// The screen's rows as text, blanks at the end removed.
  var rows: [String] { cells.map(Self.text) }

  /// The rows with those that have scrolled off before them.
  var allRows: [String] { scrolledOff.map(Self.text) + rows }

  private static func blankRow(_ columns: Int) -> [String] {
    Array(repeating: " ", count: columns)
  }

  // The second cell of a wide character is the empty text.
  private static func text(_ row: [String]) -> String {
    var text = row.joined()
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  mutating func feed(_ output: String) {
    var printable = String.UnicodeScalarView()
    var scalars = Array(output.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar.value >= 0x20, scalar.value != 0x7F {
        printable.append(scalar)
        continue
      }
      draw(String(printable))
      printable = String.UnicodeScalarView()
      switch scalar {
      case "\r": move(row, 0)
      case "\n": lineFeed()
      case "\u{1B}": escape(&scalars)
      default: break
      }
    }
    draw(String(printable))
  }

  // MARK: Drawing

  private mutating func draw(_ text: String) {
    for character in text {
      if drawsSequences || !DisplayWidth.isUncertain(character) {
        put(String(character), DisplayWidth.columns(of: character))
      } else {
        for scalar in character.unicodeScalars {
          put(String(Character(scalar)), DisplayWidth.columns(of: scalar))
        }
      }
    }
  }

  private mutating func put(_ text: String, _ width: Int) {
    if width == 0 { return }
    if wrapIsPending || column + width > columns {
      column = 0
      lineFeed()
    }
    for offset in 0..<width { erase(column + offset) }
    cells[row][column] = text
    for offset in 1..<max(width, 1) { cells[row][column + offset] = "" }
    column += width
    wrapIsPending = column == columns
    if wrapIsPending { column -= 1 }
  }

  /// Blanks a cell, and with it the other half of a wide character.
  private mutating func erase(_ column: Int) {
    if cells[row][column].isEmpty, column > 0 { cells[row][column - 1] = " " }
    if column + 1 < columns, cells[row][column + 1].isEmpty { cells[row][column + 1] = " " }
    cells[row][column] = " "
  }

  // MARK: Moving

  private mutating func move(_ newRow: Int, _ newColumn: Int) {
    row = max(0, min(newRow, height - 1))
    column = max(0, min(newColumn, columns - 1))
    wrapIsPending = false
  }

  private mutating func lineFeed() {
    wrapIsPending = false
    if row + 1 < height {
      row += 1
    } else {
      scrolledOff.append(cells.removeFirst())
      cells.append(Self.blankRow(columns))
    }
  }

  private mutating func escape(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    guard scalars.popFirst() == "[" else { return }
    var parameter = ""
    while let scalar = scalars.popFirst() {
      guard ("@"..."~").contains(scalar) else {
        parameter.unicodeScalars.append(scalar)
        continue
      }
      control(scalar, Int(parameter) ?? 0)
      return
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ parameter: Int) {
    let count = max(parameter, 1)
    switch final {
    case "A": move(row - count, column)
    case "B": move(row + count, column)
    case "C": move(row, column + count)
    case "G": move(row, count - 1)
    case "H": move(0, 0)
    case "K": eraseToRowEnd()
    case "J":
      let first = parameter == 2 ? 0 : row + 1
      if parameter == 2 { cells[row] = Self.blankRow(columns) } else { eraseToRowEnd() }
      for row in first..<max(first, height) { cells[row] = Self.blankRow(columns) }
    default: break
    }
  }

  private mutating func eraseToRowEnd() {
    for column in column..<columns { erase(column) }
  }
}
