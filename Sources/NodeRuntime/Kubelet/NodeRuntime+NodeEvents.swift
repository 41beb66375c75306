import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: the events of pkg/kubelet/kubelet_node_status.go, nodestatus/setters.go and of
// cmd/kube-proxy, v1.32.

extension NodeRuntime {
  /// What a kubelet tells of its node when it starts.
  mutating func recordStart(_ place: Int, _ api: inout APIServer) {
    guard profile.recordsStart else { return }
    recordNode(place, .normal, "Starting", "Starting kubelet.", &api)
    for reason in [
      "NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID",
    ] {
      recordNodeStatus(place, reason, &api)
    }
    recordNode(
      place, .normal, "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods",
      &api)
    recordNodeStatus(place, "NodeReady", &api)
  }

  /// kube-proxy tells of itself when it starts on a node: an event without a message.
  mutating func recordProxyStart(
    _ worker: borrowing PodWorker, _ index: Int, _ api: inout APIServer
  ) {
    guard profile.recordsStart, worker.key.namespace == "kube-system",
      worker.containers[index].image?.definition.repository == "registry.k8s.io/kube-proxy"
    else { return }
    let node = nodes[worker.node].name
    api.act(as: .client, for: worker.cause)
    recorder.recordV1(
      &api,
      regarding: [
        .kind: "Node", .apiVersion: "", .metadata: [.name: .string(node), .uid: .string(node)],
      ],
      type: .normal, reason: "Starting", action: "StartKubeProxy", message: "",
      source: EventSource(
        component: "kube-proxy", host: node,
        user: UserInfo(
          name: "system:serviceaccount:kube-system:kube-proxy",
          groups: [
            "system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated",
          ])))
  }

  /// `Node node-1 status is now: NodeReady`
  mutating func recordNodeStatus(_ place: Int, _ reason: String, _ api: inout APIServer) {
    recordNode(
      place, .normal, reason, "Node \(nodes[place].name) status is now: \(reason)", &api)
  }

  /// Records an event about a node; the kubelet takes its name for its uid.
  mutating func recordNode(
    _ place: Int, _ type: EventType, _ reason: String, _ message: String, _ api: inout APIServer
  ) {
    api.act(as: .kubelet(place))
    let name = Value.string(nodes[place].name)
    recorder.record(
      &api,
      regarding: [.kind: "Node", .apiVersion: "", .metadata: [.name: name, .uid: name]],
      type: type, reason: reason, message: message, source: nodes[place].eventSource)
  }
}
