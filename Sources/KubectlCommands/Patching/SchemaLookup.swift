import ObjectModel

extension KubectlEnvironment {
  /// The schema type of a kind; nil for kinds without one, such as custom resources.
  func schemaType(group: String, version: String, kind: String) -> SchemaType? {
    let package = group.isEmpty ? "core" : group.parts(by: ".")[0]
    return schema.type("io.k8s.api.\(package).\(version).\(kind)")
  }
}
