import ObjectModel

extension KubectlEnvironment {
  /// The schema type of a kind; nil for kinds without one, such as custom resources.
  func schemaType(group: String, version: String, kind: String) -> SchemaType? {
    let package = group.isEmpty ? "core" : group.parts(by: ".")[0]
    return schema.type("io.k8s.api.\(package).\(version).\(kind)")
  }

  /// The schema type of the kind that an object says it is; nil for kinds without one.
  func schemaType(of object: Value) -> SchemaType? {
    let apiVersion = object.string(.apiVersion) ?? ""
    let parts = apiVersion.cut(at: "/")
    return schemaType(
      group: parts.tail == nil ? "" : parts.head, version: parts.tail ?? apiVersion,
      kind: object.string(.kind) ?? "")
  }
}
