// Models: pkg/controller/job, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Runs Jobs: pods until enough of them have succeeded, or too many have failed.
struct JobReconciler: Reconciler {
  private enum Stage: Int {
    case claims, manage, flush, finalizers, end
  }

  /// Changes of pods are looked at together, a second after the first.
  static let batchPeriod = Span.seconds(1 as Int64)

  let owner: OwnerKind
  let requester = Requester(controller: "job-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: [], seesAllUpdates: true, ownerKind: "Job")
  private var watch: OwnedPodWatch
  private var backoffs: [ObjectKey: JobBackoff] = [:]
  /// Syncs under way.
  private var syncs: [ObjectKey: JobSync] = [:]

  init?(_ catalog: Catalog) {
    guard let owner = OwnerKind(catalog, "batch/v1", "Job") else { return nil }
    self.owner = owner
    source = EventSource(component: "job-controller", user: requester.user)
    watched = [owner.resource, .pods]
    watch = OwnedPodWatch(owner)
  }

  // MARK: What changes mean

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    change.resource == .pods ? podKeys(change, world) : jobKeys(change, world)
  }

  private mutating func jobKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    _ = watch.ownKeys(change)
    guard let job = change.new?.value else {
      backoffs[change.key] = nil
      let uid = change.old?.uid ?? ""
      return [owner.item(change.key)] + leftovers(of: uid, world)
    }
    if Self.isFinished(job) {
      let isNews = change.old.map { !Self.isFinished($0.value) } ?? true
      backoffs[change.key] = nil
      return isNews ? leftovers(of: job.objectUID, world) : []
    }
    let isNewSpec =
      change.old?.value[.metadata]?[.generation] != job[.metadata]?[.generation]
    return [owner.item(change.key, delay: isNewSpec ? .zero : Self.batchPeriod)]
  }

  /// Pods of a Job that is no more which still wait to be counted.
  private func leftovers(of uid: String, _ world: WorldView) -> [WorkItem] {
    world.controlled(.pods, by: uid).filter(JobPod.hasFinalizer).map { podItem($0.objectKey) }
  }

  private func podItem(_ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: .pods, object: key))
  }

  private mutating func podKeys(_ change: Change, _ world: WorldView) -> [WorkItem] {
    var items = watch.podKeys(change, world).map { item -> WorkItem in
      var item = item
      item.delay = max(item.delay, Self.batchPeriod)
      return item
    }
    items.removeAll { item in
      world.object(owner.resource, item.key.object).map(Self.isFinished) ?? true
    }
    if let pod = change.new?.value, JobPod.hasFinalizer(pod), isLeftover(pod, world) {
      items.append(podItem(change.key))
    }
    return items
  }

  private func isLeftover(_ pod: Value, _ world: WorldView) -> Bool {
    guard let reference = pod.controllerReference else { return true }
    guard reference[.kind]?.string == owner.kind else { return false }
    return owner.livingOwner(of: pod, world).map(Self.isFinished) ?? true
  }

  static func isFinished(_ job: Value) -> Bool {
    (job[.status]?[.conditions]?.elements ?? []).contains {
      ($0[.type]?.string == "Complete" || $0[.type]?.string == "Failed")
        && $0[.status]?.string == "True"
    }
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    if key.resource == .pods { return release(key.object, world) }
    syncs[key.object] = nil
    guard let job = world.object(owner.resource, key.object) else {
      backoffs[key.object] = nil
      return Outcome()
    }
    if let manager = job[.spec]?["managedBy"]?.string,
      manager != "kubernetes.io/job-controller"
    {
      return Outcome()
    }
    if Self.isFinished(job) {
      backoffs[key.object] = nil
      return Outcome()
    }
    if watch.takeClaim(key.object) {
      let writes = claimWrites(job, world)
      if !writes.isEmpty { return step(.claims, writes) }
    }
    return manage(job, world)
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard let done = Stage(rawValue: stage), let job = world.object(owner.resource, key.object)
    else { return Outcome() }
    let hasFailed = results.contains { $0.failure != nil }
    switch done {
    case .claims: return hasFailed ? Outcome() : manage(job, world)
    case .manage: return flush(job, results, world)
    case .flush:
      if hasFailed { return Outcome() }
      return releaseCounted(job, world)
    case .finalizers: return finish(job, results, world)
    case .end: return Outcome()
    }
  }

  private func step(_ stage: Stage, _ writes: [Write]) -> Outcome {
    var outcome = Outcome(writes: writes)
    outcome.concludes = true
    outcome.stage = stage.rawValue
    return outcome
  }

  private func claimWrites(_ job: Value, _ world: WorldView) -> [Write] {
    owner.claims(.pods, by: job, job.specSelector, requester, world).flatMap { write in [write] }
  }

  /// Lets a pod go whose Job is no more or has ended.
  private func release(_ key: ObjectKey, _ world: WorldView) -> Outcome {
    guard let pod = world.object(.pods, key), JobPod.hasFinalizer(pod), isLeftover(pod, world)
    else { return Outcome() }
    return Outcome(writes: [JobSync.finalizerRemoval(pod, requester, world)])
  }

  private mutating func manage(_ job: Value, _ world: WorldView) -> Outcome {
    let key = job.objectKey
    let pods = world.controlled(.pods, by: job.objectUID)
    var sync = JobSync(job, pods, backoffs[key] ?? JobBackoff(), world.now)
    let writes = sync.manage(owner, requester, world)
    var outcome = step(.manage, writes)
    if case .creating = sync.action { outcome.pace = .slowStart }
    outcome.requeueAfter = sync.lookAgain
    syncs[key] = sync
    return outcome
  }

  private mutating func flush(
    _ job: Value, _ results: [WriteResult], _ world: WorldView
  ) -> Outcome {
    guard var sync = syncs[job.objectKey] else { return Outcome() }
    sync.job = job
    sync.takeIn(results)
    sync.settle()
    syncs[job.objectKey] = sync
    guard sync.needsFlush else { return releaseCounted(job, world) }
    var outcome = step(.flush, [statusWrite(job, sync.status, world)])
    outcome.announcements = sync.announcements
    return outcome
  }

  private mutating func releaseCounted(_ job: Value, _ world: WorldView) -> Outcome {
    guard let sync = syncs[job.objectKey] else { return Outcome() }
    backoffs[job.objectKey] = sync.backoff
    return step(
      .finalizers, sync.released.map { JobSync.finalizerRemoval($0, requester, world) })
  }

  private mutating func finish(
    _ job: Value, _ results: [WriteResult], _ world: WorldView
  ) -> Outcome {
    guard var sync = syncs.removeValue(forKey: job.objectKey) else { return Outcome() }
    sync.job = job
    let told = sync.finish(results)
    guard sync.needsFlush else { return Outcome() }
    var write = statusWrite(job, sync.status, world)
    write.success = told.last
    var outcome = Outcome(writes: [write])
    outcome.announcements = Array(told.dropLast())
    return outcome
  }

  private func statusWrite(_ job: Value, _ status: Value, _ world: WorldView) -> Write {
    var changed = job
    changed[.status] = status
    return Write(
      requester.update(world.catalog[owner.resource], job.objectKey, "status", changed),
      tolerance: .notFound)
  }
}
