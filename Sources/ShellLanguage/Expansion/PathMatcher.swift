/// Finds the files that a pattern with `*`, `?` or `[…]` names.
struct PathMatcher {
  let files: FileSystem
  let directory: String
  /// The most names one pattern may give.
  static let limit = 20_000

  /// The matching paths, sorted; none when nothing matches.
  func expand(_ pattern: Bytes) -> [String] {
    var parts: [Bytes] = []
    for part in pattern.split(separator: .slash, omittingEmptySubsequences: true) {
      parts.append(Array(part))
    }
    guard !parts.isEmpty else { return [] }
    var found = [pattern.first == .slash ? "/" : ""]
    for (index, part) in parts.enumerated() {
      found = step(found, part, isLast: index == parts.count - 1)
      if found.isEmpty { return [] }
    }
    if pattern.last == .slash {
      return found.filter { files.isDirectory($0, from: directory) }.map { $0 + "/" }
    }
    return found
  }

  private func step(_ prefixes: [String], _ part: Bytes, isLast: Bool) -> [String] {
    var result: [String] = []
    let literal = Self.literal(part)
    let pattern = GlobPattern(part)
    let showsHidden = part.first == .dot || part.starts(with: [.backslash, .dot])
    for prefix in prefixes {
      let start = prefix.isEmpty || prefix.utf8.last == .slash ? prefix : prefix + "/"
      if let literal {
        let path = start + literal
        if (try? files.status(path, from: directory, followLinks: false)) != nil {
          result.append(path)
        }
        continue
      }
      let names = (try? files.list(start.isEmpty ? "." : start, from: directory)) ?? []
      for name in names where name.utf8.first != .dot || showsHidden {
        guard pattern.matches(name), result.count < Self.limit else { continue }
        if isLast || files.isDirectory(start + name, from: directory) {
          result.append(start + name)
        }
      }
    }
    return result
  }

  /// The text of a part without special characters.
  private static func literal(_ part: Bytes) -> String? {
    var result: Bytes = []
    var index = 0
    while index < part.count {
      switch part[index] {
      case .star, .question, .openBracket: return nil
      case .backslash where index + 1 < part.count:
        index += 1
        result.append(part[index])
      default: result.append(part[index])
      }
      index += 1
    }
    return String(bytes: result)
  }
}
