public import ObjectModel

/// kubectl's JSONPath templates: `{range .items[*]}{.metadata.name}{"\n"}{end}`.
///
/// Models: client-go's util/jsonpath, v1.32. Differs: wildcards and `..` visit the fields of an
/// object in the order of their keys, where Go's order is random.
public struct JSONPath: Sendable {
  /// Whether a field that no value has gives nothing rather than an error.
  public var allowsMissingKeys: Bool
  private let nodes: [JSONPathNode]

  /// Reads a template.
  /// - Throws: client-go's text, such as `unclosed action`.
  public init(_ template: String, allowsMissingKeys: Bool = false) throws(JSONPathError) {
    var parser = JSONPathParser(template)
    nodes = try parser.parse()
    self.allowsMissingKeys = allowsMissingKeys
  }

  /// What each action of the template finds in `value`, one list an action.
  /// - Throws: client-go's text, such as `foo is not found`.
  public func results(_ value: Value) throws(JSONPathError) -> [[Value]] {
    var evaluator = JSONPathEvaluator(root: nodes, allowsMissingKeys: allowsMissingKeys)
    return try evaluator.results(value)
  }

  /// The text of the template filled in: objects and arrays as JSON, all else as Go prints it.
  public func text(_ value: Value) throws(JSONPathError) -> String {
    var text = ""
    for list in try results(value) {
      for (index, result) in list.enumerated() {
        if index > 0 { text += " " }
        text += Self.text(of: result)
      }
    }
    return text
  }

  /// The text of `-o jsonpath-as-json`: an indented JSON array for each action.
  public func json(_ value: Value) throws(JSONPathError) -> String {
    var text = ""
    for list in try results(value) {
      text += JSONWriter(indent: 4, sortsKeys: true).text(.array(list)) + "\n"
    }
    return text
  }

  private static func text(of value: Value) -> String {
    switch value {
    case .array, .object: JSONWriter(sortsKeys: true).text(value)
    case .null: "null"
    default: GoText.plain(value)
    }
  }

  /// A path as people write it for `--sort-by`, custom columns and `--for=jsonpath`, made a
  /// template: `metadata.name`, `.metadata.name` and `{metadata.name}` become `{.metadata.name}`.
  public static func relaxed(_ path: String) throws(JSONPathError) -> String {
    if path.isEmpty { return path }
    var inner = path[...]
    if inner.hasPrefix("{"), inner.hasSuffix("}"), inner.count >= 2 {
      inner = inner.dropFirst().dropLast()
    }
    if inner.hasPrefix("."), inner.count > 1 { inner = inner.dropFirst() }
    guard !inner.isEmpty, !inner.contains(where: { $0 == "{" || $0 == "}" }) else {
      throw JSONPathError(
        "unexpected path string, expected a 'name1.name2' or '.name1.name2' or "
          + "'{name1.name2}' or '{.name1.name2}'")
    }
    return "{.\(inner)}"
  }
}

/// Why a template cannot be read or filled in.
public struct JSONPathError: Error, Hashable, Sendable {
  /// client-go's text.
  public let message: String

  /// An error with client-go's text.
  public init(_ message: String) {
    self.message = message
  }
}
