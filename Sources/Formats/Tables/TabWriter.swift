/// Aligns tab-separated text in columns, as Go's text/tabwriter does with spaces for padding.
///
/// A tab ends a cell; what follows the last tab of a line belongs to no column. A column is a block
/// of consecutive lines that have the cell, so a line with fewer cells ends the blocks to its right.
public struct TabWriter: Sendable {
  /// The settings of one user of the writer.
  public struct Layout: Hashable, Sendable {
    /// Least width of a column, padding included.
    public var minimumWidth: Int
    /// Spaces after the widest cell of a column.
    public var padding: Int
    /// Whether columns never become narrower from one flush to the next.
    public var remembersWidths: Bool

    /// A layout.
    public init(minimumWidth: Int, padding: Int, remembersWidths: Bool = false) {
      self.minimumWidth = minimumWidth
      self.padding = padding
      self.remembersWidths = remembersWidths
    }

    /// kubectl's tables.
    public static let table = Layout(minimumWidth: 6, padding: 3, remembersWidths: true)
    /// kubectl's describe pages.
    public static let describe = Layout(minimumWidth: 0, padding: 2)
  }

  private struct Cell {
    var start: Int
    var size: Int
    var width: Int
  }

  private let layout: Layout
  private var text: [UInt8] = []
  private var cellStart = 0
  private var cells: [Cell] = []
  /// Where each line's cells begin in `cells`; the last line is the one being written.
  private var lines: [Int] = [0]
  private var remembered: [Int] = []
  private var widths: [Int] = []
  private var output: [UInt8] = []

  /// A writer with nothing in it.
  public init(_ layout: Layout) {
    self.layout = layout
  }

  /// Takes text with tabs and newlines.
  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Takes whole runs of plain bytes at once.
  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      // Everything that ends a cell or a line lies between a tab and a form feed.
      guard bytes[index] >= 0x09, bytes[index] <= 0x0c else { continue }
      text.append(contentsOf: bytes[start..<index])
      write(bytes[index])
      start = index + 1
    }
    text.append(contentsOf: bytes[start...])
  }

  private mutating func write(_ byte: UInt8) {
    switch byte {
    case 0x09, 0x0b: endCell()
    case 0x0a, 0x0c:
      endCell()
      lines.append(cells.count)
      if byte == 0x0c { format() }
    default: text.append(byte)
    }
  }

  private mutating func endCell() {
    let slice = text[cellStart...]
    let width = slice.count { $0 & 0xc0 != 0x80 }
    cells.append(Cell(start: cellStart, size: slice.count, width: width))
    cellStart = text.count
  }

  /// The aligned text of all that was written since the last flush.
  public mutating func flush() -> String {
    if cellStart < text.count { endCell() }
    format()
    defer { output.removeAll(keepingCapacity: true) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Makes the next columns as narrow as their cells allow, for a new table.
  public mutating func forgetWidths() {
    remembered = []
  }

  private mutating func format() {
    widths.removeAll(keepingCapacity: true)
    format(0, lines.count)
    text.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    lines = [0]
    cellStart = 0
  }

  private func cellCount(_ line: Int) -> Int {
    (line + 1 < lines.count ? lines[line + 1] : cells.count) - lines[line]
  }

  private mutating func format(_ first: Int, _ end: Int) {
    let column = widths.count
    var unwritten = first
    var line = first
    while line < end {
      guard column < cellCount(line) - 1 else {
        line += 1
        continue
      }
      writeLines(unwritten, line)
      unwritten = line
      var width = layout.minimumWidth
      while line < end, column < cellCount(line) - 1 {
        width = max(width, cells[lines[line] + column].width + layout.padding)
        line += 1
      }
      widths.append(rememberedWidth(width, column))
      format(unwritten, line)
      widths.removeLast()
      unwritten = line
    }
    writeLines(unwritten, end)
  }

  private mutating func rememberedWidth(_ width: Int, _ column: Int) -> Int {
    guard layout.remembersWidths else { return width }
    if column < remembered.count {
      remembered[column] = max(remembered[column], width)
    } else {
      remembered.append(width)
    }
    return remembered[column]
  }

  private mutating func writeLines(_ first: Int, _ end: Int) {
    guard first < end else { return }
    for line in first..<end {
      for index in 0..<cellCount(line) {
        let cell = cells[lines[line] + index]
        output.append(contentsOf: text[cell.start..<(cell.start + cell.size)])
        if index < widths.count {
          output.append(contentsOf: repeatElement(0x20, count: widths[index] - cell.width))
        }
      }
      if line + 1 < lines.count { output.append(0x0a) }
    }
  }
}
