// Models: apimachinery pkg/util/strategicpatch, v1.32.

/// Kubernetes' own merge patches, which merge lists by key where the schema says so.
///
/// Directives: `$patch: delete|replace|merge` in an object, `$deleteFromPrimitiveList/FIELD`,
/// `$setElementOrder/FIELD` and `$retainKeys` beside the field they concern.
public enum StrategicMergePatch {
  /// Applies `patch` to an object of `type`.
  /// - Throws: `PatchError` with apimachinery's sentence.
  /// - Complexity: O(fields of `patch`, and elements of the lists it touches squared).
  public static func apply(
    _ patch: Value, to value: Value, type: SchemaType, registry: SchemaRegistry
  ) throws(PatchError) -> Value {
    try apply(patch, to: value, type: type)
  }

  /// Applies `patch` to an object of `type`.
  public static func apply(
    _ patch: Value, to value: Value, type: SchemaType
  ) throws(PatchError) -> Value {
    guard case .object(let changes) = patch else {
      throw PatchError(
        "json: cannot unmarshal \(SchemaDecoder.goKind(of: patch)) into Go value of type "
          + "map[string]interface {}")
    }
    let merger = StrategicMerger(mergesParallelLists: true, ignoresUnmatchedNulls: true)
    return .object(try merger.merge(changes, into: value.object ?? Fields(), .object(type)))
  }

  /// The patch that turns `original` into `modified`; an empty object when they are equal.
  /// - Throws: `PatchError` with apimachinery's sentence.
  public static func createTwoWay(
    _ original: Value, _ modified: Value, type: SchemaType
  ) throws(PatchError) -> Value {
    let differ = StrategicDiffer()
    return .object(
      try differ.difference(
        original.object ?? Fields(), modified.object ?? Fields(), .object(type)))
  }

  /// The patch of `kubectl apply`: it brings `current` to `modified` and removes what `original`,
  /// the configuration applied last, had and `modified` no longer has.
  ///
  /// - Parameter overwrite: whether changes others made since are overwritten; if not, they are a
  ///   conflict.
  /// - Throws: `PatchError` with apimachinery's sentence.
  public static func createThreeWay(
    original: Value, modified: Value, current: Value, type: SchemaType, overwrite: Bool
  ) throws(PatchError) -> Value {
    let (original, modified, current) = (
      original.object ?? Fields(), modified.object ?? Fields(), current.object ?? Fields()
    )
    let schema = PatchSchema.object(type)
    let delta = try StrategicDiffer(ignoresDeletions: true)
      .difference(current, modified, schema)
    let deletions = try StrategicDiffer(ignoresChanges: true)
      .difference(original, modified, schema)
    let merger = StrategicMerger(mergesParallelLists: false, ignoresUnmatchedNulls: false)
    let patch = try merger.merge(delta, into: deletions, schema)
    if !overwrite {
      let changes = try StrategicDiffer(setsElementOrder: false)
        .difference(original, current, schema)
      if try StrategicConflicts.exist(patch, changes, schema) {
        throw PatchError(conflict: .init(patch: .object(patch), changes: .object(changes)))
      }
    }
    return .object(patch)
  }
}

/// The directives of strategic merge patches.
enum PatchDirective {
  static let marker = Key("$patch")
  static let retainKeys = Key("$retainKeys")
  static let deletePrefix = "$deleteFromPrimitiveList"
  static let orderPrefix = "$setElementOrder"

  /// Whether `key` may be a directive at all; false for nearly every field.
  static func isDirective(_ key: Key) -> Bool {
    key.text.utf8.first == UInt8(ascii: "$")
  }

  static func isDeletion(_ key: Key) -> Bool {
    isDirective(key) && key.text.hasPrefix(deletePrefix)
  }

  static func isOrder(_ key: Key) -> Bool {
    isDirective(key) && key.text.hasPrefix(orderPrefix)
  }

  /// The field that `$prefix/FIELD` concerns; nil when the text has not that form.
  static func target(_ key: Key, _ prefix: String) -> Key? {
    let text = key.text
    guard text.hasPrefix(prefix + "/") else { return nil }
    return Key(String(text.dropFirst(prefix.count + 1)))
  }
}

/// What a patch knows about the object or list it stands in.
enum PatchSchema {
  /// An object with known fields.
  case object(SchemaType)
  /// Something else, by the name Go's reflection gives its kind.
  case other(String)

  /// The schema of a field's value, of its elements for lists, and the field itself.
  struct Member {
    let schema: PatchSchema
    let strategy: SchemaField.PatchStrategy
    let mergeKey: Key?

    var isMerged: Bool { strategy.contains(.merge) }
    var isReplaced: Bool { strategy.contains(.replace) }
    var retainsKeys: Bool { strategy.contains(.retainKeys) }
  }

  var name: String {
    if case .other(let kind) = self { return kind }
    return "struct"
  }

  private func field(_ key: Key) throws(PatchError) -> SchemaField {
    switch self {
    case .other(let kind):
      throw PatchError(
        "merging an object in json but data type is not struct, instead is: \(kind)")
    case .object(let type):
      guard let field = type.field(key) else {
        throw PatchError(
          "unable to find api field in struct \(type.name) for the json field "
            + GoText.quoted(key.text))
      }
      return field
    }
  }

  func object(_ key: Key) throws(PatchError) -> Member {
    let field = try field(key)
    return Member(
      schema: Self.schema(of: field.type), strategy: field.patchStrategy,
      mergeKey: field.mergeKey)
  }

  func list(_ key: Key) throws(PatchError) -> Member {
    let field = try field(key)
    guard let element = field.type.listElement else {
      throw PatchError("expected slice or array type, but got: \(name)")
    }
    return Member(
      schema: Self.schema(of: element), strategy: field.patchStrategy, mergeKey: field.mergeKey)
  }

  private static func schema(of type: SchemaFieldType) -> PatchSchema {
    switch type {
    case .reference(let reference): .object(reference.type)
    case .map: .other("map")
    case .list, .bytes: .other("slice")
    case .any, .quantity, .time, .microTime, .intOrString, .fieldsV1, .duration: .other("struct")
    case .string, .int32, .int64, .bool, .double: .other(type.goName)
    }
  }
}
