public import ObjectModel

// Models: the discovery, version and health endpoints of kube-apiserver, v1.32.

extension APIServer {
  /// The version this server plays.
  public static let version: Value = [
    "major": "1", "minor": "32", "gitVersion": "v1.32.13",
    "gitCommit": "d4b43f374a5bc0e0f44c07ff773061e27c7f2a08", "gitTreeState": "clean",
    "buildDate": "2026-08-20T00:00:00Z", "goVersion": "go1.24.11", "compiler": "gc",
    "platform": "linux/amd64",
  ]

  /// Answers the paths that are no resources.
  func discover(_ path: String, _ request: APIRequest) throws(Status) -> APIResponse {
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case ("version", 1): return APIResponse(body: .value(Self.version))
    case ("healthz", 1), ("livez", 1), ("readyz", 1):
      let isVerbose = request.options.parameter("verbose") != nil
      return APIResponse(body: .text(isVerbose ? HealthChecks.text(parts[0]) : "ok"))
    case ("api", 1): return APIResponse(body: .value(aggregated(isCore: true)))
    case ("apis", 1): return APIResponse(body: .value(aggregated(isCore: false)))
    case ("api", 2): return try resourceList(group: "", version: parts[1])
    case ("apis", 3): return try resourceList(group: parts[1], version: parts[2])
    default: throw .noSuchPage()
    }
  }

  /// Groups and versions in discovery order, each with its kinds.
  private var groupVersions: [(group: String, version: String, kinds: [KindDefinition])] {
    var result: [(group: String, version: String, kinds: [KindDefinition])] = []
    for kind in catalog.kinds {
      if let place = result.firstIndex(where: {
        $0.group == kind.group && $0.version == kind.version
      }) {
        result[place].kinds.append(kind)
      } else {
        result.append((kind.group, kind.version, [kind]))
      }
    }
    return result
  }

  /// Aggregated discovery: everything of the core group, or of all others.
  private func aggregated(isCore: Bool) -> Value {
    var groups: [(name: String, versions: [Value])] = []
    for entry in groupVersions where entry.group.isEmpty == isCore {
      let version: Value = [
        "version": .string(entry.version),
        "resources": .array(entry.kinds.sorted { $0.plural < $1.plural }.map(Self.aggregated)),
        "freshness": "Current",
      ]
      if let place = groups.firstIndex(where: { $0.name == entry.group }) {
        groups[place].versions.append(version)
      } else {
        groups.append((entry.group, [version]))
      }
    }
    let items = groups.map { group -> Value in
      var metadata: Value = ["creationTimestamp": .null]
      if !group.name.isEmpty { metadata[.name] = .string(group.name) }
      return ["metadata": metadata, "versions": .array(group.versions)]
    }
    return [
      "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
      "items": .array(items),
    ]
  }

  private static func aggregated(_ kind: KindDefinition) -> Value {
    var item: Value = [
      "resource": .string(kind.plural),
      "responseKind": [
        "group": .string(kind.group), "version": .string(kind.version),
        "kind": .string(kind.kind),
      ],
      "scope": kind.isNamespaced ? "Namespaced" : "Cluster",
      "singularResource": .string(kind.singular),
      "verbs": .array(kind.verbs.map { .string($0) }),
    ]
    if !kind.shortNames.isEmpty {
      item["shortNames"] = .array(kind.shortNames.map { .string($0) })
    }
    if !kind.categories.isEmpty {
      item["categories"] = .array(kind.categories.map { .string($0) })
    }
    if !kind.subresources.isEmpty {
      item["subresources"] = .array(
        kind.subresources.map { subresource in
          [
            "subresource": .string(subresource.name),
            "responseKind": [
              "group": .string(subresource.group ?? kind.group),
              "version": .string(subresource.version ?? kind.version),
              "kind": .string(subresource.kind),
            ],
            "verbs": .array(subresource.verbs.map { .string($0) }),
          ]
        })
    }
    return item
  }

  /// Legacy discovery of one group version.
  private func resourceList(group: String, version: String) throws(Status) -> APIResponse {
    guard
      let entry = groupVersions.first(where: { $0.group == group && $0.version == version })
    else { throw .noSuchResource() }
    var resources: [Value] = []
    for kind in entry.kinds.sorted(by: { $0.plural < $1.plural }) {
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
      resources.append(item)
      for subresource in kind.subresources {
        var item: Value = [
          "name": .string("\(kind.plural)/\(subresource.name)"), "singularName": "",
          "namespaced": .bool(kind.isNamespaced),
        ]
        if let group = subresource.group { item["group"] = .string(group) }
        if let version = subresource.version { item["version"] = .string(version) }
        item[.kind] = .string(subresource.kind)
        item["verbs"] = .array(subresource.verbs.map { .string($0) })
        resources.append(item)
      }
    }
    return APIResponse(
      body: .value([
        "kind": "APIResourceList",
        "groupVersion": .string(group.isEmpty ? version : "\(group)/\(version)"),
        "resources": .array(resources),
      ]))
  }
}
