// Models: kubectl pkg/cmd/set/helper.go selectString, v1.32.

/// A name of containers in which `*` stands for anything.
struct ContainerPattern {
  let text: String

  /// Whether a name fits.
  func fits(_ name: String) -> Bool {
    if text == "*" { return true }
    guard text.contains("*") else { return name == text }
    let parts = text.parts(by: "*")
    var rest = name[...]
    for (index, part) in parts.enumerated() where !part.isEmpty {
      if index == 0 {
        guard rest.hasPrefix(part) else { return false }
        rest = rest.dropFirst(part.count)
      } else if index == parts.count - 1 {
        return rest.hasSuffix(part)
      } else {
        let found = String(rest).cut(at: part)
        guard let tail = found.tail else { return false }
        rest = tail[...]
      }
    }
    return true
  }
}
