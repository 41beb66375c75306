/// The state of an incremental search through the history.
struct HistorySearch {
  private let history: History
  private var index: Int?
  private(set) var query = ""
  private(set) var hasFailed = false

  init(history: History) {
    self.history = history
  }

  /// The command found, its cursor where the query begins; nil while nothing was found.
  var found: EditBuffer? {
    guard let index else { return nil }
    let entry = history.entries[index]
    var buffer = EditBuffer(entry)
    if let offset = entry.firstOffset(of: query) {
      buffer.moveCursor(to: String(decoding: entry.utf8.prefix(offset), as: UTF8.self).count)
    }
    return buffer
  }

  mutating func type(_ text: String) {
    query += text
    search(from: index ?? history.entries.count - 1, older: true)
  }

  mutating func eraseLast() {
    guard !query.isEmpty else { return }
    query.removeLast()
    index = nil
    hasFailed = false
    if !query.isEmpty { search(from: history.entries.count - 1, older: true) }
  }

  /// Goes to the next match with another text.
  mutating func step(older: Bool) {
    guard let current = index else {
      search(from: history.entries.count - 1, older: true)
      return
    }
    var next = current + (older ? -1 : 1)
    let shown = history.entries[current]
    while let match = history.match(containing: query, from: next, older: older) {
      if history.entries[match] != shown {
        index = match
        hasFailed = false
        return
      }
      next = match + (older ? -1 : 1)
    }
    hasFailed = true
  }

  private mutating func search(from start: Int, older: Bool) {
    let match = history.match(containing: query, from: start, older: older)
    hasFailed = match == nil
    if let match { index = match }
  }
}
