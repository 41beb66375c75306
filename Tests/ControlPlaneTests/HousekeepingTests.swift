import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct HousekeepingTests {
  @Test func `a new namespace gets its service account and root certificate`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create("namespaces", nil, #"{"metadata":{"name":"dev"}}"#)
    cluster.run(for: .milliseconds(50))
    let account = ObjectKey("dev", "default")
    let map = ObjectKey("dev", "kube-root-ca.crt")
    #expect(!cluster.object(.serviceAccounts, account).isNull)
    #expect(
      cluster.object(.configMaps, map).string("data", "ca.crt")?
        .hasPrefix("-----BEGIN CERTIFICATE-----\n") == true)
    cluster.delete("serviceaccounts", account)
    cluster.delete("configmaps", map)
    cluster.run(for: .milliseconds(50))
    #expect(!cluster.object(.serviceAccounts, account).isNull)
    #expect(!cluster.object(.configMaps, map).isNull)
  }

  @Test func `an owner in another namespace is none, and one nobody can look up keeps its own`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create("namespaces", nil, #"{"metadata":{"name":"dev"}}"#)
    cluster.create("configmaps", "default", #"{"metadata":{"name":"owner"}}"#)
    let uid = cluster.object(.configMaps, ObjectKey("default", "owner")).string("metadata", "uid")
    let owner = #"{"apiVersion":"v1","kind":"ConfigMap","name":"owner","uid":"\#(uid ?? "")"}"#
    cluster.create(
      "configmaps", "dev", #"{"metadata":{"name":"far","ownerReferences":[\#(owner)]}}"#)
    cluster.create(
      "namespaces", nil, #"{"metadata":{"name":"kept","ownerReferences":[\#(owner)]}}"#)
    let foreign = #"{"apiVersion":"a.b/v1","kind":"Car","name":"x","uid":"y"}"#
    cluster.create(
      "configmaps", "dev", #"{"metadata":{"name":"kept","ownerReferences":[\#(foreign)]}}"#)
    cluster.run(for: .seconds(1))
    #expect(cluster.object(.configMaps, ObjectKey("dev", "far")).isNull)
    #expect(!cluster.object(.configMaps, ObjectKey("dev", "kept")).isNull)
    #expect(!cluster.object(.namespaces, ObjectKey("", "kept")).isNull)
    let messages = cluster.api.view.objects(.events, namespace: "dev").filter {
      $0.string("reason") == "OwnerRefInvalidNamespace"
    }.map { $0.string("message") ?? "" }
    #expect(
      messages == [
        "ownerRef [v1/ConfigMap, namespace: dev, name: owner, uid: \(uid ?? "")] does not exist in"
          + " namespace \"dev\""
      ])
  }

  @Test func `a secret for a token is filled, and goes with its account`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create("serviceaccounts", "default", #"{"metadata":{"name":"bot"}}"#)
    cluster.create(
      "secrets", "default",
      #"{"metadata":{"name":"bot","annotations":{"kubernetes.io/service-account.name":"bot"}},"type":"kubernetes.io/service-account-token"}"#
    )
    cluster.run(for: .milliseconds(50))
    let key = ObjectKey("default", "bot")
    let secret = cluster.object(.secrets, key)
    #expect(secret.fields("data").sorted.map(\.key) == ["ca.crt", "namespace", "token"])
    #expect(secret.string("data", "namespace") == "ZGVmYXVsdA==")
    #expect(
      secret.string("metadata", "annotations", "kubernetes.io/service-account.uid")
        == cluster.object(.serviceAccounts, key).string("metadata", "uid"))
    cluster.delete("serviceaccounts", key)
    cluster.run(for: .milliseconds(50))
    #expect(cluster.object(.secrets, key).isNull)
  }

  private static func conditions(_ object: Value) -> [String] {
    object.elements("status", "conditions").map {
      "\($0.string("type") ?? "")=\($0.string("status") ?? "") \($0.string("reason") ?? ""):"
        + " \($0.string("message") ?? "")"
    }
  }

  @Test func `a deleted namespace is emptied and goes`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    cluster.create("namespaces", nil, #"{"metadata":{"name":"dev"}}"#)
    cluster.run(for: .seconds(1))
    cluster.create("configmaps", "dev", #"{"metadata":{"name":"settings"}}"#)
    cluster.create(
      "pods", "dev",
      #"{"metadata":{"name":"web"},"spec":{"containers":[{"name":"c","image":"nginx"}]}}"#)
    cluster.run(for: .seconds(2))
    let key = ObjectKey("", "dev")
    cluster.delete("namespaces", key)
    cluster.run(for: .milliseconds(5100))
    #expect(
      Self.conditions(cluster.object(.namespaces, key)) == [
        "NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully"
          + " discovered",
        "NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube"
          + " types successfully parsed",
        "NamespaceDeletionContentFailure=False ContentDeleted: All content successfully deleted,"
          + " may be waiting on finalization",
        "NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: pods."
          + " has 1 resource instances",
        "NamespaceFinalizersRemaining=False ContentHasNoFinalizers: All content-preserving"
          + " finalizers finished",
      ])
    cluster.run(for: .seconds(30))
    #expect(cluster.object(.namespaces, key).isNull)
    for kind in Catalog.standard.kinds.indices {
      #expect(cluster.api.view.objects(ResourceID(index: kind), namespace: "dev").isEmpty)
    }
  }

  @Test func `a finalizer holds a namespace back and is named`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create("namespaces", nil, #"{"metadata":{"name":"team-c"}}"#)
    cluster.create(
      "configmaps", "team-c",
      #"{"metadata":{"name":"held","finalizers":["example.com/hold"]}}"#)
    cluster.run(for: .seconds(1))
    let key = ObjectKey("", "team-c")
    cluster.delete("namespaces", key)
    cluster.run(for: .seconds(10))
    #expect(
      Array(Self.conditions(cluster.object(.namespaces, key)).suffix(2)) == [
        "NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining:"
          + " configmaps. has 1 resource instances",
        "NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has"
          + " finalizers remaining: example.com/hold in 1 resource instances",
      ])
    cluster.patch(
      "configmaps", ObjectKey("team-c", "held"), #"{"metadata":{"finalizers":null}}"#)
    cluster.run(for: .seconds(30))
    #expect(cluster.object(.namespaces, key).isNull)
  }

  /// How an owner is deleted, and what is left of its two pods right away and in the end.
  static let deletions: [(policy: String, ownerWaits: Bool, podsLeft: Int)] = [
    ("Background", false, 0), ("Foreground", true, 0), ("Orphan", false, 2),
  ]

  @Test(arguments: deletions) func `dependents follow their owner as the policy says`(
    _ example: (policy: String, ownerWaits: Bool, podsLeft: Int)
  ) {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    cluster.addController(replicas: 2)
    cluster.run(for: .seconds(5))
    let key = ObjectKey("default", "kubia")
    cluster.delete("replicationcontrollers", key, propagation: example.policy)
    cluster.run(for: .milliseconds(100))
    #expect(cluster.object(.replicationControllers, key).isNull != example.ownerWaits)
    cluster.run(for: .seconds(10))
    #expect(cluster.object(.replicationControllers, key).isNull)
    #expect(cluster.pods().count == example.podsLeft)
    #expect(cluster.pods().allSatisfy { $0[.metadata, .ownerReferences] == nil })
  }

  @Test func `an object whose owner never was is collected, one with another owner is freed`() {
    var cluster = MiniCluster.withNodes(1)
    let owner = cluster.create("configmaps", "default", #"{"metadata":{"name":"owner"}}"#)
    let uid = owner.string("metadata", "uid") ?? ""
    let absent =
      #"{"apiVersion":"v1","kind":"ConfigMap","name":"none","uid":"00000000-0000-4000-8000-000000000000"}"#
    let present = #"{"apiVersion":"v1","kind":"ConfigMap","name":"owner","uid":"\#(uid)"}"#
    cluster.create(
      "configmaps", "default",
      #"{"metadata":{"name":"lost","ownerReferences":[\#(absent)]}}"#)
    cluster.create(
      "configmaps", "default",
      #"{"metadata":{"name":"kept","ownerReferences":[\#(absent),\#(present)]}}"#)
    cluster.run(for: .seconds(1))
    #expect(cluster.object(.configMaps, ObjectKey("default", "lost")).isNull)
    let kept = cluster.object(.configMaps, ObjectKey("default", "kept"))
    #expect(kept.elements("metadata", "ownerReferences").map { $0.string("name") } == ["owner"])
    cluster.delete("configmaps", ObjectKey("default", "owner"))
    cluster.run(for: .seconds(1))
    #expect(cluster.object(.configMaps, ObjectKey("default", "kept")).isNull)
  }

  @Test func `nodes are registered and get their ranges in order`() {
    var cluster = MiniCluster.withNodes(3)
    #expect(
      cluster.events(about: "Node") == [
        "Normal RegisteredNode Node/node-1 Node node-1 event: Registered Node node-1 in Controller",
        "Normal RegisteredNode Node/node-2 Node node-2 event: Registered Node node-2 in Controller",
        "Normal RegisteredNode Node/node-3 Node node-3 event: Registered Node node-3 in Controller",
      ])
    let ranges = { (cluster: MiniCluster) in
      cluster.api.view.objects(.nodes).map { $0.string("spec", "podCIDR") ?? "" }
    }
    #expect(ranges(cluster) == ["10.244.0.0/24", "10.244.1.0/24", "10.244.2.0/24"])
    cluster.delete("nodes", ObjectKey("", "node-2"))
    cluster.addNode("node-9")
    cluster.run(for: .seconds(1))
    #expect(ranges(cluster) == ["10.244.0.0/24", "10.244.2.0/24", "10.244.1.0/24"])
  }

  @Test func `a cordoned node carries its taint as long as it is cordoned`() {
    var cluster = MiniCluster.withNodes(1)
    let key = ObjectKey("", "node-1")
    cluster.patch("nodes", key, #"{"spec":{"unschedulable":true}}"#)
    cluster.run(for: .milliseconds(50))
    #expect(
      JSONWriter(sortsKeys: true).text(
        .array(cluster.object(.nodes, key).elements("spec", "taints")))
        == #"[{"effect":"NoSchedule","key":"node.kubernetes.io/unschedulable","timeAdded":"2030-03-17T17:46:41Z"}]"#
    )
    cluster.patch("nodes", key, #"{"spec":{"unschedulable":null}}"#)
    cluster.run(for: .milliseconds(50))
    #expect(cluster.object(.nodes, key).elements("spec", "taints").isEmpty)
  }

  @Test func `a silent node is declared unknown, tainted, and loses its pods after five minutes`() {
    var cluster = MiniCluster.withNodes(2)
    cluster.playsKubelets = true
    cluster.addController(replicas: 2)
    cluster.run(for: .seconds(5))
    let key = ObjectKey("", "node-1")
    let victim = cluster.pods().first { PodView($0).nodeName == "node-1" } ?? .null
    var agenda = Agenda<ControlPlane.Event>()
    cluster.plane.heartbeatsStopped(
      node: "node-1", last: cluster.api.now, api: cluster.api, agenda: &agenda)
    for entry in agenda.drain() { cluster.queue.push(entry.event, at: entry.time) }
    cluster.run(for: .seconds(45))
    #expect(NodeView(cluster.object(.nodes, key)).isReady)
    cluster.run(for: .seconds(15))
    let node = NodeView(cluster.object(.nodes, key))
    #expect(node.statusText == "NotReady")
    #expect(node.condition("Ready")?.string("status") == "Unknown")
    #expect(node.condition("Ready")?.string("reason") == "NodeStatusUnknown")
    #expect(
      node.condition("Ready")?.string("message") == "Kubelet stopped posting node status.")
    #expect(
      node.taints.map { "\($0.string("key") ?? ""):\($0.string("effect") ?? "")" } == [
        "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute",
      ])
    #expect(
      cluster.events(about: "Node").last == "Normal NodeNotReady Node/node-1 Node node-1 status is"
        + " now: NodeNotReady")
    let name = PodView(victim).name
    #expect(
      cluster.events(about: "Pod").contains("Warning NodeNotReady Pod/\(name) Node is not ready"))
    #expect(cluster.pods().count == 2)
    cluster.run(for: .minutes(5))
    #expect(
      cluster.events(about: "Pod").contains(
        "Normal TaintManagerEviction Pod/\(name) Marking for deletion Pod default/\(name)"))
    #expect(!cluster.pods().contains { PodView($0).nodeName == "node-1" })
    #expect(cluster.pods().count == 2)
  }

  @Test func `pods of a deleted node are removed after a minute`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.addPod("web")
    cluster.run(for: .seconds(1))
    cluster.delete("nodes", ObjectKey("", "node-1"))
    cluster.run(for: .seconds(30))
    #expect(cluster.pods().count == 1)
    cluster.run(for: .seconds(31))
    #expect(cluster.pods().isEmpty)
  }

  @Test func `events are gone after an hour`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.addPod("web")
    cluster.run(for: .minutes(59))
    #expect(!cluster.events().isEmpty)
    cluster.run(for: .minutes(3))
    #expect(cluster.events().isEmpty)
  }

  @Test func `an idle world does nothing`() {
    var cluster = MiniCluster.withNodes(3)
    cluster.playsKubelets = true
    cluster.addController(replicas: 3)
    cluster.run(for: .minutes(90))
    let before = cluster.handled
    cluster.run(for: .minutes(600))
    #expect(cluster.handled == before)
  }

  @Test func `the service of the API server comes back`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create(
      "services", "default",
      #"{"metadata": {"name": "kubernetes"}, "spec": {"clusterIP": "10.96.0.1", "ports": [{"port": 443}]}}"#
    )
    cluster.run(for: .seconds(1))
    let key = ObjectKey("default", "kubernetes")
    let first = cluster.object(.services, key).string(.metadata, "uid")
    cluster.delete("services", key)
    cluster.run(for: .seconds(1))
    let second = cluster.object(.services, key)
    #expect(second.string(.metadata, "uid") != first)
    #expect(second.string(.spec, "clusterIP") == "10.96.0.1")
  }

  @Test func `a schedule that never comes is told`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create(
      "cronjobs", "default",
      #"{"metadata": {"name": "pi"}, "spec": {"schedule": "59 23 31 2 *", "jobTemplate": {"spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "c", "image": "i"}]}}}}}}"#,
      group: "batch")
    cluster.run(for: .minutes(1))
    #expect(
      cluster.events(about: "CronJob") == [
        "Warning InvalidSchedule CronJob/pi invalid schedule: 59 23 31 2 * : time difference"
          + " between two schedules is less than 1 second"
      ])
  }
}
