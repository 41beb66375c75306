// Models: structured-merge-diff v4 fieldpath.PathElement and the keys of FieldsV1, Kubernetes v1.32.

/// One step from an object or list to something in it, as field sets count them.
public enum PathElement: Hashable, Sendable {
  /// A field of an object or a key of a map: `f:name`.
  case field(Key)
  /// The element of a list that has these values in its key fields, sorted by name: `k:{...}`.
  case keyed([KeyField])
  /// The element of a list that is a set: `v:...`.
  case value(Value)
  /// The element at a place: `i:0`.
  case index(Int)

  /// A key field of a list's element with its value.
  public struct KeyField: Hashable, Sendable {
    /// The field's name.
    public let name: Key
    /// Its value.
    public let value: Value

    /// A key field.
    public init(_ name: Key, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The text in FieldsV1, such as `f:metadata` or `k:{"name":"web"}`.
  public var text: String {
    switch self {
    case .field(let name): return "f:" + name.text
    case .keyed(let fields):
      var object = Fields()
      object.reserveCapacity(fields.count)
      for field in fields { object[field.name] = field.value }
      return "k:" + JSONWriter().text(.object(object))
    case .value(let value): return "v:" + JSONWriter().text(value)
    case .index(let index): return "i:" + String(index)
    }
  }

  /// Reads the text of FieldsV1; nil for text that is none, or of a sort that is not known.
  public init?(text: String) {
    let body = text.dropFirst(2)
    switch text.prefix(2) {
    case "f:": self = .field(Key(String(body)))
    case "k:":
      guard case .object(let object)? = try? JSONParser.parse(String(body)) else { return nil }
      self = .keyed(
        object.map { KeyField($0.key, $0.value) }.sorted { $0.name.text < $1.name.text })
    case "v:":
      guard let value = try? JSONParser.parse(String(body)) else { return nil }
      self = .value(value)
    case "i:":
      guard let index = Int(body) else { return nil }
      self = .index(index)
    default: return nil
    }
  }
}

extension PathElement: Comparable {
  /// Fields by name come first, then elements by key, by value, by place.
  public static func < (left: PathElement, right: PathElement) -> Bool {
    switch (left, right) {
    case (.field(let mine), .field(let theirs)): mine != theirs && mine.text < theirs.text
    case (.keyed(let mine), .keyed(let theirs)): precedes(mine, theirs)
    case (.value(let mine), .value(let theirs)): compare(mine, theirs) < 0
    case (.index(let mine), .index(let theirs)): mine < theirs
    default: left.rank < right.rank
    }
  }

  private var rank: Int {
    switch self {
    case .field: 0
    case .keyed: 1
    case .value: 2
    case .index: 3
    }
  }

  private static func precedes(_ left: [KeyField], _ right: [KeyField]) -> Bool {
    for (mine, theirs) in zip(left, right) {
      if mine.name != theirs.name { return mine.name.text < theirs.name.text }
      let order = compare(mine.value, theirs.value)
      if order != 0 { return order < 0 }
    }
    return left.count < right.count
  }

  /// The order of scalars: numbers, then texts, then truth values, then what cannot be a key.
  private static func compare(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.string(let mine), .string(let theirs)):
      return mine == theirs ? 0 : mine < theirs ? -1 : 1
    case (.bool(let mine), .bool(let theirs)): return mine == theirs ? 0 : theirs ? -1 : 1
    default:
      if let mine = left.double, let theirs = right.double {
        return mine == theirs ? 0 : mine < theirs ? -1 : 1
      }
      return rank(left) - rank(right)
    }
  }

  private static func rank(_ value: Value) -> Int {
    switch value {
    case .double, .int: 0
    case .string: 1
    case .bool: 2
    case .array: 3
    case .object: 4
    case .null: 5
    }
  }
}
