import ObjectModel
import Simulation

extension APIServer {
  func watch(_ context: RequestContext) throws(Status) -> APIResponse {
    try ListRules.check(context.options, isWatch: true)
    let options = context.options
    let selection = try Selection(context)
    var cursor = WatchCursor(
      resource: context.resource, namespace: context.target.namespace,
      name: context.target.name, labels: selection.labels, fields: selection.fields,
      revision: store.revision, allowsBookmarks: options.allowWatchBookmarks,
      answer: context.request.answer)
    cursor.showsOwners = context.request.wantsManagedFields
    if case .table = context.request.answer { cursor.showsOwners = false }
    cursor.tellsColumnsOnce = context.request.envelope != nil
    if cursor.tellsColumnsOnce, cursor.allowsBookmarks { cursor.bookmarkAt = now + .seconds(60) }
    if let seconds = options.timeoutSeconds, seconds > 0, seconds < 1 << 31 {
      cursor.endsAt = now + .seconds(seconds)
    }
    let text = options.resourceVersion ?? ""
    let asked = try ListRevision.parsed(text)
    if options.sendInitialEvents == true {
      _ = try ListRevision(minimum: text, store.revision)
      cursor.pending = initialEvents(cursor)
      if cursor.allowsBookmarks {
        cursor.pending.insert(bookmark(cursor.resource, endsInitialEvents: true), at: 0)
      }
    } else if asked == 0 {
      if options.sendInitialEvents == nil { cursor.pending = initialEvents(cursor) }
    } else {
      let compacted = store[context.resource].history.compactedRevision
      cursor.revision = asked
      if asked < compacted { cursor.pending = [Self.tooOld(asked, compacted)] }
    }
    return APIResponse(body: .watch(cursor))
  }

  /// What a watch is told that wants to begin where nothing is kept any more.
  private static func tooOld(_ revision: Int64, _ compacted: Int64) -> WatchEvent {
    let status = Status.expired("too old resource version: \(revision) (\(compacted))")
    return WatchEvent(kind: .error, object: status.value)
  }

  /// The objects there are, the first one last.
  private func initialEvents(_ cursor: WatchCursor) -> [WatchEvent] {
    let collection = store[cursor.resource]
    let kind = catalog[cursor.resource]
    return collection.objects[collection.range(of: cursor.namespace)]
      .map(\.element)
      .filter { cursor.matches($0, kind) }
      .map {
        WatchEvent(
          kind: .added, object: shown($0, cursor.resource, withOwners: cursor.showsOwners))
      }
      .reversed()
  }

  /// An event that only tells how far a watch has come.
  private func bookmark(
    _ resource: ResourceID, endsInitialEvents: Bool = false
  ) -> WatchEvent {
    let kind = catalog[resource]
    var metadata: Value = [
      "resourceVersion": .string(String(store.revision)), "creationTimestamp": .null,
    ]
    if endsInitialEvents { metadata[.annotations] = ["k8s.io/initial-events-end": "true"] }
    var object: Value = [
      "kind": .string(kind.kind), "apiVersion": .string(kind.apiVersion), "metadata": metadata,
    ]
    if let type = catalog.schema.type(kind.schemaName),
      let decoded = try? catalog.schema.decode(object, as: type, rootName: kind.kind)
    {
      object = decoded.value
    }
    return WatchEvent(kind: .bookmark, object: object)
  }

  /// The next event of a watch that has already happened, in the form the watch asked for; nil
  /// when it has caught up or has ended.
  public func nextEvent(_ cursor: inout WatchCursor) -> WatchEvent? {
    guard !cursor.hasEnded, let event = nextChange(&cursor) ?? dueBookmark(&cursor) else {
      return nil
    }
    if event.kind == .error {
      cursor.hasEnded = true
      return event
    }
    return shaped(event, &cursor)
  }

  private func dueBookmark(_ cursor: inout WatchCursor) -> WatchEvent? {
    guard let due = cursor.bookmarkAt, now >= due else { return nil }
    cursor.bookmarkAt = now + .seconds(60)
    return bookmark(cursor.form ?? cursor.resource)
  }

  /// An event with its object in the form that was asked for.
  private func shaped(_ event: WatchEvent, _ cursor: inout WatchCursor) -> WatchEvent {
    var object = event.object
    var kind = catalog[cursor.resource]
    if let form = cursor.form {
      if let view = catalog[form].storedAs, event.kind != .bookmark { object = view.shown(object) }
      kind = catalog[form]
    }
    switch cursor.answer {
    case .objects: return WatchEvent(kind: event.kind, object: object)
    case .partialMetadata:
      return WatchEvent(kind: event.kind, object: Self.partialMetadata(of: object))
    case .table(let includes):
      let version = object.string(.metadata, .resourceVersion) ?? ""
      var value = table([object], kind, resourceVersion: version).value(includes)
      if cursor.tellsColumnsOnce, cursor.hasToldColumns { value["columnDefinitions"] = .null }
      cursor.hasToldColumns = true
      return WatchEvent(kind: event.kind, object: value)
    }
  }

  private func nextChange(_ cursor: inout WatchCursor) -> WatchEvent? {
    if let event = cursor.pending.popLast() { return event }
    let collection = store[cursor.resource]
    guard cursor.revision < store.revision else { return nil }
    let history = collection.history
    if cursor.revision < history.compactedRevision {
      return Self.tooOld(cursor.revision, history.compactedRevision)
    }
    let kind = catalog[cursor.resource]
    var position = history.position(after: cursor.revision)
    while position < history.end {
      let change = history[position]
      cursor.revision = change.revision
      if let event = cursor.event(for: change, kind) {
        let object = shown(event.object, cursor.resource, withOwners: cursor.showsOwners)
        return WatchEvent(kind: event.kind, object: object)
      }
      position += 1
    }
    cursor.revision = store.revision
    return nil
  }
}

extension WatchCursor {
  func matches(_ object: StoredObject, _ kind: KindDefinition) -> Bool {
    if let namespace, object.key.namespace != namespace { return false }
    if let name, object.key.name != name { return false }
    return labels.matches(object.value[.metadata, .labels])
      && Selection.matches(fields, object.value, kind)
  }

  /// What a watcher with these selectors sees of a change; nil when it is not concerned.
  func event(
    for change: Change, _ kind: KindDefinition
  ) -> (kind: WatchEvent.Kind, object: StoredObject)? {
    guard let object = change.new ?? change.old else { return nil }
    let was = change.old.map { matches($0, kind) } ?? false
    let isNow = change.new.map { matches($0, kind) } ?? false
    switch (was, isNow) {
    case (false, false): return nil
    case (false, true): return (.added, object)
    case (true, true): return (.modified, object)
    case (true, false):
      // The last state, stamped with the revision at which it left the watcher's view.
      let old = change.old ?? object
      var last = old.value
      last[orEmpty: .metadata][.resourceVersion] = .string(String(change.revision))
      return (
        .deleted,
        StoredObject(value: last, key: old.key, revision: change.revision, fields: old.fields)
      )
    }
  }
}
