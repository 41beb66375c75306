// Models: pkg/controller/controller_utils.go, controller_ref_manager.go and
// replicaset/replica_set_utils.go, v1.32: the requests of a replica controller.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// The writes a replica controller proposes.
enum ReplicaWrites {
  /// A pod as an owner makes it from its template, but for the name that the server gives it.
  struct Draft: Sendable {
    /// What it was made from.
    let template: Value
    let pod: Value
    /// Whether it needs no second look.
    let isSound: Bool

    init(of owner: Value, _ flavor: ReplicaFlavor, _ world: WorldView) {
      template = owner[.spec]?[.template] ?? .null
      var pod = PodControl.pod(from: template, for: owner, flavor.owner)
      pod[orEmpty: .metadata][.generateName] = .string(PodControl.prefix(owner))
      isSound = complete(&pod, world.catalog[.pods], owner.objectNamespace)
      self.pod = pod
    }

    /// Whether it is still what its owner makes.
    func isCurrent(_ owner: Value) -> Bool {
      owner[.spec]?[.template].map { $0.isShared(with: template) } ?? false
    }
  }

  /// The creation of one pod.
  static func creation(
    of draft: Draft, for owner: Value, _ requester: Requester, _ world: WorldView
  ) -> Write {
    PodControl.creation(
      of: draft.pod, for: owner, requester, world, isVouched: draft.isSound)
  }

  /// Gives a pod the defaults that a template does not have; whether it needs no second look then.
  ///
  /// One look is enough for all the pods of a sync; what is wrong with them the server says.
  private static func complete(
    _ pod: inout Value, _ kind: KindDefinition, _ namespace: String
  ) -> Bool {
    pod[.metadata, .namespace] = .string(namespace)
    kind.setDefaults(&pod)
    var named = pod
    named[.metadata, .name] = .string((pod.string(.metadata, .generateName) ?? "") + "00000")
    named[.spec, .serviceAccountName] = pod[.spec, .serviceAccountName] ?? "default"
    return ObjectMetaValidation.errors(of: named, kind: kind).isEmpty
      && kind.validate(named).isEmpty
  }

  /// The update of the owner's status; none if it says so already.
  static func status(
    of owner: Value, _ tally: ReplicaTally, available: Int, failure: Status?, _ now: Instant,
    _ flavor: ReplicaFlavor, _ requester: Requester, _ world: WorldView
  ) -> [Write] {
    var status: Value = [.replicas: .int(Int64(tally.active))]
    func set(_ key: Key, _ count: Int) {
      if count > 0 { status[key] = .int(Int64(count)) }
    }
    set(.fullyLabeledReplicas, tally.fullyLabeled)
    set(.readyReplicas, tally.ready)
    set(.availableReplicas, available)
    status[.observedGeneration] = owner[.metadata]?[.generation]
    let surplus = tally.active - ReplicaReconciler.replicas(owner)
    let conditions = conditions(of: owner, failure: failure, surplus: surplus, now)
    if !conditions.isEmpty { status[.conditions] = .array(conditions) }
    guard status != owner[.status] else { return [] }
    var new = owner
    new[.status] = status
    var request = requester.update(
      world.catalog[flavor.resource], owner.objectKey, "status", new)
    request.isVouched = true
    return [Write(request, tolerance: .notFound)]
  }

  private static func conditions(
    of owner: Value, failure: Status?, surplus: Int, _ now: Instant
  ) -> [Value] {
    var conditions = owner[.status]?[.conditions]?.elements ?? []
    let place = conditions.firstIndex { $0[.type]?.string == "ReplicaFailure" }
    if let failure, place == nil {
      conditions.append([
        .type: "ReplicaFailure", .status: "True",
        .lastTransitionTime: .string(RFC3339.text(epochSeconds: now.epochSeconds)),
        .reason: surplus < 0 ? "FailedCreate" : "FailedDelete",
        .message: .string(failure.message),
      ])
    } else if failure == nil, let place {
      conditions.remove(at: place)
    }
    return conditions
  }
}
