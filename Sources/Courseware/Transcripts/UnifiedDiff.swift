/// A line-by-line difference in the form of `diff -u`, with the file's own line numbers.
enum UnifiedDiff {
  /// The text of the difference; empty when there is none.
  static func text(
    expected: [String], actual: [String], path: String, firstLine: Int
  ) -> String {
    let changes = edits(expected, actual)
    var text = "\(path):\(firstLine): output differs\n"
    text += "@@ -\(firstLine),\(expected.count) +\(firstLine),\(actual.count) @@\n"
    for change in changes {
      switch change {
      case .keep(let line): text += " \(line)\n"
      case .remove(let line): text += "-\(line)\n"
      case .add(let line): text += "+\(line)\n"
      }
    }
    return text
  }

  enum Edit: Equatable {
    case keep(String)
    case remove(String)
    case add(String)
  }

  /// The shortest list of edits between two texts (longest common subsequence).
  static func edits(_ old: [String], _ new: [String]) -> [Edit] {
    guard old.count * new.count <= 4_000_000 else {
      return old.map { .remove($0) } + new.map { .add($0) }
    }
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for row in stride(from: old.count - 1, through: 0, by: -1) {
      for column in stride(from: new.count - 1, through: 0, by: -1) {
        lengths[row][column] =
          old[row] == new[column]
          ? lengths[row + 1][column + 1] + 1
          : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    var edits: [Edit] = []
    var row = 0
    var column = 0
    while row < old.count, column < new.count {
      if old[row] == new[column] {
        edits.append(.keep(old[row]))
        row += 1
        column += 1
      } else if lengths[row + 1][column] >= lengths[row][column + 1] {
        edits.append(.remove(old[row]))
        row += 1
      } else {
        edits.append(.add(new[column]))
        column += 1
      }
    }
    edits += old[row...].map { .remove($0) }
    edits += new[column...].map { .add($0) }
    return edits
  }
}
