// Delete this file once SchemaRegistry and the patches have landed.
/// S.
public final class SchemaRegistry: Sendable {
  /// D.
  public struct Decoded { public var value: Value; public var unknownFields: [String] }
  public init(texts: [String]) {}
  public func type(_ name: String) -> SchemaType? { nil }
  public func decode(_ v: Value, as t: SchemaType, rootName: String) throws(DecodeError) -> Decoded { Decoded(value: v, unknownFields: []) }
  public func applyDefaults(to v: inout Value, _ t: SchemaType) {}
}
public final class SchemaType: Sendable {}
public struct DecodeError: Error { public let message: String }
public struct PatchError: Error { public let message: String; public init(_ m: String) { message = m } }
public enum JSONPatch { public static func apply(_ p: Value, to v: Value) throws(PatchError) -> Value { v } }
public enum MergePatch { public static func apply(_ p: Value, to v: Value) -> Value { v } }
public enum StrategicMergePatch { public static func apply(_ p: Value, to v: Value, type: SchemaType, registry: SchemaRegistry) throws(PatchError) -> Value { v } }
