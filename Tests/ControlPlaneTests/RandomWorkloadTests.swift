import APIServer
import ControlPlane
import Foundation
import Kinds
import ObjectModel
import Simulation
import Testing

/// Small worlds of workloads that people and faults work on at random. After every event the rules
/// that must never be broken are checked, and at the end those that hold once all is quiet.
///
/// `DRYDOCK_SEEDS=100000` runs more worlds, `DRYDOCK_SEED=17` runs one of them.
@Suite struct RandomWorkloadTests {
  private static let chunks = 8

  private static func environment(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test(arguments: 0..<chunks)
  func `no world breaks a rule`(_ chunk: Int) {
    let base = MiniCluster.withNodes(2)
    if let seed = Self.environment("DRYDOCK_SEED") {
      if chunk == 0 { Self.run(UInt64(seed), base) }
      return
    }
    let count = Self.environment("DRYDOCK_SEEDS") ?? 200
    for seed in stride(from: chunk, to: count, by: Self.chunks) { Self.run(UInt64(seed), base) }
  }

  private static func run(_ seed: UInt64, _ base: MiniCluster) {
    var world = WorkloadWorld(seed, base)
    for _ in 0..<4 {
      world.act()
      world.run(for: .milliseconds(Int64(world.random.below(2500))))
      if world.fault != nil { break }
    }
    if world.fault == nil { world.settle() }
    if let fault = world.fault {
      Issue.record(
        "\(world.story): \(fault); repeat with DRYDOCK_SEED=\(seed) swift test --filter RandomWorkloadTests"
      )
    }
  }
}

/// A world with one workload of each kind that is used in it.
private struct WorkloadWorld {
  private enum Kind: CaseIterable {
    case deployment, recreation, statefulSet, daemonSet, job
  }

  var cluster: MiniCluster
  var random: RandomStream
  /// The first rule that was broken.
  var fault: String?
  private let kind: Kind
  /// Whether nobody kills pods or nodes, so that availability is the controllers' doing alone.
  private let isCalm: Bool
  private let surge: Int
  private let unavailable: Int
  private var exists = false
  private var replicas = 0
  /// The most pods asked for since the workload was created.
  private var mostReplicas = 0
  private var version = 0
  private var isUp = false
  private var writesSeen = 0

  private static let key = ObjectKey("default", "web")
  private var plural: String {
    switch kind {
    case .deployment, .recreation: "deployments"
    case .statefulSet: "statefulsets"
    case .daemonSet: "daemonsets"
    case .job: "jobs"
    }
  }
  private var group: String { kind == .job ? "batch" : "apps" }
  private var resource: ResourceID? {
    cluster.api.catalog.resource(group: group, version: "v1", plural: plural)
  }

  init(_ seed: UInt64, _ base: MiniCluster) {
    cluster = base
    cluster.playsKubelets = true
    random = RandomStream(seed: seed).split("workloads")
    let hasJobs =
      base.api.catalog.resource(group: "batch", version: "v1", plural: "jobs") != nil
    kind = Kind.allCases[random.below(hasJobs ? 5 : 4)]
    isCalm = random.below(2) == 0
    surge = random.below(3)
    unavailable = surge == 0 ? 1 + random.below(2) : random.below(2)
  }

  /// What the world is about, for whoever reads of a broken rule.
  var story: String {
    let sets = cluster.api.view.objects(.replicaSets).map {
      "\($0.string("metadata", "name") ?? "") \($0.int("spec", "replicas") ?? 0)"
    }
    let pods = cluster.pods().map { "\(PodView($0).name) \(PodView($0).statusText)" }
    return "\(kind) x\(replicas) surge \(surge) unavailable \(unavailable), sets \(sets), "
      + "pods \(pods), events \(cluster.events().suffix(6))"
  }

  // MARK: What happens

  mutating func act() {
    guard exists else { return create() }
    switch random.below(isCalm ? 3 : 7) {
    case 0: scale()
    case 1, 2: changeTemplate()
    case 3: killPod()
    case 4: relabelPod()
    case 5: loseNode()
    default: delete()
    }
  }

