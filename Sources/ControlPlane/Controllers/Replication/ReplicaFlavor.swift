import APIServer
import Kinds
import ObjectModel

/// Which kind of replica controller this is; all else is the same code.
struct ReplicaFlavor: Sendable {
  let resource: ResourceID
  let kind: String
  let apiVersion: String
  /// Its name in events and as the last part of its service account.
  let component: String
  /// Whether `spec.selector` is a plain map of labels (otherwise a LabelSelector).
  let hasMapSelector: Bool

  static let replicationController = ReplicaFlavor(
    resource: .replicationControllers, kind: "ReplicationController", apiVersion: "v1",
    component: "replication-controller", hasMapSelector: true)

  static let replicaSetKind = "ReplicaSet"

  /// The flavour of apps/v1 ReplicaSets; nil when the catalogue has none.
  static func replicaSet(_ catalog: Catalog) -> ReplicaFlavor? {
    guard let resource = catalog.resource(apiVersion: "apps/v1", kind: replicaSetKind) else {
      return nil
    }
    return ReplicaFlavor(
      resource: resource, kind: replicaSetKind, apiVersion: "apps/v1",
      component: "replicaset-controller", hasMapSelector: false)
  }

  /// The kind as an owner of pods.
  var owner: OwnerKind { OwnerKind(resource, apiVersion, kind) }

  /// The pods an owner selects; an unreadable or empty selector selects none.
  func selector(of owner: Value) -> LabelSelector {
    let field = owner[.spec]?[.selector]
    if hasMapSelector {
      let map = field?.object ?? Fields()
      return map.isEmpty ? .nothing : LabelSelector(map: map)
    }
    do throws(SelectorError) {
      return try LabelSelector(object: field)
    } catch {
      return .nothing
    }
  }
}
