// Models: apimachinery pkg/util/jsonmergepatch, v1.32.

/// The patch of `kubectl apply` for kinds whose schema the client does not know.
public enum ThreeWayMergePatch {
  /// A merge patch that brings `current` to `modified` and removes what `original` had and
  /// `modified` no longer has.
  /// - Throws: `PatchError` with a conflict when an addition meets a removal.
  public static func create(
    original: Value, modified: Value, current: Value
  ) throws(PatchError) -> Value {
    let changes = filtered(MergePatch.create(current, modified), keepingNulls: false)
    let deletions = filtered(MergePatch.create(original, modified), keepingNulls: true)
    if haveConflict(.object(changes), .object(deletions)) {
      throw PatchError(conflict: .init(patch: .object(changes), changes: .object(deletions)))
    }
    return .object(merged(deletions, changes))
  }

  /// Lays `changes` over `deletions`, keeping the nulls of both.
  private static func merged(_ deletions: Fields, _ changes: Fields) -> Fields {
    var result = deletions
    for change in changes {
      if case .object(let before)? = result[change.key], case .object(let after) = change.value {
        result[change.key] = .object(merged(before, after))
      } else {
        result[change.key] = change.value
      }
    }
    return result
  }

  /// Either the nulls of a patch alone, or everything but them.
  private static func filtered(_ patch: Value, keepingNulls: Bool) -> Fields {
    var result = Fields()
    for field in patch.object ?? Fields() {
      switch field.value {
      case .null: if keepingNulls { result.appendUnique(field.key, .null) }
      case .object(let fields) where !fields.isEmpty:
        let inner = filtered(field.value, keepingNulls: keepingNulls)
        if !inner.isEmpty { result.appendUnique(field.key, .object(inner)) }
      default: if !keepingNulls { result.appendUnique(field.key, field.value) }
      }
    }
    return result
  }

  private static func haveConflict(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      return left.contains { field in
        right[field.key].map { haveConflict(field.value, $0) } ?? false
      }
    case (.array(let left), .array(let right)):
      return left.count != right.count || zip(left, right).contains { haveConflict($0, $1) }
    default: return left != right
    }
  }
}
