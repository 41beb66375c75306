import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation

extension MiniCluster {
  /// Namespaces `default` and `kube-system` with their service accounts, and nodes node-1 to -N
  /// of 4 CPUs, 8Gi and 110 pods.
  static func withNodes(
    _ count: Int, seed: UInt64 = 1, options: ControlPlaneOptions = ControlPlaneOptions()
  ) -> MiniCluster {
    var cluster = MiniCluster(seed: seed, options: options)
    for name in ["default", "kube-system", "kube-node-lease"] {
      cluster.create("namespaces", nil, #"{"metadata":{"name":"\#(name)"}}"#)
      if options.disabledControllers.contains("serviceaccount-controller")
        || !options.runsControllers
      {
        cluster.create("serviceaccounts", name, #"{"metadata":{"name":"default"}}"#)
      }
    }
    for number in 1...max(count, 1) where number <= count { cluster.addNode("node-\(number)") }
    cluster.run(for: .seconds(1))
    return cluster
  }

  mutating func addNode(_ name: String, labels: String = "{}", taints: String = "[]") {
    create(
      "nodes", nil,
      #"{"metadata":{"name":"\#(name)","labels":\#(labels)},"spec":{"taints":\#(taints)}}"#)
    let capacity =
      #"{"cpu":"4","memory":"8Gi","pods":"110","ephemeral-storage":"100Gi"}"#
    let ready =
      #"[{"type":"Ready","status":"True","reason":"KubeletReady","lastHeartbeatTime":null,"lastTransitionTime":"2030-01-01T00:00:00Z"}]"#
    patch(
      "nodes", ObjectKey("", name),
      #"{"status":{"capacity":\#(capacity),"allocatable":\#(capacity),"conditions":\#(ready)}}"#,
      subresource: "status")
    let target = ResourceTarget(
      group: "coordination.k8s.io", resource: "leases", namespace: "kube-node-lease")
    let lease: Value = [
      "metadata": ["name": .string(name)], "spec": ["holderIdentity": .string(name)],
    ]
    send(APIRequest(.create, .resource(target), body: lease))
  }

  /// A pod of one container that asks for `cpu`.
  mutating func addPod(_ name: String, cpu: String = "", _ more: String = "") {
    let requests = cpu.isEmpty ? "{}" : #"{"requests":{"cpu":"\#(cpu)"}}"#
    create(
      "pods", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"containers":[{"name":"c","image":"nginx","resources":\#(requests)}]\#(more)}}"#
    )
  }

  /// A ReplicationController `kubia` with pods labelled app=kubia.
  mutating func addController(_ name: String = "kubia", replicas: Int, _ more: String = "") {
    create(
      "replicationcontrollers", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"replicas":\#(replicas)\#(more),"selector":{"app":"\#(name)"},"template":{"metadata":{"labels":{"app":"\#(name)"}},"spec":{"containers":[{"name":"kubia","image":"luksa/kubia"}]}}}}"#
    )
  }

  /// A Deployment with pods labelled app=NAME; `more` is put into its spec.
  mutating func addDeployment(_ name: String, replicas: Int, _ more: String = "") {
    create(
      "deployments", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"replicas":\#(replicas),\#(more)"selector":{"matchLabels":{"app":"\#(name)"}},"template":{"metadata":{"labels":{"app":"\#(name)"}},"spec":{"containers":[{"name":"nginx","image":"nginx:1.27"}]}}}}"#,
      group: "apps")
  }

  /// A StatefulSet with pods labelled app=NAME; `more` is put into its spec.
  mutating func addStatefulSet(_ name: String, replicas: Int, _ more: String = "") {
    create(
      "statefulsets", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{"replicas":\#(replicas),\#(more)"serviceName":"\#(name)","selector":{"matchLabels":{"app":"\#(name)"}},"template":{"metadata":{"labels":{"app":"\#(name)"}},"spec":{"containers":[{"name":"nginx","image":"nginx:1.27"}]}}}}"#,
      group: "apps")
  }

  /// A DaemonSet with pods labelled app=NAME; `more` is put into its spec, `pod` into that of pods.
  mutating func addDaemonSet(_ name: String, _ more: String = "", _ pod: String = "") {
    create(
      "daemonsets", "default",
      #"{"metadata":{"name":"\#(name)"},"spec":{\#(more)"selector":{"matchLabels":{"app":"\#(name)"}},"template":{"metadata":{"labels":{"app":"\#(name)"}},"spec":{"containers":[{"name":"nginx","image":"nginx:1.27"}]\#(pod)}}}}"#,
      group: "apps")
  }

  /// Changes the image of a workload in group apps.
  mutating func setImage(_ name: String, _ image: String, of resource: String = "deployments") {
    patch(
      resource, ObjectKey("default", name),
      #"{"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"\#(image)"}]}}}}"#,
      group: "apps")
  }

  /// What the owner of an object says of itself: the status without its name.
  func status(_ resource: ResourceID, _ name: String) -> String {
    JSONWriter(sortsKeys: true).text(object(resource, ObjectKey("default", name))[.status] ?? .null)
  }
}
