public import ObjectModel

extension APIServer {
  /// Writes the status that a component of the cluster vouches for: its fields take the place of
  /// the old ones as they are, null removes one, and the rest of the object stays shared.
  ///
  /// The same as a merge patch of the status that is vouched for, without being made a request.
  /// - Returns: the object as it is then; nil when it is gone or is another one by now.
  public mutating func report(
    _ status: consuming Fields, of resource: ResourceID, _ key: ObjectKey, uid: Value,
    by user: UserInfo
  ) -> Value? {
    guard user.mayDoEverything, let old = store.object(resource, key),
      old.value[.metadata, .uid] == uid
    else { return nil }
    let new = Self.reported(status, over: old.value)
    assert(isSound(new, over: old, resource), "vouched for, but not sound: \(new)")
    if new == old.value { return new }
    let writer = FieldsRecord.Writer(
      manager: user.manager, subresource: .status, form: resource)
    let fields = record(
      .status(before: old.value[.status], after: new[.status]), over: old, resource, writer)
    return write(new, over: old, resource, fields).value
  }

  /// Writes a vouched patch of a status.
  mutating func report(
    over old: StoredObject, _ context: RequestContext
  ) throws(Status) -> APIResponse {
    let body = context.takeBody() ?? .null
    if let uid = body[.metadata, .uid], uid != old.value[.metadata, .uid] {
      throw .invalid(
        kind: context.kind.kind, group: context.kind.group, old.key.name,
        [.invalid("metadata.uid", uid, "field is immutable")])
    }
    let new = Self.reported(body.fields(.status), over: old.value)
    assert(isSound(new, over: old, context.resource), "vouched for, but not sound: \(body)")
    return commit(new, sent: nil, over: old, context)
  }

  /// Writes a vouched update of a status, which replaces the old one as it is.
  mutating func replaceStatus(
    of old: StoredObject, _ context: RequestContext
  ) throws(Status) -> APIResponse {
    let body = context.takeBody() ?? .null
    try checkVersion(of: body, against: old, context)
    var new = old.value
    new[.status] = body[.status]
    assert(isSound(new, over: old, context.resource), "vouched for, but not sound: \(body)")
    return commit(new, sent: nil, over: old, context)
  }

  private static func reported(_ fields: Fields, over old: Value) -> Value {
    var new = old
    new.change(.status) { status in
      // Mostly all of it is the reporter's, who then shares it.
      if status.allHold({ key, _ in fields.contains(key) }), fields.allHold({ !$1.pointee.isNull })
      {
        status = fields
        return
      }
      status.reserveCapacity(status.count + 2)
      for field in fields {
        status[field.key] = field.value.isNull ? nil : field.value
      }
    }
    return new
  }

  /// Whether a vouched status is as a decode leaves it, and valid: what debug builds check.
  private func isSound(
    _ new: Value, over old: StoredObject, _ resource: ResourceID
  ) -> Bool {
    let kind = catalog[resource]
    let target = ResourceTarget(group: kind.group, version: kind.version, resource: kind.plural)
    let context = RequestContext(
      request: APIRequest(.patch, .resource(target)), target: target, resource: resource,
      kind: kind)
    var prepared = new
    kind.prepareForStatusUpdate(&prepared, old.value)
    return prepared == new && (try? decode(new, kind, context)) == new
      && kind.validateStatusUpdate(new, old.value).isEmpty
  }
}
