import ObjectModel

/// The five conditions that the kubelet owns, in the order v1.32 writes them.
struct PodConditions: Sendable, Equatable {
  struct Condition: Sendable, Equatable {
    var isTrue: Bool
    var reason = ""
    var message = ""
    /// RFC 3339; when `isTrue` last changed.
    var since = Value.null
  }

  var readyToStart = Condition(isTrue: false)
  var initialized = Condition(isTrue: false)
  var ready = Condition(isTrue: false)
  var containersReady = Condition(isTrue: false)
  var scheduled = Condition(isTrue: true)

  private static let types: [Value] = [
    "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled",
  ]

  /// Takes over new conditions; the time moves only where the status changed.
  mutating func update(_ new: PodConditions, now: Value) {
    readyToStart.update(new.readyToStart, now)
    initialized.update(new.initialized, now)
    ready.update(new.ready, now)
    containersReady.update(new.containersReady, now)
    scheduled.update(new.scheduled, now)
  }

  /// The conditions as written, after those that belong to others.
  func values(others: [Value]) -> Value {
    var result = others
    result.reserveCapacity(others.count + 5)
    let all = [readyToStart, initialized, ready, containersReady, scheduled]
    for (condition, type) in zip(all, Self.types) { result.append(condition.value(type)) }
    return .array(result)
  }

  /// Whether a condition's type is one of the five.
  static func owns(_ type: String) -> Bool {
    switch type {
    case "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled":
      true
    default: false
    }
  }
}

extension PodConditions.Condition {
  mutating func update(_ new: PodConditions.Condition, _ now: Value) {
    if since.isNull || isTrue != new.isTrue { since = now }
    isTrue = new.isTrue
    reason = new.reason
    message = new.message
  }

  func value(_ type: Value) -> Value {
    var fields = Fields()
    fields.reserveCapacity(6)
    fields.appendUnique(.lastProbeTime, .null)
    fields.appendUnique(.lastTransitionTime, since)
    if !message.isEmpty { fields.appendUnique(.message, .string(message)) }
    if !reason.isEmpty { fields.appendUnique(.reason, .string(reason)) }
    fields.appendUnique(.status, isTrue ? "True" : "False")
    fields.appendUnique(.type, type)
    return .object(fields)
  }
}
