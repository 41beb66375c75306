/// Lays out a describe page: tab-separated lines at levels of two spaces.
///
/// Models: kubectl's PrefixWriter over its tabwriter. The level's spaces are part of the first cell.
public struct DescribeWriter: Sendable {
  private var writer = TabWriter(.describe)
  private var finished = ""
  private var base = 0

  private let keepsTabs: Bool

  /// An empty page.
  ///
  /// - Parameter keepsTabs: whether tabs stay as they are, as on pages that kubectl does not lay out.
  public init(keepsTabs: Bool = false) {
    self.keepsTabs = keepsTabs
  }

  /// Takes text with tabs, indented by `level` steps once, whatever newlines it holds.
  public mutating func write(_ level: Int, _ text: String) {
    let line = String(repeating: "  ", count: level + base) + TerminalText.escaped(text)
    if keepsTabs { finished += line } else { writer.write(line) }
  }

  /// Takes a line: `text` and a newline.
  public mutating func line(_ level: Int, _ text: String) {
    write(level, text + "\n")
  }

  /// Takes a line of cells.
  public mutating func row(_ level: Int, _ cells: [String]) {
    write(level, cells.joined(separator: "\t") + "\n")
  }

  /// Writes what `body` writes `levels` steps further to the right.
  public mutating func nested(_ levels: Int, _ body: (inout DescribeWriter) -> Void) {
    base += levels
    body(&self)
    base -= levels
  }

  /// Ends the columns, so that what follows is aligned by itself.
  public mutating func flush() {
    finished += writer.flush()
  }

  /// The whole page.
  public mutating func text() -> String {
    flush()
    return finished
  }
}
