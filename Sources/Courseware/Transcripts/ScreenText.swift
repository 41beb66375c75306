/// What of a command's output is left to read on a terminal: erased characters are gone, escape
/// sequences leave no trace, so that a transcript holds plain lines.
enum ScreenText {
  /// The lines; a last one without newline ends in `[no-eol]`.
  static func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines: [String] = []
    var line = Line()
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines.append(line.text)
        line = Line()
      } else {
        line.add(scalar)
      }
    }
    if text.unicodeScalars.last != "\n" { lines.append(line.text + "[no-eol]") }
    return lines
  }

  private struct Line {
    private var cells: [Unicode.Scalar] = []
    private var cursor = 0
    private var escape: String?
    /// Terminals erase a character by writing a blank over it.
    private var hasErased = false

    var text: String {
      var view = String.UnicodeScalarView()
      let end = hasErased ? (cells.lastIndex { $0 != " " } ?? -1) + 1 : cells.count
      view.append(contentsOf: cells[..<end])
      return String(view)
    }

    mutating func add(_ scalar: Unicode.Scalar) {
      if escape != nil {
        addToEscape(scalar)
        return
      }
      switch scalar {
      case "\u{1b}": escape = ""
      case "\r": cursor = 0
      case "\u{8}":
        cursor = max(0, cursor - 1)
        hasErased = true
      case "\t": put(scalar)
      case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value): break
      default: put(scalar)
      }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
      if cursor < cells.count { cells[cursor] = scalar } else { cells.append(scalar) }
      cursor += 1
    }

    private mutating func addToEscape(_ scalar: Unicode.Scalar) {
      escape?.unicodeScalars.append(scalar)
      if escape == "[" || !("@"..."~").contains(scalar) { return }
      if escape == "[K" || escape == "[0K" {
        cells.removeLast(cells.count - min(cursor, cells.count))
      }
      escape = nil
    }
  }
}
