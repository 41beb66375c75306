// Models: pkg/controller/serviceaccount (serviceaccounts_controller.go), v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Sees to it that every namespace has a service account `default`.
struct DefaultServiceAccounts: Reconciler {
  let requester = Requester(controller: "service-account-controller")
  let source: EventSource
  let watched: [ResourceID] = [.namespaces, .serviceAccounts]

  init() {
    source = EventSource(component: "serviceaccount-controller", user: requester.user)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == .namespaces {
      guard change.new != nil, change.old == nil else { return [] }
      return [WorkItem(key: WorkKey(resource: .namespaces, object: change.key))]
    }
    guard change.new == nil, change.key.name == "default" else { return [] }
    let namespace = ObjectKey("", change.key.namespace)
    return [WorkItem(key: WorkKey(resource: .namespaces, object: namespace))]
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    let name = key.object.name
    guard let namespace = world.object(.namespaces, key.object), !namespace.isBeingDeleted,
      world.object(.serviceAccounts, ObjectKey(name, "default")) == nil
    else { return Outcome() }
    let account: Value = [
      .apiVersion: "v1", .kind: "ServiceAccount",
      .metadata: [.name: "default", .namespace: .string(name)],
    ]
    let request = requester.create(world.catalog[.serviceAccounts], in: name, account)
    return Outcome(writes: [Write(request, tolerance: .terminatingNamespace)])
  }
}
