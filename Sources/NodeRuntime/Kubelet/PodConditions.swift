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
  mutating func update(_ new: PodConditions, now: Value, _ shared: inout SharedConditions) {
    readyToStart.update(new.readyToStart, now, Self.types[0], &shared)
    initialized.update(new.initialized, now, Self.types[1], &shared)
    ready.update(new.ready, now, Self.types[2], &shared)
    containersReady.update(new.containersReady, now, Self.types[3], &shared)
    scheduled.update(new.scheduled, now, Self.types[4], &shared)
  }

  /// The conditions as written, after those that belong to others.
  func values(others: [Value]) -> Value {
    var result = others
    result.reserveCapacity(others.count + 5)
    result.append(readyToStart.current(Self.types[0]))
    result.append(initialized.current(Self.types[1]))
    result.append(ready.current(Self.types[2]))
    result.append(containersReady.current(Self.types[3]))
    result.append(scheduled.current(Self.types[4]))
    return .array(result)
  }

  /// The conditions of a pod that are not the kubelet's.
  static func others(in pod: Value) -> [Value] {
    guard case .array(let conditions)? = pod[.status, .conditions] else { return [] }
    var others: [Value] = []
    for condition in conditions {
      if case .string(let type)? = condition[.type], owns(type) { continue }
      others.append(condition)
    }
    return others
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
  mutating func update(
    _ new: PodConditions.Condition, _ now: Value, _ type: Value,
    _ shared: inout SharedConditions
  ) {
    if !written.isNull, isTrue == new.isTrue, reason == new.reason, message == new.message {
      return
    }
    if since.isNull || isTrue != new.isTrue { since = now }
    isTrue = new.isTrue
    reason = new.reason
    message = new.message
    written = shared.value(self, type)
  }

  /// The condition as it was last written, or as it is to be written now.
  func current(_ type: Value) -> Value { written.isNull ? value(type) : written }

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

/// The conditions written last: pods that become the same in the same second share them.
struct SharedConditions: Sendable {
  private static let limit = 24

  private var recent: [(type: Value, condition: PodConditions.Condition)] = []
  private var next = 0

  /// A condition as it is written.
  mutating func value(_ condition: PodConditions.Condition, _ type: Value) -> Value {
    for place in recent.indices {
      if recent[place].condition.isTrue == condition.isTrue, recent[place].type == type,
        recent[place].condition.since == condition.since,
        recent[place].condition.reason == condition.reason,
        recent[place].condition.message == condition.message
      {
        return recent[place].condition.written
      }
    }
    var known = condition
    known.written = condition.value(type)
    if recent.count < Self.limit {
      recent.append((type, known))
    } else {
      recent[next] = (type, known)
      next = (next + 1) % Self.limit
    }
    return known.written
  }
}
