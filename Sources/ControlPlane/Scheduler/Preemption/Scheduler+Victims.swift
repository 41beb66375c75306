// Models: framework/preemption (PreemptPod, prepareCandidate), v1.32, without async preemption.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension Scheduler {
  /// Removes pods from a node and nominates the node for the pod they make room for.
  mutating func remove(
    _ victims: [PlacedPod], from place: Int, for pod: PodToPlace, _ key: ObjectKey,
    _ api: inout APIServer, _ recorder: inout EventRecorder
  ) {
    let node = nodes.nodes[place].name
    for victim in victims {
      guard let object = api.view.object(.pods, victim.key), object.objectUID == victim.uid
      else { continue }
      disrupt(victim, &api)
      let target = ResourceTarget(
        resource: "pods", namespace: victim.key.namespace, name: victim.key.name)
      // A failure means that the pod is already gone.
      _ = api.handle(APIRequest(.delete, .resource(target), user: source.user))
      recorder.recordV1(
        &api, regarding: object, type: .normal, reason: "Preempted", action: "Preempting",
        message: "Preempted by pod \(pod.uid) on node \(node)", source: source)
    }
    for other in nominations.on(node) where other.pod.priority < pod.priority {
      nominate(other.key, nil, &api)
      withdraw(other.pod.uid)
    }
    promise(Nomination(pod: pod, key: key, node: node))
  }

  /// Says on a pod that it ends for one of higher priority.
  private func disrupt(_ victim: PlacedPod, _ api: inout APIServer) {
    let condition: Value = [
      .type: "DisruptionTarget", .status: "True", .reason: "PreemptionByScheduler",
      .message: .string("\(Self.name): preempting to accommodate a higher priority pod"),
      .lastProbeTime: .null,
      .lastTransitionTime: .string(RFC3339.text(epochSeconds: api.now.epochSeconds)),
    ]
    patchStatus(victim.key, [.conditions: [condition]], uid: victim.uid, &api)
  }

  /// Writes or clears a pod's nominated node.
  func nominate(_ key: ObjectKey, _ node: String?, _ api: inout APIServer) {
    patchStatus(key, [.nominatedNodeName: node.map { Value.string($0) } ?? .null], uid: nil, &api)
  }

  func patchStatus(_ key: ObjectKey, _ status: Value, uid: String?, _ api: inout APIServer) {
    var patch: Value = [.status: status]
    if let uid { patch[.metadata] = [.uid: .string(uid)] }
    let target = ResourceTarget(
      resource: "pods", namespace: key.namespace, name: key.name, subresource: "status")
    // A failure means that the pod is gone; the next change tells.
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: patch, patchType: .strategic, user: source.user))
  }
}
