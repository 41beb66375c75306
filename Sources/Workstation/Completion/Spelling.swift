/// Finds the word that a mistyped one may have been meant to be.
enum Spelling {
  /// The nearest of `words`: one slip away, or two in long words; nil when none is that near.
  static func nearest(to word: String, among words: [String]) -> String? {
    let limit = word.count < 7 ? 1 : 2
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(word.lowercased(), candidate, limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Insertions, deletions, changes and exchanges of neighbours that lead from one word to another.
  static func distance(_ left: String, _ right: String, limit: Int) -> Int {
    let left = Array(left)
    let right = Array(right)
    guard abs(left.count - right.count) <= limit else { return .max }
    var before: [Int] = []
    var above = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(row[j], above[j + 1]) + 1
        cost = min(cost, above[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = above
      above = row
    }
    return above[right.count]
  }
}
