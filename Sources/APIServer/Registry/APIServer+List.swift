import ObjectModel
import Simulation

// Models: lists of apiserver's generic registry and their pages, v1.32.

extension APIServer {
  private static let inconsistent =
    "The provided continue parameter is too old to display a consistent list result. You can start"
    + " a new list without the continue parameter, or use the continue token in this response to"
    + " retrieve the remainder of the results. Continuing with the provided token results in an"
    + " inconsistent list - objects that were created, modified, or deleted between the time the"
    + " first chunk was returned and now may show up in the list."

  /// The objects that a list goes through, and where it begins.
  private struct ListWindow {
    var objects: SortedMap<ObjectKey, StoredObject>
    var revision: Int64
    var start: ObjectKey?
    /// Whether these are the present objects from the first one on.
    var isPresent = false
  }

  func list(_ context: RequestContext) throws(Status) -> APIResponse {
    try ListRules.check(context.options, isWatch: false)
    let selection = try Selection(context)
    let window = try window(context)
    if context.options.limit == 0, window.isPresent,
      let pinned = store[context.resource].pinned(by: selection.fields)
    {
      let found = pinned.filter { object in
        context.target.namespace.map { $0 == object.key.namespace } ?? true
      }.filter { selection.matches($0.value, context.kind) }.map { shown($0, context) }
      return answer(found, window.revision, continueToken: "", remaining: nil, context)
    }
    let objects = window.objects
    let namespace = context.target.namespace
    let range = objects.range(of: namespace)
    var position = range.lowerBound
    if let start = window.start { position = max(position, objects.lowerBound(start)) }
    let limit = context.options.limit
    var found: [Value] = []
    var last: ObjectKey?
    var hasMore = false
    while position < range.upperBound {
      let entry = objects[position]
      if selection.isEverything || selection.matches(entry.element.value, context.kind) {
        if limit > 0, found.count == limit {
          hasMore = true
          break
        }
        found.append(shown(entry.element, context))
        last = entry.key
      }
      position = objects.index(after: position)
    }
    var remaining: Int64?
    var token = ""
    if hasMore, let last {
      token = ContinueToken(revision: window.revision, after: last).encoded(namespace: namespace)
      if selection.isEverything {
        remaining = Int64(objects.distance(from: position, to: range.upperBound))
      }
    }
    return answer(found, window.revision, continueToken: token, remaining: remaining, context)
  }

  /// What a list shows, by its resource version and continue token.
  private func window(_ context: RequestContext) throws(Status) -> ListWindow {
    let options = context.options
    let collection = store[context.resource]
    guard options.continueToken.isEmpty else {
      let token = try ContinueToken(
        decoding: options.continueToken, namespace: context.target.namespace,
        isNamespaced: context.kind.isNamespaced)
      let version = options.resourceVersion ?? ""
      guard version.isEmpty || version == "0" else {
        throw .badRequest("specifying resource version is not allowed when using continue")
      }
      if token.revision < 0 {
        return ListWindow(
          objects: collection.objects, revision: store.revision, start: token.start)
      }
      guard let objects = collection.objects(at: token.revision) else {
        var status = Status.expired(Self.inconsistent)
        status.continueToken = token.current.encoded(namespace: context.target.namespace)
        throw status
      }
      return ListWindow(objects: objects, revision: token.revision, start: token.start)
    }
    let revision = try ListRevision(options, store.revision)
    guard revision.isPast else {
      return ListWindow(
        objects: collection.objects, revision: revision.number, isPresent: true)
    }
    guard let objects = collection.objects(at: revision.number) else {
      throw .expired("The resourceVersion for the provided list is too old.")
    }
    return ListWindow(objects: objects, revision: revision.number)
  }

  private func answer(
    _ objects: [Value], _ revision: Int64, continueToken: String, remaining: Int64?,
    _ context: RequestContext
  ) -> APIResponse {
    let version = String(revision)
    if case .table = context.request.answer {
      var table = table(objects, context.kind, resourceVersion: version)
      table.continueToken = continueToken
      table.remainingItemCount = remaining
      return APIResponse(body: .table(table), warnings: context.warnings)
    }
    var metadata: Value = ["resourceVersion": .string(version)]
    if !continueToken.isEmpty { metadata["continue"] = .string(continueToken) }
    if let remaining { metadata["remainingItemCount"] = .int(remaining) }
    var isPartial = false
    if case .partialMetadata = context.request.answer { isPartial = true }
    let list: Value = [
      "kind": .string(isPartial ? "PartialObjectMetadataList" : context.kind.kind + "List"),
      "apiVersion": .string(isPartial ? "meta.k8s.io/v1" : context.kind.apiVersion),
      "metadata": metadata,
      "items": .array(isPartial ? objects.map(Self.partialMetadata) : objects),
    ]
    return APIResponse(body: .value(list), warnings: context.warnings)
  }
}

extension SortedMap<ObjectKey, StoredObject> {
  /// Where the objects of `namespace` are; nil means anywhere.
  func range(of namespace: String?) -> Range<Index> {
    guard let namespace else { return startIndex..<endIndex }
    // Zero is the sign after the slash that ends a namespace.
    return lowerBound(ObjectKey(namespace, ""))..<lowerBound(ObjectKey(namespace + "0", ""))
  }
}

extension ResourceCollection {
  /// The objects as they were at `revision`; nil when the changes since are no longer kept.
  /// - Complexity: O(changes since then); at once when there were none.
  func objects(at revision: Int64) -> SortedMap<ObjectKey, StoredObject>? {
    guard revision >= history.compactedRevision else { return nil }
    var past = objects
    var position = history.end
    let first = history.position(after: revision)
    while position > first {
      position -= 1
      let change = history[position]
      past[change.key] = change.old
    }
    return past
  }
}
