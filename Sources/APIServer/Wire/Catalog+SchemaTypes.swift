public import ObjectModel

extension Catalog {
  /// The type in which objects of a kind are written, whether it is stored or only sent about.
  public func schemaType(apiVersion: String, kind: String) -> SchemaType? {
    if let resource = resource(apiVersion: apiVersion, kind: kind) {
      return schema.type(self[resource].schemaName)
    }
    let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false)
    let meta = "io.k8s.apimachinery.pkg.apis.meta.v1"
    if parts.count == 1 {
      return schema.type("io.k8s.api.core.\(apiVersion).\(kind)")
        ?? (apiVersion == "v1" ? schema.type("\(meta).\(kind)") : nil)
    }
    guard parts.count == 2 else { return nil }
    if parts[0] == "meta.k8s.io" { return schema.type("\(meta).\(kind)") }
    let group = parts[0].prefix { $0 != "." }
    return schema.type("io.k8s.api.\(group).\(parts[1]).\(kind)")
      ?? (kind == "DeleteOptions" ? schema.type("\(meta).\(kind)") : nil)
  }

  /// Whether any resource is served under a group and version.
  func serves(group: String, version: String) -> Bool {
    kinds.contains { $0.group == group && $0.version == version }
      || version == "v1"
        && (group == "authentication.k8s.io" || group == "authorization.k8s.io")
  }
}
