import APIServer

/// A resource that the server serves, as discovery describes it.
struct APIResource: Hashable, Sendable {
  /// A subresource and its verbs.
  struct Subresource: Hashable, Sendable {
    let name: String
    let kind: String
    let verbs: [String]
  }

  let group: String
  let version: String
  let kind: String
  let plural: String
  let singular: String
  let shortNames: [String]
  let categories: [String]
  let verbs: [String]
  let isNamespaced: Bool
  let subresources: [Subresource]

  /// `v1` or `apps/v1`.
  var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
  /// `pods` or `deployments.apps`.
  var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }
  /// `pod` or `deployment.apps`, as messages name objects.
  var qualifiedKind: String {
    group.isEmpty ? kind.lowercased() : "\(kind.lowercased()).\(group)"
  }

  /// Where a request for this resource goes; the namespace counts only for namespaced kinds.
  func target(
    _ namespace: String?, _ name: String? = nil, subresource: String? = nil
  ) -> RequestTarget {
    let place = isNamespaced && namespace != "" ? namespace : nil
    return .resource(
      ResourceTarget(
        group: group, version: version, resource: plural, namespace: place, name: name,
        subresource: subresource))
  }
}

extension APIResource {
  /// A resource known from a file alone, for commands that ask no server.
  init(localKind kind: String, group: String, version: String) {
    self.init(
      group: group, version: version, kind: kind, plural: kind.lowercased() + "s",
      singular: kind.lowercased(), shortNames: [], categories: [], verbs: [],
      isNamespaced: false, subresources: [])
  }
}
