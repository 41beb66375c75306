import TextColumns

/// The menu of candidates under the line: which one is chosen, and its rows.
struct CompletionMenu: Equatable {
  let completions: Completions
  /// The chosen candidate; nil while the menu only shows what there is.
  private(set) var selection: Int?
  private let size: TerminalSize
  private let cellWidth: Int
  /// A list with descriptions has one candidate a row, as long as the rows suffice.
  private let hasDescriptions: Bool

  /// Makes a menu for a terminal; `rows` is how many rows it may take.
  init(_ completions: Completions, columns: Int, rows: Int) {
    self.completions = completions
    size = TerminalSize(columns: max(columns, 4), rows: max(rows, 1))
    let candidates = completions.candidates
    cellWidth = (candidates.map { DisplayWidth.columns(of: $0.display) }.max() ?? 0) + 2
    hasDescriptions =
      candidates.count <= size.rows && candidates.contains { !$0.description.isEmpty }
  }

  var selected: Completions.Candidate? { selection.map { completions.candidates[$0] } }

  private var candidates: [Completions.Candidate] { completions.candidates }

  private var gridColumns: Int {
    hasDescriptions ? 1 : max(1, (size.columns + 1) / cellWidth)
  }

  private var gridRows: Int { (candidates.count + gridColumns - 1) / gridColumns }

  // MARK: Moving

  /// A step among the candidates, in reading order of the columns.
  enum Step { case next, previous, up, down, left, right }

  mutating func move(_ step: Step) {
    let count = candidates.count
    guard count > 0 else { return }
    guard let current = selection else {
      selection = step == .previous || step == .up ? count - 1 : 0
      return
    }
    switch step {
    case .next, .down: selection = (current + 1) % count
    case .previous, .up: selection = (current + count - 1) % count
    case .right: selection = current + gridRows < count ? current + gridRows : current % gridRows
    case .left:
      let left = current - gridRows
      let lastColumn = (count - 1) / gridRows * gridRows + current
      selection = left >= 0 ? left : lastColumn < count ? lastColumn : lastColumn - gridRows
    }
    selection = max(0, min(selection ?? 0, count - 1))
  }

  // MARK: Rows

  /// The menu's rows for the painter, scrolled so that the chosen candidate shows.
  var rows: [StyledText] {
    let isCut = gridRows > size.rows
    let visible = isCut ? max(1, size.rows - 1) : gridRows
    let selectedRow = (selection ?? 0) % max(gridRows, 1)
    let first = max(0, min(selectedRow - visible + 1, gridRows - visible))
    var rows = (first..<first + visible).map(row)
    if isCut {
      rows.append(
        StyledText("\(candidates.count) candidates, \(gridRows - visible) more rows", .dim))
    }
    return rows
  }

  private func row(_ row: Int) -> StyledText {
    var text = StyledText([])
    for column in 0..<gridColumns {
      let index = column * gridRows + row
      guard index < candidates.count else { break }
      let candidate = candidates[index]
      let width = min(cellWidth - 2, size.columns - 1)
      let display = DisplayWidth.truncated(candidate.display, to: width)
      let style = index == selection ? AnsiStyle(reversed: true) : .plain
      text.append(DisplayWidth.padded(display, to: width), style)
      text.append("  ")
      if hasDescriptions, !candidate.description.isEmpty {
        let room = size.columns - 1 - width - 2
        text.append(DisplayWidth.truncated(candidate.description, to: room), .dim)
      }
    }
    return text
  }
}
