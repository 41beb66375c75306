// Models: pkg/controller/certificates/rootcacertpublisher, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Publishes the cluster's root certificate in each namespace, as ConfigMap `kube-root-ca.crt`.
struct RootCertificates: Reconciler {
  static let name = "kube-root-ca.crt"
  private static let description = Key("kubernetes.io/description")
  private static let dataKey = Key("ca.crt")

  let requester = Requester(controller: "root-ca-cert-publisher")
  let source: EventSource
  let watched: [ResourceID] = [.namespaces, .configMaps]
  private let certificate: String

  init(certificate: String) {
    self.certificate = certificate
    source = EventSource(
      component: "root-ca-certificate-publisher-controller", user: requester.user)
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == .namespaces {
      guard change.new != nil, change.old == nil else { return [] }
      return [WorkItem(key: WorkKey(resource: .namespaces, object: change.key))]
    }
    guard change.key.name == Self.name, change.old != nil else { return [] }
    let namespace = ObjectKey("", change.key.namespace)
    return [WorkItem(key: WorkKey(resource: .namespaces, object: namespace))]
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    let namespace = key.object.name
    guard let object = world.object(.namespaces, key.object), !object.isBeingDeleted else {
      return Outcome()
    }
    let data: Value = [Self.dataKey: .string(certificate)]
    let annotation: Value = [
      Self.description: .string(
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
          + " endpoints such as the internal service IP or kubernetes.default.svc. No other usage"
          + " is guaranteed across distributions of Kubernetes clusters.")
    ]
    let place = ObjectKey(namespace, Self.name)
    guard let existing = world.object(.configMaps, place) else {
      let map: Value = [
        .apiVersion: "v1", .kind: "ConfigMap",
        .metadata: [
          .name: .string(Self.name), .namespace: .string(namespace), .annotations: annotation,
        ],
        .data: data,
      ]
      let request = requester.create(world.catalog[.configMaps], in: namespace, map)
      return Outcome(writes: [Write(request, tolerance: .terminatingNamespace)])
    }
    let isDescribed =
      existing[.metadata]?[.annotations]?[Self.description] == annotation[Self.description]
    if existing[.data] == data, isDescribed { return Outcome() }
    var new = existing
    new[.data] = data
    new[orEmpty: .metadata][.annotations] = annotation
    let request = requester.update(world.catalog[.configMaps], place, nil, new)
    return Outcome(writes: [Write(request, tolerance: .staleness)])
  }
}
