// Models: pkg/controller/namespace, v1.32 (OrderedNamespaceDeletion off, its default).

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Empties namespaces that are being deleted, and then lets them go.
struct NamespaceReconciler: Reconciler {
  /// How long after a change a namespace is looked at, for late creations to arrive.
  static let gracePeriod = Span.seconds(5 as Int64)
  /// The guess for objects whose finalizers others must remove, in seconds.
  static let finalizerEstimate: Int64 = 15
  private static let finalizer: Value = "kubernetes"

  let requester = Requester(controller: "namespace-controller")
  let source: EventSource
  let watched: [ResourceID] = [.namespaces]
  /// The namespaced resources that can be deleted, in the order of the catalogue.
  private let contents: [ResourceID]

  init(catalog: Catalog) {
    source = EventSource(component: "namespace-controller", user: requester.user)
    contents = catalog.kinds.indices.filter { catalog.kinds[$0].isNamespaced }
      .map { ResourceID(index: $0) }
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    guard let new = change.new, new.value.isBeingDeleted else { return [] }
    let key = WorkKey(resource: .namespaces, object: new.key)
    return [WorkItem(key: key, delay: Self.gracePeriod)]
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let namespace = world.object(.namespaces, key.object), namespace.isBeingDeleted,
      !finalizers(of: namespace).isEmpty
    else { return Outcome() }
    var outcome = Outcome()
    outcome.concludes = true
    estimates[key.object.name] = estimate(namespace, world)
    for resource in contents
    where !world.objects(resource, namespace: key.object.name).isEmpty {
      outcome.writes.append(Write(deletion(of: world.catalog[resource], in: key.object.name)))
    }
    return outcome
  }

  mutating func conclude(
    _ key: WorkKey, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let namespace = world.object(.namespaces, key.object) else { return Outcome() }
    let termination = estimates.removeValue(forKey: key.object.name) ?? 0
    var remains = NamespaceRemains(errors: results.compactMap(\.failure?.message))
    for resource in contents {
      let objects = world.objects(resource, namespace: key.object.name)
      guard !objects.isEmpty else { continue }
      remains.add(
        objects, of: world.catalog[resource], namespace: key.object.name,
        estimate: resource == .pods ? termination : 0)
    }
    var outcome = Outcome()
    if let conditions = remains.conditions(over: namespace, world.now) {
      var new = namespace
      new[orEmpty: .status][.conditions] = .array(conditions)
      outcome.writes.append(
        Write(
          requester.update(world.catalog[.namespaces], key.object, "status", new),
          tolerance: .staleness))
    }
    if !remains.errors.isEmpty {
      outcome.isFailure = true
    } else if remains.estimate > 0 {
      outcome.requeueAfter = .seconds(remains.estimate / 2 + 1)
    } else if outcome.writes.isEmpty {
      outcome.writes.append(finalization(of: namespace, world))
    } else {
      // The namespace has just changed; finalizing needs its new version.
      outcome.requeueAfter = .milliseconds(3)
    }
    return outcome
  }

  /// How many seconds the pods of a namespace may take to end, as guessed before deleting them.
  private var estimates: [String: Int64] = [:]

  private func estimate(_ namespace: Value, _ world: WorldView) -> Int64 {
    var longest: Int64 = 0
    for pod in world.objects(.pods, namespace: namespace.objectName)
    where !PodState.isTerminal(pod) {
      longest = max(longest, pod[.spec]?[.terminationGracePeriodSeconds]?.int ?? 0)
    }
    let start = namespace.time(.metadata, .deletionTimestamp) ?? world.now
    return (world.now - start) >= .seconds(longest) ? 0 : longest
  }

  private func deletion(of kind: KindDefinition, in namespace: String) -> APIRequest {
    var options = RequestOptions()
    options.propagationPolicy = "Background"
    let target = ResourceTarget(
      group: kind.group, version: kind.version, resource: kind.plural, namespace: namespace)
    return APIRequest(
      .deleteCollection, .resource(target), options: options, user: requester.user)
  }

  private func finalizers(of namespace: Value) -> [Value] {
    namespace[.spec]?[.finalizers]?.elements ?? []
  }

  private func finalization(of namespace: Value, _ world: WorldView) -> Write {
    var new = namespace
    new[orEmpty: .spec][.finalizers] = .array(
      finalizers(of: namespace).filter { $0 != Self.finalizer })
    return Write(
      requester.update(
        world.catalog[.namespaces], ObjectKey("", namespace.objectName), "finalize", new),
      tolerance: .staleness)
  }
}
