// Models: manageJob and deleteActivePods of pkg/controller/job, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension JobSync {
  /// The pods to be made or to go, as the first writes of the sync.
  mutating func manage(
    _ owner: OwnerKind, _ requester: Requester, _ world: WorldView
  ) -> [Write] {
    if finished != nil {
      action = .ending
      return active.map { PodControl.deletion(of: $0, for: job, requester, world) }
    }
    guard !job.isBeingDeleted else { return [] }
    managed = true
    let wanted = isSuspended ? 0 : wantedActive
    let surplus = surplusPods(atLeast: max(0, activeCount - wanted))
    if isSuspended || !surplus.isEmpty {
      let chosen = isSuspended ? surplus : Array(surplus.prefix(Self.writesLimit))
      action = chosen.isEmpty ? .nothing : .removing(chosen)
      return chosen.flatMap { removal(of: $0, requester, world) }
    }
    let busy = activeCount + (replacesOnlyFailed ? terminating : 0)
    return wanted > busy ? creations(wanted - busy, owner, requester, world) : []
  }

  private var wantedActive: Int {
    guard let completions else { return succeeded > 0 ? activeCount : parallelism }
    return max(0, min(completions - succeeded, parallelism))
  }

  private func removal(
    of pod: Value, _ requester: Requester, _ world: WorldView
  ) -> [Write] {
    let deletion = PodControl.deletion(of: pod, for: job, requester, world)
    guard JobPod.hasFinalizer(pod) else { return [deletion] }
    return [Self.finalizerRemoval(pod, requester, world), deletion]
  }

  static func finalizerRemoval(
    _ pod: Value, _ requester: Requester, _ world: WorldView
  ) -> Write {
    let patch: Value = [
      .metadata: ["$deleteFromPrimitiveList/finalizers": [JobPod.finalizer]]
    ]
    return Write(
      requester.patch(world.catalog[.pods], pod.objectKey, nil, patch), tolerance: .notFound)
  }

  /// Active pods beyond those wanted: of an index that has several, then those least missed.
  private func surplusPods(atLeast count: Int) -> [Value] {
    var surplus: [Value] = []
    var left = active
    if isIndexed, let completions {
      left = []
      var byIndex: [Int: [Value]] = [:]
      var order: [Int] = []
      for pod in active {
        guard let index = JobPod.index(pod), index < completions else {
          surplus.append(pod)
          continue
        }
        if byIndex[index] == nil { order.append(index) }
        byIndex[index, default: []].append(pod)
      }
      for index in order.sorted() {
        let pods = byIndex[index] ?? []
        let doomed = PodDeletionOrder.first(
          pods.count - 1, of: pods, now: now)
        surplus += doomed
        left += pods.filter { pod in !doomed.contains { $0.objectUID == pod.objectUID } }
      }
    }
    if surplus.count < count {
      surplus += PodDeletionOrder.first(
        count - surplus.count, of: left, now: now)
    }
    return surplus
  }

  // MARK: New pods

  private mutating func creations(
    _ count: Int, _ owner: OwnerKind, _ requester: Requester, _ world: WorldView
  ) -> [Write] {
    if backoffLimitPerIndex == nil {
      let wait = backoff.remaining(now)
      if wait > .zero { return holdBack(wait) }
    }
    let count = min(count, Self.writesLimit)
    guard isIndexed, let completions else {
      action = .creating
      let pod = newPod(nil, owner)
      let write = PodControl.creation(of: pod, for: job, requester, world)
      return Array(repeating: write, count: count)
    }
    var indexes = pendingIndexes(count, completions)
    if backoffLimitPerIndex != nil {
      let waits = indexes.map { (index: $0, wait: waitOfIndex($0)) }
      indexes = waits.filter { $0.wait == .zero }.map(\.index)
      if indexes.isEmpty, let wait = waits.map(\.wait).min() { return holdBack(wait) }
    }
    action = .creating
    return indexes.map {
      PodControl.creation(of: newPod($0, owner), for: job, requester, world)
    }
  }

  /// Makes no pods yet; a Job that holds back counts none as active, as upstream.
  private mutating func holdBack(_ wait: Span) -> [Write] {
    look(in: max(wait, .seconds(1 as Int64)))
    activeCount = 0
    return []
  }

  private func pendingIndexes(_ count: Int, _ completions: Int) -> [Int] {
    var taken = succeededIndexes.adding(active.compactMap(JobPod.index))
    if replacesOnlyFailed {
      let going = pods.filter { $0.isBeingDeleted && !PodState.isTerminal($0) }
      taken = taken.adding(going.compactMap(JobPod.index))
    }
    if let failedIndexes { taken = taken.merging(failedIndexes) }
    return taken.gaps(count, below: completions)
  }

  private func waitOfIndex(_ index: Int) -> Span {
    guard let pod = delayed[index] else { return .zero }
    let failures = JobPod.failures(pod) + JobPod.ignoredFailures(pod) + 1
    return JobBackoff.remaining(after: failures, since: JobPod.finishTime(pod), now)
  }

  private func newPod(_ index: Int?, _ owner: OwnerKind) -> Value {
    var pod = PodControl.pod(from: spec[.template] ?? .emptyObject, for: job, owner)
    var finalizers = pod[.metadata]?[.finalizers]?.elements ?? []
    if !finalizers.contains(JobPod.finalizer) { finalizers.append(JobPod.finalizer) }
    pod[orEmpty: .metadata][.finalizers] = .array(finalizers)
    guard let index else {
      pod[orEmpty: .metadata][.generateName] = .string(PodControl.prefix(job))
      return pod
    }
    let text = Value.string(String(index))
    let ending = "-\(index)-"
    let base = job.objectName.prefix(58 - ending.utf8.count)
    pod[orEmpty: .metadata][.generateName] = .string(base + ending)
    pod[orEmpty: .metadata][orEmpty: .annotations][JobPod.indexAnnotation] = text
    pod[orEmpty: .metadata][orEmpty: .labels][JobPod.indexAnnotation] = text
    pod[orEmpty: .spec][.hostname] = .string("\(job.objectName)-\(index)")
    for key in [Key.initContainers, .containers] {
      guard let containers = pod[.spec]?[key]?.array else { continue }
      pod[orEmpty: .spec][key] = .array(containers.map(Self.withIndexVariable))
    }
    if backoffLimitPerIndex != nil { noteFailures(of: index, on: &pod) }
    return pod
  }

  private func noteFailures(of index: Int, on pod: inout Value) {
    var counts = (failed: 0, ignored: 0)
    if let replaced = delayed[index] {
      counts = (JobPod.failures(replaced), JobPod.ignoredFailures(replaced))
      if JobPolicies.verdict(on: replaced, failurePolicy).counts {
        counts.failed += 1
      } else {
        counts.ignored += 1
      }
    }
    pod[orEmpty: .metadata][orEmpty: .annotations][JobPod.failureCount] =
      .string(String(counts.failed))
    if counts.ignored > 0 {
      pod[orEmpty: .metadata][orEmpty: .annotations][JobPod.ignoredFailureCount] =
        .string(String(counts.ignored))
    }
  }

  private static func withIndexVariable(_ container: Value) -> Value {
    let name: Value = "JOB_COMPLETION_INDEX"
    var variables = container[.env]?.elements ?? []
    if variables.contains(where: { $0[.name] == name }) { return container }
    let path = "metadata.labels['\(JobPod.indexAnnotation.text)']"
    variables.append([
      .name: name, .valueFrom: [.fieldRef: [.fieldPath: .string(path)]],
    ])
    var result = container
    result[.env] = .array(variables)
    return result
  }

  // MARK: What came of it

  /// Takes in how the first writes went.
  mutating func takeIn(_ results: [WriteResult]) {
    switch action {
    case .nothing: break
    case .creating:
      activeCount += results.count { if case .done = $0 { true } else { false } }
    case .ending:
      remove(active, failures: results.count { $0.failure != nil })
      if results.contains(where: { $0.failure != nil }) { finished = nil }
    case .removing(let pods):
      remove(pods, failures: results.count { $0.failure != nil })
    }
  }

  private mutating func remove(_ pods: [Value], failures: Int) {
    let removed = max(0, pods.count - failures)
    activeCount -= removed
    terminating += removed
    ready -= pods.count(where: PodState.isReady)
  }
}
