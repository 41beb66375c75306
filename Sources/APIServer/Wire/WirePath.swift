// Models: apiserver endpoints/request/requestinfo.go, v1.32.

/// What a path of the API means.
struct WirePath {
  /// Where it leads.
  let target: RequestTarget
  /// Whether it is one of the old paths that begin with `watch/`.
  let isWatch: Bool

  /// Reads a path without its query.
  /// - Throws: 404 for paths that cannot be a resource's.
  init(_ path: String) throws(Status) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst().map(Substring.init)
    guard path.utf8.first == UInt8(ascii: "/"),
      !parts.dropLast().contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
    else { throw .noSuchPage() }
    var names: [String] = []
    for part in parts where !part.isEmpty {
      guard let name = PercentText.decoded(part, plusIsBlank: false) else { throw .noSuchPage() }
      names.append(name)
    }
    var rest = names[...]
    let prefix = rest.popFirst()
    let isCore = prefix == "api"
    guard isCore && names.count > 2 || prefix == "apis" && names.count > 3 else {
      isWatch = false
      target = .path("/" + names.joined(separator: "/"))
      return
    }
    let group = isCore ? "" : rest.removeFirst()
    let version = rest.removeFirst()
    isWatch = rest.first == "watch"
    if isWatch { rest.removeFirst() }
    guard let resource = rest.first, resource != "proxy" else { throw .noSuchPage() }
    var result = ResourceTarget(group: group, version: version, resource: resource)
    if resource == "namespaces", rest.count > 2,
      !["status", "finalize"].contains(rest[rest.startIndex + 2])
    {
      result.namespace = rest[rest.startIndex + 1]
      rest = rest.dropFirst(2)
      result.resource = rest.removeFirst()
    } else {
      rest.removeFirst()
    }
    result.name = rest.popFirst()
    result.subresource = rest.popFirst()
    target = .resource(result)
  }
}
