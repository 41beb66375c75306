// Models: pod_failure_policy.go and success_policy.go of pkg/controller/job, v1.32.

import Kinds
import ObjectModel

/// What a Job's policies make of failed pods and of succeeded indexes.
enum JobPolicies {
  /// What a rule says of a failed pod.
  struct Verdict {
    /// Why the whole Job fails; nil when it does not.
    var failure: String?
    /// Whether the failure counts towards the limit.
    var counts = true
    /// The action of the rule that matched.
    var action: String?
  }

  static func verdict(on pod: Value, _ policy: Value?) -> Verdict {
    for (place, rule) in (policy?["rules"]?.elements ?? []).enumerated() {
      let action = rule["action"]?.string ?? ""
      if let codes = rule["onExitCodes"] {
        guard let container = container(of: pod, matching: codes) else { continue }
        let code = container[.state]?[.terminated]?[.exitCode]?.int ?? 0
        return verdict(
          action,
          "Container \(container[.name]?.string ?? "") for pod \(pod.objectKey) failed with exit "
            + "code \(code) matching \(action) rule at index \(place)")
      } else if let patterns = rule["onPodConditions"]?.array {
        guard let type = condition(of: pod, matching: patterns) else { continue }
        return verdict(
          action,
          "Pod \(pod.objectKey) has condition \(type) matching \(action) rule at index \(place)")
      }
    }
    return Verdict()
  }

  private static func verdict(_ action: String, _ message: String) -> Verdict {
    Verdict(
      failure: action == "FailJob" ? message : nil, counts: action != "Ignore", action: action)
  }

  private static func container(of pod: Value, matching codes: Value) -> Value? {
    let statuses =
      (pod[.status]?[.containerStatuses]?.elements ?? [])
      + (pod[.status]?[.initContainerStatuses]?.elements ?? [])
    let values = codes[.values]?.elements ?? []
    return statuses.first { status in
      guard let code = status[.state]?[.terminated]?[.exitCode], code.int ?? 0 != 0 else {
        return false
      }
      if let name = codes[.containerName]?.string, name != status[.name]?.string { return false }
      switch codes[.operator]?.string {
      case "In": return values.contains(code)
      case "NotIn": return !values.contains(code)
      default: return false
      }
    }
  }

  private static func condition(of pod: Value, matching patterns: [Value]) -> String? {
    for condition in pod[.status]?[.conditions]?.elements ?? [] {
      let matches = patterns.contains {
        $0[.type] == condition[.type]
          && ($0[.status]?.string ?? "True") == condition[.status]?.string
      }
      if matches { return condition[.type]?.string }
    }
    return nil
  }

  /// The message of the success rule that is met; nil when none is.
  static func success(_ policy: Value?, _ succeeded: IndexIntervals, below completions: Int)
    -> String?
  {
    guard let policy, !succeeded.isEmpty else { return nil }
    for (place, rule) in (policy["rules"]?.elements ?? []).enumerated() {
      let count = rule["succeededCount"]?.int.map { Int($0) }
      if let text = rule["succeededIndexes"]?.string {
        let required = IndexIntervals(text, below: completions)
        if required.isEmpty { continue }
        let met = required.overlap(with: succeeded)
        if met == required.count || count.map({ met >= $0 }) ?? false {
          return "Matched rules at index \(place)"
        }
      } else if let count, succeeded.count >= count {
        return "Matched rules at index \(place)"
      }
    }
    return nil
  }
}
