import ObjectModel

// Models: pkg/quota/v1/evaluator/core/pods.go, v1.32.

/// What pods count for in quotas.
enum PodQuota {
  /// Requests and limits of a pod that has not ended.
  @Sendable
  static func usage(_ object: Value) -> [(name: String, amount: Quantity)] {
    let pod = PodView(object)
    if pod.isTerminal { return [] }
    var amounts: [(name: String, amount: Quantity)] = [("pods", Quantity(1))]
    for entry in pod.requests.entries {
      let name = entry.name.text
      if !name.contains("/") { amounts.append((name, entry.amount)) }
      amounts.append(("requests.\(name)", entry.amount))
    }
    for entry in pod.limits.entries where !entry.name.text.contains("/") {
      amounts.append(("limits.\(entry.name.text)", entry.amount))
    }
    return amounts
  }

  /// Whether a pod falls under a scope of a quota.
  @Sendable
  static func matches(_ object: Value, _ scope: Value) -> Bool {
    let pod = PodView(object)
    switch scope.string(.scopeName) {
    case "Terminating": return object.int(.spec, .activeDeadlineSeconds) ?? -1 >= 0
    case "NotTerminating": return object.int(.spec, .activeDeadlineSeconds) ?? -1 < 0
    case "BestEffort": return pod.qosClass == "BestEffort"
    case "NotBestEffort": return pod.qosClass != "BestEffort"
    case "PriorityClass": return matchesClass(object.string(.spec, .priorityClassName), scope)
    default: return false
    }
  }

  private static func matchesClass(_ name: String?, _ scope: Value) -> Bool {
    let isNamed = !(name ?? "").isEmpty
    let isListed = scope.elements(.values).contains(.string(name ?? ""))
    switch scope.string(.operator) {
    case "Exists": return isNamed
    case "DoesNotExist": return !isNamed
    case "In": return isNamed && isListed
    default: return !isNamed || !isListed
    }
  }
}
