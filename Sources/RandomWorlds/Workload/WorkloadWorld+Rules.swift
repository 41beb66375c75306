import APIServer
import Kinds
import ObjectModel
import Simulation

/// What must hold in the world of a workload.
extension WorkloadWorld {
  /// Looks at what has changed, and at the world as it stands after it.
  mutating func check() {
    let changes = cluster.takeChanges()
    for change in changes where change.resource == .pods { checkPod(change) }
    if hasBudget { followBudget(changes) }
    if workload.kind == .deployment {
      for change in changes where change.resource == .replicaSets { followTake(change) }
    }
    guard fault == nil, exists, let owner else { return }
    let pods = cluster.pods.map { PodView($0) }
    let active = pods.filter { $0.isActive && $0.controller != nil }
    switch workload.kind {
    case .deployment: checkRollout(owner, active)
    case .recreation:
      let running = pods.filter { !$0.isTerminal && $0.controller != nil }
      let images = Set(running.filter { $0.phase == "Running" }.map(Self.image))
      if images.count > 1 { fault = "two versions run at once: \(images.sorted())" }
    case .replicationController, .replicaSet:
      if active.count > workload.mostReplicas { fault = "\(active.count) pods are too many" }
    case .statefulSet:
      if active.count > workload.mostReplicas { fault = "\(active.count) pods are too many" }
      // The pods of a parallel set do not wait for each other, be it for another update.
      if workload.isOrdered {
        checkUpdate(
          active, of: workload.replicas, isDone: says(owner, ["readyReplicas", "updatedReplicas"]))
      }
    case .daemonSet:
      let nodes = active.map(\.nodeName).filter { !$0.isEmpty }
      if Set(nodes).count != nodes.count { fault = "a node has two pods" }
      checkUpdate(
        active, of: Self.nodeCount,
        isDone: says(owner, ["numberAvailable", "updatedNumberScheduled"]))
    case .job, .indexedJob:
      if active.count > workload.mostReplicas {
        fault = "\(active.count) pods exceed the parallelism"
      }
    }
  }

  static func image(_ pod: PodView) -> String { pod.containers.first?.string("image") ?? "" }

  /// A rollout keeps to its bounds.
  ///
  /// What its sets ask for never exceeds the surge. The pods may for a moment, as upstream: a set
  /// that is to grow can be faster than one that is to shrink.
  private mutating func checkRollout(_ owner: Value, _ active: [PodView]) {
    let most = workload.mostReplicas + workload.surgeLimit(workload.mostReplicas)
    let uid = owner.string("metadata", "uid") ?? ""
    let asked = cluster.api.view.objects(.replicaSets, index: .owner, equals: uid)
      .reduce(0) { $0 + Int($1.int("spec", "replicas") ?? 0) }
    if asked > most { fault = "\(asked) pods are asked for and break the surge of \(most)" }
    if active.count <= most {
      excessSince = nil
    } else if let since = excessSince {
      if cluster.api.now - since > Self.longestExcess {
        fault = "\(active.count) pods break the surge of \(most)"
      }
    } else {
      excessSince = cluster.api.now
    }
    let ready = active.count { $0.isReady }
    let least = workload.replicas - workload.unavailableLimit(workload.replicas) - miscounted
    if isUp, isCalm, ready < least {
      fault = "\(ready) ready pods break the limit of \(least)"
    }
    let isDone = says(owner, ["replicas", "updatedReplicas", "availableReplicas"])
    if ready >= workload.replicas, isDone { miscounted = 0 }
    if !isUp, ready >= workload.replicas, isDone {
      isUp = true
      workload.mostReplicas = workload.replicas
    }
  }

