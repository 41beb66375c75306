// Models: getExpectedPodCount and its finders in pkg/controller/disruption, v1.32.

import APIServer
import Kinds
import ObjectModel

/// How many pods a budget expects, and how many of them it wants to be well.
struct DisruptionExpectation {
  private(set) var count = 0
  private(set) var healthy = 0
  /// Whether pods were found that nothing controls.
  private(set) var hasUnmanaged = false
  /// Why the numbers are not known.
  private(set) var failure: String?

  init(_ budget: Value, _ pods: [Value], _ world: WorldView) {
    let spec = budget[.spec]
    if let most = spec?["maxUnavailable"] {
      countOwners(of: pods, world)
      let unavailable = IntOrPercent.scaled(most, of: count, roundsUp: true) ?? 0
      healthy = max(0, count - unavailable)
    } else if let least = spec?["minAvailable"] {
      if let number = least.int {
        healthy = Int(number)
        count = pods.count
      } else {
        countOwners(of: pods, world)
        healthy = IntOrPercent.scaled(least, of: count, roundsUp: true) ?? 0
      }
    }
  }

  /// Sums the sizes of all that control the pods.
  private mutating func countOwners(of pods: [Value], _ world: WorldView) {
    var seen: Set<String> = []
    var counted: Set<String> = []
    for pod in pods {
      guard let reference = pod.controllerReference else {
        hasUnmanaged = true
        continue
      }
      guard seen.insert(reference[.uid]?.string ?? "").inserted else { continue }
      guard let owner = Self.scaled(reference, pod.objectNamespace, world) else {
        failure = Self.failure(of: reference, pod, world)
        return
      }
      if counted.insert(owner.objectUID).inserted {
        count += Int(owner[.spec]?[.replicas]?.int ?? 1)
      }
    }
  }

  private static func object(
    _ reference: Value, _ namespace: String, _ world: WorldView
  ) -> (resource: ResourceID, object: Value)? {
    guard
      let resource = world.catalog.resource(
        apiVersion: reference[.apiVersion]?.string ?? "", kind: reference[.kind]?.string ?? ""),
      let object = world.object(
        resource, ObjectKey(namespace, reference[.name]?.string ?? "")),
      object.objectUID == reference[.uid]?.string
    else { return nil }
    return (resource, object)
  }

  /// What gives a pod's owner its size: the Deployment of a ReplicaSet, or the owner itself.
  private static func scaled(
    _ reference: Value, _ namespace: String, _ world: WorldView
  ) -> Value? {
    guard let (resource, owner) = object(reference, namespace, world),
      world.catalog[resource].scale != nil
    else { return nil }
    if reference[.kind]?.string == "ReplicaSet", let above = owner.controllerReference,
      above[.kind]?.string == "Deployment"
    {
      return object(above, namespace, world)?.object
    }
    return owner
  }

  private static func failure(of reference: Value, _ pod: Value, _ world: WorldView) -> String {
    guard let (resource, _) = object(reference, pod.objectNamespace, world),
      world.catalog[resource].scale == nil
    else { return "found no controllers for pod \"\(pod.objectName)\"" }
    return "\(world.catalog[resource].qualifiedPlural) does not implement the scale subresource"
  }
}
