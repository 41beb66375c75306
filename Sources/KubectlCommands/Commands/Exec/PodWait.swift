import APIServer
import ObjectModel
import Simulation

/// Waits for what happens to one pod.
struct PodWait {
  let context: CommandContext
  let info: ObjectInfo

  /// The pod once it runs and is ready, or has ended.
  func untilRunning(_ timeout: Span) throws(CommandError) -> Value {
    try wait(timeout) { pod in
      switch pod.string(.status, "phase") {
      case "Succeeded", "Failed": true
      case "Running":
        pod.elements(.status, "conditions").contains {
          $0.string("type") == "Ready" && $0.string(.status) == "True"
        }
      default: false
      }
    }
  }

  /// The pod once it has ended.
  func untilFinished(_ timeout: Span, onlySuccess: Bool) throws(CommandError) -> Value {
    try wait(timeout) { pod in
      switch pod.string(.status, "phase") {
      case "Succeeded": true
      case "Failed": !onlySuccess
      default: false
      }
    }
  }

  private func wait(_ timeout: Span, _ isDone: (Value) -> Bool) throws(CommandError) -> Value {
    let deadline = context.client.now + timeout
    let pod = try context.object(APIRequest(.get, info.target))
    if isDone(pod) { return pod }
    var watch = try ObjectWatch(info, from: pod, until: deadline, context)
    while let event = try watch.next() {
      if event.kind == .deleted { throw .status(.notFound("pods", "")) }
      if event.showsObject, isDone(event.object) { return event.object }
    }
    throw .text("timed out waiting for the condition")
  }
}
