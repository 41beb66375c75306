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
    var options = RequestOptions()
    options.fieldSelector = "metadata.name=\(info.name)"
    options.resourceVersion = pod.string(.metadata, .resourceVersion)
    let target = info.resource.target(info.namespace)
    guard
      case .watch(var cursor) = try context.send(
        APIRequest(.watch, target, options: options)
      ).body
    else { throw .text("the server answered no watch") }
    while true {
      switch context.client.next(&cursor, until: deadline) {
      case .item(let event):
        if event.kind == .deleted { throw .status(.notFound("pods", "")) }
        if event.kind == .added || event.kind == .modified, isDone(event.object) {
          return event.object
        }
      case .timedOut, .ended: throw .text("timed out waiting for the condition")
      case .interrupted: throw .interrupted
      }
    }
  }
}
