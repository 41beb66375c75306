// Models: pkg/controller/cronjob, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Starts Jobs at the times of CronJobs.
struct CronJobReconciler: Reconciler {
  private enum Stage: Int {
    case remove, create, end
  }

  let owner: OwnerKind
  let jobs: ResourceID
  let requester = Requester(controller: "cronjob-controller")
  let source: EventSource
  let watched: [ResourceID]
  /// Syncs under way.
  private var syncs: [ObjectKey: CronJobSync] = [:]

  init?(_ catalog: Catalog) {
    guard let owner = OwnerKind(catalog, "batch/v1", "CronJob"),
      let jobs = catalog.resource(apiVersion: "batch/v1", kind: "Job")
    else { return nil }
    self.owner = owner
    self.jobs = jobs
    source = EventSource(component: "cronjob-controller", user: requester.user)
    watched = [owner.resource, jobs]
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    guard change.resource == owner.resource else { return jobKeys(change, world) }
    guard let new = change.new?.value else { return [owner.item(change.key)] }
    if let old = change.old?.value,
      old[.spec]?["schedule"] != new[.spec]?["schedule"]
        || old[.spec]?["timeZone"] != new[.spec]?["timeZone"],
      let schedule = CronTimes(new, world.now)
    {
      // A new schedule counts from its next time on.
      return [owner.item(change.key, delay: max(.milliseconds(1), schedule.delay))]
    }
    return [owner.item(change.key)]
  }

  private func jobKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    let before = change.old.flatMap { owner.livingOwner(of: $0.value, world)?.objectKey }
    let after = change.new.flatMap { owner.livingOwner(of: $0.value, world)?.objectKey }
    if before == after { return after.map { [owner.item($0)] } ?? [] }
    return [before, after].compactMap { $0 }.map { owner.item($0) }
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    syncs[key.object] = nil
    guard let cronJob = world.object(owner.resource, key.object) else { return Outcome() }
    let own = world.controlled(jobs, by: cronJob.objectUID)
    var sync = CronJobSync(cronJob, own, world.now)
    let doomed = sync.surplus()
    var outcome = Outcome()
    outcome.writes = doomed.map { removal(of: $0, cronJob, world) }
    outcome.concludes = true
    outcome.stage = Stage.remove.rawValue
    sync.removed = doomed
    syncs[key.object] = sync
    return outcome
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let done = Stage(rawValue: stage), var sync = syncs[key.object],
      world.object(owner.resource, key.object) != nil
    else { return Outcome() }
    // What has changed since the sync began makes its status outdated, which the write then tells.
    let cronJob = sync.cronJob
    var outcome = Outcome()
    switch done {
    case .remove:
      sync.takeInRemovals(results)
      sync.lookAtJobs()
      let replaced = sync.decide()
      outcome.announcements = sync.takeAnnouncements()
      outcome.writes = replaced.map { removal(of: $0, cronJob, world) }
      if let job = sync.newJob(owner) { outcome.writes.append(creation(of: job, cronJob, world)) }
      outcome.pace = .inOrder
      outcome.concludes = true
      outcome.stage = Stage.create.rawValue
      outcome.requeueAfter = sync.lookAgain
      syncs[key.object] = sync
    case .create:
      sync.takeInCreation(results, world.controlled(jobs, by: cronJob.objectUID))
      syncs[key.object] = nil
      guard sync.isStatusNew else { return outcome }
      var changed = cronJob
      changed[.status] = sync.status
      outcome.writes = [
        Write(
          requester.update(
            world.catalog[owner.resource], key.object, "status", changed),
          tolerance: .notFound)
      ]
    case .end: break
    }
    return outcome
  }

  private func removal(of job: Value, _ cronJob: Value, _ world: WorldView) -> Write {
    var options = RequestOptions()
    options.propagationPolicy = "Background"
    var write = Write(
      requester.delete(world.catalog[jobs], job.objectKey, options: options))
    write.success = Announcement(
      regarding: cronJob, type: .normal, reason: "SuccessfulDelete",
      message: "Deleted job \(job.objectName)")
    write.failure = Announcement(
      regarding: cronJob, type: .warning, reason: "FailedDelete", message: "Deleted job: ",
      completion: .error)
    return write
  }

  private func creation(of job: Value, _ cronJob: Value, _ world: WorldView) -> Write {
    var write = Write(
      requester.create(world.catalog[jobs], in: cronJob.objectNamespace, job),
      tolerance: .alreadyExists)
    write.success = Announcement(
      regarding: cronJob, type: .normal, reason: "SuccessfulCreate", message: "Created job ",
      completion: .name)
    write.failure = Announcement(
      regarding: cronJob, type: .warning, reason: "FailedCreate",
      message: "Error creating job: ", completion: .error)
    return write
  }
}
