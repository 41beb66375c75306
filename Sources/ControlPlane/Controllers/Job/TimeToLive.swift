// Models: pkg/controller/ttlafterfinished, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Deletes Jobs `ttlSecondsAfterFinished` after their end.
struct TimeToLive: Reconciler {
  let owner: OwnerKind
  let requester = Requester(controller: "ttl-after-finished-controller")
  let source: EventSource
  let watched: [ResourceID]

  init?(_ catalog: Catalog) {
    guard let owner = OwnerKind(catalog, "batch/v1", "Job") else { return nil }
    self.owner = owner
    source = EventSource(component: "ttl-after-finished-controller", user: requester.user)
    watched = [owner.resource]
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    guard let job = change.new?.value, Self.end(of: job) != nil else { return [] }
    return [owner.item(change.key)]
  }

  /// When the Job's time is over; nil when it has no limit or goes on.
  private static func end(of job: Value) -> Instant? {
    guard let seconds = job[.spec]?["ttlSecondsAfterFinished"]?.int, !job.isBeingDeleted else {
      return nil
    }
    let finished = (job[.status]?[.conditions]?.elements ?? []).first {
      ($0[.type]?.string == "Complete" || $0[.type]?.string == "Failed")
        && $0[.status]?.string == "True"
    }
    guard let time = finished?[.lastTransitionTime]?.string.flatMap(RFC3339.epochSeconds) else {
      return nil
    }
    return Instant(epochSeconds: time + seconds)
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let job = world.object(owner.resource, key.object), let end = Self.end(of: job) else {
      return Outcome()
    }
    if end > world.now {
      var outcome = Outcome()
      outcome.requeueAfter = end - world.now
      return outcome
    }
    var options = RequestOptions()
    options.propagationPolicy = "Foreground"
    options.preconditionUID = job.objectUID
    let request = requester.delete(
      world.catalog[owner.resource], key.object, options: options)
    return Outcome(writes: [Write(request, tolerance: .staleness)])
  }
}
