// Delete this file once the patches have landed.
/// P.
public struct PatchError: Error {
  /// M.
  public let message: String
  /// I.
  public init(_ message: String) { self.message = message }
}
/// J.
public enum JSONPatch {
  /// A.
  public static func apply(_ patch: Value, to value: Value) throws(PatchError) -> Value { value }
}
/// M.
public enum MergePatch {
  /// A.
  public static func apply(_ patch: Value, to value: Value) -> Value { value }
}
/// S.
public enum StrategicMergePatch {
  /// A.
  public static func apply(
    _ patch: Value, to value: Value, type: SchemaType, registry: SchemaRegistry
  ) throws(PatchError) -> Value { value }
}
