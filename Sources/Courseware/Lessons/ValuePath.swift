import ObjectModel

/// Reads paths such as `status.containerStatuses[0].ready` and `metadata.labels.app`.
enum ValuePath {
  enum Part: Equatable {
    case key(String)
    case index(Int)
  }

  /// The parts of a path; a key with dots is written `[app.kubernetes.io/name]`.
  static func parts(of path: String) -> [Part] {
    var parts: [Part] = []
    var name = ""
    var rest = Substring(path)
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "." {
        if !name.isEmpty { parts.append(.key(name)) }
        name = ""
      } else if first == "[" {
        if !name.isEmpty { parts.append(.key(name)) }
        name = ""
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        parts.append(Int(inside).map { .index($0) } ?? .key(String(inside)))
      } else {
        name.append(first)
      }
    }
    if !name.isEmpty { parts.append(.key(name)) }
    return parts
  }

  /// The value at a path; nil when there is none.
  static func value(of object: Value, at path: String) -> Value? {
    var current = object
    for part in parts(of: path) {
      switch part {
      case .key(let key):
        guard let next = current[Key(key)] else { return nil }
        current = next
      case .index(let index):
        let elements = current.elements
        guard elements.indices.contains(index) else { return nil }
        current = elements[index]
      }
    }
    if current.isNull { return nil }
    return current
  }
}
