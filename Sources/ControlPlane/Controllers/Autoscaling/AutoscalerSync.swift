// Models: reconcileAutoscaler of pkg/controller/podautoscaler, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// One look of an autoscaler at its target.
struct AutoscalerSync: Sendable {
  let autoscaler: Value
  private let now: Instant
  private(set) var status: Value
  private(set) var announcements: [Announcement] = []
  private(set) var currentReplicas = 0
  /// The size to scale to; nil when nothing is to be done.
  private(set) var newSize: Int?
  /// Why it is scaled.
  private(set) var reason = ""

  init(_ autoscaler: Value, _ world: WorldView) {
    self.autoscaler = autoscaler
    now = world.now
    status = autoscaler[.status] ?? .emptyObject
  }

  private var spec: Value { autoscaler[.spec] ?? .emptyObject }
  private var least: Int { Int(spec["minReplicas"]?.int ?? 1) }
  private var most: Int { Int(spec["maxReplicas"]?.int ?? 1) }
  var behavior: Value? { spec["behavior"] }

  // MARK: The target

  /// What is to be scaled; nil when there is no such thing, which is told.
  mutating func findTarget(_ world: WorldView) -> AutoscalerTarget? {
    let reference = spec["scaleTargetRef"] ?? .null
    let kind = reference[.kind]?.string ?? ""
    let version = reference[.apiVersion]?.string ?? ""
    guard let resource = world.catalog.resource(apiVersion: version, kind: kind) else {
      let group = version.contains("/") ? String(version.prefix { $0 != "/" }) : ""
      failToGetScale("no matches for kind \"\(kind)\" in group \"\(group)\"")
      return nil
    }
    guard world.catalog[resource].scale != nil else {
      failToGetScale("the server could not find the requested resource")
      return nil
    }
    let name = reference[.name]?.string ?? ""
    guard let object = world.object(resource, ObjectKey(autoscaler.objectNamespace, name)) else {
      failToGetScale("\(world.catalog[resource].qualifiedPlural) \"\(name)\" not found")
      return nil
    }
    set(
      "AbleToScale", "True", "SucceededGetScale",
      "the HPA controller was able to get the target's current scale")
    let target = AutoscalerTarget(resource: resource, object: object)
    currentReplicas = target.replicas
    return target
  }

  private mutating func failToGetScale(_ message: String) {
    tell(.warning, "FailedGetScale", message)
    set(
      "AbleToScale", "False", "FailedGetScale",
      "the HPA controller was unable to get the target's current scale: \(message)")
  }

  func needsMetrics(_ target: AutoscalerTarget) -> Bool {
    let size = target.replicas
    return !(size == 0 && least != 0) && size <= most && size >= least
  }

  func pods(of target: AutoscalerTarget, _ world: WorldView) -> [Value] {
    let selector = target.selector
    return world.objects(.pods, namespace: autoscaler.objectNamespace).filter {
      selector.matches($0[.metadata]?[.labels])
    }
  }

  /// Says which autoscalers select some of the same pods; empty when this is the only one.
  func ambiguity(
    of target: AutoscalerTarget, _ pods: [Value], _ autoscalers: ResourceID, _ world: WorldView
  ) -> String {
    let all = world.objects(autoscalers, namespace: autoscaler.objectNamespace)
    guard all.count > 1 else { return "" }
    let names = all.filter { other in
      let reference = other[.spec]?["scaleTargetRef"] ?? .null
      guard
        let resource = world.catalog.resource(
          apiVersion: reference[.apiVersion]?.string ?? "", kind: reference[.kind]?.string ?? ""),
        let object = world.object(
          resource, ObjectKey(autoscaler.objectNamespace, reference[.name]?.string ?? ""))
      else { return false }
      let selector = AutoscalerTarget(resource: resource, object: object).selector
      return pods.contains { selector.matches($0[.metadata]?[.labels]) }
    }.map { "{\($0.objectName) \($0.objectNamespace)}" }
    guard names.count > 1 else { return "" }
    let text = world.catalog[target.resource].scale?.selector(target.object) ?? ""
    return "pods by selector \(text) are controlled by multiple HPAs: "
      + "[\(names.joined(separator: " "))]"
  }

  // MARK: Deciding

  mutating func decide(
    _ pods: [Value], _ report: PodUsageReport?, _ history: inout AutoscalerHistory,
    ambiguity: String = ""
  ) {
    var wanted = currentReplicas
    if currentReplicas == 0, least != 0 {
      set(
        "ScalingActive", "False", "ScalingDisabled",
        "scaling is disabled since the replica count of the target is zero")
      return note(desired: 0, metrics: nil, isRescaled: false)
    }
    if currentReplicas > most {
      reason = "Current number of replicas above Spec.MaxReplicas"
      wanted = most
    } else if currentReplicas < least {
      reason = "Current number of replicas below Spec.MinReplicas"
      wanted = least
    } else if !ambiguity.isEmpty {
      tell(.warning, "AmbiguousSelector", ambiguity)
      set("ScalingActive", "False", "AmbiguousSelector", ambiguity)
      tell(.warning, "FailedComputeMetricsReplicas", ambiguity)
      let desired = Int(status["desiredReplicas"]?.int ?? 0)
      return note(desired: desired, metrics: nil, isRescaled: false)
    } else {
      let calculation = AutoscalerCalculation(
        spec["metrics"]?.elements ?? [], pods, report, currentReplicas, now)
      for failure in calculation.failures { tell(.warning, failure.reason, failure.message) }
      guard let proposal = calculation.proposal(current: currentReplicas) else {
        return giveUp(calculation)
      }
      set(
        "ScalingActive", "True", "ValidMetricFound",
        "the HPA was able to successfully calculate a replica count from \(proposal.metric)")
      if proposal.replicas > currentReplicas { reason = "\(proposal.metric) above target" }
      if proposal.replicas < currentReplicas { reason = "All metrics below target" }
      wanted = normalized(proposal.replicas, &history)
      note(desired: wanted, metrics: calculation.statuses, isRescaled: wanted != currentReplicas)
      if wanted != currentReplicas { newSize = wanted }
      return
    }
    newSize = wanted
    note(desired: wanted, metrics: nil, isRescaled: true)
  }

