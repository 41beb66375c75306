import APIServer
import ObjectModel

// Models: searchEvents of kubectl pkg/describe/describe.go, v1.32.

/// Finds the events about an object, as describe pages show them.
enum EventSearch {
  /// The events about `object`; none when they cannot be read.
  static func events(
    about object: Value, _ client: any APIClient, ignoresKind: Bool = false, uid: String? = nil
  ) -> [Value] {
    let namespace = object.string(.metadata, .namespace) ?? ""
    var terms: [(String, String)] = []
    if !ignoresKind, let kind = object.string(.kind), !kind.isEmpty {
      terms.append(("involvedObject.kind", kind))
    }
    terms.append(("involvedObject.name", object.string(.metadata, .name) ?? ""))
    terms.append(("involvedObject.namespace", namespace))
    let uid = uid ?? object.string(.metadata, .uid) ?? ""
    if !uid.isEmpty { terms.append(("involvedObject.uid", uid)) }
    let selector = terms.map { "\($0.0)=\($0.1)" }.joined(separator: ",")
    return
      (try? Listing.items(
        client, resource: "events", namespace: namespace.isEmpty ? nil : namespace,
        fieldSelector: selector)) ?? []
  }
}

/// Lists objects for describe pages.
enum Listing {
  /// The items of a core/v1 (or other) resource.
  static func items(
    _ client: any APIClient, group: String = "", version: String = "v1", resource: String,
    namespace: String?, labelSelector: String = "", fieldSelector: String = ""
  ) throws(Status) -> [Value] {
    var options = RequestOptions()
    options.labelSelector = labelSelector
    options.fieldSelector = fieldSelector
    let target = ResourceTarget(
      group: group, version: version, resource: resource, namespace: namespace)
    let response = client.send(APIRequest(.list, .resource(target), options: options))
    return try response.object().elements(.items)
  }

  /// One object.
  static func object(
    _ client: any APIClient, group: String = "", version: String = "v1", resource: String,
    namespace: String?, name: String
  ) throws(Status) -> Value {
    let target = ResourceTarget(
      group: group, version: version, resource: resource, namespace: namespace, name: name)
    return try client.send(APIRequest(.get, .resource(target))).object()
  }
}
