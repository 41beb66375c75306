// Models: plugins/helper/spread.go DefaultSelector and interpodaffinity's namespaces, v1.32.

import APIServer
import Kinds
import ObjectModel

extension Scheduler {
  /// Completes a pod to be placed with what depends on other objects than itself.
  func complete(_ pod: inout PodToPlace, _ object: Value, _ api: borrowing APIServer) {
    if pod.spread.isEmpty {
      let selector = defaultSelector(pod, object, api)
      if !selector.isEmpty, !selector.isNothing {
        pod.spread = SpreadConstraint.defaults(selector)
        pod.hasDefaultSpread = true
      }
    }
    guard !pod.terms.isEmpty || !nodes.tallies.terms.isEmpty else { return }
    pod.namespaceLabels =
      api.view.object(.namespaces, ObjectKey("", pod.namespace))?.objectLabels ?? Fields()
    guard let terms = pod.terms.first, terms.choosesNamespacesByLabel else { return }
    let namespaces = api.view.objects(.namespaces).map { ($0.objectName, $0.objectLabels) }
    pod.terms = [terms.resolved(namespaces)]
  }

  /// Which pods belong together with one: by its services and its controller.
  private func defaultSelector(
    _ pod: PodToPlace, _ object: Value, _ api: borrowing APIServer
  ) -> LabelSelector {
    var requirements: [LabelSelector.Requirement] = []
    for service in services where service.key.namespace == pod.namespace {
      guard service.selector.matches(pod.labels) else { continue }
      requirements += service.selector.requirements
    }
    let owners = object[.metadata]?[.ownerReferences]?.elements ?? []
    guard let owner = owners.first(where: { $0[.controller]?.bool == true }) else {
      return LabelSelector(requirements: requirements)
    }
    let kind = owner[.kind]?.string ?? ""
    guard ["ReplicationController", "ReplicaSet", "StatefulSet"].contains(kind),
      let resource = api.catalog.resource(
        apiVersion: owner[.apiVersion]?.string ?? "", kind: kind),
      let controller = api.view.object(
        resource, ObjectKey(pod.namespace, owner[.name]?.string ?? ""))
    else { return LabelSelector(requirements: requirements) }
    let selector = controller[.spec]?[.selector]
    let own =
      kind == "ReplicationController"
      ? LabelSelector(map: selector?.object) : try? LabelSelector(object: selector)
    return LabelSelector(requirements: requirements + (own?.requirements ?? []))
  }

  /// Follows the selectors of services.
  mutating func observeService(_ change: Change) {
    services.removeAll { $0.key == change.key }
    guard let selector = change.new?.value[.spec]?[.selector]?.object else { return }
    services.append((change.key, LabelSelector(map: selector)))
  }
}
