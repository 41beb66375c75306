import APIServer
import Kinds
import ObjectModel
import Simulation

/// What happens to the world of a workload.
extension WorkloadWorld {
  mutating func act() {
    guard exists else { return create() }
    switch random.below(isCalm ? 6 : 18) {
    case 0, 1: scale()
    case 2, 3: changeTemplate()
    case 4: pullSlowly()
    case 5: interfere()
    case 6: killPod()
    case 7: killContainer()
    case 8: relabelPod()
    case 9, 10: hurtNode()
    case 11, 12: drain()
    case 13: changeQuota()
    case 14: setBudget()
    case 15: pauseRollout()
    default: delete()
    }
  }

  private mutating func create() {
    exists = true
    isUp = false
    excessSince = nil
    workload.version = 27
    workload.replicas = 1 + random.below(4)
    workload.mostReplicas = workload.replicas
    workload.completions = workload.replicas + random.below(3)
    deeds.append("create x\(workload.replicas)")
    let response = cluster.create(
      workload.plural, workload.object, in: "default", group: workload.group)
    if !response.isSuccess { fault = "it cannot be created: \(response)" }
    if !isCalm, !workload.isJob, random.below(2) == 0 { setBudget() }
    stale = owner
  }

  private mutating func scale() {
    guard workload.scales else { return }
    let count = random.below(6)
    // The completions of an indexed job are fixed, and so is the most it may run at once.
    workload.replicas = count
    workload.mostReplicas = max(workload.mostReplicas, count)
    isUp = false
    deeds.append("scale to \(count)")
    patch(["spec": [workload.isJob ? "parallelism" : "replicas": .int(Int64(count))]])
  }

  private mutating func changeTemplate() {
    guard workload.rolls else { return }
    workload.version += random.below(2) == 0 ? 1 : -1
    deeds.append("image \(workload.image)")
    patch([
      "spec": [
        "template": [
          "spec": ["containers": [["name": "c", "image": .string(workload.image)]]]
        ]
      ]
    ])
  }

  private mutating func pullSlowly() {
    cluster.kubelets.pullsSlowly.toggle()
    deeds.append(cluster.kubelets.pullsSlowly ? "pulls are slow" : "pulls are fast")
  }

  /// Another program writes too: an outdated version, which must be refused, a label, or a status
  /// that says nonsense.
  private mutating func interfere() {
    guard let present = owner else { return }
    if let stale,
      stale[.metadata, .resourceVersion] != present[.metadata, .resourceVersion],
      stale[.metadata, .uid] == present[.metadata, .uid]
    {
      let response = cluster.replace(
        workload.plural, Self.key, stale, group: workload.group)
      if response.code != 409 { fault = "an outdated version was taken: \(response.code)" }
    }
    stale = owner
    deeds.append("others write")
    patch(["metadata": ["annotations": ["other": .string("\(cluster.writes)")]]])
    guard !isCalm, !workload.isJob, var wrong = owner else { return }
    let field: Key = workload.kind == .daemonSet ? "numberReady" : "replicas"
    wrong[orEmpty: .status][field] = 7
    if workload.kind == .deployment { emptyReplicaSet() }
    let target = PlayedCluster.target(workload.plural, Self.key, workload.group, "status")
    _ = cluster.send(APIRequest(.update, .resource(target), body: wrong))
  }

  /// Somebody scales a deployment's replica set, which the deployment does not take.
  private mutating func emptyReplicaSet() {
    let sets = cluster.api.view.objects(.replicaSets, namespace: "default")
    guard !sets.isEmpty, random.below(2) == 0 else { return }
    let name = sets[random.below(sets.count)].string("metadata", "name") ?? ""
    deeds.append("empty \(name)")
    cluster.patch(
      "replicasets", ObjectKey("default", name), ["spec": ["replicas": 0]], group: "apps")
  }

  private mutating func victim() -> Value? {
    let pods = cluster.pods.filter { PodView($0).isActive }
    return pods.isEmpty ? nil : pods[random.below(pods.count)]
  }

  private mutating func killPod() {
    guard let pod = victim() else { return }
    let isForced = random.below(4) == 0 && workload.kind != .statefulSet
    deeds.append("delete \(PodView(pod).name)" + (isForced ? " by force" : ""))
    cluster.delete(
      "pods", ObjectKey("default", PodView(pod).name), grace: isForced ? 0 : nil)
  }

