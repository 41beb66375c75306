import ObjectModel

/// Fills a JSONPath template in, keeping client-go's way of nesting ranges.
struct JSONPathEvaluator {
  /// The template's top-level nodes; a range looks ahead in them.
  let root: [JSONPathNode]
  let allowsMissingKeys: Bool
  private var begun = 0
  private var depth = 0
  private var ended = 0
  private var lastEnd = 0

  init(root: [JSONPathNode], allowsMissingKeys: Bool) {
    self.root = root
    self.allowsMissingKeys = allowsMissingKeys
  }

  mutating func results(_ value: Value) throws(JSONPathError) -> [[Value]] {
    try results([value], from: 0)
  }

  private mutating func results(
    _ current: [Value], from first: Int
  ) throws(JSONPathError) -> [[Value]] {
    var all: [[Value]] = []
    var index = first
    while index < root.count {
      let found = try walk(current, root[index])
      if ended > 0, ended <= depth {
        ended -= 1
        lastEnd = index
        return all
      }
      if begun > 0 {
        begun -= 1
        depth += 1
        for value in found { all += try results([value], from: index + 1) }
        // An empty range is still walked once, to find where it ends.
        if found.isEmpty { _ = try results([.null], from: index + 1) }
        depth -= 1
        if lastEnd > index { index = lastEnd }
      } else {
        all.append(found)
      }
      index += 1
    }
    return all
  }

  private mutating func walk(
    _ values: [Value], _ node: JSONPathNode
  ) throws(JSONPathError) -> [Value] {
    switch node {
    case .text(let text): return [.string(text)]
    case .list(let nodes): return try walk(values, nodes)
    case .field(let name): return try field(values, name)
    case .identifier(let name): return try identifier(values, name)
    case .array(let slice): return try array(values, slice)
    case .filter(let left, let right, let comparison):
      return try filter(values, left, right, comparison)
    case .union(let lists):
      var found: [Value] = []
      for list in lists { found += try walk(values, list) }
      return found
    case .literal(let literal): return values.map { _ in literal }
    case .wildcard: return values.flatMap(Self.children)
    case .recursive: return Self.descendants(values)
    }
  }

  private mutating func walk(
    _ values: [Value], _ nodes: [JSONPathNode]
  ) throws(JSONPathError) -> [Value] {
    var values = values
    for node in nodes { values = try walk(values, node) }
    return values
  }

  private mutating func identifier(
    _ values: [Value], _ name: String
  ) throws(JSONPathError) -> [Value] {
    switch name {
    case "range":
      begun += 1
      return values
    case "end":
      guard depth > 0 else { throw JSONPathError("not in range, nothing to end") }
      ended += 1
      return []
    default: throw JSONPathError("unrecognized identifier \(name)")
    }
  }

  private func field(_ values: [Value], _ name: String) throws(JSONPathError) -> [Value] {
    if values.isEmpty { return [] }
    let key = Key(name)
    let found = values.compactMap { $0[key] }
    if found.isEmpty, !allowsMissingKeys { throw JSONPathError("\(name) is not found") }
    return found
  }

  private static func children(_ value: Value) -> [Value] {
    switch value {
    case .object(let fields): fields.sorted.map(\.value)
    case .array(let elements): elements
    case .string(let text): text.utf8.map { .int(Int64($0)) }
    default: []
    }
  }

  private static func descendants(_ values: [Value]) -> [Value] {
    var found: [Value] = []
    for value in values {
      let children = children(value)
      if children.isEmpty { continue }
      found.append(value)
      found += descendants(children)
    }
    return found
  }

  // MARK: Arrays

  private func array(
    _ values: [Value], _ slice: JSONPathSlice
  ) throws(JSONPathError) -> [Value] {
    var found: [Value] = []
    for value in values where !value.isNull {
      guard case .array(let elements) = value else {
        throw JSONPathError("\(Self.typeName(value)) is not array or slice")
      }
      let count = elements.count
      var start = slice.start ?? 0
      if start < 0 { start += count }
      var end = slice.end ?? count
      if end < 0 || (end == 0 && slice.isIndex) { end += count }
      // Nothing was asked for; what the other values gave is kept.
      if start == end { return found }
      if start >= count || start < 0 { throw Self.outOfBounds(start, count) }
      if end > count || end < 0 { throw Self.outOfBounds(end - 1, count) }
      if start > end {
        throw JSONPathError("starting index \(start) is greater than ending index \(end)")
      }
      let step = slice.step ?? 1
      if step <= 0 { throw JSONPathError("step must be > 0") }
      for index in stride(from: start, to: end, by: step) { found.append(elements[index]) }
    }
    return found
  }

  private static func outOfBounds(_ index: Int, _ count: Int) -> JSONPathError {
    JSONPathError("array index out of bounds: index \(index), length \(count)")
  }

  private static func typeName(_ value: Value) -> String {
    switch value {
    case .null: "interface {}"
    case .bool: "bool"
    case .int: "int64"
    case .double: "float64"
    case .string: "string"
    case .array: "[]interface {}"
    case .object: "map[string]interface {}"
    }
  }

  // MARK: Filters

  private mutating func filter(
    _ values: [Value], _ left: [JSONPathNode], _ right: [JSONPathNode], _ comparison: String
  ) throws(JSONPathError) -> [Value] {
    var found: [Value] = []
    for value in values {
      guard case .array(let elements) = value else {
        throw JSONPathError(
          "\(GoText.plain(value)) is not array or slice and cannot be filtered")
      }
      for element in elements {
        if comparison == "exists" {
          if exists(element, left) { found.append(element) }
        } else if try passes(element, left, right, comparison) {
          found.append(element)
        }
      }
    }
    return found
  }

  private mutating func exists(_ element: Value, _ path: [JSONPathNode]) -> Bool {
    do throws(JSONPathError) {
      return try !walk([element], path).isEmpty
    } catch {
      return false
    }
  }

  private mutating func passes(
    _ element: Value, _ left: [JSONPathNode], _ right: [JSONPathNode], _ comparison: String
  ) throws(JSONPathError) -> Bool {
    let lefts = try walk([element], left)
    guard let first = lefts.first else { return false }
    if lefts.count > 1 { throw JSONPathError("can only compare one element at a time") }
    let rights = try walk([element], right)
    guard let second = rights.first else { return false }
    if rights.count > 1 { throw JSONPathError("can only compare one element at a time") }
    do throws(GoComparisonError) {
      switch comparison {
      case "==": return try GoComparison.equal(first, second)
      case "!=": return try !GoComparison.equal(first, second)
      case "<": return try GoComparison.less(first, second)
      case "<=": return try GoComparison.lessOrEqual(first, second)
      case ">": return try !GoComparison.lessOrEqual(first, second)
      case ">=": return try !GoComparison.less(first, second)
      default: break
      }
    } catch {
      throw JSONPathError(error.message)
    }
    throw JSONPathError("unrecognized filter operator \(comparison)")
  }
}
