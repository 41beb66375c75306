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
  /// The resource of namespaces; nil when they are not served.
  let namespaces: ResourceID?
  /// The resource of service accounts; nil when they are not served.
  let serviceAccounts: ResourceID?
  private let documents = LazyReference<OpenAPIDocuments>()
  /// The type of each kind's objects.
  private let types: [LazyReference<SchemaType>]
  /// The resource of priority classes; nil when they are not served.
  let priorityClasses: ResourceID?
  /// The resource of quotas; nil when they are not served.
  let resourceQuotas: ResourceID?
  /// The resource of limit ranges; nil when they are not served.
  let limitRanges: ResourceID?
  /// The resource of pods; nil when they are not served.
  let pods: ResourceID?
  /// The resource of events; nil when they are not served.
  let events: ResourceID?
  private let byPlural: [String: [ResourceID]]
  private let byKind: [String: [ResourceID]]

  /// A catalogue of `kinds`.
  public init(kinds: [KindDefinition], schema: SchemaRegistry) {
    self.kinds = kinds
    self.schema = schema
    types = kinds.map { _ in LazyReference() }
    var byPlural: [String: [ResourceID]] = [:]
    var byKind: [String: [ResourceID]] = [:]
    for (index, kind) in kinds.enumerated() {
      byPlural[kind.plural, default: []].append(ResourceID(index: index))
      byKind[kind.kind, default: []].append(ResourceID(index: index))
    }
    self.byPlural = byPlural
    self.byKind = byKind
    namespaces = byPlural["namespaces"]?.first { kinds[$0.index].group.isEmpty }
    serviceAccounts = byPlural["serviceaccounts"]?.first { kinds[$0.index].group.isEmpty }
    priorityClasses = byPlural["priorityclasses"]?.first
    resourceQuotas = byPlural["resourcequotas"]?.first
    events = byPlural["events"]?.first { kinds[$0.index].group.isEmpty }
    limitRanges = byPlural["limitranges"]?.first
    pods = byPlural["pods"]?.first { kinds[$0.index].group.isEmpty }
  }

  /// The OpenAPI documents of the kinds.
  var openAPI: OpenAPIDocuments { documents.value { OpenAPIDocuments(self) } }

  /// The type of a resource's objects; nil when no schema text defines it.
  func schemaType(of resource: ResourceID) -> SchemaType? {
    let place = types[resource.index]
    if let known = place.known { return known }
    guard let type = schema.type(kinds[resource.index].schemaName) else { return nil }
    return place.value { type }
  }

  /// The definition of a resource.
  public subscript(resource: ResourceID) -> KindDefinition { kinds[resource.index] }

  /// The resource with these names; nil when there is none.
  public func resource(group: String, version: String, plural: String) -> ResourceID? {
    byPlural[plural]?.last {
      kinds[$0.index].group == group && kinds[$0.index].version == version
    }
  }

  /// The resource of a kind; nil when there is none.
  public func resource(apiVersion: String, kind: String) -> ResourceID? {
    byKind[kind]?.first { kinds[$0.index].apiVersion == apiVersion }
  }
}