  private mutating func killContainer() {
    guard let pod = victim(), PodView(pod).isReady else { return }
    deeds.append("kill in \(PodView(pod).name)")
    PlayedKubelets.setReady(PodView(pod), false, &cluster.api)
    cluster.kubelets.restart(pod, from: cluster.api.now)
  }

  private mutating func relabelPod() {
    // A pod that leaves a stateful set keeps its name, so that the set waits for it to go.
    guard !workload.isJob, workload.kind != .statefulSet, let pod = victim() else { return }
    deeds.append("relabel \(PodView(pod).name)")
    cluster.patch(
      "pods", ObjectKey("default", PodView(pod).name), ["metadata": ["labels": ["app": "free"]]])
  }

  /// Cordons a node and evicts what is on it, as often as it takes; refusals are tried again.
  private mutating func drain() {
    let name = "node-\(1 + random.below(Self.nodeCount))"
    guard cluster.object("nodes", ObjectKey("", name)) != nil else { return }
    deeds.append("drain \(name)")
    cluster.patch("nodes", ObjectKey("", name), ["spec": ["unschedulable": true]])
    for _ in 0..<4 {
      for pod in cluster.api.view.objects(.pods, index: .nodeName, equals: name) {
        evict(PodView(pod))
        if fault != nil { return }
      }
      run(for: .seconds(5 as Int64))
    }
    cluster.patch("nodes", ObjectKey("", name), ["spec": ["unschedulable": .null]])
  }

  private mutating func evict(_ pod: PodView) {
    guard pod.isActive else { return }
    check()
    let isExact = budgetIsExact
    let response = cluster.create(
      "pods",
      [
        "apiVersion": "policy/v1", "kind": "Eviction",
        "metadata": ["name": .string(pod.name), "namespace": "default"],
      ], in: "default", name: pod.name, subresource: "eviction")
    guard response.isSuccess || response.code == 429 || response.code == 404 else {
      fault = "an eviction is answered with \(response.code)"
      return
    }
    guard response.isSuccess, isExact, pod.isReady, pod.labels["app"]?.string == "web",
      let budget
    else { return }
    // Of the pods only the evicted one has gone, so the budget's numbers are still known.
    _ = cluster.takeChanges()
    let desired = Int(budget.int("status", "desiredHealthy") ?? 0)
    if healthyPods < desired {
      fault = "an eviction leaves \(healthyPods) healthy pods of \(desired)"
    }
  }

  private mutating func changeQuota() {
    let pods = random.below(6)
    deeds.append("quota of \(pods) pods")
    setQuota(pods)
  }

  private mutating func setBudget() {
    if hasBudget {
      deeds.append("no budget")
      cluster.delete("poddisruptionbudgets", Self.key, group: "policy")
      hasBudget = false
      return
    }
    hasBudget = true
    let limit: Value =
      random.below(2) == 0 || workload.kind == .daemonSet
      ? ["minAvailable": .int(Int64(random.below(3)))]
      : ["maxUnavailable": .int(Int64(random.below(2)))]
    deeds.append("budget \(JSONWriter().text(limit))")
    var spec = limit
    spec["selector"] = ["matchLabels": ["app": "web"]]
    cluster.create(
      "poddisruptionbudgets", ["metadata": ["name": "web"], "spec": spec], in: "default",
      group: "policy")
  }

  private mutating func pauseRollout() {
    guard workload.kind == .deployment, let owner else { return }
    let isPaused = owner.bool("spec", "paused") == true
    deeds.append(isPaused ? "resume" : "pause")
    patch(["spec": ["paused": .bool(!isPaused)]])
  }

  private mutating func delete() {
    let policy = random.below(2) == 0 ? "Background" : "Foreground"
    deeds.append("delete, \(policy)")
    cluster.delete(
      workload.plural, Self.key, group: workload.group, propagation: policy)
    exists = false
    // A new one of the same name comes only once this one is gone with its pods.
    for number in 1...Self.nodeCount { cluster.regain("node-\(number)") }
    run(for: .minutes(3))
  }
}
