import APIServer
import Kinds
import ObjectModel

/// Requests about a resource that is known by its place in the catalogue.
extension PlayedCluster {
  private func target(
    _ id: ResourceID, _ key: ObjectKey, _ subresource: String? = nil
  ) -> ResourceTarget {
    let kind = api.catalog[id]
    return ResourceTarget(
      group: kind.group, version: kind.version, resource: kind.plural,
      namespace: kind.isNamespaced ? "default" : nil,
      name: key.name.isEmpty ? nil : key.name, subresource: subresource)
  }

  @discardableResult
  mutating func add(_ id: ResourceID, _ body: Value) -> APIResponse {
    send(APIRequest(.create, .resource(target(id, ObjectKey("", ""))), body: body))
  }

  @discardableResult
  mutating func patch(
    _ id: ResourceID, _ key: ObjectKey, _ body: Value, _ subresource: String? = nil
  ) -> APIResponse {
    send(
      APIRequest(
        .patch, .resource(target(id, key, subresource)), body: body, patchType: .merge))
  }

  @discardableResult
  mutating func replace(_ id: ResourceID, _ key: ObjectKey, _ body: Value) -> APIResponse {
    send(APIRequest(.update, .resource(target(id, key)), body: body))
  }

  @discardableResult
  mutating func remove(
    _ id: ResourceID, _ key: ObjectKey, propagation: String? = nil, grace: Int64? = nil
  ) -> APIResponse {
    var options = RequestOptions()
    options.propagationPolicy = propagation
    options.gracePeriodSeconds = grace
    return send(APIRequest(.delete, .resource(target(id, key)), options: options))
  }
}
