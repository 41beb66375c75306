import ObjectModel

/// The five conditions that the kubelet owns, in the order v1.32 writes them.
struct PodConditions: Sendable, Equatable {
  struct Condition: Sendable, Equatable {
    var isTrue: Bool
    var reason = ""
    var message = ""
    /// In seconds since 1970; when `isTrue` last changed. nil before it was first worked out.
    var since: Int64?
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

  /// Takes over new conditions; the time, in seconds since 1970, moves only where the status
  /// changed.
  mutating func update(
    _ new: consuming PodConditions, now: Int64, _ shared: inout SharedConditions
  ) {
    readyToStart.update(new.readyToStart, now, 0, &shared)
    initialized.update(new.initialized, now, 1, &shared)
    ready.update(new.ready, now, 2, &shared)
    containersReady.update(new.containersReady, now, 3, &shared)
    scheduled.update(new.scheduled, now, 4, &shared)
  }

  /// The conditions as last written, after those that belong to others.
  func values(others: [Value]) -> Value {
    var result = others
    result.reserveCapacity(others.count + 5)
    result.append(readyToStart.written)
    result.append(initialized.written)
    result.append(ready.written)
    result.append(containersReady.written)
    result.append(scheduled.written)
    return .array(result)
  }

  /// A condition as it is written, by its place in the order.
  static func value(
    _ place: Int, isTrue: Bool, since: Int64, reason: String, message: String
  ) -> Value {
    var fields = Fields()
    fields.reserveCapacity(6)
    fields.appendUnique(.lastProbeTime, .null)
    fields.appendUnique(.lastTransitionTime, .string(RFC3339.text(epochSeconds: since)))
    if !message.isEmpty { fields.appendUnique(.message, .string(message)) }
    if !reason.isEmpty { fields.appendUnique(.reason, .string(reason)) }
    fields.appendUnique(.status, isTrue ? "True" : "False")
    fields.appendUnique(.type, types[place])
    return .object(fields)
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
    _ new: consuming PodConditions.Condition, _ now: Int64, _ place: Int,
    _ shared: inout SharedConditions
  ) {
    if !written.isNull, isTrue == new.isTrue, reason == new.reason, message == new.message {
      return
    }
    let begin = isTrue == new.isTrue ? since ?? now : now
    since = begin
    isTrue = new.isTrue
    reason = new.reason
    message = new.message
    written = shared.value(place, isTrue: isTrue, since: begin, reason: reason, message: message)
  }
}

/// The conditions written last: pods that become the same in the same second share them.
struct SharedConditions: Sendable {
  private struct Entry: Sendable {
    let isTrue: Bool
    let since: Int64
    let reason: String
    let message: String
    let written: Value

    @inline(__always)
    func says(_ isTrue: Bool, _ since: Int64, _ reason: String, _ message: String) -> Bool {
      self.since == since && self.isTrue == isTrue && self.reason == reason
        && self.message == message
    }
  }

  /// How many of each type are remembered.
  private static let limit = 5

  /// By the condition's place in the order, the oldest overwritten first.
  private var recent: [[Entry]] = Array(repeating: [], count: 5)
  private var next = Array(repeating: 0, count: 5)

  /// A condition as it is written; `since` is in seconds since 1970.
  mutating func value(
    _ place: Int, isTrue: Bool, since: Int64, reason: String, message: String
  ) -> Value {
    var index = 0
    while index < recent[place].count {
      if recent[place][index].says(isTrue, since, reason, message) {
        return recent[place][index].written
      }
      index += 1
    }
    let written = PodConditions.value(
      place, isTrue: isTrue, since: since, reason: reason, message: message)
    let entry = Entry(
      isTrue: isTrue, since: since, reason: reason, message: message, written: written)
    if recent[place].count < Self.limit {
      recent[place].append(entry)
    } else {
      recent[place][next[place]] = entry
      next[place] = (next[place] + 1) % Self.limit
    }
    return written
  }
}
