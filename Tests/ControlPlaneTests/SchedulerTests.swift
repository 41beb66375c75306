import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct SchedulerTests {
  /// A pod on a prepared cluster, and what the scheduler says of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var cpu = ""
    var more = ""
    var nodes: [(name: String, labels: String, taints: String)] = [
      ("node-1", "{}", "[]"), ("node-2", "{}", "[]"), ("node-3", "{}", "[]"),
    ]
    let message: String
  }

  private static let plain = "{}"

  static let cases: [Case] = [
    Case(
      testDescription: "no room", cpu: "5",
      message: "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available:"
        + " 3 No preemption victims found for incoming pod."),
    Case(
      testDescription: "taints, each with its text",
      nodes: [
        ("a", "{}", #"[{"key":"dedicated","value":"x","effect":"NoSchedule"}]"#),
        ("b", "{}", #"[{"key":"dedicated","value":"x","effect":"NoExecute"}]"#),
        ("c", "{}", #"[{"key":"gone","effect":"NoSchedule"}]"#),
      ],
      message: "0/3 nodes are available: 1 node(s) had untolerated taint {gone: }, 2 node(s) had"
        + " untolerated taint {dedicated: x}. preemption: 0/3 nodes are available: 3 Preemption is"
        + " not helpful for scheduling."),
    Case(
      testDescription: "node selector and room", cpu: "5",
      more: #","nodeSelector":{"disk":"ssd"}"#,
      nodes: [("a", #"{"disk":"ssd"}"#, "[]"), ("b", "{}", "[]"), ("c", "{}", "[]")],
      message: "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node"
        + " affinity/selector. preemption: 0/3 nodes are available: 1 No preemption victims found"
        + " for incoming pod, 2 Preemption is not helpful for scheduling."),
    Case(
      testDescription: "a pod that may not preempt", cpu: "5",
      more: #","preemptionPolicy":"Never""#,
      message: "0/3 nodes are available: 3 Insufficient cpu. preemption: not eligible due to"
        + " preemptionPolicy=Never."),
    Case(
      testDescription: "a node by name that is not there",
      more:
        #","affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["none"]}]}]}}}"#,
      message: "0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity]."
        + " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."),
    Case(
      testDescription: "no nodes at all", nodes: [],
      message: "no nodes available to schedule pods"),
  ]

  @Test(arguments: cases) func `a pod that fits nowhere says why`(_ example: Case) {
    var cluster = MiniCluster.withNodes(0)
    for node in example.nodes {
      cluster.addNode(node.name, labels: node.labels, taints: node.taints)
    }
    cluster.run(for: .seconds(1))
    cluster.addPod("web", cpu: example.cpu, example.more)
    cluster.run(for: .milliseconds(50))
    let pod = cluster.object(.pods, ObjectKey("default", "web"))
    let condition = PodView(pod).condition("PodScheduled")
    #expect(condition?.string("message") == example.message)
    #expect(condition?.string("status") == "False")
    #expect(condition?.string("reason") == "Unschedulable")
    #expect(
      cluster.events(about: "Pod") == ["Warning FailedScheduling Pod/web \(example.message)"])
  }

  /// Requirements of one node, and whether node `n` with labels disk=ssd, cores=8 meets them.
  static let affinities: [(expression: String, matches: Bool)] = [
    (#"{"key":"disk","operator":"In","values":["hdd","ssd"]}"#, true),
    (#"{"key":"disk","operator":"In","values":["hdd"]}"#, false),
    (#"{"key":"disk","operator":"NotIn","values":["hdd"]}"#, true),
    (#"{"key":"disk","operator":"NotIn","values":["ssd"]}"#, false),
    (#"{"key":"gpu","operator":"NotIn","values":["x"]}"#, true),
    (#"{"key":"disk","operator":"Exists"}"#, true),
    (#"{"key":"gpu","operator":"Exists"}"#, false),
    (#"{"key":"gpu","operator":"DoesNotExist"}"#, true),
    (#"{"key":"disk","operator":"DoesNotExist"}"#, false),
    (#"{"key":"cores","operator":"Gt","values":["7"]}"#, true),
    (#"{"key":"cores","operator":"Gt","values":["8"]}"#, false),
    (#"{"key":"cores","operator":"Lt","values":["9"]}"#, true),
    (#"{"key":"cores","operator":"Lt","values":["8"]}"#, false),
    (#"{"key":"disk","operator":"Gt","values":["1"]}"#, false),
  ]

  @Test(arguments: affinities) func `required node affinity knows every operator`(
    _ example: (expression: String, matches: Bool)
  ) {
    var cluster = MiniCluster.withNodes(0)
    cluster.addNode("n", labels: #"{"disk":"ssd","cores":"8"}"#)
    cluster.run(for: .seconds(1))
    cluster.addPod(
      "web",
      #","affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[\#(example.expression)]}]}}}"#
    )
    cluster.run(for: .milliseconds(50))
    let pod = PodView(cluster.object(.pods, ObjectKey("default", "web")))
    #expect((pod.nodeName == "n") == example.matches)
  }

  @Test func `a placed pod is bound once and told of`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.addPod("web")
    cluster.run(for: .milliseconds(50))
    #expect(
      cluster.events(about: "Pod") == [
        "Normal Scheduled Pod/web Successfully assigned default/web to node-1"
      ])
    let pod = PodView(cluster.object(.pods, ObjectKey("default", "web")))
    #expect(pod.nodeName == "node-1")
    #expect(pod.condition("PodScheduled")?.string("status") == "True")
  }

  @Test func `pods spread over nodes, and fill them up to the last`() {
    var cluster = MiniCluster.withNodes(3)
    for number in 0..<13 { cluster.addPod("p\(number)", cpu: "1") }
    cluster.run(for: .seconds(1))
    let placed = Dictionary(grouping: cluster.pods()) { PodView($0).nodeName }
      .mapValues(\.count)
    #expect(placed == ["node-1": 4, "node-2": 4, "node-3": 4, "": 1])
  }

  @Test func `a preferred node wins and a PreferNoSchedule taint loses`() {
    var cluster = MiniCluster.withNodes(0)
    cluster.addNode("a", labels: #"{"disk":"hdd"}"#)
    cluster.addNode(
      "b", labels: #"{"disk":"ssd"}"#,
      taints: #"[{"key":"slow","effect":"PreferNoSchedule"}]"#)
    cluster.addNode("c", labels: #"{"disk":"ssd"}"#)
    cluster.run(for: .seconds(1))
    for number in 0..<4 {
      cluster.addPod(
        "p\(number)",
        #","affinity":{"nodeAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":50,"preference":{"matchExpressions":[{"key":"disk","operator":"In","values":["ssd"]}]}}]}}"#
      )
    }
    cluster.run(for: .seconds(1))
    #expect(cluster.pods().map { PodView($0).nodeName } == ["c", "c", "c", "c"])
  }

  @Test func `host ports keep pods apart`() {
    var cluster = MiniCluster.withNodes(2)
    for number in 0..<3 {
      cluster.create(
        "pods", "default",
        #"{"metadata":{"name":"p\#(number)"},"spec":{"containers":[{"name":"c","image":"nginx","ports":[{"containerPort":80,"hostPort":80}]}]}}"#
      )
    }
    cluster.run(for: .seconds(1))
    #expect(
      cluster.events(about: "Pod").last
        == "Warning FailedScheduling Pod/p2 0/2 nodes are available: 2 node(s) didn't have free"
        + " ports for the requested pod ports. preemption: 0/2 nodes are available: 2 No preemption"
        + " victims found for incoming pod.")
  }

  /// What frees a waiting pod, and after how many milliseconds it must be placed.
  enum Help: String, CaseIterable, Sendable {
    case podDeleted, nodeAdded, nodeUncordoned, gateRemoved
  }

  @Test(arguments: Help.allCases) func `what helps a waiting pod moves it`(_ help: Help) {
    var cluster = MiniCluster.withNodes(1)
    cluster.addPod("first", cpu: help == .podDeleted || help == .nodeAdded ? "3" : "1")
    cluster.run(for: .seconds(1))
    if help == .nodeUncordoned {
      cluster.patch("nodes", ObjectKey("", "node-1"), #"{"spec":{"unschedulable":true}}"#)
    }
    let gate = help == .gateRemoved ? #","schedulingGates":[{"name":"example.com/wait"}]"# : ""
    cluster.addPod("second", cpu: "2", gate)
    cluster.run(for: .seconds(2))
    let second = ObjectKey("default", "second")
    #expect(PodView(cluster.object(.pods, second)).nodeName == "")
    switch help {
    case .podDeleted: cluster.delete("pods", ObjectKey("default", "first"), grace: 0)
    case .nodeAdded: cluster.addNode("node-2")
    case .nodeUncordoned:
      cluster.patch("nodes", ObjectKey("", "node-1"), #"{"spec":{"unschedulable":null}}"#)
    case .gateRemoved:
      cluster.patch(
        "pods", second,
        #"{"spec":{"schedulingGates":[{"$patch":"delete","name":"example.com/wait"}]}}"#)
    }
    cluster.run(for: .milliseconds(100))
    #expect(PodView(cluster.object(.pods, second)).nodeName != "")
  }

  @Test func `back-off grows to ten seconds, and waiting pods are looked at every five minutes`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.addPod("web", cpu: "5")
    cluster.run(for: .minutes(6))
    let before = cluster.handled
    // The condition changed the pod between the first and the second try, hence two events.
    #expect(
      cluster.events(about: "Pod").map { $0.hasPrefix("Warning FailedScheduling") } == [true, true])
    cluster.run(for: .minutes(3))
    #expect(cluster.handled - before < 3)
  }

  @Test func `large clusters are sampled as kube-scheduler does`() {
    var cluster = MiniCluster.withNodes(0)
    for number in 0..<150 { cluster.addNode("n\(number)") }
    cluster.run(for: .seconds(1))
    for number in 0..<300 { cluster.addPod("p\(number)", cpu: "2") }
    cluster.run(for: .seconds(5))
    let placed = Dictionary(grouping: cluster.pods()) { PodView($0).nodeName }
      .mapValues(\.count)
    #expect(placed.count == 150)
    #expect(placed.values.allSatisfy { $0 == 2 })
  }
}
