import APIServer
import Kinds
import ObjectModel
import Simulation

/// One random world while it lives.
struct RandomWorld: Sendable {
  static let nodeCount = 3
  static let key = ObjectKey("default", "web")

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

  /// Mostly a moment, sometimes minutes: what needs patience happens in these.
  private mutating func pause() -> Span {
    random.below(6) == 0
      ? .seconds(Int64(20 + random.below(400))) : .milliseconds(Int64(random.below(3000)))
  }

  // MARK: Running under the rules

  mutating func run(for span: Span) {
    let end = cluster.api.now + span
    var budget = 20_000
    check()
    while fault == nil, cluster.step(before: end) {
      budget -= 1
      if budget == 0 { fault = "the world does not settle: \(lastWrites)" }
      if !cluster.changes.isEmpty { check() }
    }
    cluster.api.now = max(cluster.api.now, end)
  }

  /// The newest writes, for whoever reads of a world without rest.
  private var lastWrites: String {
    let newest = cluster.api.writes().last?.revision ?? 0
    return cluster.api.writes(after: newest - 12).map { change in
      let message = change.object.string("message") ?? ""
      return "\(cluster.api.catalog[change.resource].kind) \(change.key.name) \(message)"
    }.joined(separator: "; ")
  }

  // MARK: Rest

  /// Takes all faults away, waits and looks at what is left.
  mutating func settle() {
    cluster.kubelets.pullsSlowly = false
    for number in 1...Self.nodeCount { mend("node-\(number)") }
    if quota != nil { setQuota(50) }
    if workload.kind == .deployment, exists {
      patch(["spec": ["paused": nil]])
    }
    run(for: .minutes(25))
    if fault == nil { checkEnd() }
    guard fault == nil else { return }
    let writes = cluster.writes
    run(for: .minutes(5))
    if fault == nil, cluster.writes > writes {
      fault = "\(cluster.writes - writes) writes in five minutes at rest: \(lastWrites)"
    }
  }

  private mutating func mend(_ name: String) {
    let key = ObjectKey("", name)
    if cluster.object("nodes", key) == nil { cluster.addNode(name) }
    cluster.regain(name)
    setTaints(key, [])
    cluster.patch("nodes", key, ["spec": ["unschedulable": .null]])
  }

  /// Replaces the taints that people have put on a node.
  mutating func setTaints(_ key: ObjectKey, _ taints: [Value]) {
    guard var node = cluster.object("nodes", key) else { return }
    let others = node.elements("spec", "taints").filter { $0.string("key") != "bad" }
    node[orEmpty: .spec]["taints"] = .array(others + taints)
    cluster.replace("nodes", key, node)
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

  /// FNV-1a over the text of everything but events.
  var digest: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let writer = JSONWriter()
    for index in 0..<cluster.api.catalog.kinds.count {
      for object in cluster.api.view.objects(ResourceID(index: index)) {
        for byte in writer.text(object).utf8 {
          hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
      }
    }
    return hash
  }
}
