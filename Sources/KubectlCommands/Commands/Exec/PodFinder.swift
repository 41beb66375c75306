// Models: kubectl pkg/polymorphichelpers AttachablePodForObject and SelectorsForObject, v1.32.

import APIServer
import ObjectModel
import Simulation

/// Finds the pod meant by `POD`, `TYPE/NAME` or an object that selects pods.
struct PodFinder {
  let context: CommandContext
  let namespace: String

  /// The object that arguments name.
  func object(_ type: String, _ name: String) throws(CommandError) -> ObjectInfo {
    var builder = try ResourceBuilder(context)
    builder.singleType = true
    try builder.take(names: [name], of: type)
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    guard let info = result.infos.first else { throw .text("expected a resource") }
    return info
  }

  /// The pod of an object: itself, or the first of those it selects.
  func pod(of info: ObjectInfo, timeout: Span) throws(CommandError) -> Value {
    if info.resource.kind == "Pod" { return info.object }
    let pods = try pods(of: info, timeout: timeout, verb: "attach to")
    return pods[0]
  }

  /// The pods that an object selects, the likeliest first.
  func pods(
    of info: ObjectInfo, timeout: Span, verb: String
  ) throws(CommandError) -> [Value] {
    let selector = try selector(of: info, verb: verb)
    let deadline = context.client.now + timeout
    while true {
      let pods = try list(selector)
      if !pods.isEmpty { return pods }
      if context.client.now >= deadline { throw .text("timed out waiting for the condition") }
      try context.sleep(.milliseconds(500))
    }
  }

  private func list(_ selector: String) throws(CommandError) -> [Value] {
    var options = RequestOptions()
    options.labelSelector = selector
    let target = ResourceTarget(resource: "pods", namespace: namespace)
    let list = try context.object(APIRequest(.list, .resource(target), options: options))
    return list.elements("items").enumerated().sorted { left, right in
      let ranks = (Self.rank(left.element), Self.rank(right.element))
      return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 < ranks.1
    }.map(\.element)
  }

  /// Ready before running before pending.
  private static func rank(_ pod: Value) -> Int {
    let isReady = pod.elements(.status, "conditions").contains {
      $0.string("type") == "Ready" && $0.string(.status) == "True"
    }
    if isReady { return 0 }
    switch pod.string(.status, "phase") {
    case "Running": return 1
    case "Pending": return 3
    default: return 2
    }
  }

  private func selector(of info: ObjectInfo, verb: String) throws(CommandError) -> String {
    if info.resource.kind == "Service", info.resource.group.isEmpty,
      info.object[.spec, "selector"]?.object?.isEmpty ?? true
    {
      throw .text(
        "cannot \(verb) *v1.Service: invalid service '\(info.name)': Service is defined without "
          + "a selector")
    }
    guard let selector = info.object[.spec, "selector"] else {
      throw .text(
        "cannot \(verb) *\(info.resource.version).\(info.resource.kind): selector for "
          + "*\(info.resource.version).\(info.resource.kind) not implemented")
    }
    do throws(SelectorError) {
      let isFull = selector["matchLabels"] != nil || selector["matchExpressions"] != nil
      return isFull
        ? try LabelSelector(object: selector).description
        : LabelSelector(map: selector.object).description
    } catch {
      throw .text("invalid label selector: \(error.message)")
    }
  }
}
