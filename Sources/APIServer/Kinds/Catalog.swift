public import ObjectModel

/// Every kind an API server serves, with the schema they are written in.
///
/// Immutable and shared by every world and fork; a class because it is looked into on each request
/// and never copied.
public final class Catalog: Sendable {
  /// The kinds, in the order of discovery.
  public let kinds: [KindDefinition]
  /// The types of all kinds.
  public let schema: SchemaRegistry
  private let byResource: [ResourceName: ResourceID]

  private struct ResourceName: Hashable {
    let group: String
    let version: String
    let plural: String
  }

  /// A catalogue of `kinds`.
  public init(kinds: [KindDefinition], schema: SchemaRegistry) {
    self.kinds = kinds
    self.schema = schema
    var byResource: [ResourceName: ResourceID] = [:]
    for (index, kind) in kinds.enumerated() {
      let name = ResourceName(group: kind.group, version: kind.version, plural: kind.plural)
      byResource[name] = ResourceID(index: index)
    }
    self.byResource = byResource
  }

  /// The definition of a resource.
  public subscript(resource: ResourceID) -> KindDefinition { kinds[resource.index] }

  /// The resource with these names; nil when there is none.
  public func resource(group: String, version: String, plural: String) -> ResourceID? {
    byResource[ResourceName(group: group, version: version, plural: plural)]
  }

  /// The resource of a kind; nil when there is none.
  public func resource(apiVersion: String, kind: String) -> ResourceID? {
    kinds.firstIndex { $0.kind == kind && $0.apiVersion == apiVersion }
      .map { ResourceID(index: $0) }
  }
}
