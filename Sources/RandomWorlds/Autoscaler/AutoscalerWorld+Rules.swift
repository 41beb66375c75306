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

  /// Whether the load by itself asks for so many more pods.
  ///
  /// Pods whose use does not count yet speak against growing, as if they were idle. Without this the
  /// autoscaler may as well follow what was asked for within its window, as it does while new pods
  /// do not count, or after a change of its bounds or of the size.
  private func asks(for new: Int, from old: Int) -> Bool {
    guard let load = cluster.load, old > 0, old < new else { return false }
    let pods = cluster.pods.map { PodView($0) }.filter(\.isActive)
    let measured = self.measured
    guard !measured.isEmpty, pods.count(where: \.isReady) == old else { return false }
    let used = load / measured.count * measured.count(where: counts)
    let ratio = Double(used * 100) / Double(pods.count * Self.request * utilization)
    return ratio > 1.15 && Int((ratio * Double(pods.count)).rounded(.down)) >= new
  }

  // MARK: What is measured

  /// The pods that share the load, and of which it is told what they use.
  private var measured: [PodView] {
    cluster.pods.map { PodView($0) }.filter {
      $0.isReady && $0.isActive && !cluster.kubelets.silent.contains($0.nodeName)
    }
  }

  /// Whether what a ready pod uses counts for certain: in its first five minutes it does once the pod
  /// has been ready for as long as a measurement takes. (Upstream: groupPods of replica_calculator.go.)
  ///
  /// A second more is asked for, as the autoscaler looks a little before it writes.
  private func counts(_ pod: PodView) -> Bool {
    let status = pod.object["status"] ?? .null
    let ready = status.elements("conditions").first { $0.string("type") == "Ready" }
    guard let start = status.string("startTime").flatMap(RFC3339.epochSeconds),
      let turn = ready?.string("lastTransitionTime").flatMap(RFC3339.epochSeconds)
    else { return false }
    let now = cluster.api.now.epochSeconds
    return start + 301 <= now || turn + 16 <= now
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
    if cluster.api.now - lastDeed > .seconds(1 as Int64) { checkReason(from: old, to: new) }
    let window = paces?.down.window ?? 300
    let since = cluster.api.now - .seconds(Int64(window - 1))
    for step in steps where step.time > since && step.isAsked {
      let kept = min(step.new, most)
      if new < kept { fault = "\(old) to \(new): \(kept) were asked for within \(window) s" }
    }
  }

  /// It goes no lower than the pods that count ask for by themselves.
  ///
  /// These can be fewer than all: a lower use is taken for that of the pods that count, not of all
  /// (GetResourceReplicas of replica_calculator.go, where new pods matter only to growing).
  private mutating func checkReason(from old: Int, to new: Int) {
    guard let load = cluster.load else { return fault = "\(old) to \(new) without metrics" }
    let measured = self.measured
    guard !measured.isEmpty else { return }
    let used = load / measured.count * 100 / Self.request
    let asked = sized(used, measured.count(where: counts), present: old)
    if new < min(old, asked) {
      fault = "\(old) to \(new), where a use of \(used) % asks for \(asked)"
    }
  }

  // MARK: The end

  /// Whether it goes up and down without end.
  ///
  /// With no window to look back over, an autoscaler takes pods away for a use that is below its
  /// target only because new pods share the load that do not count yet; what is left is too busy again.
  /// Upstream does that too. Windows longer than a measurement prevent it.
  var isRestless: Bool {
    guard paces?.down.window == 0, let last = steps.last else { return false }
    return cluster.api.now - last.time < .minutes(5)
  }

  mutating func checkEnd() {
    let last = steps.last.map { cluster.api.now - $0.time } ?? .minutes(60)
    let quiet = Span.seconds(8 as Int64)
    // What the newest step began is done well before the next look.
    if isRestless, last < quiet { run(for: quiet - last) }
    if fault == nil { checkLeftovers() }
    guard fault == nil else { return }
    let pods = cluster.pods.map { PodView($0) }.filter { !$0.isTerminal }
    let ready = pods.count { $0.isReady }
    if pods.count != size || ready != size {
      fault = "\(pods.count) pods, \(ready) ready, of \(size)"
    }
    guard exists, size > 0, let load = cluster.load else { return }
    let used = load / size * size * 100 / (size * Self.request)
    let wanted = min(most, max(least, sized(used, size, present: size)))
    if wanted != size, !(size < wanted && waitsToGrow) {
      fault = "\(size) pods at rest, where the load asks for \(wanted)"
    }
    checkStatus()
  }

  /// How many pods a use of the counting ones asks for, where so many are present.
  private func sized(_ used: Int, _ counting: Int, present: Int) -> Int {
    let ratio = Double(used) / Double(utilization)
    return abs(1 - ratio) <= 0.1 ? present : Int((ratio * Double(counting)).rounded(.up))
  }

  /// Whether it has just taken pods away that it will give back as soon as its own rules let it.
  private var waitsToGrow: Bool {
    guard isRestless, let pace = paces?.up, let last = steps.last, last.new < last.old else {
      return false
    }
    return cluster.api.now - last.time < .seconds(Int64(pace.window + pace.period + 30))
  }

  /// The status tells of the newest look: of the sizes before and after a step, if it took one.
  private mutating func checkStatus() {
    let status = cluster.object(.horizontalPodAutoscalers, Self.key)?["status"] ?? .null
    let told = (status.int("currentReplicas") ?? 0, status.int("desiredReplicas") ?? 0)
    var before = size
    if let last = steps.last, cluster.api.now - last.time < .seconds(15 as Int64) {
      before = last.old
    }
    if told != (Int64(before), Int64(size)) { fault = "\(told) are told of \(size)" }
  }
}
