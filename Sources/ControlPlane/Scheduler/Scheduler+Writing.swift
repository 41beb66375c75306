// Models: pkg/scheduler (schedule_one.go: bind, handleSchedulingFailure), v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension Scheduler {
  /// Binds a pod to a node and tells of it.
  mutating func bind(
    _ waiting: QueuedPod, _ pod: Value, _ wanted: PodToPlace, to place: Int,
    _ api: inout APIServer, _ recorder: inout EventRecorder
  ) {
    let node = nodes.nodes[place].name
    nodes.assume(wanted, on: place)
    do throws(Status) {
      try api.bind(.pods, waiting.key, to: node, by: source.user)
    } catch {
      nodes.forget(wanted)
      if error.code == 404 { return }
      var waiting = waiting
      waiting.rejectedBy = []
      let message = "running Bind plugin \"DefaultBinder\": \(error.message)"
      fail(waiting, pod, message, reason: "SchedulerError", &api, &recorder)
      return
    }
    recorder.recordV1(
      &api, regarding: pod, type: .normal, reason: "Scheduled", action: "Binding",
      message: "Successfully assigned \(waiting.key.namespace)/\(waiting.key.name) to \(node)",
      source: source)
  }

  /// Puts a pod back and says why, in an event and in its condition PodScheduled.
  ///
  /// `nominated` is the node that is promised to it from now on, or none.
  mutating func fail(
    _ waiting: QueuedPod, _ pod: Value, _ message: String, reason: String = "Unschedulable",
    nominated: String?? = nil, _ api: inout APIServer, _ recorder: inout EventRecorder
  ) {
    queue.failed(waiting)
    recorder.recordV1(
      &api, regarding: pod, type: .warning, reason: "FailedScheduling", action: "Scheduling",
      message: Self.truncated(message), source: source)
    let old = PodState.condition(pod, "PodScheduled")
    if nominated == nil, old?[.status]?.string == "False", old?[.reason]?.string == reason,
      old?[.message]?.string == message
    {
      return
    }
    let isStatusNew = old?[.status]?.string != "False"
    let now = RFC3339.text(epochSeconds: api.now.epochSeconds)
    let condition: Value = [
      .type: "PodScheduled", .status: "False", .reason: .string(reason),
      .message: .string(message), .lastProbeTime: .null,
      .lastTransitionTime: isStatusNew
        ? .string(now) : old?[.lastTransitionTime] ?? .string(now),
    ]
    var status: Value = [.conditions: [condition]]
    if case .some(let node) = nominated {
      status[.nominatedNodeName] = node.map { .string($0) } ?? .null
    }
    patchStatus(waiting.key, status, uid: waiting.uid, &api)
  }

  /// At most the 1024 bytes that an event's note may have.
  private static func truncated(_ message: String) -> String {
    let limit = 1024
    guard message.utf8.count > limit else { return message }
    return String(decoding: Array(message.utf8.prefix(limit - 4)), as: UTF8.self) + " ..."
  }
}
