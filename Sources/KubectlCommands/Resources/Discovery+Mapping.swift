// Models: apimachinery's DefaultRESTMapper with client-go's priority and shortcut mappers, v1.32.

extension Discovery {
  /// The resource meant by an argument such as `po`, `deployments.apps` or `Deployment.v1.apps`.
  func resource(named argument: String) throws(CommandError) -> APIResource {
    let parts = argument.parts(by: ".")
    if parts.count > 2 {
      let group = parts[2...].joined(separator: ".")
      if let found = match(parts[0], group: group, version: parts[1]) { return found }
    }
    let group = parts.dropFirst().joined(separator: ".")
    if let found = match(parts[0], group: group, version: nil) { return found }
    if let found = kind(parts, argument) { return found }
    throw .noResourceType(parts[0], group: group)
  }

  /// The resource of a kind; nil when the server has none.
  func resource(group: String, version: String?, kind: String) -> APIResource? {
    resources.first { resource in
      resource.kind == kind && resource.group == group
        && (version == nil || resource.version == version)
    }
  }

  /// The resources that belong to a category such as `all`; nil when none does.
  func category(_ name: String) -> [APIResource]? {
    var seen: [String] = []
    var found: [APIResource] = []
    for resource in resources where resource.categories.contains(name) {
      if seen.contains(resource.qualifiedPlural) { continue }
      seen.append(resource.qualifiedPlural)
      found.append(resource)
    }
    return found.isEmpty ? nil : found
  }

  private func match(_ name: String, group: String, version: String?) -> APIResource? {
    let name = name.lowercased()
    let inVersion = resources.filter { version == nil || $0.version == version }
    let candidates =
      group.isEmpty
      ? (version == nil ? inVersion : inVersion.filter { $0.group.isEmpty })
      : preferExact(inVersion, group)
    if let found = candidates.first(where: { $0.plural == name || $0.singular == name }) {
      return found
    }
    // A short name stands for the resource of the group, whatever version is named.
    let shortened =
      version == nil || group.isEmpty ? candidates : preferExact(resources, group)
    return shortened.first { $0.shortNames.contains(name) }
  }

  private func preferExact(_ resources: [APIResource], _ group: String) -> [APIResource] {
    let exact = resources.filter { $0.group == group }
    return exact.isEmpty ? resources.filter { $0.group.hasPrefix(group) } : exact
  }

  private func kind(_ parts: [String], _ argument: String) -> APIResource? {
    if parts.count > 2 {
      let group = parts[2...].joined(separator: ".")
      if let found = resource(group: group, version: parts[1], kind: parts[0]) { return found }
    }
    let group = parts.dropFirst().joined(separator: ".")
    if let found = resource(group: group, version: nil, kind: parts[0]) { return found }
    return group.isEmpty ? resources.first { $0.kind == parts[0] } : nil
  }
}
