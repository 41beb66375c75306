/// Line differences in the form of `diff -u`.
struct UnifiedDiff {
  private enum Mark: Character {
    case same = " "
    case removed = "-"
    case added = "+"
  }

  private static let contextLines = 3
  /// Above this many pairs of lines everything counts as replaced: no object is that long.
  private static let pairLimit = 16_000_000

  private let edits: [(mark: Mark, line: String)]

  /// The differences between two texts.
  init(_ old: String, _ new: String) {
    edits = Self.edits(Self.lines(old), Self.lines(new))
  }

  /// Whether the texts are the same.
  var isEmpty: Bool { edits.allSatisfy { $0.mark == .same } }

  private static func lines(_ text: String) -> [String] {
    var lines = text.parts(by: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func edits(
    _ old: [String], _ new: [String]
  ) -> [(mark: Mark, line: String)] {
    guard old.count * new.count < pairLimit else {
      return old.map { (.removed, $0) } + new.map { (.added, $0) }
    }
    // lengths[i][j]: the longest common run of lines of old[i...] and new[j...].
    var lengths = Array(
      repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i][j] =
          old[i] == new[j]
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var result: [(mark: Mark, line: String)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        result.append((.same, old[i]))
        i += 1
        j += 1
      } else if i < old.count, j == new.count || lengths[i + 1][j] >= lengths[i][j + 1] {
        result.append((.removed, old[i]))
        i += 1
      } else {
        result.append((.added, new[j]))
        j += 1
      }
    }
    return result
  }

  /// The hunks with three lines around each change.
  var text: String {
    var text = ""
    for range in hunks {
      let before = edits[..<range.lowerBound]
      let part = edits[range]
      let old = Self.span(
        before.count { $0.mark != .added }, part.count { $0.mark != .added })
      let new = Self.span(
        before.count { $0.mark != .removed }, part.count { $0.mark != .removed })
      text += "@@ -\(old) +\(new) @@\n"
      for edit in part { text += "\(edit.mark.rawValue)\(edit.line)\n" }
    }
    return text
  }

  private var hunks: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in edits.indices where edits[index].mark != .same {
      let start = max(0, index - Self.contextLines)
      let end = min(edits.count, index + Self.contextLines + 1)
      if let last = ranges.last, last.upperBound >= start {
        ranges[ranges.count - 1] = last.lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }

  private static func span(_ before: Int, _ count: Int) -> String {
    let start = count == 0 ? before : before + 1
    return count == 1 ? "\(start)" : "\(start),\(count)"
  }
}
