import Encodings
import ObjectModel

// Models: unaggregated discovery of kube-apiserver, v1.32.

extension APIServer {
  /// The versions of the core group.
  static let versions: Value = [
    "kind": "APIVersions", "versions": ["v1"],
    "serverAddressByClientCIDRs": [
      ["clientCIDR": "0.0.0.0/0", "serverAddress": "10.0.0.1:6443"]
    ],
  ]

  /// All groups but the core one.
  var groups: Value {
    var names: [String] = []
    for entry in catalog.groupVersions
    where !entry.group.isEmpty && !names.contains(entry.group) {
      names.append(entry.group)
    }
    return [
      "kind": "APIGroupList", "apiVersion": "v1",
      "groups": .array(names.map(groupContent)),
    ]
  }

  /// The page of one group.
  /// - Throws: 404 when it is not served.
  func group(_ name: String) throws(Status) -> Value {
    guard catalog.groupVersions.contains(where: { $0.group == name }), !name.isEmpty else {
      throw .noSuchPage()
    }
    var group: Value = ["kind": "APIGroup", "apiVersion": "v1"]
    for field in groupContent(name).object ?? Fields() { group[field.key] = field.value }
    return group
  }

  private func groupContent(_ name: String) -> Value {
    let versions = catalog.groupVersions.filter { $0.group == name }.map { entry -> Value in
      [
        "groupVersion": .string("\(name)/\(entry.version)"), "version": .string(entry.version),
      ]
    }
    return [
      "name": .string(name), "versions": .array(versions),
      "preferredVersion": versions.first ?? .null,
    ]
  }

  /// The resources of one group version.
  /// - Throws: 404 when it is not served.
  func resourceList(group: String, version: String) throws(Status) -> APIResponse {
    guard
      let entry = catalog.groupVersions.first(where: {
        $0.group == group && $0.version == version
      })
    else { throw .noSuchPage() }
    var resources: [(name: String, value: Value)] = []
    for kind in entry.kinds { resources += Self.resources(of: kind) }
    for resource in entry.answered {
      resources.append(
        (
          resource.plural,
          [
            "name": .string(resource.plural), "singularName": .string(resource.singular),
            "namespaced": .bool(resource.isNamespaced), "kind": .string(resource.kind),
            "verbs": ["create"],
          ]
        ))
    }
    var list: Value = ["kind": "APIResourceList"]
    if !group.isEmpty { list["apiVersion"] = "v1" }
    list["groupVersion"] = .string(group.isEmpty ? version : "\(group)/\(version)")
    list["resources"] = .array(resources.sorted { $0.name < $1.name }.map(\.value))
    return APIResponse(body: .value(list))
  }

  private static func resources(of kind: KindDefinition) -> [(name: String, value: Value)] {
    var item: Value = [
      "name": .string(kind.plural), "singularName": .string(kind.singular),
      "namespaced": .bool(kind.isNamespaced), "kind": .string(kind.kind),
      "verbs": .array(kind.verbs.map { .string($0) }),
    ]
    if !kind.shortNames.isEmpty {
      item["shortNames"] = .array(kind.shortNames.map { .string($0) })
    }
    if !kind.categories.isEmpty {
      item["categories"] = .array(kind.categories.map { .string($0) })
    }
    if !kind.isComputed {
      item["storageVersionHash"] = .string(storageVersionHash(of: kind))
    }
    return [(kind.plural, item)]
      + kind.subresources.map { subresource in
        let name = "\(kind.plural)/\(subresource.name)"
        var item: Value = [
          "name": .string(name), "singularName": "", "namespaced": .bool(kind.isNamespaced),
        ]
        if let group = subresource.group { item["group"] = .string(group) }
        if let version = subresource.version { item["version"] = .string(version) }
        item[.kind] = .string(subresource.kind)
        item["verbs"] = .array(subresource.verbs.map { .string($0) })
        return (name, item)
      }
  }

  // Models: StorageVersionHash of apiserver pkg/endpoints/discovery, v1.32.

  /// A short hash of the group, version and kind in which objects are stored.
  static func storageVersionHash(of kind: KindDefinition) -> String {
    var stored = kind.storedAs?.apiVersion ?? kind.apiVersion
    if !stored.contains("/") { stored = "/" + stored }
    let digest = Digest.sha256(Array("\(stored)/\(kind.kind)".utf8))
    return Base64.encode(Array(digest.prefix(8)))
  }
}

extension Status {
  /// 501: something that a real server has and this one does not play.
  static func notSimulated(_ what: String) -> Status {
    Status(
      code: 501, reason: "NotImplemented", message: "Drydock does not simulate \(what)")
  }

  /// 404: resources that a real server has and this one does not play yet.
  static func absent(_ what: String) -> Status {
    Status(
      code: 404, reason: "NotFound", message: "Drydock does not simulate \(what) yet")
  }
}