  private mutating func create() {
    exists = true
    version = 27
    replicas = 1 + random.below(3)
    mostReplicas = replicas
    isUp = false
    let rolling = #"{"maxSurge":\#(surge),"maxUnavailable":\#(unavailable)}"#
    switch kind {
    case .deployment:
      cluster.addDeployment(
        "web", replicas: replicas,
        #""strategy":{"type":"RollingUpdate","rollingUpdate":\#(rolling)},"#)
    case .recreation:
      cluster.addDeployment("web", replicas: replicas, #""strategy":{"type":"Recreate"},"#)
    case .statefulSet:
      let policy = random.below(2) == 0 ? "OrderedReady" : "Parallel"
      cluster.addStatefulSet(
        "web", replicas: replicas, #""podManagementPolicy":"\#(policy)","#)
    case .daemonSet: cluster.addDaemonSet("web")
    case .job:
      cluster.create(
        "jobs", "default",
        #"{"metadata":{"name":"web"},"spec":{"parallelism":\#(replicas),"completions":\#(replicas + 2),"backoffLimit":2,"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"busybox"}]}}}}"#,
        group: "batch")
    }
  }

  private mutating func scale() {
    guard kind != .daemonSet else { return }
    replicas = random.below(5)
    mostReplicas = max(mostReplicas, replicas)
    let field = kind == .job ? "parallelism" : "replicas"
    isUp = false
    cluster.patch(plural, Self.key, #"{"spec":{"\#(field)":\#(replicas)}}"#, group: group)
  }

  private mutating func changeTemplate() {
    guard kind != .job else { return }
    version += random.below(2) == 0 ? 1 : -1
    cluster.setImage("web", "nginx:1.\(version)", of: plural)
  }

  private func victim(_ random: inout RandomStream) -> ObjectKey? {
    let pods = cluster.pods().filter { !PodView($0).isTerminating }
    return pods.isEmpty
      ? nil : ObjectKey("default", PodView(pods[random.below(pods.count)]).name)
  }

  private mutating func killPod() {
    if let key = victim(&random) { cluster.delete("pods", key) }
  }

  private mutating func relabelPod() {
    // A pod that leaves a stateful set keeps its name, so that the set waits for it to go.
    guard kind != .job, kind != .statefulSet, let key = victim(&random) else { return }
    cluster.patch("pods", key, #"{"metadata":{"labels":{"app":"free"}}}"#)
  }

  private mutating func loseNode() {
    let node = ObjectKey("", "node-\(1 + random.below(2))")
    if cluster.object(.nodes, node).isNull {
      cluster.addNode(node.name)
    } else if random.below(2) == 0 {
      cluster.delete("nodes", node)
    } else {
      let taints = random.below(2) == 0 ? "[]" : #"[{"key":"bad","effect":"NoExecute"}]"#
      cluster.patch("nodes", node, #"{"spec":{"taints":\#(taints)}}"#)
    }
  }

  private mutating func delete() {
    let policies = ["Background", "Foreground"]
    cluster.delete(plural, Self.key, propagation: policies[random.below(2)], group: group)
    exists = false
    // A new one of the same name comes only once this one is gone.
    run(for: .minutes(3))
  }

  // MARK: What must hold after every event

  mutating func run(for span: Span) {
    let end = cluster.api.now + span
    var budget = 100_000
    while fault == nil, cluster.step(before: end) {
      budget -= 1
      if budget == 0 { fault = "the world does not settle" }
      guard cluster.writes != writesSeen else { continue }
      writesSeen = cluster.writes
      check()
    }
    cluster.api.now = max(cluster.api.now, end)
  }

  private mutating func check() {
    guard exists, let resource, let owner = cluster.api.view.object(resource, Self.key) else {
      return
    }
    let pods = cluster.pods().map { PodView($0) }
    let active = pods.filter { $0.isActive && $0.controller != nil }
    switch kind {
    case .deployment:
      if active.count > mostReplicas + surge { fault = "\(active.count) pods break the surge" }
      let ready = active.count { $0.isReady }
      let complete = isComplete(owner)
      if isUp, isCalm, ready < replicas - unavailable {
        fault = "\(ready) ready pods break the limit of those that may be missing"
      }
      isUp = isUp || complete && ready >= replicas
    case .recreation:
      let images = Set(active.map { $0.containers[0].string("image") ?? "" })
      if images.count > 1 { fault = "two versions run at once: \(images.sorted())" }
    case .statefulSet:
      let indexes = pods.filter { $0.controller != nil }.map { $0.name }
      if Set(indexes).count != indexes.count { fault = "an ordinal has two pods" }
    case .daemonSet:
      let nodes = active.map(\.nodeName).filter { !$0.isEmpty }
      if Set(nodes).count != nodes.count { fault = "a node has two pods" }
    case .job:
      if active.count > mostReplicas { fault = "\(active.count) pods exceed the parallelism" }
    }
  }

  /// Whether the deployment has told that its rollout is over.
  private func isComplete(_ deployment: Value) -> Bool {
    let numbers: [Key] = ["replicas", "updatedReplicas", "availableReplicas"]
    return deployment.int("status", "observedGeneration")
      == deployment.int("metadata", "generation")
      && numbers.allSatisfy { Int(deployment.int("status", $0) ?? 0) == replicas }
  }

  // MARK: What must hold in the end

  mutating func settle() {
    for number in 1...2 {
      let node = ObjectKey("", "node-\(number)")
      if cluster.object(.nodes, node).isNull { cluster.addNode(node.name) }
      cluster.patch("nodes", node, #"{"spec":{"taints":[]}}"#)
    }
    run(for: .minutes(12))
    guard fault == nil else { return }
    let owned = cluster.pods().map { PodView($0) }.filter { $0.controller != nil }
    if let stuck = owned.first(where: { $0.isTerminating }) {
      fault = "pod \(stuck.name) never goes"
    }
    guard exists, let resource, let owner = cluster.api.view.object(resource, Self.key) else {
      if !owned.isEmpty { fault = "\(owned.count) pods are left without their owner" }
      return
    }
    let ready = owned.count { $0.isReady }
    switch kind {
    case .deployment, .recreation, .statefulSet:
      let told = Int(owner.int("status", "readyReplicas") ?? 0)
      let images = Set(owned.map { $0.containers[0].string("image") ?? "" })
      if ready != replicas || told != replicas || owned.count != replicas {
        fault = "\(owned.count) pods, \(ready) ready, \(told) told of \(replicas)"
      } else if replicas > 0, images != ["nginx:1.\(version)"] {
        fault = "old versions are left: \(images.sorted())"
      }
    case .daemonSet:
      if ready != 2 { fault = "\(ready) of 2 nodes have a ready pod" }
    case .job: checkEnd(of: owner)
    }
  }

  private mutating func checkEnd(of job: Value) {
    let types = job.elements("status", "conditions").map { $0.string("type") ?? "" }
    if replicas > 0, !types.contains("Complete"), !types.contains("Failed") {
      fault = "the job never ends: \(types)"
    }
    let uncounted = job["status"]?["uncountedTerminatedPods"]?.object ?? Fields()
    if !uncounted.isEmpty { fault = "pods stay uncounted" }
    let held = cluster.pods().first { !$0.elements("metadata", "finalizers").isEmpty }
    if let held, types.contains("Complete") || types.contains("Failed") {
      fault = "pod \(PodView(held).name) keeps its finalizer"
    }
  }
}
