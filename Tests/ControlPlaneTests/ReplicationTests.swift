import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct ReplicationTests {
  private static let kubia = ObjectKey("default", "kubia")

  private static func cluster(_ replicas: Int) -> MiniCluster {
    var cluster = MiniCluster.withNodes(3)
    cluster.playsKubelets = true
    cluster.addController(replicas: replicas)
    cluster.run(for: .seconds(5))
    return cluster
  }

  @Test func `a controller creates its pods and counts them`() {
    let cluster = Self.cluster(3)
    let pods = cluster.pods()
    #expect(pods.count == 3)
    #expect(
      cluster.status(.replicationControllers, "kubia")
        == #"{"availableReplicas":3,"fullyLabeledReplicas":3,"observedGeneration":1,"readyReplicas":3,"replicas":3}"#
    )
    let created = cluster.events(about: "ReplicationController")
    #expect(created.count == 3)
    let names = pods.map { PodView($0).name }
    for line in created {
      let prefix = "Normal SuccessfulCreate ReplicationController/kubia Created pod: "
      #expect(names.contains(String(line.dropFirst(prefix.count))), "\(line)")
    }
    let reference = pods[0].elements("metadata", "ownerReferences").first ?? .null
    let uid = cluster.object(.replicationControllers, Self.kubia).string("metadata", "uid") ?? ""
    #expect(
      JSONWriter(sortsKeys: true).text(reference)
        == #"{"apiVersion":"v1","blockOwnerDeletion":true,"controller":true,"kind":"ReplicationController","name":"kubia","uid":"\#(uid)"}"#
    )
    #expect(pods.allSatisfy { $0.string("metadata", "generateName") == "kubia-" })
  }

  @Test func `scaling down deletes unready pods first and tells of it`() {
    var cluster = Self.cluster(4)
    let unready = cluster.pods()[2]
    cluster.setReady(ObjectKey("default", PodView(unready).name), false)
    cluster.deliver()
    cluster.patch("replicationcontrollers", Self.kubia, #"{"spec":{"replicas":3}}"#)
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().count == 3)
    #expect(!cluster.pods().contains { PodView($0).name == PodView(unready).name })
    #expect(
      cluster.events(about: "ReplicationController").last
        == "Normal SuccessfulDelete ReplicationController/kubia Deleted pod: \(PodView(unready).name)"
    )
    #expect(
      cluster.status(.replicationControllers, "kubia")
        == #"{"availableReplicas":3,"fullyLabeledReplicas":3,"observedGeneration":2,"readyReplicas":3,"replicas":3}"#
    )
  }

  @Test func `a pod whose label changes is released and replaced, and adopted when it returns`() {
    var cluster = Self.cluster(2)
    let name = PodView(cluster.pods()[0]).name
    let key = ObjectKey("default", name)
    cluster.patch("pods", key, #"{"metadata":{"labels":{"app":"debug"}}}"#)
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().count == 3)
    #expect(PodView(cluster.object(.pods, key)).controller == nil)
    cluster.patch("pods", key, #"{"metadata":{"labels":{"app":"kubia"}}}"#)
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().count == 2)
    #expect(cluster.pods().allSatisfy { PodView($0).controller != nil })
  }

  @Test func `a controller adopts pods that were there before it`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    cluster.create(
      "pods", "default",
      #"{"metadata":{"name":"loner","labels":{"app":"kubia"}},"spec":{"containers":[{"name":"c","image":"nginx"}]}}"#
    )
    cluster.addController(replicas: 2)
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().count == 2)
    let loner = PodView(cluster.object(.pods, ObjectKey("default", "loner")))
    #expect(loner.controller?.string("name") == "kubia")
  }

  @Test func `a deleted pod is replaced`() {
    var cluster = Self.cluster(2)
    let name = PodView(cluster.pods()[0]).name
    cluster.delete("pods", ObjectKey("default", name))
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().count == 2)
    #expect(!cluster.pods().contains { PodView($0).name == name })
  }

  @Test func `minReadySeconds holds availability back`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    cluster.addController(replicas: 1, #","minReadySeconds":10"#)
    cluster.run(for: .seconds(5))
    #expect(
      cluster.status(.replicationControllers, "kubia")
        == #"{"fullyLabeledReplicas":1,"observedGeneration":1,"readyReplicas":1,"replicas":1}"#)
    cluster.run(for: .seconds(10))
    #expect(
      cluster.status(.replicationControllers, "kubia")
        == #"{"availableReplicas":1,"fullyLabeledReplicas":1,"observedGeneration":1,"readyReplicas":1,"replicas":1}"#
    )
  }

  @Test func `refused creations show as condition and event, and are tried again ever more rarely`()
  {
    var cluster = MiniCluster.withNodes(1)
    cluster.create(
      "replicationcontrollers", "default",
      #"{"metadata":{"name":"kubia"},"spec":{"replicas":2,"selector":{"app":"kubia"},"template":{"metadata":{"labels":{"app":"kubia"}},"spec":{"serviceAccountName":"foo","containers":[{"name":"kubia","image":"luksa/kubia"}]}}}}"#
    )
    cluster.run(for: .seconds(20))
    let object = cluster.object(.replicationControllers, Self.kubia)
    let condition = object.elements("status", "conditions").first ?? .null
    #expect(condition.string("type") == "ReplicaFailure")
    #expect(condition.string("reason") == "FailedCreate")
    #expect(
      condition.string("message")
        == "pods \"kubia-\" is forbidden: error looking up service account default/foo:"
        + " serviceaccount \"foo\" not found")
    #expect(
      cluster.events(about: "ReplicationController").first?.hasPrefix(
        "Warning FailedCreate ReplicationController/kubia Error creating: pods \"kubia-\" is"
          + " forbidden: error looking up service account default/foo: serviceaccount \"foo\""
          + " not found x") == true)
    let before = cluster.handled
    cluster.create("serviceaccounts", "default", #"{"metadata":{"name":"foo"}}"#)
    cluster.run(for: .minutes(2))
    #expect(cluster.handled - before < 40)
    #expect(cluster.pods().count == 2)
    #expect(
      cluster.status(.replicationControllers, "kubia")
        == #"{"fullyLabeledReplicas":2,"observedGeneration":1,"replicas":2}"#)
  }

  @Test(arguments: [10, 100, 1000]) func `any number of replicas is created and placed`(
    _ count: Int
  ) {
    var cluster = MiniCluster.withNodes(10)
    cluster.addController(replicas: count)
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().count == count)
    #expect(cluster.pods().allSatisfy { PodView($0).nodeName != "" })
    #expect(cluster.events(about: "ReplicationController").count <= 10)
  }
}