  private mutating func giveUp(_ calculation: AutoscalerCalculation) {
    if let first = calculation.failures.first {
      set(
        "ScalingActive", "False", first.reason,
        "the HPA was unable to compute the replica count: \(first.message)")
      tell(
        .warning, "FailedComputeMetricsReplicas",
        "invalid metrics (\(calculation.failures.count) invalid out of "
          + "\(calculation.statuses.count)), first error is: \(first.wrapped)")
    }
    let desired = Int(status["desiredReplicas"]?.int ?? 0)
    note(desired: desired, metrics: calculation.statuses, isRescaled: false)
  }

  private mutating func normalized(_ wanted: Int, _ history: inout AutoscalerHistory) -> Int {
    var stable = wanted
    if let behavior {
      func window(_ key: Key, _ fallback: Int64) -> Span {
        .seconds(behavior[key]?["stabilizationWindowSeconds"]?.int ?? fallback)
      }
      stable = history.stabilized(
        wanted, current: currentReplicas, up: window("scaleUp", 0),
        down: window("scaleDown", 300), now)
    } else {
      stable = history.stabilized(wanted, now)
    }
    if stable == wanted {
      set(
        "AbleToScale", "True", "ReadyForNewScale", "recommended size matches current size")
    } else if behavior != nil, wanted >= currentReplicas {
      set(
        "AbleToScale", "True", "ScaleUpStabilized",
        "recent recommendations were lower than current one, applying the lowest recent "
          + "recommendation")
    } else {
      set(
        "AbleToScale", "True", "ScaleDownStabilized",
        "recent recommendations were higher than current one, applying the highest recent "
          + "recommendation")
    }
    return limited(stable, history)
  }

  private mutating func limited(_ wanted: Int, _ history: AutoscalerHistory) -> Int {
    let isUp = wanted > currentReplicas
    var fastest = max(2 * currentReplicas, 4)
    var slowest = least
    if let behavior {
      fastest = max(
        currentReplicas,
        history.limit(behavior["scaleUp"], current: currentReplicas, isUp: true, now))
      slowest = min(
        currentReplicas,
        history.limit(behavior["scaleDown"], current: currentReplicas, isUp: false, now))
    }
    if wanted > min(most, fastest), isUp || behavior == nil {
      return told(min(most, fastest), most > fastest ? "ScaleUpLimit" : "TooManyReplicas")
    }
    let floor = behavior == nil ? least : max(least, slowest)
    if wanted < floor, wanted < currentReplicas || behavior == nil {
      return told(floor, floor > least ? "ScaleDownLimit" : "TooFewReplicas")
    }
    set(
      "ScalingLimited", "False", "DesiredWithinRange",
      "the desired count is within the acceptable range")
    return wanted
  }

  private mutating func told(_ size: Int, _ limit: String) -> Int {
    let message =
      switch limit {
      case "ScaleUpLimit":
        "the desired replica count is increasing faster than the maximum scale rate"
      case "ScaleDownLimit":
        "the desired replica count is decreasing faster than the maximum scale rate"
      case "TooManyReplicas":
        "the desired replica count is more than the maximum replica count"
      default: "the desired replica count is less than the minimum replica count"
      }
    set("ScalingLimited", "True", limit, message)
    return size
  }

  // MARK: Telling

  /// Takes in what came of the rescaling.
  mutating func takeIn(_ failure: Status?) {
    guard let failure else {
      return set(
        "AbleToScale", "True", "SucceededRescale",
        "the HPA controller was able to update the target scale to \(newSize ?? 0)")
    }
    tell(
      .warning, "FailedRescale",
      "New size: \(newSize ?? 0); reason: \(reason); error: \(failure.message)")
    set(
      "AbleToScale", "False", "FailedUpdateScale",
      "the HPA controller was unable to update the target scale: \(failure.message)")
    status["lastScaleTime"] = autoscaler[.status]?["lastScaleTime"]
  }

  private mutating func tell(_ type: EventType, _ reason: String, _ message: String) {
    announcements.append(
      Announcement(regarding: autoscaler, type: type, reason: reason, message: message))
  }

  private mutating func note(desired: Int, metrics: [Value]?, isRescaled: Bool) {
    status["currentReplicas"] = currentReplicas == 0 ? nil : .int(Int64(currentReplicas))
    status["desiredReplicas"] = .int(Int64(desired))
    status["currentMetrics"] = metrics.map { .array($0) } ?? .null
    if isRescaled {
      status["lastScaleTime"] = .string(
        RFC3339.text(epochSeconds: now.epochSeconds))
    }
  }

  private mutating func set(
    _ type: String, _ state: String, _ reason: String, _ message: String
  ) {
    var conditions = status[.conditions]?.elements ?? []
    let place = conditions.firstIndex { $0[.type]?.string == type }
    var condition = place.map { conditions[$0] } ?? [.type: .string(type)]
    if condition[.status]?.string != state {
      condition[.lastTransitionTime] = .string(
        RFC3339.text(epochSeconds: now.epochSeconds))
    }
    condition[.status] = .string(state)
    condition[.reason] = .string(reason)
    condition[.message] = .string(message)
    if let place { conditions[place] = condition } else { conditions.append(condition) }
    status[.conditions] = .array(conditions)
  }
}