  /// Follows how a deployment takes available pods from an old set.
  ///
  /// With two or more live old sets it may count pods that are about to go, as upstream (rolling.go):
  /// cleanupUnhealthyReplicas fails at a set that says it has more available pods than it is to have,
  /// but leaves its loop before it meets that set when another one's unhealthy pods are enough; then
  /// scaleDownOldReplicaSetsForRollingUpdate takes what the set says for granted.
  private mutating func followTake(_ change: Change) {
    guard let old = change.old?.value, let new = change.new?.value,
      Self.size(new) < Self.size(old), Self.size(new) < Self.available(old),
      cluster.controller(of: change) == "deployment-controller",
      let uid = owner?.string("metadata", "uid")
    else { return }
    let sets = cluster.api.view.objects(.replicaSets, index: .owner, equals: uid)
      .map { $0.name == old.name ? old : $0 }
      .filter { Self.size($0) > 0 && Self.image(ofSet: $0) != workload.image }
    guard sets.count > 1 else { return }
    let surplus = sets.reduce(0) { $0 + max(0, Self.available($1) - Self.size($1)) }
    miscounted = max(miscounted, surplus)
  }

  private static func size(_ set: Value) -> Int { Int(set.int("spec", "replicas") ?? 0) }
  private static func available(_ set: Value) -> Int {
    Int(set.int("status", "availableReplicas") ?? 0)
  }
  private static func image(ofSet set: Value) -> String {
    let pod = set["spec"]?["template"]?["spec"]
    return pod?.elements("containers").first?.string("image") ?? ""
  }

  /// An update replaces one pod at a time.
  private mutating func checkUpdate(_ active: [PodView], of wanted: Int, isDone: Bool) {
    let ready = active.count { $0.isReady }
    if isUp, isCalm, ready < wanted - 1 {
      fault = "\(ready) ready pods of \(wanted): an update takes more than one at a time"
    }
    if !isUp, ready >= wanted, isDone { isUp = true }
  }

  /// Whether the workload's status has seen its spec and says in these fields that all is there.
  private func says(_ owner: Value, _ numbers: [Key]) -> Bool {
    let wanted = workload.kind == .daemonSet ? Self.nodeCount : workload.replicas
    return owner.int("status", "observedGeneration") == owner.int("metadata", "generation")
      && numbers.allSatisfy { Int(owner.int("status", $0) ?? 0) == wanted }
  }

  // MARK: Single changes

  private mutating func checkPod(_ change: Change) {
    guard let new = change.new?.value, change.old == nil else { return }
    let pod = PodView(new)
    if quota != nil { checkQuota() }
    if workload.kind == .statefulSet { checkOrdinal(pod) }
    if workload.kind == .indexedJob { checkIndex(pod) }
  }

  /// A pod comes only while the quota has room, by what it asks for or by what its status still
  /// says. Admission goes by the status alone, so that a new quota limits nothing before its
  /// controller has seen it (upstream: `Matches` of pkg/quota/v1/generic).
  private mutating func checkQuota() {
    guard let quota = cluster.object("resourcequotas", Self.key),
      quota.string("status", "hard", "pods") != nil
    else { return }
    let hard = [
      quota.string("spec", "hard", "pods"), quota.string("status", "hard", "pods"),
    ].compactMap { $0.flatMap { Int($0) } }.max()
    let count = cluster.pods.count { !PodView($0).isTerminal }
    if let hard, count > hard { fault = "\(count) pods exceed the quota of \(hard)" }
  }

  /// The pods of an ordered set come one after the other.
  private mutating func checkOrdinal(_ pod: PodView) {
    guard pod.controller != nil, let ordinal = Self.ordinal(pod) else { return }
    if ordinal >= workload.mostReplicas { fault = "\(pod.name) is more than was asked for" }
    guard workload.isOrdered, isCalm else { return }
    for lower in 0..<ordinal {
      let before = cluster.object("pods", ObjectKey("default", "web-\(lower)")).map { PodView($0) }
      guard before?.isReady == true, before?.isTerminating == false else {
        fault = "\(pod.name) comes before web-\(lower) is ready"
        return
      }
    }
  }

