/// Why a patch cannot be made or applied, in the words of the Go libraries.
public struct PatchError: Error, Hashable, Sendable {
  /// What clashes in a three-way patch that may not overwrite others' changes.
  public struct Conflict: Hashable, Sendable {
    /// The patch that was wanted.
    public let patch: Value
    /// What changed meanwhile.
    public let changes: Value
  }

  /// The sentence Go gives; a conflict's values are shown as JSON, where Go shows YAML.
  public let message: String
  /// The values that clash, if that is the reason.
  public let conflict: Conflict?

  /// An error with the sentence to print.
  public init(_ message: String) {
    self.message = message
    conflict = nil
  }

  init(conflict: Conflict) {
    self.conflict = conflict
    let writer = JSONWriter(sortsKeys: true)
    message =
      "patch:\n\(writer.text(conflict.patch))\n\nconflicts with changes made from original to "
      + "current:\n\(writer.text(conflict.changes))\n\n"
  }

  static let badPrimitiveList = PatchError("invalid patch format of primitive list")
  static let badRetainKeys = PatchError("invalid patch format of retainKeys")
  static let badElementOrder = PatchError("invalid patch format of setElementOrder list")
  static let listOfLists = PatchError("lists of lists are not supported")

  static func noMergeKey(_ element: Fields, _ mergeKey: Key) -> PatchError {
    PatchError(
      "map: \(GoText.plain(.object(element))) does not contain declared merge key: "
        + mergeKey.text)
  }

  static func badType(_ expected: Value, _ actual: Value) -> PatchError {
    PatchError(
      "expected a \(GoText.typeName(of: expected)), but received a "
        + GoText.typeName(of: actual))
  }

  static func badDirective(_ directive: Value, _ element: Fields) -> PatchError {
    PatchError(
      "unknown patch type: \(GoText.plain(directive)) in map: \(GoText.plain(.object(element)))")
  }
}
