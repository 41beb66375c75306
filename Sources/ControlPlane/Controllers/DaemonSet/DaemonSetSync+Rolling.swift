// Models: rollingUpdate of pkg/controller/daemon/update.go, v1.32.

import ObjectModel

extension DaemonSetSync {
  private struct NodePods {
    let node: String
    let new: Value?
    let old: Value?
    /// Whether there are two of a kind, which the main loop mends first.
    let isCrowded: Bool
  }

  private var desired: Int { verdicts.count { $0.shouldRun } }

  /// Replaces pods of old revisions, within what may be missing or may be too many.
  mutating func rollOut() {
    guard object[.spec]?["updateStrategy"]?[.type]?.string == "RollingUpdate" else { return }
    let surge = surge(of: desired)
    var unavailable = unavailable(of: desired)
    if desired > 0, unavailable == 0, surge == 0 { unavailable = 1 }
    if surge == 0 {
      replaceInPlace(unavailable)
    } else {
      replaceWithSurge(surge)
    }
  }

  private func nodePods() -> [(pods: NodePods, shouldRun: Bool)] {
    zip(nodes, verdicts).compactMap { node, verdict in
      let name = node.objectName
      guard let pods = podsByNode[name] ?? (verdict.shouldRun ? [] : nil) else { return nil }
      var new: [Value] = []
      var old: [Value] = []
      for pod in pods where !pod.isBeingDeleted {
        if isUpdated(pod) { new.append(pod) } else { old.append(pod) }
      }
      let found = NodePods(
        node: name, new: new.first, old: old.first, isCrowded: new.count > 1 || old.count > 1)
      return (found, verdict.shouldRun)
    }
  }

  private mutating func replaceInPlace(_ maxUnavailable: Int) {
    var unavailable = 0
    var allowed: [Value] = []
    var candidates: [Value] = []
    for (pods, _) in nodePods() {
      guard !pods.isCrowded, (pods.old == nil) != (pods.new == nil) else {
        unavailable += 1
        continue
      }
      if let new = pods.new {
        if !isAvailable(new) { unavailable += 1 }
      } else if let old = pods.old {
        if !isAvailable(old) {
          allowed.append(old)
          unavailable += 1
        } else if unavailable < maxUnavailable {
          candidates.append(old)
        }
      }
    }
    let room = max(0, maxUnavailable - unavailable)
    synchronize(create: [], delete: allowed + candidates.prefix(room))
  }

  private mutating func replaceWithSurge(_ maxSurge: Int) {
    var plan = (delete: [Value](), misplaced: [Value](), create: [String](), wait: [String]())
    var surge = 0
    var available = 0
    for (pods, shouldRun) in nodePods() {
      if pods.isCrowded {
        surge += 1
        continue
      }
      if let kept = pods.old ?? pods.new, isAvailable(kept) { available += 1 }
      guard let old = pods.old else { continue }
      if let new = pods.new {
        if isAvailable(new) { plan.delete.append(old) } else { surge += 1 }
      } else if !isAvailable(old) {
        if shouldRun { plan.create.append(pods.node) } else { plan.delete.append(old) }
      } else if !shouldRun {
        plan.misplaced.append(old)
      } else if surge < maxSurge {
        plan.wait.append(pods.node)
      }
    }
    plan.delete += plan.misplaced.prefix(max(0, available - desired))
    let room = max(0, maxSurge - surge)
    synchronize(create: plan.create + plan.wait.prefix(room), delete: plan.delete)
  }
}
