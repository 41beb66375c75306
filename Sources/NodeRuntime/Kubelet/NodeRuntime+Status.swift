import APIServer
import ObjectModel
import Simulation

extension NodeRuntime {
  /// Writes the pod's status if it differs from what was last written.
  mutating func writeStatus(
    _ worker: inout PodWorker, isEnding: Bool = false, _ api: inout APIServer
  ) {
    guard worker.isDirty else { return }
    worker.isDirty = false
    let status = worker.makeStatus(
      now: timeValue(api.now), hostIP: nodes[worker.node].addressValue, isEnding: isEnding)
    guard status != worker.writtenStatus else { return }
    patchStatus(&worker, status, &api)
  }

  /// Sends a status as the kubelet does: a patch that holds only while the pod is the same.
  mutating func patchStatus(
    _ worker: inout PodWorker, _ status: Value, _ api: inout APIServer
  ) {
    var sent = status
    if case .object(let old) = worker.writtenStatus {
      // A merge patch removes fields only when told so.
      for field in old where status[field.key] == nil { sent[field.key] = .null }
    }
    worker.writtenStatus = status
    let target = ResourceTarget(
      resource: "pods", namespace: worker.key.namespace, name: worker.key.name,
      subresource: "status")
    var request = APIRequest(
      .patch, .resource(target), body: [.metadata: [.uid: .string(worker.uid)], .status: sent],
      patchType: .merge, user: nodes[worker.node].user)
    request.isVouched = true
    api.act(as: .kubelet(worker.node), for: worker.cause)
    // A failure means the pod is gone or replaced; the next change tells.
    if case .value(let object) = api.handle(request).body, object[.kind]?.string == "Pod" {
      worker.object = object
    }
  }
}
