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
    case (nil, _): return APIResponse(body: .value(rootPaths))
    case ("version", 1): return APIResponse(body: .value(Self.version))
    case ("healthz", _), ("livez", _), ("readyz", _): return try health(parts, request)
    case ("api", 1), ("apis", 1): return discovery(isCore: parts[0] == "api", request)
    case ("api", 2): return try resourceList(group: "", version: parts[1])
    case ("apis", 2): return try APIResponse(body: .value(group(parts[1])))
    case ("apis", 3): return try resourceList(group: parts[1], version: parts[2])
    case ("openapi", 2...): return try openAPI(parts, request)
    case (".well-known", 2) where parts[1] == "openid-configuration": return openID
    case ("openid", 3) where parts[1] == "v1" && parts[2] == "jwks":
      return APIResponse(body: .value(["keys": []]))
    case ("metrics", 1): return metrics
    case ("metrics", _), ("logs", _), ("debug", _):
      throw .notSimulated("/\(parts[0])")
    default: throw .noSuchPage()
    }
  }

  private func health(
    _ parts: [String], _ request: APIRequest
  ) throws(Status) -> APIResponse {
    let names = HealthChecks.names(parts[0])
    if parts.count > 1 {
      guard names.contains(parts.dropFirst().joined(separator: "/")) else { throw .noSuchPage() }
      return APIResponse(body: .text("ok"))
    }
    guard request.options.parameter("verbose") != nil else { return APIResponse(body: .text("ok")) }
    let excluded = request.options.parameters.filter { $0.name == "exclude" }.map(\.value)
    return APIResponse(body: .text(HealthChecks.text(parts[0], excluding: excluded)))
  }

  /// What `/` lists.
  private var rootPaths: Value {
    var paths = [
      "/.well-known/openid-configuration", "/api", "/apis", "/healthz", "/livez", "/metrics",
      "/openapi/v2", "/openapi/v3", "/openid/v1/jwks", "/readyz", "/version",
    ]
    for entry in catalog.groupVersions {
      if entry.group.isEmpty {
        paths.append("/api/\(entry.version)")
      } else {
        paths.append("/apis/\(entry.group)/\(entry.version)")
        if !paths.contains("/apis/\(entry.group)") { paths.append("/apis/\(entry.group)") }
      }
    }
    for endpoint in ["healthz", "livez", "readyz"] {
      paths += HealthChecks.names(endpoint).map { "/\(endpoint)/\($0)" }
    }
    for path in catalog.openAPI.paths { paths.append("/openapi/v3/\(path)") }
    return ["paths": .array(paths.sorted().map { .string($0) })]
  }

  private var openID: APIResponse {
    APIResponse(
      body: .value([
        "issuer": .string(ServiceAccountToken.issuer),
        "jwks_uri": .string(ServiceAccountToken.issuer + "/openid/v1/jwks"),
        "response_types_supported": ["id_token"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
      ]))
  }

  private func discovery(isCore: Bool, _ request: APIRequest) -> APIResponse {
    let version: String
    switch request.envelope?.discovery ?? .aggregated {
    case .legacy: return APIResponse(body: .value(isCore ? Self.versions : groups))
    case .aggregated: version = "v2"
    case .aggregatedBeta: version = "v2beta1"
    }
    var response = APIResponse(body: .value(aggregated(isCore: isCore, version: version)))
    response.contentType =
      "application/json;g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList"
    return response
  }

  // MARK: Aggregated discovery

  /// Everything of the core group, or of all others.
  private func aggregated(isCore: Bool, version: String) -> Value {
    var groups: [(name: String, versions: [Value])] = []
    for entry in catalog.groupVersions where entry.group.isEmpty == isCore {
      let resources =
        entry.kinds.map { ($0.plural, Self.aggregated($0)) }
        + entry.answered.map { ($0.plural, Self.aggregated($0)) }
      let version: Value = [
        "version": .string(entry.version),
        "resources": .array(resources.sorted { $0.0 < $1.0 }.map(\.1)), "freshness": "Current",
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
      "kind": "APIGroupDiscoveryList", "apiVersion": .string("apidiscovery.k8s.io/" + version),
      "metadata": [:], "items": .array(items),
    ]
  }

  private static func aggregated(_ resource: AnsweredResource) -> Value {
    [
      "resource": .string(resource.plural),
      "responseKind": [
        "group": .string(resource.group), "version": .string(resource.version),
        "kind": .string(resource.kind),
      ],
      "scope": resource.isNamespaced ? "Namespaced" : "Cluster",
      "singularResource": .string(resource.singular), "verbs": ["create"],
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
}
