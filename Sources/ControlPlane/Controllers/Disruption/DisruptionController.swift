// Models: pkg/controller/disruption, v1.32. Differs: of several budgets that select a pod, all are
// looked at anew, where upstream takes any one of them.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Computes how many pods of each PodDisruptionBudget may be evicted now.
struct DisruptionController: Reconciler {
  /// How long an evicted pod may take until its deletion begins.
  static let deletionTimeout = Span.minutes(2)
  /// After which a condition DisruptionTarget that led to nothing is taken back.
  static let staleTimeout = Span.minutes(2)

  let budgets: ResourceID
  let requester = Requester(controller: "disruption-controller")
  let source: EventSource
  let watched: [ResourceID]
  let podInterest = PodInterest(aspects: PodAspects.relevant.union(.disrupted))

  init?(_ catalog: Catalog) {
    guard
      let budgets = catalog.resource(apiVersion: "policy/v1", kind: "PodDisruptionBudget")
    else { return nil }
    self.budgets = budgets
    source = EventSource(component: "controllermanager", user: requester.user)
    watched = [budgets, .pods]
  }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == budgets {
      return change.new == nil ? [] : [item(change.key)]
    }
    let before = change.old?.value
    let after = change.new?.value
    if world.isEmpty(budgets) { return stale(before, after) }
    if let before, let after, !PodControl.isRelevant(before, after) {
      return stale(before, after)
    }
    var items: [WorkItem] = []
    for budget in world.objects(budgets, namespace: change.key.namespace) {
      let selector = budget.specSelector
      let matches = [before, after].contains {
        $0.map { selector.matches($0[.metadata]?[.labels]) } ?? false
      }
      if matches { items.append(item(budget.objectKey)) }
    }
    return items + stale(before, after)
  }

  private func item(_ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: budgets, object: key))
  }

  private func stale(_ before: Value?, _ after: Value?) -> [WorkItem] {
    guard let after, Self.staleCondition(after) != nil,
      before.flatMap(Self.staleCondition) == nil
    else { return [] }
    let key = WorkKey(resource: .pods, object: after.objectKey)
    return [WorkItem(key: key, delay: Self.staleTimeout)]
  }

  /// The condition of a pod that was to be evicted and was not.
  private static func staleCondition(_ pod: Value) -> Value? {
    guard !pod.isBeingDeleted, !PodState.isTerminal(pod),
      let condition = PodState.condition(pod, "DisruptionTarget"),
      condition[.status]?.string == "True",
      condition[.reason]?.string != "TerminationByKubelet"
    else { return nil }
    return condition
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    if key.resource == .pods { return takeBack(key, world) }
    guard let budget = world.object(budgets, key.object) else { return Outcome() }
    let selector = budget.specSelector
    let pods = world.objects(.pods, namespace: key.object.namespace).filter {
      selector.matches($0[.metadata]?[.labels])
    }
    var outcome = Outcome()
    if pods.isEmpty {
      outcome.announcements.append(
        Announcement(
          regarding: budget, type: .normal, reason: "NoPods", message: "No matching pods found"))
    }
    let expectation = DisruptionExpectation(budget, pods, world)
    if let failure = expectation.failure {
      outcome.announcements.append(
        Announcement(
          regarding: budget, type: .warning, reason: "CalculateExpectedPodCountFailed",
          message: "Failed to calculate the number of expected pods: \(failure)"))
      var status = budget[.status] ?? .emptyObject
      status["disruptionsAllowed"] = 0
      set(&status, "False", "SyncFailed", failure, world.now)
      outcome.writes = write(status, budget, world)
      return outcome
    }
    if expectation.hasUnmanaged {
      outcome.announcements.append(unmanaged(budget))
    }
    let (disrupted, recheck) = disruptedPods(pods, budget, world)
    outcome.requeueAfter = recheck
    let status = status(of: budget, pods, expectation, disrupted, world)
    outcome.writes = write(status, budget, world)
    return outcome
  }

  private func unmanaged(_ budget: Value) -> Announcement {
    let labels = (budget[.spec]?[.selector]?["matchLabels"]?.object ?? Fields()).sorted
      .map { "\($0.key): \($0.value.string ?? "")," }.joined()
    return Announcement(
      regarding: budget, type: .warning, reason: "UnmanagedPods",
      message: "Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:"
        + "map[string]string{\(labels)},MatchExpressions:[]LabelSelectorRequirement{},}) were "
        + "found to be unmanaged. As a result, the status of the PDB cannot be calculated "
        + "correctly, which may result in undefined behavior. To account for these pods please "
        + "set \".spec.minAvailable\" field of the PDB to an integer value.")
  }

  private func takeBack(_ key: WorkKey, _ world: WorldView) -> Outcome {
    guard let pod = world.object(.pods, key.object), let condition = Self.staleCondition(pod)
    else { return Outcome() }
    let since = condition[.lastTransitionTime]?.string.flatMap(RFC3339.epochSeconds) ?? 0
    let left = Instant(epochSeconds: since) + Self.staleTimeout - world.now
    if left > .zero {
      var outcome = Outcome()
      outcome.requeueAfter = left
      return outcome
    }
    let patch: Value = [
      .status: [
        .conditions: [
          [
            .type: "DisruptionTarget", .status: "False", .reason: .null, .message: .null,
            .lastTransitionTime: .string(RFC3339.text(epochSeconds: world.now.epochSeconds)),
          ]
        ]
      ]
    ]
    return Outcome(writes: [
      Write(
        requester.patch(world.catalog[.pods], key.object, "status", patch),
        tolerance: .staleness)
    ])
  }

  // MARK: Status

  /// Pods whose eviction was granted and whose deletion has not begun, with the time of the grant.
  private func disruptedPods(
    _ pods: [Value], _ budget: Value, _ world: WorldView
  ) -> (pods: Fields, recheck: Span?) {
    guard let known = budget[.status]?["disruptedPods"]?.object, !known.isEmpty else {
      return (Fields(), nil)
    }
    var result = Fields()
    var recheck: Span?
    for pod in pods where !pod.isBeingDeleted {
      let name = Key(pod.objectName)
      guard let time = known[name]?.string.flatMap(RFC3339.epochSeconds) else { continue }
      let left = Instant(epochSeconds: time) + Self.deletionTimeout - world.now
      if left < .zero { continue }
      result[name] = known[name]
      recheck = min(recheck ?? left, left)
    }
    return (result, recheck.map { $0 + .milliseconds(1) })
  }

  private func status(
    of budget: Value, _ pods: [Value], _ expectation: DisruptionExpectation,
    _ disrupted: Fields, _ world: WorldView
  ) -> Value {
    let healthy = pods.count { pod in
      !pod.isBeingDeleted && !disrupted.contains(Key(pod.objectName)) && PodState.isReady(pod)
    }
    let allowed = expectation.count <= 0 ? 0 : max(0, healthy - expectation.healthy)
    var status: Value = [
      "currentHealthy": .int(Int64(healthy)), "desiredHealthy": .int(Int64(expectation.healthy)),
      "disruptionsAllowed": .int(Int64(allowed)), "expectedPods": .int(Int64(expectation.count)),
    ]
    status[.observedGeneration] = budget[.metadata]?[.generation]
    if !disrupted.isEmpty { status["disruptedPods"] = .object(disrupted) }
    status[.conditions] = budget[.status]?[.conditions]
    if allowed > 0 {
      set(&status, "True", "SufficientPods", "", world.now)
    } else {
      set(&status, "False", "InsufficientPods", "", world.now)
    }
    return status
  }

  private func set(
    _ status: inout Value, _ state: String, _ reason: String, _ message: String, _ now: Instant
  ) {
    var conditions = status[.conditions]?.elements ?? []
    let place = conditions.firstIndex { $0[.type]?.string == "DisruptionAllowed" }
    let old = place.map { conditions[$0] }
    var condition: Value = [
      .type: "DisruptionAllowed", .status: .string(state), .reason: .string(reason),
      .message: .string(message),
      .lastTransitionTime: .string(RFC3339.text(epochSeconds: now.epochSeconds)),
    ]
    condition[.observedGeneration] = status[.observedGeneration]
    if old?[.status]?.string == state {
      condition[.lastTransitionTime] = old?[.lastTransitionTime]
    }
    if let place { conditions[place] = condition } else { conditions.append(condition) }
    status[.conditions] = .array(conditions)
  }

  private func write(_ status: Value, _ budget: Value, _ world: WorldView) -> [Write] {
    guard status != budget[.status] else { return [] }
    var changed = budget
    changed[.status] = status
    return [
      Write(
        requester.update(world.catalog[budgets], budget.objectKey, "status", changed),
        tolerance: .notFound)
    ]
  }
}
