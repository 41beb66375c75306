// Models: kubectl pkg/cmd/drain/drain.go and pkg/drain, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl drain`: empty a node before it is worked on.
struct DrainCommand {
  static let command = Command(
    name: "drain", group: .cluster, short: "Empty a node before work on it",
    long: """
      Empty a node before work on it.

       The node is marked so that no new pods come, as with cordon. Then its pods are evicted, \
      which respects disruption budgets, or deleted with --disable-eviction. Mirror pods stay. \
      Pods of DaemonSets stop the drain unless --ignore-daemonsets leaves them where they are; \
      pods without a controller stop it unless --force gives them up; pods with emptyDir volumes \
      stop it unless --delete-emptydir-data gives up their data.

       It waits until the pods have ended. When the work is done, uncordon lets pods back.
      """,
    examples: """
      # Even with pods that no controller will make anew
      kubectl drain node-1 --force

      # Leave pods of DaemonSets, and give the others a quarter of an hour
      kubectl drain node-1 --ignore-daemonsets --grace-period=900
      """,
    usage: "drain NODE [options]",
    flags: """
      --chunk-size int =500
      --delete-emptydir-data bool
      --disable-eviction bool
      --dry-run string =none bare:unchanged
      --force bool  Go on although pods have no controller; they are lost.
      --grace-period int =-1  Seconds that each pod has to end; negative keeps its own value.
      --ignore-daemonsets bool
      --pod-selector string
      -l --selector string
      --skip-wait-for-delete-timeout int
      --timeout duration  How long to wait before giving up; 0 is for ever.
      """,
    run: { context throws(CommandError) in try DrainCommand(context: context).run() })

