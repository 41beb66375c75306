import APIServer
import Kinds
import ObjectModel
import Simulation

/// A small cluster to which things happen at random, and the rules that hold in it.
protocol RandomWorld: Sendable {
  var cluster: PlayedCluster { get set }
  var random: RandomStream { get set }
  /// The first rule that was broken.
  var fault: String? { get set }
  /// What was done, for whoever reads of a broken rule.
  var deeds: [String] { get set }
  /// What the world is about and how it stands.
  var story: String { get }

  /// Lives from the first deed to the rest.
  mutating func live()
  /// Looks at what has changed, and at the world as it stands after it.
  mutating func check()
  /// What must hold once all is quiet.
  mutating func checkEnd()
  /// Whether something goes on at rest that the upstream controllers do not end either.
  var isRestless: Bool { get }
}

extension RandomWorld {
  static var nodeCount: Int { PlayedCluster.nodeCount }
  /// What the world is about.
  static var key: ObjectKey { ObjectKey("default", "web") }
  var isRestless: Bool { false }

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

  /// Mostly a moment, sometimes minutes: what needs patience happens in these.
  mutating func pause() -> Span {
    random.below(6) == 0
      ? .seconds(Int64(20 + random.below(400))) : .milliseconds(Int64(random.below(3000)))
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

  /// Waits until all should be quiet, and looks at what is left.
  mutating func rest() {
    run(for: .minutes(25))
    if fault == nil { checkEnd() }
    guard fault == nil, !isRestless else { return }
    let writes = cluster.writes
    run(for: .minutes(5))
    if fault == nil, cluster.writes > writes {
      fault = "\(cluster.writes - writes) writes in five minutes at rest: \(lastWrites)"
    }
  }

  /// Nothing that was deleted is still there, and everything owned has one of its owners.
  mutating func checkLeftovers() {
    if let stuck = cluster.pods.map({ PodView($0) }).first(where: { $0.isTerminating }) {
      fault = "pod \(stuck.name) never goes"
    }
    let kept: [ResourceID] = [
      .replicaSets, .deployments, .statefulSets, .daemonSets, .jobs, .cronJobs,
    ]
    for id in kept {
      for object in cluster.api.view.objects(id) where object[.metadata, .deletionTimestamp] != nil
      {
        let plural = cluster.api.catalog[id].plural
        fault = "\(plural) \(object.string("metadata", "name") ?? "") never goes"
      }
    }
    checkOrphans()
  }

  /// Everything owned has one of its owners.
  private mutating func checkOrphans() {
    let objects = cluster.api.catalog.kinds.indices.flatMap {
      cluster.api.view.objects(ResourceID(index: $0))
    }
    let uids = Set(objects.map { $0.string("metadata", "uid") ?? "" })
    for object in objects {
      let owners = object.elements("metadata", "ownerReferences")
      if !owners.isEmpty, !owners.contains(where: { uids.contains($0.string("uid") ?? "") }) {
        fault =
          "\(object.string("kind") ?? "") \(object.string("metadata", "name") ?? "") is an orphan"
      }
    }
  }

  // MARK: Nodes

  mutating func hurtNode() {
    let name = "node-\(1 + random.below(Self.nodeCount))"
    let key = ObjectKey("", name)
    if cluster.object("nodes", key) == nil {
      deeds.append("add \(name)")
      cluster.addNode(name)
      return cluster.regain(name)
    }
    switch random.below(5) {
    case 0:
      deeds.append("delete \(name)")
      cluster.delete("nodes", key)
    case 1:
      deeds.append("taint \(name)")
      setTaints(key, [["key": "bad", "effect": "NoExecute"]])
    case 2:
      deeds.append("untaint \(name)")
      setTaints(key, [])
    default:
      if cluster.kubelets.silent.contains(name) {
        deeds.append("\(name) is back")
        cluster.regain(name)
      } else {
        deeds.append("\(name) falls silent")
        cluster.lose(name)
      }
    }
  }

  /// Takes all faults of the nodes away.
  mutating func mendNodes() {
    for number in 1...Self.nodeCount { mend("node-\(number)") }
  }

  private mutating func mend(_ name: String) {
    let key = ObjectKey("", name)
    if cluster.object("nodes", key) == nil { cluster.addNode(name) }
    cluster.regain(name)
    setTaints(key, [])
    cluster.patch("nodes", key, ["spec": ["unschedulable": .null]])
  }

  /// Replaces the taints that people have put on a node.
  private mutating func setTaints(_ key: ObjectKey, _ taints: [Value]) {
    guard var node = cluster.object("nodes", key) else { return }
    let others = node.elements("spec", "taints").filter { $0.string("key") != "bad" }
    node[orEmpty: .spec]["taints"] = .array(others + taints)
    cluster.replace("nodes", key, node)
  }

  // MARK: The end

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

extension Value {
  /// The name in the metadata of an object.
  var name: String { string(.metadata, .name) ?? "" }
}
