import ObjectModel

/// The five conditions that the kubelet owns, in the order v1.32 writes them.
struct PodConditions: Sendable, Equatable {
  struct Condition: Sendable, Equatable {
    var isTrue: Bool
    var reason = ""
    var message = ""
    /// RFC 3339; when `isTrue` last changed.
    var since = Value.null
    /// The condition as it was last written; null when it has changed since.
    var written = Value.null
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
    readyToStart.update(new.readyToStart, now, Self.types[0])
    initialized.update(new.initialized, now, Self.types[1])
    ready.update(new.ready, now, Self.types[2])
    containersReady.update(new.containersReady, now, Self.types[3])
    scheduled.update(new.scheduled, now, Self.types[4])
  }

  /// The conditions as written, after those that belong to others.
  func values(others: [Value]) -> Value {
    var result = others
    result.reserveCapacity(others.count + 5)
    let all = [readyToStart, initialized, ready, containersReady, scheduled]
    for (condition, type) in zip(all, Self.types) {
      result.append(condition.written.isNull ? condition.value(type) : condition.written)
    }
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
  mutating func update(_ new: PodConditions.Condition, _ now: Value, _ type: Value) {
    if !written.isNull, isTrue == new.isTrue, reason == new.reason, message == new.message {
      return
    }
    if since.isNull || isTrue != new.isTrue { since = now }
    isTrue = new.isTrue
    reason = new.reason
    message = new.message
    written = value(type)
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
