import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

/// Pods that look at the pods around them, and pods that make room for themselves.
@Suite struct PlacementTests {
  /// Pods created one after the other, and where they end up.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var nodes = [("a", "z1"), ("b", "z1"), ("c", "z2")]
    /// Name, labels and further fields of each spec.
    let pods: [(name: String, app: String, more: String)]
    let places: String
    var events: [String] = []
  }

  private static func near(_ kind: String, _ app: String, _ key: String, _ more: String = "")
    -> String
  {
    #","affinity":{"\#(kind)":{"requiredDuringSchedulingIgnoredDuringExecution":[{"topologyKey":"\#(key)","labelSelector":{"matchLabels":{"app":"\#(app)"}}\#(more)}]}}"#
  }

  private static func wish(_ kind: String, _ app: String, _ key: String) -> String {
    #","affinity":{"\#(kind)":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":100,"podAffinityTerm":{"topologyKey":"\#(key)","labelSelector":{"matchLabels":{"app":"\#(app)"}}}}]}}"#
  }

  private static func spread(_ key: String, _ how: String, _ more: String = "") -> String {
    #","topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"\#(key)","whenUnsatisfiable":"\#(how)","labelSelector":{"matchLabels":{"app":"web"}}\#(more)}]"#
  }

  private static let onA = #","nodeSelector":{"kubernetes.io/hostname":"a"}"#

  static let cases: [Case] = [
    Case(
      testDescription: "near another pod of the zone",
      pods: [
        ("db", "db", onA), ("web", "web", near("podAffinity", "db", "zone")),
        ("own", "own", near("podAffinity", "own", "zone")),
      ],
      places: "db=a own=c web=b"),
    Case(
      testDescription: "near nobody",
      pods: [("web", "web", near("podAffinity", "db", "zone"))], places: "web=",
      events: [
        "Warning FailedScheduling Pod/web 0/3 nodes are available: 3 node(s) didn't match pod"
          + " affinity rules. preemption: 0/3 nodes are available: 3 Preemption is not helpful for"
          + " scheduling."
      ]),
    Case(
      testDescription: "one on each node, and one too many",
      pods: (1...4).map {
        ("web\($0)", "web", near("podAntiAffinity", "web", "kubernetes.io/hostname"))
      }, places: "web1=? web2=? web3=? web4=",
      events: [
        "Warning FailedScheduling Pod/web4 0/3 nodes are available: 3 node(s) didn't match pod"
          + " anti-affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims"
          + " found for incoming pod."
      ]),
    Case(
      testDescription: "kept away by another's rule",
      pods: [
        ("db", "db", onA + near("podAntiAffinity", "web", "zone")), ("web", "web", onA),
        ("far", "web", ""),
      ], places: "db=a far=c web=",
      events: [
        "Warning FailedScheduling Pod/web 0/3 nodes are available: 1 node(s) didn't satisfy existing"
          + " pods anti-affinity rules, 2 node(s) didn't match Pod's node affinity/selector."
          + " preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2"
          + " Preemption is not helpful for scheduling."
      ]),
    Case(
      testDescription: "other namespaces do not count",
      pods: [
        ("db", "db", onA),
        (
          "web", "web",
          near("podAffinity", "db", "zone", #","namespaceSelector":{"matchLabels":{"team":"x"}}"#)
        ),
        ("any", "web", near("podAffinity", "db", "zone", #","namespaceSelector":{}"#)),
      ], places: "any=b db=a web="),
    Case(
      testDescription: "wishes decide between equals",
      pods: [
        ("db", "db", onA), ("web", "web", wish("podAffinity", "db", "kubernetes.io/hostname")),
        ("far", "far", wish("podAntiAffinity", "db", "zone")),
      ], places: "db=a far=c web=a"),
    Case(
      testDescription: "spread over zones",
      pods: (1...5).map { ("web\($0)", "web", spread("zone", "DoNotSchedule")) }
        + [("hard", "web", onA + spread("zone", "DoNotSchedule"))],
      places: "hard=a web1=? web2=? web3=? web4=? web5=?"),
    Case(
      testDescription: "a skew that would be too large",
      pods: [
        ("web1", "web", onA + spread("kubernetes.io/hostname", "ScheduleAnyway")),
        (
          "web2", "web",
          onA
            + spread("kubernetes.io/hostname", "DoNotSchedule", #","nodeAffinityPolicy":"Ignore""#)
        ),
        ("web3", "web", spread("rack", "DoNotSchedule")),
      ], places: "web1=a web2= web3=",
      events: [
        "Warning FailedScheduling Pod/web2 0/3 nodes are available: 1 node(s) didn't match pod"
          + " topology spread constraints, 2 node(s) didn't match Pod's node affinity/selector."
          + " preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2"
          + " Preemption is not helpful for scheduling.",
        "Warning FailedScheduling Pod/web3 0/3 nodes are available: 3 node(s) didn't match pod"
          + " topology spread constraints (missing required label). preemption: 0/3 nodes are"
          + " available: 3 Preemption is not helpful for scheduling.",
      ]),
    Case(
      testDescription: "a claim that is not there",
      pods: [
        ("web", "web", #","volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"data"}}]"#)
      ], places: "web=",
      events: [
        "Warning FailedScheduling Pod/web 0/3 nodes are available: persistentvolumeclaim \"data\""
          + " not found. preemption: 0/3 nodes are available: 3 Preemption is not helpful for"
          + " scheduling."
      ]),
  ]

  /// Claims, volumes and disks, and what they mean for pods `app=store` that use them.
  struct VolumeCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Objects made before: plural and JSON.
    var objects: [(resource: String, text: String)] = []
    /// The volume of each pod, one after the other.
    let volumes: [String]
    let places: String
    var events: [String] = []
  }

  private static func volume(
    _ name: String, _ more: String, mode: String = "ReadWriteOnce"
  ) -> (String, String) {
    (
      "persistentvolumes",
      #"{"metadata":{"name":"\#(name)"\#(more.hasPrefix(",\"labels") ? more : "")},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["\#(mode)"],"hostPath":{"path":"/d"}\#(more.hasPrefix(",\"labels") ? "" : more)}}"#
    )
  }

  private static func claim(_ mode: String = "ReadWriteOnce", _ more: String = "") -> (
    String, String
  ) {
    (
      "persistentvolumeclaims",
      #"{"metadata":{"name":"data"},"spec":{"accessModes":["\#(mode)"],"resources":{"requests":{"storage":"1Gi"}}\#(more)}}"#
    )
  }

  private static let claimed = #"{"name":"v","persistentVolumeClaim":{"claimName":"data"}}"#

  private static func failed(_ pod: Int, _ why: String, _ preemption: String) -> String {
    "Warning FailedScheduling Pod/p\(pod) 0/3 nodes are available: \(why). preemption: 0/3 nodes"
      + " are available: \(preemption)."
  }

  private static let unhelpful = "3 Preemption is not helpful for scheduling"
  private static let noVictims = "3 No preemption victims found for incoming pod"
  private static let disk = #""gcePersistentDisk":{"pdName":"d"#

  static let volumeCases: [VolumeCase] = [
    VolumeCase(
      testDescription: "a claim without a volume", objects: [claim()], volumes: [claimed],
      places: "p0=",
      events: [failed(0, "pod has unbound immediate PersistentVolumeClaims", unhelpful)]),
    VolumeCase(
      testDescription: "a claim that a controller of ephemeral volumes would make",
      volumes: [
        #"{"name":"v","ephemeral":{"volumeClaimTemplate":{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}}}"#
      ], places: "p0=",
      events: [
        failed(
          0,
          "waiting for ephemeral volume controller to create the persistentvolumeclaim \"p0-v\"",
          unhelpful)
      ]),
    VolumeCase(
      testDescription: "a volume of one node",
      objects: [
        volume(
          "pv",
          #","nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["b"]}]}]}}"#
        ), claim(),
      ], volumes: [claimed, claimed], places: "p0=b p1=b"),
    VolumeCase(
      testDescription: "a volume of a node that is not there",
      objects: [
        volume(
          "pv",
          #","nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["x"]}]}]}}"#
        ), claim(),
      ], volumes: [claimed], places: "p0=",
      events: [failed(0, "3 node(s) had volume node affinity conflict", unhelpful)]),
    VolumeCase(
      testDescription: "a volume of another zone",
      objects: [
        volume("pv", #","labels":{"failure-domain.beta.kubernetes.io/zone":"z9"}"#), claim(),
      ], volumes: [claimed], places: "p0=",
      events: [failed(0, "3 node(s) had no available volume zone", unhelpful)]),
    VolumeCase(
      testDescription: "a claim of one pod alone",
      objects: [volume("pv", "", mode: "ReadWriteOncePod"), claim("ReadWriteOncePod")],
      volumes: [claimed, claimed],
      places: "p0=? p1=",
      events: [
        failed(
          1,
          "3 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access"
            + " mode", noVictims)
      ]),
    VolumeCase(
      testDescription: "a disk that is written on every node",
      volumes: (0...3).map { _ in #"{"name":"v",\#(disk)"}}"# }, places: "p0=? p1=? p2=? p3=",
      events: [failed(3, "3 node(s) had no available disk", noVictims)]),
    VolumeCase(
      testDescription: "a disk that is only read",
      volumes: (0...3).map { _ in #"{"name":"v",\#(disk)","readOnly":true}}"# },
      places: "p0=? p1=? p2=? p3=?"),
  ]

  @Test(arguments: volumeCases) func `volumes decide where pods can go`(_ example: VolumeCase) {
    var cluster = MiniCluster.withNodes(0)
    for name in ["a", "b", "c"] {
      cluster.addNode(
        name,
        labels:
          #"{"kubernetes.io/hostname":"\#(name)","topology.kubernetes.io/zone":"z1"}"#)
    }
    for object in example.objects {
      let isClaim = object.resource == "persistentvolumeclaims"
      cluster.create(object.resource, isClaim ? "default" : nil, object.text)
    }
    cluster.run(for: .seconds(30))
    for (number, volume) in example.volumes.enumerated() {
      cluster.addPod("p\(number)", #","volumes":[\#(volume)]"#)
      cluster.run(for: .milliseconds(50))
    }
    let wanted = example.places.split(separator: " ")
    let found = cluster.pods().map { pod in
      let node = PodView(pod).nodeName
      let name = pod.string("metadata", "name") ?? ""
      return wanted.contains("\(name)=?") && !node.isEmpty ? "\(name)=?" : "\(name)=\(node)"
    }
    #expect(found.sorted().joined(separator: " ") == example.places)
    #expect(cluster.events(about: "Pod").filter { $0.hasPrefix("Warning") } == example.events)
  }

  @Test func `a pod takes a claim from one that matters less`() {
    var cluster = MiniCluster.withNodes(2)
    let volume = Self.volume("pv", "", mode: "ReadWriteOncePod")
    cluster.create(volume.0, nil, volume.1)
    let claim = Self.claim("ReadWriteOncePod")
    cluster.create(claim.0, "default", claim.1)
    cluster.run(for: .seconds(30))
    cluster.addPod("low", #","volumes":[\#(Self.claimed)]"#)
    cluster.run(for: .seconds(1))
    cluster.addPod(
      "high", #","priorityClassName":"system-node-critical","volumes":[\#(Self.claimed)]"#)
    cluster.run(for: .milliseconds(50))
    let low = cluster.object(.pods, ObjectKey("default", "low"))
    #expect(
      cluster.object(.pods, ObjectKey("default", "high")).string("status", "nominatedNodeName")
        == PodView(low).nodeName)
    #expect(low.string("metadata", "deletionTimestamp") != nil)
  }

  @Test(arguments: cases) func `pods look at the pods around them`(_ example: Case) {
    var cluster = MiniCluster.withNodes(0)
    for (name, zone) in example.nodes {
      cluster.addNode(name, labels: #"{"kubernetes.io/hostname":"\#(name)","zone":"\#(zone)"}"#)
    }
    cluster.run(for: .seconds(1))
    for pod in example.pods {
      cluster.create(
        "pods", "default",
        #"{"metadata":{"name":"\#(pod.name)","labels":{"app":"\#(pod.app)"}},"spec":{"containers":[{"name":"c","image":"nginx"}]\#(pod.more)}}"#
      )
      cluster.run(for: .milliseconds(50))
    }
    let wanted = example.places.split(separator: " ")
    let found = cluster.pods().map { pod in
      let node = PodView(pod).nodeName
      let name = pod.string("metadata", "name") ?? ""
      return wanted.contains("\(name)=?") && !node.isEmpty ? "\(name)=?" : "\(name)=\(node)"
    }
    #expect(found.sorted().joined(separator: " ") == example.places)
    guard !example.events.isEmpty else { return }
    #expect(
      cluster.events(about: "Pod").filter { $0.hasPrefix("Warning") } == example.events)
  }

  @Test func `the living pods of a controller are spread without asking`() {
    var cluster = MiniCluster.withNodes(0)
    for name in ["a", "b", "c"] {
      cluster.addNode(name, labels: #"{"kubernetes.io/hostname":"\#(name)"}"#)
    }
    cluster.run(for: .seconds(1))
    cluster.addPod("big", cpu: "1", #","nodeSelector":{"kubernetes.io/hostname":"a"}"#)
    cluster.addController(replicas: 6)
    cluster.run(for: .seconds(5))
    let placed = Dictionary(grouping: cluster.pods()) { PodView($0).nodeName }
      .mapValues(\.count)
    #expect(placed == ["a": 3, "b": 2, "c": 2])
  }

  @Test func `a pod of higher priority makes room for itself`() {
    var cluster = MiniCluster.withNodes(2)
    let middle = #","priorityClassName":"system-cluster-critical""#
    for name in ["low", "lower", "mid", "high"] {
      cluster.addPod(name, cpu: "2", name == "lower" ? "" : middle)
      cluster.run(for: .milliseconds(20))
    }
    cluster.run(for: .seconds(1))
    let low = PodView(cluster.object(.pods, ObjectKey("default", "lower"))).nodeName
    cluster.addPod("vip", cpu: "2", #","priorityClassName":"system-node-critical""#)
    cluster.run(for: .milliseconds(50))
    let waiting = cluster.object(.pods, ObjectKey("default", "vip"))
    #expect(waiting.string("status", "nominatedNodeName") == low)
    let uid = waiting.string("metadata", "uid") ?? ""
    #expect(
      cluster.events(about: "Pod").suffix(2) == [
        "Normal Preempted Pod/lower Preempted by pod \(uid) on node \(low)",
        "Warning FailedScheduling Pod/vip 0/2 nodes are available: 2 Insufficient cpu.",
      ])
    cluster.addPod("rival", cpu: "2", middle)
    cluster.run(for: .seconds(1))
    cluster.delete("pods", ObjectKey("default", "lower"), grace: 0)
    cluster.run(for: .seconds(5))
    #expect(PodView(cluster.object(.pods, ObjectKey("default", "vip"))).nodeName == low)
    #expect(PodView(cluster.object(.pods, ObjectKey("default", "rival"))).nodeName == "")
  }
}
