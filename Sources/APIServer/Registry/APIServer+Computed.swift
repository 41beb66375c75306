public import ObjectModel
import Simulation

// Models: the read-only storage of an aggregated API server such as metrics-server v0.7. Differs:
// nothing can be watched.

extension APIServer {
  /// Answers a request for objects of a computed kind, which are these, in order of namespace and
  /// name.
  public mutating func handle(_ request: APIRequest, computed objects: [Value]) -> APIResponse {
    computed = objects
    defer { computed = [] }
    return handle(request)
  }

  func readComputed(
    _ request: APIRequest, _ target: ResourceTarget, _ resource: ResourceID
  ) throws(Status) -> APIResponse {
    let kind = catalog[resource]
    guard kind.isNamespaced || target.namespace == nil, target.subresource == nil else {
      throw .noSuchResource()
    }
    let context = RequestContext(
      request: request, target: target, resource: resource, kind: kind)
    if let deprecation = kind.deprecation { context.warnings.append(deprecation) }
    switch request.verb {
    case .get: return answer(try computedObject(context), context)
    case .list: return try listComputed(context)
    default: throw .noSuchMethod()
    }
  }

  /// The object that a request names.
  /// - Throws: 404, in the name of what would be measured when even that does not exist.
  private func computedObject(_ context: RequestContext) throws(Status) -> Value {
    let key = try context.key()
    let found = objects(context.kind).first {
      $0.string(.metadata, .name) == key.name
        && ($0.string(.metadata, .namespace) ?? "") == key.namespace
    }
    if let found { return found }
    let kind = context.kind
    if Self.isComponents(kind) {
      throw withWarnings(
        Status(code: 500, reason: "", message: "Component not found: \(key.name)"), context)
    }
    let measured = catalog.resource(group: "", version: "v1", plural: kind.plural)
    guard let measured, store.object(measured, key) != nil else {
      // The listers of metrics-server name nodes in the singular.
      throw .notFound(kind.isNamespaced ? kind.plural : "node", key.name)
    }
    throw .notFound(
      kind.kind.lowercased(), group: kind.group,
      kind.isNamespaced ? "\(key.namespace)/\(key.name)" : key.name)
  }

  private func listComputed(_ context: RequestContext) throws(Status) -> APIResponse {
    let selection = try Selection(context)
    let found = objects(context.kind).filter { object in
      (context.target.namespace ?? object.string(.metadata, .namespace) ?? "")
        == (object.string(.metadata, .namespace) ?? "") && selection.matches(object, context.kind)
    }
    let kind = context.kind
    switch context.request.answer {
    case .table:
      return APIResponse(
        body: .table(table(found, kind, resourceVersion: "")), warnings: context.warnings)
    case .partialMetadata:
      return APIResponse(
        body: .value([
          "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": [:],
          "items": .array(found.map(Self.partialMetadata)),
        ]), warnings: context.warnings)
    case .objects:
      return APIResponse(
        body: .value([
          "kind": .string(kind.kind + "List"), "apiVersion": .string(kind.apiVersion),
          "metadata": [:], "items": .array(found),
        ]), warnings: context.warnings)
    }
  }

  private static func isComponents(_ kind: KindDefinition) -> Bool {
    kind.plural == "componentstatuses" && kind.group.isEmpty
  }

  /// The objects of a computed kind: the server's own, or those that came with the request.
  private func objects(_ kind: KindDefinition) -> [Value] {
    Self.isComponents(kind) ? componentStatuses : computed
  }

  private func withWarnings(_ status: Status, _ context: RequestContext) -> Status {
    var status = status
    status.warnings = context.warnings + status.warnings
    return status
  }
}
