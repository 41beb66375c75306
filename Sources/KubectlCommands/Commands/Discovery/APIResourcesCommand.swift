// Models: kubectl pkg/cmd/apiresources, v1.32.

import Formats

/// `kubectl api-resources`: the types that the server knows.
struct APIResourcesCommand {
  static let command = Command(
    name: "api-resources", short: "List the types that the server knows",
    long: "List the types that the server knows.",
    examples: """
      # All types
      kubectl api-resources

      # With their verbs
      kubectl api-resources -o wide

      # Those that live outside namespaces
      kubectl api-resources --namespaced=false

      # Those of one group
      kubectl api-resources --api-group=apps
      """,
    usage: "api-resources [flags] [options]",
    flags: """
      --api-group string
      --cached bool
      --categories list
      --namespaced bool =true
      --no-headers bool
      -o --output string  Output format. One of: (wide, name).
      --sort-by string  Sort by name or kind.
      --verbs list
      """,
    run: { context throws(CommandError) in try APIResourcesCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    if !context.arguments.isEmpty {
      throw .usage("unexpected arguments: \(context.argumentList)", context)
    }
    let output = flags.string("output")
    guard ["", "wide", "name"].contains(output) else {
      throw .text("--output \(output) is not available")
    }
    guard ["", "name", "kind"].contains(flags.string("sort-by")) else {
      throw .text("--sort-by accepts only name or kind")
    }
    if !flags.bool("cached") { context.environment.forgetDiscovery() }
    var writer = TabWriter(.table)
    if !flags.bool("no-headers"), output != "name" {
      var titles = ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"]
      if output == "wide" { titles += ["VERBS", "CATEGORIES"] }
      writer.write(titles.joined(separator: "\t") + "\n")
    }
    for resource in sorted(try resources()) {
      writer.write(row(resource, output).joined(separator: "\t") + "\n")
    }
    context.write(writer.flush())
  }

  private func resources() throws(CommandError) -> [APIResource] {
    let discovery = try context.discovery()
    var seen: [String] = []
    return discovery.resources.filter { resource in
      // Of each type only the preferred version, which stands first.
      if seen.contains(resource.qualifiedPlural) { return false }
      seen.append(resource.qualifiedPlural)
      if resource.verbs.isEmpty { return false }
      if flags.isGiven("api-group"), resource.group != flags.string("api-group") { return false }
      if flags.isGiven("namespaced"), resource.isNamespaced != flags.bool("namespaced") {
        return false
      }
      return flags.list("verbs").allSatisfy(resource.verbs.contains)
        && flags.list("categories").allSatisfy(resource.categories.contains)
    }
  }

  private func sorted(_ resources: [APIResource]) -> [APIResource] {
    let key: (APIResource) -> String =
      switch flags.string("sort-by") {
      case "name": { $0.plural }
      case "kind": { $0.kind }
      default: { $0.group }
      }
    return resources.enumerated().sorted { left, right in
      let keys = (key(left.element), key(right.element))
      if keys.0 != keys.1 { return keys.0 < keys.1 }
      if left.element.plural != right.element.plural {
        return left.element.plural < right.element.plural
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private func row(_ resource: APIResource, _ output: String) -> [String] {
    if output == "name" { return [resource.qualifiedPlural] }
    let cells = [
      resource.plural, resource.shortNames.joined(separator: ","), resource.apiVersion,
      resource.isNamespaced ? "true" : "false", resource.kind,
    ]
    if output.isEmpty { return cells }
    return cells + [
      resource.verbs.joined(separator: ","), resource.categories.joined(separator: ","),
    ]
  }
}

/// `kubectl api-versions`: the groups and versions that the server knows.
enum APIVersionsCommand {
  static let command = Command(
    name: "api-versions", short: "List the API versions that the server knows",
    long: "List the API versions that the server knows, as group/version.",
    examples: """
      # All versions
      kubectl api-versions
      """,
    usage: "api-versions [options]",
    run: { context throws(CommandError) in
      if !context.arguments.isEmpty {
        throw .usage("unexpected arguments: \(context.argumentList)", context)
      }
      context.environment.forgetDiscovery()
      var versions: [String] = []
      for group in try context.discovery().groups {
        versions += group.versions.map { group.name.isEmpty ? $0 : "\(group.name)/\($0)" }
      }
      for version in versions.sorted() { context.line(version) }
    })
}
