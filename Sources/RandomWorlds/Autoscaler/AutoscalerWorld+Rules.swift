import APIServer
import Kinds
import ObjectModel
import Simulation

/// What must hold in the world of an autoscaler.
extension AutoscalerWorld {
  mutating func check() {
    for change in cluster.takeChanges() where change.resource == target {
      guard let old = change.old?.value.int("spec", "replicas"),
        let new = change.new?.value.int("spec", "replicas"), old != new,
        cluster.controller(of: change) == "horizontal-pod-autoscaler"
      else { continue }
      checkStep(from: Int(old), to: Int(new))
      steps.append(
        Step(
          time: cluster.api.now, old: Int(old), new: Int(new),
          isAsked: asks(for: Int(new), from: Int(old))))
    }
  }

  /// Whether the load by itself, seen by pods that are all ready, asks for so many more pods.
  ///
  /// Without this the autoscaler may as well follow what was asked for within its window, as it does
  /// after a change of its bounds or of the size.
  private func asks(for new: Int, from old: Int) -> Bool {
    guard let load = cluster.load, old > 0, old < new else { return false }
    let ready = cluster.pods.map { PodView($0) }.count { $0.isReady && $0.isActive }
    let ratio = Double(load * 100) / Double(old * Self.request * utilization)
    return ready == old && ratio > 1.15 && Int((ratio * Double(old)).rounded(.down)) >= new
  }

  // MARK: Steps

  private mutating func checkStep(from old: Int, to new: Int) {
    let now = cluster.api.now
    if !exists { fault = "\(old) to \(new): there is no autoscaler" }
    if old == 0 { fault = "a workload of size 0 is scaled to \(new)" }
    guard now - boundsSince > .seconds(1 as Int64) else { return }
    if new < least || new > most {
      fault = "\(old) to \(new): that is not within \(least) to \(most)"
    }
    if old < least || old > most {
      // It goes back between its bounds at once.
      let nearest = old < least ? least : most
      if new != nearest { fault = "\(old) to \(new): the nearest bound is \(nearest)" }
    } else if new > old {
      checkGrowth(from: old, to: new)
    } else {
      checkShrinking(from: old, to: new)
    }
  }

  /// By how much the autoscaler itself has grown and shrunk the workload in the last seconds.
  private func moved(in seconds: Int) -> (up: Int, down: Int) {
    let since = cluster.api.now - .seconds(Int64(seconds))
    let recent = steps.filter { $0.time > since }
    return (
      recent.reduce(0) { $0 + max(0, $1.new - $1.old) },
      recent.reduce(0) { $0 + max(0, $1.old - $1.new) }
    )
  }

  /// It doubles at most, or goes to four; with rules of its own it keeps to those. (Upstream:
  /// calculateScaleUpLimit and calculateScaleUpLimitWithScalingRules of podautoscaler/horizontal.go;
  /// what was taken away in the period is given back in addition.)
  private mutating func checkGrowth(from old: Int, to new: Int) {
    var limit = max(2 * old, 4)
    if let pace = paces?.up {
      limit = old - moved(in: pace.period - 1).up + moved(in: pace.period + 1).down + pace.pods
    }
    if new > limit { fault = "\(old) to \(new): the most is \(limit)" }
  }

  /// It keeps within its window what its metrics have once asked for.
  private mutating func checkShrinking(from old: Int, to new: Int) {
    if let pace = paces?.down {
      let limit =
        old - pace.pods + moved(in: pace.period - 1).down - moved(in: pace.period + 1).up
      if new < limit { fault = "\(old) to \(new): the least is \(limit)" }
    }
    let window = paces?.down.window ?? 300
    let since = cluster.api.now - .seconds(Int64(window - 1))
    for step in steps where step.time > since && step.isAsked {
      let kept = min(step.new, most)
      if new < kept { fault = "\(old) to \(new): \(kept) were asked for within \(window) s" }
    }
  }

  // MARK: The end

  mutating func checkEnd() {
    checkLeftovers()
    guard fault == nil else { return }
    let pods = cluster.pods.map { PodView($0) }.filter { !$0.isTerminal }
    let ready = pods.count { $0.isReady }
    if pods.count != size || ready != size {
      fault = "\(pods.count) pods, \(ready) ready, of \(size)"
    }
    guard exists, size > 0, let load = cluster.load else { return }
    let wanted = min(most, max(least, wanted(load)))
    if wanted != size { fault = "\(size) pods at rest, where the load asks for \(wanted)" }
    let status = cluster.object(.horizontalPodAutoscalers, Self.key)?["status"] ?? .null
    let told = (status.int("currentReplicas") ?? 0, status.int("desiredReplicas") ?? 0)
    if told != (Int64(size), Int64(size)) { fault = "\(told) are told of \(size)" }
  }

  /// What the load asks for, as seen by the present pods.
  private func wanted(_ load: Int) -> Int {
    let used = load / size * size * 100 / (size * Self.request)
    let ratio = Double(used) / Double(utilization)
    return abs(1 - ratio) <= 0.1 ? size : Int((ratio * Double(size)).rounded(.up))
  }
}
