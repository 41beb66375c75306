import APIServer
import Kinds
import ObjectModel
import Simulation

/// People and faults work on one workload.
struct WorkloadWorld: RandomWorld {
  var cluster: PlayedCluster
  var random: RandomStream
  /// The first rule that was broken.
  var fault: String?
  var workload: Workload
  /// Whether nobody hurts pods or nodes, so that availability is the controllers' doing alone.
  let isCalm: Bool
  var exists = false
  /// Whether it has been as wanted since it was created or scaled.
  var isUp = false
  /// How many pods a rollout has counted as available that were about to go, since it was as wanted.
  var miscounted = 0
  /// Since when there have been more pods than a rollout may have.
  var excessSince: Instant?
  /// How long that may last: until the set that is to shrink has seen it and acted.
  static let longestExcess = Span.seconds(3 as Int64)
  /// What was done, for whoever reads of a broken rule.
  var deeds: [String] = []
  /// The fewest pods that the disruption budget keeps, and whether its status has told the truth
  /// since, but for evictions.
  var hasBudget = false
  var budgetIsExact = false
  /// An older version of the workload, which a slow writer still has in its hands.
  var stale: Value?
  /// How many pods the quota allows; nil when there is none.
  var quota: Int?
  private let resource: ResourceID?

  init(_ seed: UInt64, _ base: PlayedCluster) {
    cluster = base
    cluster.kubelets.reseed(seed)
    random = RandomStream(seed: seed).split("worlds")
    workload = Workload(&random)
    isCalm = random.below(2) == 0
    resource = base.api.catalog.resource(
      group: workload.group, version: "v1", plural: workload.plural)
  }

  /// What the world is about and how it stands.
  var story: String {
    let pods = cluster.pods.map { "\(PodView($0).name) \(PodView($0).statusText)" }
    return "\(workload.kind) x\(workload.replicas) surge \(JSONWriter().text(workload.surge)) "
      + "unavailable \(JSONWriter().text(workload.unavailable)), \(deeds.joined(separator: ", ")), "
      + "pods \(pods)"
  }

  /// The workload's object; nil when there is none.
  var owner: Value? { resource.flatMap { cluster.api.view.object($0, Self.key) } }

  /// Lives from the first deed to the rest.
  mutating func live() {
    for _ in 0..<5 {
      act()
      run(for: pause())
      if fault != nil { return }
    }
    settle()
  }

  // MARK: Rest

  /// Takes all faults away, waits and looks at what is left.
  mutating func settle() {
    cluster.kubelets.pullsSlowly = false
    mendNodes()
    if quota != nil { setQuota(50) }
    if workload.kind == .deployment, exists {
      patch(["spec": ["paused": nil]])
    }
    rest()
  }

  mutating func setQuota(_ pods: Int) {
    quota = pods
    let spec: Value = ["hard": ["pods": .string(String(pods))]]
    if cluster.object("resourcequotas", Self.key) == nil {
      cluster.create(
        "resourcequotas", ["metadata": ["name": "web"], "spec": spec], in: "default")
    } else {
      cluster.patch("resourcequotas", Self.key, ["spec": spec])
    }
  }

  @discardableResult
  mutating func patch(_ body: Value) -> APIResponse {
    cluster.patch(workload.plural, Self.key, body, group: workload.group)
  }
}
