public import ObjectModel

/// One document of a manifest: what it says, and where.
public struct YAMLDocument: Sendable {
  /// The document as JSON-like values; keys keep their order.
  public var value: Value
  /// The line of the file, from 1, on which the document's text begins: after `---`.
  public var firstLine: Int
  /// Keys that stand twice in one mapping; the last one has won, as in kubectl.
  public var duplicateKeys: [YAMLDuplicateKey]
  /// The line of every field and element, when asked for.
  public var positions: YAMLPositions?

  /// A document.
  public init(
    value: Value, firstLine: Int, duplicateKeys: [YAMLDuplicateKey] = [],
    positions: YAMLPositions? = nil
  ) {
    self.value = value
    self.firstLine = firstLine
    self.duplicateKeys = duplicateKeys
    self.positions = positions
  }
}

/// A key that stands twice in one mapping.
public struct YAMLDuplicateKey: Hashable, Sendable {
  /// The line of the second value, from 1, within the document.
  public let line: Int
  /// The key in Go syntax, so strings are quoted.
  public let key: String

  /// What go-yaml's strict decoding says: `line 3: key "a" already set in map`.
  public var message: String { "line \(line): key \(key) already set in map" }
}
