import ObjectModel
import Simulation

// Models: plugin priority, v1.32.

extension APIServer {
  private static let systemPriorities: [String: Int64] = [
    "system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000,
  ]

  /// Gives a pod the priority of its class, or of the default class.
  func resolvePriority(of object: inout Value, _ context: RequestContext) throws(Status) {
    var className = object.string(.spec, .priorityClassName) ?? ""
    if className.isEmpty, let standard = defaultPriorityClass() {
      className = standard.string(.metadata, .name) ?? ""
      object[orEmpty: .spec][.priorityClassName] = .string(className)
    }
    var priority: Int64 = 0
    var policy = Value.string("PreemptLowerPriority")
    if !className.isEmpty {
      let found = catalog.priorityClasses.flatMap {
        store.object($0, ObjectKey("", className))?.value
      }
      guard let value = found?.int("value") ?? Self.systemPriorities[className] else {
        throw .forbidden(
          "pods", Self.admissionName(object),
          "no PriorityClass with name \(className) was found")
      }
      priority = value
      policy = found?["preemptionPolicy"] ?? policy
    }
    try check(given: object, priority: priority, policy: policy, className: className)
    object.change(.spec) { spec in
      spec[.priority] = .int(priority)
      if !spec.contains(.preemptionPolicy) { spec.appendUnique(.preemptionPolicy, policy) }
    }
  }

  private func check(
    given object: Value, priority: Int64, policy: Value, className: String
  ) throws(Status) {
    if let given = object.int(.spec, .priority), given != priority {
      throw .forbidden(
        "pods", Self.admissionName(object),
        "the integer value of priority (\(given)) must not be provided in pod spec; priority"
          + " admission controller computed \(priority) from the given PriorityClass name")
    }
    guard !className.isEmpty, let given = object.string(.spec, .preemptionPolicy),
      given != policy.string
    else { return }
    throw .forbidden(
      "pods", Self.admissionName(object),
      "the string value of PreemptionPolicy (\(given)) must not be provided in pod spec; priority"
        + " admission controller computed \(policy.string ?? "") from the given PriorityClass name")
  }

  /// The class of pods that name none: of several that claim to be it, the lowest.
  private func defaultPriorityClass() -> Value? {
    guard let classes = catalog.priorityClasses else { return nil }
    var lowest: Value?
    for (_, stored) in store[classes].objects where stored.value.bool("globalDefault") == true {
      let object = stored.value
      if let found = lowest, found.int("value") ?? 0 <= object.int("value") ?? 0 { continue }
      lowest = object
    }
    return lowest
  }

  /// Only one class may be the default.
  func checkDefaultPriority(_ object: Value, _ context: RequestContext) throws(Status) {
    guard context.resource == catalog.priorityClasses, object.bool("globalDefault") == true,
      let standard = defaultPriorityClass(),
      standard.string(.metadata, .name) != object.string(.metadata, .name)
    else { return }
    throw .forbidden(
      context.kind.plural, group: context.kind.group, Self.admissionName(object),
      "PriorityClass \(standard.string(.metadata, .name) ?? "") is already marked as default."
        + " Only one default can exist")
  }
}
