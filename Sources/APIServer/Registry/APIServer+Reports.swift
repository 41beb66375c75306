import ObjectModel

extension APIServer {
  /// Writes a vouched patch of a status: its fields take the place of the old ones as they are, null
  /// removes one, and the rest of the object stays shared.
  mutating func report(
    over old: StoredObject, _ context: RequestContext
  ) throws(Status) -> APIResponse {
    let body = context.takeBody() ?? .null
    if let uid = body[.metadata, .uid], uid != old.value[.metadata, .uid] {
      throw .invalid(
        kind: context.kind.kind, group: context.kind.group, old.key.name,
        [.invalid("metadata.uid", uid, "field is immutable")])
    }
    var new = old.value
    new.change(.status) { status in
      for field in body.fields(.status) {
        status[field.key] = field.value.isNull ? nil : field.value
      }
    }
    assert(isSound(new, over: old, context), "vouched for, but not sound: \(body)")
    return commit(new, sent: nil, over: old, context)
  }

  /// Whether a vouched status is as a decode leaves it, and valid: what debug builds check.
  private func isSound(
    _ new: Value, over old: StoredObject, _ context: RequestContext
  ) -> Bool {
    let kind = context.kind
    var prepared = new
    kind.prepareForStatusUpdate(&prepared, old.value)
    return prepared == new && (try? decode(new, kind, context)) == new
      && kind.validateStatusUpdate(new, old.value).isEmpty
  }
}