  /// What is to happen to a pod.
  private struct Verdict {
    let pod: Value
    var isDeleted = true
    var warning = ""
    var fault = ""
  }

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    do throws(SelectorError) {
      _ = try LabelSelector(parsing: flags.string("pod-selector"))
    } catch {
      throw .text("--pod-selector=<pod_selector> must be a valid label selector")
    }
    let cordon = CordonCommand(context: context, isCordon: true)
    let nodes = try cordon.nodes()
    try cordon.change(nodes, dryRun)
    var failures: [(name: String, error: CommandError)] = []
    for node in nodes {
      do throws(CommandError) {
        try drain(node, dryRun)
        context.line("\(node.title) drained\(dryRun.suffix)")
      } catch {
        if case .interrupted = error { throw error }
        context.complain(
          "error: unable to drain node \(node.name.quoted) due to error: \(Self.list(error)), "
            + "continuing command...\n")
        failures.append((node.name, error))
      }
    }
    if failures.isEmpty { return }
    context.complain("There are pending nodes to be drained:\n")
    for failure in failures { context.complain(" \(failure.name)\n") }
    // kubectl nests lists of faults here, and so prints them without its usual start.
    let lines = failures.flatMap { failure in
      if failures.count == 1, case .several(let errors) = failure.error {
        return errors.map(\.bareText)
      }
      return [Self.list(failure.error)]
    }
    throw .plain(lines.map { $0 + "\n" }.joined(), code: 1)
  }

  /// Several faults as Go prints an aggregate: in brackets.
  private static func list(_ error: CommandError) -> String {
    if case .several(let errors) = error {
      return "[\(errors.map(\.bareText).joined(separator: ", "))]"
    }
    return error.bareText
  }

  private func drain(_ node: ObjectInfo, _ dryRun: DryRun) throws(CommandError) {
    let verdicts = try pods(on: node.name).map { try? judge($0) }.compactMap { $0 }
    if let error = CommandError.combined(Self.faults(verdicts)) { throw error }
    let warnings = Self.grouped(verdicts.map { ($0.warning, $0.pod) })
      .map { "\($0.text): \($0.pods)" }
    if !warnings.isEmpty { context.warn(warnings.joined(separator: "; ")) }
    let pods = verdicts.filter(\.isDeleted).map(\.pod)
    let isEviction = !flags.bool("disable-eviction")
    for pod in pods where dryRun == .client || isEviction {
      context.line("evicting pod \(Self.place(pod))\(dryRun.suffix)")
    }
    if dryRun == .client { return }
    let timeout = flags.duration("timeout")
    let limit = timeout == .zero ? context.client.patience : timeout
    let deadline = limit.map { context.client.now + $0 } ?? .distantFuture
    if isEviction { return try evict(pods, dryRun, timeout, deadline) }
    for pod in pods { try delete(pod, dryRun) }
    if dryRun == .none { try wait(pods, deadline) }
  }

  private func pods(on node: String) throws(CommandError) -> [Value] {
    var options = RequestOptions()
    options.fieldSelector = "spec.nodeName=\(node)"
    options.labelSelector = flags.string("pod-selector")
    let target = ResourceTarget(resource: "pods")
    return try context.object(APIRequest(.list, .resource(target), options: options))
      .elements("items")
  }

  // MARK: Which pods

  private func judge(_ pod: Value) throws(CommandError) -> Verdict {
    var verdict = Verdict(pod: pod)
    let isFinished = ["Succeeded", "Failed"].contains(pod.string(.status, "phase") ?? "")
    let owner = pod.elements(.metadata, "ownerReferences").first {
      $0.bool("controller") ?? false
    }
    if owner?.string(.kind) == "DaemonSet", !isFinished {
      verdict.isDeleted = false
      if flags.bool("ignore-daemonsets") {
        verdict.warning = "ignoring DaemonSet-managed Pods"
      } else {
        verdict.fault = "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)"
      }
      return verdict
    }
    let annotations = pod.fields(.metadata, .annotations)
    if annotations.contains("kubernetes.io/config.mirror") {
      verdict.isDeleted = false
      return verdict
    }
    let hasLocalData = pod.elements(.spec, "volumes").contains { $0["emptyDir"] != nil }
    if hasLocalData, !isFinished {
      guard flags.bool("delete-emptydir-data") else {
        verdict.isDeleted = false
        verdict.fault =
          "Pods with local storage (use --delete-emptydir-data to override)"
        return verdict
      }
      verdict.warning = "deleting Pods with local storage"
    }
    guard owner == nil, !isFinished else {
      verdict.warning = isFinished ? verdict.warning : ""
      return verdict
    }
    if flags.bool("force") {
      verdict.warning = "deleting Pods that declare no controller"
    } else {
      verdict.isDeleted = false
      verdict.fault = "cannot delete Pods that declare no controller (use --force to override)"
    }
    return verdict
  }

  private static func faults(_ verdicts: [Verdict]) -> [CommandError] {
    grouped(verdicts.map { ($0.fault, $0.pod) })
      .map { .text("cannot delete \($0.text): \($0.pods)") }
  }

  private static func grouped(
    _ pairs: [(text: String, pod: Value)]
  ) -> [(text: String, pods: String)] {
    var texts: [String] = []
    for pair in pairs where !pair.text.isEmpty && !texts.contains(pair.text) {
      texts.append(pair.text)
    }
    return texts.map { text in
      (text, pairs.filter { $0.text == text }.map { place($0.pod) }.joined(separator: ", "))
    }
  }

  private static func place(_ pod: Value) -> String {
    "\(pod.string(.metadata, .namespace) ?? "")/\(pod.string(.metadata, .name) ?? "")"
  }

  // MARK: Removing them

  func target(_ pod: Value, _ subresource: String? = nil) -> RequestTarget {
    .resource(
      ResourceTarget(
        resource: "pods", namespace: pod.string(.metadata, .namespace),
        name: pod.string(.metadata, .name), subresource: subresource))
  }

  /// The body of a deletion.
  var deleteOptions: Value {
    let grace = flags.int("grace-period")
    return grace >= 0 ? ["gracePeriodSeconds": .int(grace)] : .emptyObject
  }

  private func delete(_ pod: Value, _ dryRun: DryRun) throws(CommandError) {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    do throws(CommandError) {
      _ = try context.send(
        APIRequest(.delete, target(pod), options: options, body: deleteOptions))
    } catch {
      if !error.isNotFound { throw error }
    }
  }

  private func wait(_ pods: [Value], _ deadline: Instant) throws(CommandError) {
    var pending = pods
    while !pending.isEmpty {
      var rest: [Value] = []
      for pod in pending {
        if try isGone(pod) {
          let name = pod.string(.metadata, .name) ?? ""
          context.line("pod/\(name) deleted")
        } else {
          rest.append(pod)
        }
      }
      pending = rest
      guard !pending.isEmpty else { return }
      if context.client.now >= deadline {
        guard flags.duration("timeout") != .zero else { throw .interrupted }
        throw .text("context deadline exceeded")
      }
      try context.sleep(.seconds(Int64(1)))
    }
  }

  func isGone(_ pod: Value) throws(CommandError) -> Bool {
    do throws(CommandError) {
      let present = try context.object(APIRequest(.get, target(pod)))
      return present.string(.metadata, .uid) != pod.string(.metadata, .uid)
    } catch {
      if error.isNotFound { return true }
      throw error
    }
  }
}
