import ObjectModel
import Simulation

extension APIServer {
  /// Answers a request for objects that are stored in another form: the request is put in terms of
  /// the stored kind, and its answer in terms of the form.
  mutating func handle(
    _ request: APIRequest, _ target: ResourceTarget, _ resource: ResourceID, _ form: StoredForm
  ) throws(Status) -> APIResponse {
    let kind = catalog[resource]
    guard let stored = catalog.resource(apiVersion: form.apiVersion, kind: form.kind) else {
      throw .noSuchResource()
    }
    if let subresource = target.subresource {
      guard kind.subresources.contains(where: { $0.name == subresource }) else {
        throw .noSuchResource()
      }
    }
    var inner = request
    inner.answer = .objects
    inner.sentAs = resource
    // What the envelope says of the body is said once the form has been read.
    if request.verb != .watch {
      inner.options.fieldManager = request.fieldManager.text
      inner.envelope = nil
    }
    inner.options.fieldSelector = try storedSelector(request, target, resource, form)
    var innerTarget = target
    innerTarget.group = catalog[stored].group
    innerTarget.version = catalog[stored].version
    innerTarget.resource = catalog[stored].plural
    inner.target = .resource(innerTarget)
    let context = RequestContext(
      request: request, target: target, resource: resource, kind: kind)
    var response: APIResponse
    do throws(Status) {
      try putInStoredTerms(&inner, context, stored, form)
      response = try handle(inner, innerTarget)
    } catch {
      // What the body was warned of is said even if it is refused for something else.
      var status = Self.renamed(error, from: catalog[stored], to: kind)
      status.warnings = context.warnings + status.warnings
      throw status
    }
    response.warnings = context.warnings + response.warnings
    shape(&response, context, form)
    return response
  }

  /// Gives a write the body that the stored kind has for it.
  private mutating func putInStoredTerms(
    _ inner: inout APIRequest, _ context: RequestContext, _ stored: ResourceID, _ form: StoredForm
  ) throws(Status) {
    switch context.request.verb {
    case .create, .update:
      if context.target.subresource == nil || context.target.subresource == "status" {
        inner.body = form.stored(try decode(context.body, context.kind, context))
      }
    case .patch where context.target.subresource != "scale":
      inner.verb = .update
      inner.body = form.stored(try patchedForm(context, stored, form))
    default: break
    }
  }

  /// A failure that names the form where it named the stored kind.
  private static func renamed(
    _ status: Status, from stored: KindDefinition, to form: KindDefinition
  ) -> Status {
    var status = status
    if status.group == stored.group, [stored.plural, stored.kind].contains(status.kind) {
      let name = status.kind
      let old = Status.qualified(name, stored.group)
      status.group = form.group
      if status.message.hasPrefix(old + " ") {
        status.message =
          Status.qualified(name, form.group) + status.message.dropFirst(old.count)
      }
    }
    return status
  }

  /// The object of a patch request, patched in the form that the client sees.
  private func patchedForm(
    _ context: RequestContext, _ stored: ResourceID, _ form: StoredForm
  ) throws(Status) -> Value {
    guard context.request.patchType != .apply else {
      throw Status(
        code: 415, reason: "UnsupportedMediaType",
        message: "Drydock does not simulate server-side apply yet; use client-side apply")
    }
    let key = try context.key()
    guard let old = store.object(stored, key)?.value else { throw context.notFound(key.name) }
    let new = try patched(form.shown(old), context)
    return try decode(new, context.kind, context)
  }

  /// The field selector in the words of the stored kind.
  /// - Throws: 400 for fields that this form does not have.
  private func storedSelector(
    _ request: APIRequest, _ target: ResourceTarget, _ resource: ResourceID, _ form: StoredForm
  ) throws(Status) -> String {
    let text = request.options.fieldSelector
    guard !text.isEmpty else { return text }
    let selector: FieldSelector
    do throws(SelectorError) {
      selector = try FieldSelector(parsing: text)
    } catch {
      throw .badRequest(error.message)
    }
    var parts: [String] = []
    for requirement in selector.requirements {
      var name = requirement.field
      if let label = form.fieldLabels.first(where: { $0.here == name }) {
        name = label.stored
      } else if name != "metadata.name", name != "metadata.namespace" {
        throw .badRequest("field label not supported: \(name)")
      }
      parts.append(name + (requirement.isNegated ? "!=" : "=") + requirement.value)
    }
    return parts.joined(separator: ",")
  }

  private func shape(
    _ response: inout APIResponse, _ context: RequestContext, _ form: StoredForm
  ) {
    switch response.body {
    case .watch(let cursor):
      response.body = .watch(cursor.shown(as: context.resource, context.request.answer))
    case .value(let value):
      if value.string(.kind) == form.kind + "List" {
        shape(list: value, &response, context, form)
      } else if value.string(.kind) == form.kind {
        let object = form.shown(value)
        let warnings = response.warnings
        response = answer(object, code: response.code, context)
        response.warnings = warnings
      }
    default: break
    }
  }

  private func shape(
    list: Value, _ response: inout APIResponse, _ context: RequestContext, _ form: StoredForm
  ) {
    // Items of a list carry no kind of their own in Go, but these do here.
    let items = list.elements(.items).map(form.shown)
    switch context.request.answer {
    case .table:
      var table = table(
        items, context.kind,
        resourceVersion: list.string(.metadata, .resourceVersion) ?? "")
      table.continueToken = list.string(.metadata, "continue") ?? ""
      table.remainingItemCount = list.int(.metadata, "remainingItemCount")
      response.body = .table(table)
    case .objects, .partialMetadata:
      var isPartial = false
      if case .partialMetadata = context.request.answer { isPartial = true }
      var shaped = list
      shaped[.kind] = .string(
        isPartial ? "PartialObjectMetadataList" : context.kind.kind + "List")
      shaped[.apiVersion] = .string(isPartial ? "meta.k8s.io/v1" : context.kind.apiVersion)
      shaped[.items] = .array(isPartial ? items.map(Self.partialMetadata) : items)
      response.body = .value(shaped)
    }
  }
}

extension WatchCursor {
  /// The same watch, whose objects are shown as those of another resource.
  func shown(as form: ResourceID, _ answer: APIRequest.Answer) -> WatchCursor {
    var cursor = WatchCursor(
      resource: resource, namespace: namespace, name: name, labels: labels, fields: fields,
      revision: revision, allowsBookmarks: allowsBookmarks, answer: answer)
    cursor.pending = pending
    cursor.endsAt = endsAt
    cursor.bookmarkAt = bookmarkAt
    cursor.tellsColumnsOnce = tellsColumnsOnce
    cursor.showsOwners = showsOwners
    cursor.form = form
    return cursor
  }
}
