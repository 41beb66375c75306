// Models: pkg/controller/podautoscaler/horizontal.go, v1.32. Differs: of metrics, only those of
// resources exist here; for others it says so as a cluster without their adapters does.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Scales workloads so that what their pods use stays near a target.
struct HorizontalAutoscaler: Reconciler {
  private enum Stage: Int {
    case rescale, end
  }

  /// How often each autoscaler looks.
  static let period = Span.seconds(15 as Int64)

  let autoscalers: ResourceID
  let requester = Requester(controller: "horizontal-pod-autoscaler")
  let source: EventSource
  let watched: [ResourceID]
  private var histories: [ObjectKey: AutoscalerHistory] = [:]
  /// What pods use, for autoscalers that have asked; nil inside for a cluster without metrics.
  private var answers: [ObjectKey: PodUsageReport] = [:]
  /// Syncs that wait for their write.
  private var syncs: [ObjectKey: AutoscalerSync] = [:]

  init?(_ catalog: Catalog) {
    guard
      let resource = catalog.resource(
        apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler")
    else { return nil }
    autoscalers = resource
    source = EventSource(component: "horizontal-pod-autoscaler", user: requester.user)
    watched = [resource]
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    guard change.new != nil else {
      histories[change.key] = nil
      answers[change.key] = nil
      return []
    }
    let isNews =
      change.old.map { $0.value[.spec] != change.new?.value[.spec] } ?? true
    guard isNews else { return [] }
    return [WorkItem(key: item(change.key), delay: Self.period)]
  }

  mutating func keys(for signal: ControlPlaneSignal) -> [WorkItem] {
    guard case .usage(let report, let key) = signal, key.resource == autoscalers else { return [] }
    answers[key.object] = report
    return [WorkItem(key: key)]
  }

  private func item(_ key: ObjectKey) -> WorkKey { WorkKey(resource: autoscalers, object: key) }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let autoscaler = world.object(autoscalers, key.object) else { return Outcome() }
    var sync = AutoscalerSync(autoscaler, world)
    guard let target = sync.findTarget(world) else { return finish(&sync, key, world) }
    if sync.needsMetrics(target), answers[key.object] == nil {
      var outcome = Outcome()
      outcome.questions = sync.pods(of: target, world).map(\.objectUID)
      outcome.asksForUsage = true
      return outcome
    }
    var history = histories[key.object] ?? AutoscalerHistory()
    history.begin(with: target.replicas, world.now)
    let pods = sync.pods(of: target, world)
    sync.decide(
      pods, answers.removeValue(forKey: key.object), &history,
      ambiguity: sync.ambiguity(of: target, pods, autoscalers, world))
    histories[key.object] = history
    guard let size = sync.newSize else { return finish(&sync, key, world) }
    syncs[key.object] = sync
    var outcome = Outcome(writes: [rescaling(target, to: size, sync, world)])
    outcome.concludes = true
    outcome.stage = Stage.rescale.rawValue
    return outcome
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard stage == Stage.rescale.rawValue, var sync = syncs.removeValue(forKey: key.object) else {
      return Outcome()
    }
    sync.takeIn(results.first?.failure)
    if results.first?.failure == nil, let size = sync.newSize {
      histories[key.object]?.note(
        from: sync.currentReplicas, to: size, sync.behavior, world.now)
    }
    return finish(&sync, key, world)
  }

  private func rescaling(
    _ target: AutoscalerTarget, to size: Int, _ sync: AutoscalerSync, _ world: WorldView
  ) -> Write {
    let scale: Value = [
      .apiVersion: "autoscaling/v1", .kind: "Scale",
      .metadata: [
        .name: .string(target.object.objectName),
        .namespace: .string(target.object.objectNamespace),
      ],
      .spec: [.replicas: .int(Int64(size))],
    ]
    var write = Write(
      requester.update(
        world.catalog[target.resource], target.object.objectKey, "scale", scale),
      tolerance: .anything)
    write.success = Announcement(
      regarding: sync.autoscaler, type: .normal, reason: "SuccessfulRescale",
      message: "New size: \(size); reason: \(sync.reason)")
    return write
  }

  private mutating func finish(
    _ sync: inout AutoscalerSync, _ key: WorkKey, _ world: WorldView
  ) -> Outcome {
    var outcome = Outcome()
    outcome.announcements = sync.announcements
    outcome.requeueAfter = Self.period
    guard let current = world.object(autoscalers, key.object), sync.status != current[.status]
    else { return outcome }
    var changed = current
    changed[.status] = sync.status
    outcome.writes = [
      Write(
        requester.update(world.catalog[autoscalers], key.object, "status", changed),
        tolerance: .staleness)
    ]
    return outcome
  }
}

/// What an autoscaler scales.
struct AutoscalerTarget: Sendable {
  let resource: ResourceID
  let object: Value

  /// What its pods carry.
  var selector: LabelSelector {
    let field = object[.spec]?[.selector]
    let isLabelSelector = field?["matchLabels"] != nil || field?[.matchExpressions] != nil
    return isLabelSelector ? object.specSelector : LabelSelector(map: field?.object)
  }

  var replicas: Int { Int(object[.spec]?[.replicas]?.int ?? 1) }
}
