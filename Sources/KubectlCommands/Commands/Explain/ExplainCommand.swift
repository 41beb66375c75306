// Models: kubectl pkg/cmd/explain and pkg/explain, v1.32.

import ObjectModel

/// `kubectl explain`: what the fields of a type mean.
struct ExplainCommand {
  static let command = Command(
    name: "explain", group: .intermediate,
    short: "Explain the fields of a type",
    long: """
      Explain a type and its fields.

       A field is named by the path to it:

        <type>.<fieldName>[.<fieldName>]

       The explanations are Drydock's own; names, types and structure are those of the API.

      Use "kubectl api-resources" for a complete list of supported resources.
      """,
    examples: """
      # A type
      kubectl explain pods

      # All fields below it, by name
      kubectl explain pods --recursive

      # One field
      kubectl explain pods.spec.containers
      """,
    usage: """
      explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] \
      [-o|--output=plaintext|plaintext-openapiv2] [options]
      """,
    flags: """
      --api-version string
      -o --output string =plaintext  How to write the schema: plaintext or plaintext-openapiv2.
      --recursive bool  Print the names of all fields below, without their sentences.
      """,
    run: { context throws(CommandError) in try ExplainCommand(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    guard let argument = context.arguments.first else {
      throw .text(
        "You must specify the type of resource to explain. Use \"\(context.program) "
          + "api-resources\" for a complete list of supported resources.\n")
    }
    if context.arguments.count > 1 {
      throw .text("We accept only this format: explain RESOURCE\n")
    }
    let output = context.flags.string("output")
    if output == "plaintext-openapiv2" {
      throw .notSimulated("the output format plaintext-openapiv2 of 'explain'")
    }
    guard output == "plaintext" else {
      throw .text("unrecognized format: \(output)")
    }
    let (resource, path) = try resource(argument)
    let explainer = SchemaExplainer(registry: context.environment.schema)
    let package =
      resource.group.isEmpty
      ? "api.core"
      : resource.group == "metrics.k8s.io"
        ? "metrics.pkg.apis.metrics" : "api." + resource.group.parts(by: ".")[0]
    do throws(ExplainError) {
      context.write(
        try explainer.page(
          group: resource.group, version: resource.version, kind: resource.kind,
          schemaName: "io.k8s.\(package).\(resource.version).\(resource.kind)", path: path,
          isRecursive: context.flags.bool("recursive")))
    } catch {
      context.write(error.output)
      throw .text(error.message)
    }
  }

  /// The resource that the argument begins with, and the fields behind it.
  private func resource(
    _ argument: String
  ) throws(CommandError) -> (resource: APIResource, path: [String]) {
    let discovery = try context.discovery()
    let parts = argument.parts(by: ".")
    let version = context.flags.string("api-version")
    if !version.isEmpty {
      let place = version.cut(at: "/")
      let group = place.tail == nil ? "" : place.head
      let base = try first(parts[0])
      guard
        let found = discovery.resources.first(where: {
          $0.plural == base.plural && $0.group == group && $0.version == place.tail ?? place.head
        })
      else {
        let known = discovery.resources.contains {
          $0.group == group && $0.version == place.tail ?? place.head
        }
        if known {
          throw .text(
            "GVR (\(group)/\(place.tail ?? place.head), Resource=\(base.plural)) not found in "
              + "OpenAPI schema")
        }
        throw .text(
          "couldn't find resource for \"\(group)/\(place.tail ?? place.head),"
            + " Resource=\(base.plural)\"")
      }
      return (found, path(parts.dropFirst()))
    }
    for resource in discovery.resources
    where !resource.group.isEmpty && argument.hasPrefix(resource.qualifiedPlural) {
      let rest = argument.dropFirst(resource.qualifiedPlural.count)
      return (resource, path(String(rest).parts(by: ".").dropFirst()))
    }
    return (try first(parts[0]), path(parts.dropFirst()))
  }

  private func first(_ name: String) throws(CommandError) -> APIResource {
    if name.isEmpty { throw .text("a resource must be present, got: /, Resource=") }
    do throws(CommandError) {
      return try context.discovery().resource(named: name)
    } catch {
      throw .plain(
        "the server doesn't have a resource type \(name.quoted)"
          + BuiltInKind.remark(named: name, group: ""), code: 1)
    }
  }

  private func path(_ parts: ArraySlice<String>) -> [String] {
    parts.filter { !$0.isEmpty }
  }
}
