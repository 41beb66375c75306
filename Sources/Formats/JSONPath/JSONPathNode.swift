import ObjectModel

/// A part of a JSONPath template.
indirect enum JSONPathNode: Hashable, Sendable {
  case text(String)
  /// What stands between braces.
  case list([JSONPathNode])
  case field(String)
  case identifier(String)
  case array(JSONPathSlice)
  case filter(left: [JSONPathNode], right: [JSONPathNode], comparison: String)
  case union([[JSONPathNode]])
  /// A number or truth value written in the template.
  case literal(Value)
  case wildcard
  case recursive
}

/// The bounds in `[start:end:step]`.
struct JSONPathSlice: Hashable, Sendable {
  var start: Int?
  /// Nil for all up to the end.
  var end: Int?
  /// Whether `end` follows from a single index.
  var isIndex = false
  var step: Int?
}
