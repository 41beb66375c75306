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
    let found = computed.first {
      $0.string(.metadata, .name) == key.name
        && ($0.string(.metadata, .namespace) ?? "") == key.namespace
    }
    if let found { return found }
    let kind = context.kind
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
    let found = computed.filter { object in
      (context.target.namespace ?? object.string(.metadata, .namespace) ?? "")
        == (object.string(.metadata, .namespace) ?? "") && selection.matches(object, context.kind)
    }
    let kind = context.kind
    switch context.request.answer {
    case .table: return APIResponse(body: .table(table(found, kind, resourceVersion: "")))
    case .partialMetadata:
      return APIResponse(
        body: .value([
          "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": [:],
          "items": .array(found.map(Self.partialMetadata)),
        ]))
    case .objects:
      return APIResponse(
        body: .value([
          "kind": .string(kind.kind + "List"), "apiVersion": .string(kind.apiVersion),
          "metadata": [:], "items": .array(found),
        ]))
    }
  }
}
