// Models: evanphx/json-patch v4, which the API server and kubectl use. Differs: only objects are
// patched, as the API knows no other documents.

/// JSON merge patches, RFC 7386.
public enum MergePatch {
  /// Applies `patch` to `value`: nulls remove, objects merge, everything else replaces.
  /// - Complexity: O(fields of `patch`).
  public static func apply(_ patch: Value, to value: Value) -> Value {
    guard case .object(let changes) = patch else { return patch }
    guard case .object(var fields) = value else { return withoutNulls(patch) }
    for change in changes {
      if change.value.isNull {
        fields[change.key] = nil
        continue
      }
      let current = fields[change.key]
      let changed =
        if let current, current.object != nil { apply(change.value, to: current) } else {
          withoutNulls(change.value)
        }
      // What stays as it was stays shared.
      if let current, changed.isShared(with: current) || changed == current { continue }
      fields[change.key] = changed
    }
    return .object(fields)
  }

  /// `value` without the fields that are null, in objects at any depth; shared when there are none.
  private static func withoutNulls(_ value: Value) -> Value {
    hasNulls(value) ? copyWithoutNulls(value) : value
  }

  private static func hasNulls(_ value: Value) -> Bool {
    switch value {
    case .object(let fields): fields.contains { $0.value.isNull || hasNulls($0.value) }
    case .array(let elements): elements.contains { hasNulls($0) }
    default: false
    }
  }

  private static func copyWithoutNulls(_ value: Value) -> Value {
    switch value {
    case .object(let fields):
      var kept = Fields()
      for field in fields where !field.value.isNull {
        kept.appendUnique(field.key, withoutNulls(field.value))
      }
      return .object(kept)
    case .array(let elements): return .array(elements.map(withoutNulls))
    default: return value
    }
  }

  /// The merge patch that turns `original` into `modified`; an empty object when they are equal.
  public static func create(_ original: Value, _ modified: Value) -> Value {
    .object(difference(original.object ?? Fields(), modified.object ?? Fields()))
  }

  private static func difference(_ original: Fields, _ modified: Fields) -> Fields {
    var patch = Fields()
    for field in modified {
      switch (original[field.key], field.value) {
      case (.object(let before)?, .object(let after)):
        let inner = difference(before, after)
        if !inner.isEmpty { patch.appendUnique(field.key, .object(inner)) }
      case (let before?, let after) where before == after: break
      default: patch.appendUnique(field.key, field.value)
      }
    }
    for field in original where !modified.contains(field.key) {
      patch.appendUnique(field.key, .null)
    }
    return patch
  }
}