  private static func ordinal(_ pod: PodView) -> Int? {
    pod.name.lastIndex(of: "-").flatMap { Int(pod.name[pod.name.index(after: $0)...]) }
  }

  /// An index has one active pod.
  private mutating func checkIndex(_ pod: PodView) {
    let annotation = Key("batch.kubernetes.io/job-completion-index")
    guard let index = pod.object.string("metadata", "annotations", annotation) else { return }
    let twins = cluster.pods.map { PodView($0) }.count { other in
      other.isActive && other.object.string("metadata", "annotations", annotation) == index
    }
    if twins > 1 { fault = "index \(index) has \(twins) pods" }
  }

  // MARK: The budget

  var budget: Value? {
    hasBudget ? cluster.object("poddisruptionbudgets", Self.key, group: "policy") : nil
  }

  /// How many pods under the budget are ready and stay.
  var healthyPods: Int {
    cluster.pods.count { object in
      let pod = PodView(object)
      return pod.isReady && pod.isActive && pod.labels["app"]?.string == "web"
    }
  }

  /// Whether the budget's numbers are true: they are when they say what there is, until a pod is
  /// lost otherwise.
  private mutating func followBudget(_ changes: [Change]) {
    guard let budget else {
      budgetIsExact = false
      return
    }
    let told = Int(budget.int("status", "currentHealthy") ?? -1)
    let isSeen =
      budget.int("status", "observedGeneration") == budget.int("metadata", "generation")
    if isSeen, told == healthyPods, (budget["status"]?["disruptedPods"]?.object?.isEmpty ?? true) {
      budgetIsExact = true
    } else if changes.contains(where: { $0.resource == .pods }) {
      budgetIsExact = false
    }
  }

  // MARK: The end

  /// What must hold once all is quiet.
  mutating func checkEnd() {
    let pods = cluster.pods.map { PodView($0) }
    let owned = pods.filter { $0.controller != nil }
    checkLeftovers()
    guard fault == nil else { return }
    guard exists, let owner else {
      if !owned.isEmpty { fault = "\(owned.count) pods are left without their owner" }
      return
    }
    if workload.isJob { return checkEnd(of: owner, pods) }
    checkReplicas(owner, owned)
  }

  private mutating func checkReplicas(_ owner: Value, _ owned: [PodView]) {
    let wanted = workload.kind == .daemonSet ? Self.nodeCount : workload.replicas
    let field: Key = workload.kind == .daemonSet ? "numberReady" : "readyReplicas"
    let told = Int(owner.int("status", field) ?? 0)
    let alive = owned.filter { !$0.isTerminal }
    let ready = alive.count { $0.isReady }
    if ready != wanted || told != wanted || alive.count != wanted {
      fault = "\(alive.count) pods, \(ready) ready, \(told) told of \(wanted)"
      return
    }
    guard workload.rolls, wanted > 0 else { return }
    let images = Set(alive.map(Self.image))
    if images != [workload.image] { fault = "old versions are left: \(images.sorted())" }
  }

  private mutating func checkEnd(of job: Value, _ pods: [PodView]) {
    let types = job.elements("status", "conditions").map { $0.string("type") ?? "" }
    let hasEnded = types.contains("Complete") || types.contains("Failed")
    if workload.replicas > 0, !hasEnded { fault = "the job never ends: \(types)" }
    let uncounted = job["status"]?["uncountedTerminatedPods"]?.object ?? Fields()
    if !uncounted.isEmpty { fault = "pods stay uncounted" }
    let succeeded = Int(job.int("status", "succeeded") ?? 0)
    if types.contains("Complete"), succeeded != workload.completions {
      fault = "\(succeeded) of \(workload.completions) succeeded, and it says it is complete"
    }
    let held = pods.first { !$0.object.elements("metadata", "finalizers").isEmpty }
    if let held, hasEnded { fault = "pod \(held.name) keeps its finalizer" }
  }
}
