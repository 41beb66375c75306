/// The text being edited and the place of the cursor, counted in grapheme clusters.
///
/// libedit holds the line as code points; every edit takes this view of it, changes it and
/// writes it back, so that the cursor never stands inside a cluster.
struct EditBuffer: Equatable {
  /// The clusters of the text.
  private(set) var characters: [Character]
  /// How many clusters are before the cursor.
  private(set) var cursor: Int

  init(_ text: String = "", cursor: Int? = nil) {
    characters = Array(text)
    self.cursor = min(cursor ?? characters.count, characters.count)
  }

  /// Reads code points; a cursor inside a cluster moves to the cluster's end.
  init(scalars: some Collection<Unicode.Scalar>, cursor scalarCursor: Int) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    characters = Array(String(view))
    var scalarCount = 0
    cursor = 0
    while cursor < characters.count, scalarCount < scalarCursor {
      scalarCount += characters[cursor].unicodeScalars.count
      cursor += 1
    }
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }
  var isAtEnd: Bool { cursor == characters.count }
  var textBeforeCursor: String { String(characters[..<cursor]) }
  var textAfterCursor: String { String(characters[cursor...]) }

  /// The cursor in UTF-8 bytes, as the handlers get it.
  var cursorUTF8: Int { characters[..<cursor].reduce(0) { $0 + $1.utf8.count } }

  /// The code points, for libedit.
  var scalars: [Unicode.Scalar] { characters.flatMap(\.unicodeScalars) }

  /// The cursor in code points, for libedit.
  var scalarCursor: Int { characters[..<cursor].reduce(0) { $0 + $1.unicodeScalars.count } }

  /// Replaces the text between two cluster offsets and puts the cursor after the new text.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let before = String(characters[..<range.lowerBound]) + text
    let beforeScalars = before.unicodeScalars.count
    let whole = before + String(characters[range.upperBound...])
    self = EditBuffer(scalars: whole.unicodeScalars, cursor: beforeScalars)
  }

  /// Replaces a range of UTF-8 bytes; ends inside a cluster move outward, ends outside clamp.
  mutating func replace(utf8 range: Range<Int>, with text: String) {
    let lower = clusterOffset(utf8: range.lowerBound, roundingUp: false)
    let upper = clusterOffset(utf8: range.upperBound, roundingUp: true)
    replace(lower..<max(lower, upper), with: text)
  }

  /// Inserts at the cursor.
  mutating func insert(_ text: String) {
    replace(cursor..<cursor, with: text)
  }

  /// Moves the cursor; a target outside the text clamps.
  mutating func moveCursor(to target: Int) {
    cursor = max(0, min(target, characters.count))
  }

  /// Removes the clusters between the cursor and the target and returns them.
  mutating func kill(to target: Int) -> String {
    let target = max(0, min(target, characters.count))
    let range = min(cursor, target)..<max(cursor, target)
    let killed = String(characters[range])
    replace(range, with: "")
    return killed
  }

  private func clusterOffset(utf8 offset: Int, roundingUp: Bool) -> Int {
    var bytes = 0
    for (index, character) in characters.enumerated() {
      if bytes >= offset { return index }
      bytes += character.utf8.count
      if bytes > offset, !roundingUp { return index }
    }
    return characters.count
  }
}
