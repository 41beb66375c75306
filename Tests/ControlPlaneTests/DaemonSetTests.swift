import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct DaemonSetTests {
  private static let agent = ObjectKey("default", "agent")

  private static func cluster(_ more: String = "") -> MiniCluster {
    var cluster = MiniCluster.withNodes(3)
    cluster.playsKubelets = true
    cluster.addDaemonSet("agent", more)
    cluster.run(for: .seconds(5))
    return cluster
  }

  private static func nodes(_ cluster: MiniCluster) -> [String] {
    cluster.pods().map { PodView($0).nodeName }.sorted()
  }

  @Test func `every node gets a pod that stays through its troubles`() {
    var cluster = Self.cluster()
    #expect(Self.nodes(cluster) == ["node-1", "node-2", "node-3"])
    #expect(
      cluster.status(.daemonSets, "agent")
        == #"{"currentNumberScheduled":3,"desiredNumberScheduled":3,"numberAvailable":3,"numberMisscheduled":0,"numberReady":3,"observedGeneration":1,"updatedNumberScheduled":3}"#
    )
    let tolerations = PodView(cluster.pods()[0]).tolerations.map {
      "\($0.string("key") ?? "") \($0.string("operator") ?? "") \($0.string("effect") ?? "")"
    }
    #expect(
      tolerations == [
        "node.kubernetes.io/not-ready Exists NoExecute",
        "node.kubernetes.io/unreachable Exists NoExecute",
        "node.kubernetes.io/disk-pressure Exists NoSchedule",
        "node.kubernetes.io/memory-pressure Exists NoSchedule",
        "node.kubernetes.io/pid-pressure Exists NoSchedule",
        "node.kubernetes.io/unschedulable Exists NoSchedule",
      ])
    cluster.addNode("node-4")
    cluster.run(for: .seconds(5))
    #expect(Self.nodes(cluster).last == "node-4")
    cluster.patch(
      "nodes", ObjectKey("", "node-2"),
      #"{"spec":{"taints":[{"key":"down","effect":"NoExecute"}]}}"#)
    cluster.run(for: .seconds(5))
    #expect(Self.nodes(cluster) == ["node-1", "node-3", "node-4"])
  }

  @Test func `labels of nodes decide, also later`() {
    var cluster = MiniCluster.withNodes(2)
    cluster.playsKubelets = true
    cluster.addDaemonSet("agent", "", #","nodeSelector":{"disk":"ssd"}"#)
    cluster.run(for: .seconds(3))
    #expect(Self.nodes(cluster).isEmpty)
    let node = ObjectKey("", "node-2")
    cluster.patch("nodes", node, #"{"metadata":{"labels":{"disk":"ssd"}}}"#)
    cluster.run(for: .seconds(3))
    #expect(Self.nodes(cluster) == ["node-2"])
    cluster.patch("nodes", node, #"{"metadata":{"labels":{"disk":"hdd"}}}"#)
    cluster.run(for: .seconds(3))
    #expect(Self.nodes(cluster).isEmpty)
  }

  @Test(arguments: [
    ("", 2),
    (
      #""updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1,"maxUnavailable":0}},"#,
      3
    ),
  ])
  func `a new template goes round the nodes`(_ strategy: String, _ least: Int) {
    var cluster = Self.cluster(strategy)
    cluster.setImage("agent", "nginx:1.28", of: "daemonsets")
    var ready = 3
    for _ in 0..<200 {
      cluster.run(for: .milliseconds(50))
      ready = min(ready, cluster.pods().count { PodView($0).isReady && !PodView($0).isTerminating })
    }
    #expect(ready == least)
    #expect(Self.nodes(cluster) == ["node-1", "node-2", "node-3"])
    #expect(
      cluster.pods().allSatisfy { PodView($0).containers[0].string("image") == "nginx:1.28" })
    #expect(cluster.api.view.objects(.controllerRevisions).count == 2)
  }
}
