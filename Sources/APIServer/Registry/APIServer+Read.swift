public import ObjectModel

extension APIServer {
  func existing(_ context: RequestContext) throws(Status) -> StoredObject {
    let key = try context.key()
    guard let object = store.object(context.resource, key) else {
      throw context.notFound(key.name)
    }
    return object
  }

  func get(_ context: RequestContext) throws(Status) -> APIResponse {
    answer(try existing(context).value, context)
  }

  /// One object in the form asked for.
  func answer(_ object: Value, code: Int = 200, _ context: RequestContext) -> APIResponse {
    switch context.request.answer {
    case .objects:
      return APIResponse(code: code, body: .value(object), warnings: context.warnings)
    case .partialMetadata:
      return APIResponse(
        code: code, body: .value(Self.partialMetadata(of: object)), warnings: context.warnings)
    case .table:
      let table = table(
        [object], context.kind, resourceVersion: object.string(.metadata, .resourceVersion) ?? "")
      return APIResponse(code: code, body: .table(table), warnings: context.warnings)
    }
  }

  /// The metadata of an object as meta/v1 PartialObjectMetadata.
  static func partialMetadata(of object: Value) -> Value {
    [
      "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
      "metadata": object[.metadata] ?? [:],
    ]
  }

  /// Objects as rows.
  public func table(
    _ objects: [Value], _ kind: KindDefinition, resourceVersion: String
  ) -> Table {
    let context = TableContext(now: now)
    let rows = objects.map { Table.Row(cells: kind.row($0, context), object: $0) }
    return Table(columns: kind.columns, rows: rows, resourceVersion: resourceVersion)
  }

  func list(_ context: RequestContext) throws(Status) -> APIResponse {
    let options = context.options
    try checkListRevision(options)
    let selection = try Selection(context)
    let collection = store[context.resource]
    let range = collection.range(of: context.target.namespace)
    var position = range.lowerBound
    var token = ContinueToken(revision: store.revision, start: nil)
    if !options.continueToken.isEmpty {
      token = try ContinueToken(decoding: options.continueToken)
      if let start = token.start {
        position = max(position, collection.objects.lowerBound(start))
      }
    }
    var found: [Value] = []
    var next: ObjectKey?
    while position < range.upperBound {
      let entry = collection.objects[position]
      if selection.isEverything || selection.matches(entry.element.value, context.kind) {
        if options.limit > 0, found.count == options.limit {
          next = entry.key
          break
        }
        found.append(entry.element.value)
      }
      position = collection.objects.index(after: position)
    }
    var remaining: Int64?
    if next != nil, selection.isEverything {
      remaining = Int64(collection.objects.distance(from: position, to: range.upperBound))
    }
    let continueToken =
      next.map { ContinueToken(revision: token.revision, start: $0).encoded } ?? ""
    return answer(
      found, token.revision, continueToken: continueToken, remaining: remaining, context)
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

  private func checkListRevision(_ options: RequestOptions) throws(Status) {
    guard let text = options.resourceVersion, !text.isEmpty else { return }
    guard let revision = Int64(text), revision >= 0 else {
      throw .badRequest(
        "Invalid value: \"\(text)\": strconv.ParseUint: parsing \"\(text)\": invalid syntax")
    }
    if revision > store.revision {
      var status = Status(
        code: 504, reason: "Timeout",
        message: "Too large resource version: \(revision), current: \(store.revision)")
      status.causes = [
        Status.Cause(
          reason: "ResourceVersionTooLarge", message: "Too large resource version", field: "")
      ]
      status.retryAfterSeconds = 1
      throw status
    }
  }
}

/// Which objects a request is about.
struct Selection {
  let labels: LabelSelector
  let fields: FieldSelector
  let isEverything: Bool

  /// - Throws: BadRequest for selectors that do not parse or name unknown fields.
  init(_ context: RequestContext) throws(Status) {
    let options = context.options
    if options.labelSelector.isEmpty, options.fieldSelector.isEmpty {
      labels = .everything
      fields = .everything
      isEverything = true
      return
    }
    do throws(SelectorError) {
      labels = try LabelSelector(parsing: options.labelSelector)
      fields = try FieldSelector(parsing: options.fieldSelector)
    } catch {
      throw .badRequest(error.message)
    }
    isEverything = false
    for requirement in fields.requirements {
      guard
        requirement.field == "metadata.name"
          || requirement.field == "metadata.namespace" && context.kind.isNamespaced
          || context.kind.selectableFields.contains(where: { $0.label == requirement.field })
      else { throw .badRequest("field label not supported: \(requirement.field)") }
    }
  }

  func matches(_ object: Value, _ kind: KindDefinition) -> Bool {
    labels.matches(object[.metadata, .labels]) && Self.matches(fields, object, kind)
  }

  static func matches(_ fields: FieldSelector, _ object: Value, _ kind: KindDefinition) -> Bool {
    fields.requirements.allSatisfy { requirement in
      let text =
        switch requirement.field {
        case "metadata.name": object.string(.metadata, .name) ?? ""
        case "metadata.namespace": object.string(.metadata, .namespace) ?? ""
        default:
          kind.selectableFields.first { $0.label == requirement.field }?.value(object) ?? ""
        }
      return (text == requirement.value) != requirement.isNegated
    }
  }
}

/// Where the next page of a list starts, as base64 of JSON like the real server's.
struct ContinueToken {
  let revision: Int64
  let start: ObjectKey?

  init(revision: Int64, start: ObjectKey?) {
    self.revision = revision
    self.start = start
  }

  init(decoding text: String) throws(Status) {
    guard let bytes = Base64.decode(text),
      let value = try? JSONParser.parse(bytes),
      let revision = value.int("rv"), let start = value.string("start")
    else { throw .badRequest("continue key is not valid: illegal base64 data at input byte 0") }
    self.revision = revision
    let parts = start.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    self.start =
      parts.count == 2
      ? ObjectKey(String(parts[0]), String(parts[1].prefix { $0 != "\0" }))
      : ObjectKey("", String(start.prefix { $0 != "\0" }))
  }

  var encoded: String {
    let value: Value = [
      "v": "meta.k8s.io/v1", "rv": .int(revision),
      "start": .string((start?.description ?? "") + "\0"),
    ]
    return Base64.encode(JSONWriter().bytes(value))
  }
}
