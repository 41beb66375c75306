import APIServer
import ObjectModel

/// Everything the server serves, in the order of its discovery documents.
struct Discovery: Sendable {
  /// A group with its versions, the preferred one first.
  struct Group: Hashable, Sendable {
    let name: String
    let versions: [String]
  }

  /// The groups; the core group first.
  let groups: [Group]
  /// The resources of all versions.
  let resources: [APIResource]

  /// Asks the server.
  init(_ context: CommandContext) throws(CommandError) {
    var groups: [Group] = []
    var resources: [APIResource] = []
    for path in ["/api", "/apis"] {
      let document = try context.object(APIRequest(.get, .path(path)))
      for item in document.elements("items") {
        let name = item.string(.metadata, .name) ?? ""
        let versions = item.elements("versions")
        groups.append(
          Group(name: name, versions: versions.compactMap { $0.string("version") }))
        for version in versions {
          resources += Self.resources(version, group: name)
        }
      }
    }
    self.groups = groups
    self.resources = resources
  }

  private static func resources(_ document: Value, group: String) -> [APIResource] {
    let version = document.string("version") ?? ""
    return document.elements("resources").map { resource in
      let kind = resource.string("responseKind", .kind) ?? ""
      let singular = resource.string("singularResource") ?? ""
      return APIResource(
        group: group, version: version, kind: kind,
        plural: resource.string("resource") ?? "",
        // Servers that name no singular mean the kind in lower case.
        singular: singular.isEmpty ? kind.lowercased() : singular,
        shortNames: resource.elements("shortNames").compactMap(\.string),
        categories: resource.elements("categories").compactMap(\.string),
        verbs: resource.elements("verbs").compactMap(\.string),
        isNamespaced: resource.string("scope") == "Namespaced",
        subresources: resource.elements("subresources").map { part in
          APIResource.Subresource(
            name: part.string("subresource") ?? "",
            kind: part.string("responseKind", .kind) ?? "",
            verbs: part.elements("verbs").compactMap(\.string))
        })
    }
  }
}

extension CommandContext {
  /// What the server serves, asked for once per environment.
  func discovery() throws(CommandError) -> Discovery {
    if let known = environment.discovery { return known }
    let discovery = try Discovery(self)
    environment.discovery = discovery
    return discovery
  }
}
