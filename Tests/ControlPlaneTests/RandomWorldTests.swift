import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

/// Worlds that people and faults work on at random, and what must hold once they are left alone.
@Suite struct RandomWorldTests {
  private static let controllers = ["red", "green", "blue"]

  @Test(arguments: (0..<24).map { UInt64($0) })
  func `left alone, every world settles as its objects ask`(_ seed: UInt64) {
    var random = RandomStream(seed: seed).split("actions")
    var cluster = MiniCluster.withNodes(3, seed: seed)
    cluster.playsKubelets = true
    for _ in 0..<40 {
      Self.act(&cluster, &random)
      cluster.run(for: .milliseconds(Int64(random.below(3000))))
    }
    cluster.run(for: .minutes(10))
    Self.check(cluster, seed)
  }

  @Test func `the same seed gives the same world`() {
    func revision() -> [String] {
      var random = RandomStream(seed: 5)
      var cluster = MiniCluster.withNodes(3, seed: 5)
      cluster.playsKubelets = true
      for _ in 0..<30 {
        Self.act(&cluster, &random)
        cluster.run(for: .milliseconds(Int64(random.below(3000))))
      }
      return cluster.pods().map { JSONWriter().text($0) } + cluster.events()
    }
    #expect(revision() == revision())
  }

  private static func act(_ cluster: inout MiniCluster, _ random: inout RandomStream) {
    let name = controllers[random.below(controllers.count)]
    let key = ObjectKey("default", name)
    let exists = !cluster.object(.replicationControllers, key).isNull
    switch random.below(8) {
    case 0, 1:
      if !exists { cluster.addController(name, replicas: random.below(6)) }
    case 2, 3:
      if exists {
        cluster.patch(
          "replicationcontrollers", key, #"{"spec":{"replicas":\#(random.below(8))}}"#)
      }
    case 4:
      let policies = ["Background", "Foreground", "Orphan"]
      if exists {
        cluster.delete("replicationcontrollers", key, propagation: policies[random.below(3)])
      }
    case 5:
      let pods = cluster.pods()
      if !pods.isEmpty {
        let pod = PodView(pods[random.below(pods.count)])
        cluster.delete("pods", ObjectKey("default", pod.name))
      }
    case 6:
      let pods = cluster.pods().filter { !PodView($0).isTerminating }
      if !pods.isEmpty {
        let pod = PodView(pods[random.below(pods.count)])
        let label = controllers[random.below(controllers.count)]
        cluster.patch(
          "pods", ObjectKey("default", pod.name),
          #"{"metadata":{"labels":{"app":"\#(label)"}}}"#)
      }
    default:
      let node = ObjectKey("", "node-\(1 + random.below(3))")
      let value = random.below(2) == 0 ? "true" : "null"
      cluster.patch("nodes", node, #"{"spec":{"unschedulable":\#(value)}}"#)
    }
  }

  private static func check(_ cluster: MiniCluster, _ seed: UInt64) {
    let pods = cluster.pods().map { PodView($0) }
    let owners = cluster.api.view.objects(.replicationControllers)
    for owner in owners {
      let uid = owner.string("metadata", "uid")
      let name = owner.string("metadata", "name") ?? ""
      let own = pods.filter { $0.controller?.string("uid") == uid }
      #expect(owner[.metadata, .deletionTimestamp] == nil, "seed \(seed): \(name) never goes")
      #expect(own.count == Int(owner.int("spec", "replicas") ?? 0), "seed \(seed): \(name)")
      #expect(own.count == Int(owner.int("status", "replicas") ?? 0), "seed \(seed): \(name)")
      let ready = own.count { $0.isReady }
      #expect(ready == Int(owner.int("status", "readyReplicas") ?? 0), "seed \(seed): \(name)")
      #expect(own.allSatisfy { $0.labels["app"]?.string == name }, "seed \(seed): \(name)")
    }
    let uids = owners.map { $0.string("metadata", "uid") ?? "" }
    for pod in pods {
      #expect(!pod.isTerminating, "seed \(seed): \(pod.name) never goes")
      for reference in pod.object.elements("metadata", "ownerReferences") {
        #expect(
          uids.contains(reference.string("uid") ?? ""), "seed \(seed): \(pod.name) is an orphan")
      }
    }
    let open = cluster.api.view.objects(.nodes).contains { !NodeView($0).isUnschedulable }
    if open {
      #expect(pods.allSatisfy { $0.nodeName != "" }, "seed \(seed): a pod waits although it fits")
    }
  }
}
