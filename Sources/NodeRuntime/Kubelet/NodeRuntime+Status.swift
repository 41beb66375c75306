import APIServer
import Kinds
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
      now: api.now.epochSeconds, host: nodes[worker.node].statusAddress, isEnding: isEnding,
      &conditions)
    guard status != worker.writtenStatus else { return }
    patchStatus(&worker, status, &api)
  }

  /// Sends a status as the kubelet does: a patch that holds only while the pod is the same.
  mutating func patchStatus(
    _ worker: inout PodWorker, _ status: Value, _ api: inout APIServer
  ) {
    var sent = status.object ?? Fields()
    if case .object(let old) = worker.writtenStatus {
      // A merge patch removes fields only when told so.
      for field in old where status[field.key] == nil { sent.appendUnique(field.key, .null) }
    }
    worker.writtenStatus = status
    api.act(as: .kubelet(worker.node), for: worker.cause)
    // None comes back when the pod is gone or replaced; the next change tells.
    if let object = api.report(
      sent, of: .pods, worker.key, uid: .string(worker.uid), by: nodes[worker.node].user)
    {
      worker.object = object
    }
  }
}
