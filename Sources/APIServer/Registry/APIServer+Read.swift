public import ObjectModel
import Simulation

extension APIServer {
  func existing(_ context: RequestContext) throws(Status) -> StoredObject {
    let key = try context.key()
    guard let object = store.object(context.resource, key) else {
      throw context.notFound(key.name)
    }
    return object
  }

  func get(_ context: RequestContext) throws(Status) -> APIResponse {
    if let text = context.options.resourceVersion, !text.isEmpty {
      _ = try ListRevision(minimum: text, store.revision)
    }
    return answer(shown(try existing(context), context), context)
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
      else {
        // Kinds with fields of their own say so in their own words, the others in the library's.
        throw .badRequest(
          context.kind.selectableFields.isEmpty
            ? "\"\(requirement.field)\" is not a known field selector: only \"metadata.name\", "
              + "\"metadata.namespace\""
            : "field label not supported: \(requirement.field)")
      }
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
