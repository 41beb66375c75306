import ObjectModel

extension APIServer {
  func watch(_ context: RequestContext) throws(Status) -> APIResponse {
    let selection = try Selection(context)
    var cursor = WatchCursor(
      resource: context.resource, namespace: context.target.namespace,
      name: context.target.name, labels: selection.labels, fields: selection.fields,
      revision: store.revision, allowsBookmarks: context.options.allowWatchBookmarks,
      answer: context.request.answer)
    switch context.options.resourceVersion ?? "" {
    case "", "0":
      cursor.pending = initialEvents(cursor)
    case let text:
      guard let revision = Int64(text), revision >= 0 else {
        throw .badRequest(
          "Invalid value: \"\(text)\": strconv.ParseUint: parsing \"\(text)\": invalid syntax")
      }
      let compacted = store[context.resource].history.compactedRevision
      if revision < compacted {
        throw .expired("too old resource version: \(revision) (\(compacted))")
      }
      cursor.revision = revision
    }
    return APIResponse(body: .watch(cursor))
  }

  private func initialEvents(_ cursor: WatchCursor) -> [WatchEvent] {
    let collection = store[cursor.resource]
    let kind = catalog[cursor.resource]
    return collection.objects[collection.range(of: cursor.namespace)]
      .map(\.element)
      .filter { cursor.matches($0, kind) }
      .map { WatchEvent(kind: .added, object: $0.value) }
  }

  /// The next event of a watch that has already happened, in the form the watch asked for; nil
  /// when it has caught up.
  public func nextEvent(_ cursor: inout WatchCursor) -> WatchEvent? {
    guard let event = nextChange(&cursor) else { return nil }
    guard case .table(let includes) = cursor.answer, event.kind != .error else { return event }
    let version = event.object.string(.metadata, .resourceVersion) ?? ""
    let table = table([event.object], catalog[cursor.resource], resourceVersion: version)
    return WatchEvent(kind: event.kind, object: table.value(includes))
  }

  private func nextChange(_ cursor: inout WatchCursor) -> WatchEvent? {
    if !cursor.pending.isEmpty { return cursor.pending.removeFirst() }
    let collection = store[cursor.resource]
    guard cursor.revision < store.revision else { return nil }
    let history = collection.history
    if cursor.revision < history.compactedRevision {
      let status = Status.expired(
        "too old resource version: \(cursor.revision) (\(history.compactedRevision))")
      cursor.revision = store.revision
      return WatchEvent(kind: .error, object: status.value)
    }
    let kind = catalog[cursor.resource]
    var position = history.position(after: cursor.revision)
    while position < history.end {
      let change = history[position]
      cursor.revision = change.revision
      if let event = cursor.event(for: change, kind) { return event }
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
  func event(for change: Change, _ kind: KindDefinition) -> WatchEvent? {
    let was = change.old.map { matches($0, kind) } ?? false
    let isNow = change.new.map { matches($0, kind) } ?? false
    switch (was, isNow) {
    case (false, false): return nil
    case (false, true): return WatchEvent(kind: .added, object: change.object)
    case (true, true): return WatchEvent(kind: .modified, object: change.object)
    case (true, false):
      // The last state, stamped with the revision at which it left the watcher's view.
      var last = change.old?.value ?? .null
      last[orEmpty: .metadata][.resourceVersion] = .string(String(change.revision))
      return WatchEvent(kind: .deleted, object: last)
    }
  }
}
