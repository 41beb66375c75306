import Glibc

/// The commands of this and earlier sessions, oldest first.
///
/// A class, because the editor and the program's `history` command share one list. The file is read
/// when the first entry is asked for or added, so that a start that needs no history costs nothing.
public final class History {
  private let file: HistoryFile?
  private let limit: Int
  private var loaded: [String]?

  /// Makes a history.
  /// - Parameters:
  ///   - path: the file that keeps it; nil keeps it in memory only.
  ///   - limit: how many entries are kept.
  public init(path: String? = nil, limit: Int = 5000) {
    file = path.map { HistoryFile(path: $0) }
    self.limit = max(limit, 1)
  }

  /// The entries, oldest first.
  public var entries: [String] {
    if let loaded { return loaded }
    let entries = file?.load(limit: limit) ?? []
    loaded = entries
    return entries
  }

  /// Adds a command unless it is blank, begins with a space or repeats the one before, and appends
  /// it to the file at once. A file that cannot be written is not an error.
  public func add(_ command: String) {
    let entries = entries
    guard !command.hasPrefix(" "), !command.allSatisfy(\.isWhitespace) else { return }
    guard entries.last != command else { return }
    loaded?.append(command)
    if entries.count >= limit { loaded?.removeFirst() }
    file?.append(command)
  }

  /// Forgets everything, also in the file.
  public func clear() {
    loaded = []
    file?.clear()
  }

  /// The newest entry before `index` (or the oldest after it) that begins with the prefix and
  /// differs from the text shown now.
  func match(prefix: String, from index: Int, older: Bool, unlike shown: String) -> Int? {
    let entries = entries
    var candidate = older ? index - 1 : index + 1
    while entries.indices.contains(candidate) {
      if entries[candidate].hasPrefix(prefix), entries[candidate] != shown { return candidate }
      candidate += older ? -1 : 1
    }
    return nil
  }

  /// The newest entry at or before `index` (or the oldest at or after it) that contains the text.
  func match(containing text: String, from index: Int, older: Bool) -> Int? {
    let entries = entries
    var candidate = index
    while entries.indices.contains(candidate) {
      if entries[candidate].containsText(text) { return candidate }
      candidate += older ? -1 : 1
    }
    return nil
  }

  /// The rest of the newest entry that begins with the text and goes on after it.
  func suggestion(for text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let entry = entries.last { $0.hasPrefix(text) && $0.utf8.count > text.utf8.count }
    return entry.map { String($0.dropFirst(text.count)) }
  }
}

extension String {
  /// Whether the bytes of the other text occur in this one.
  fileprivate func containsText(_ other: String) -> Bool {
    other.isEmpty || firstOffset(of: other) != nil
  }

  /// The UTF-8 offset of the first occurrence of the other text.
  func firstOffset(of other: String) -> Int? {
    let haystack = Array(utf8)
    let needle = Array(other.utf8)
    guard !needle.isEmpty, needle.count <= haystack.count else { return nil }
    return (0...haystack.count - needle.count).first { start in
      haystack[start..<start + needle.count].elementsEqual(needle)
    }
  }
}
