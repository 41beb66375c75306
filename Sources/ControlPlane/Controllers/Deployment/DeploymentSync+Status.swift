// Models: pkg/controller/deployment/progress.go and calculateStatus, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension DeploymentSync {
  /// Seconds a rollout may go without progress; nil when nobody counts.
  private var progressDeadline: Int64? {
    guard let seconds = deployment[.spec]?["progressDeadlineSeconds"]?.int,
      seconds != Int64(Int32.max)
    else { return nil }
    return seconds
  }

  var hasProgressDeadline: Bool { progressDeadline != nil }

  func condition(_ type: String) -> Value? {
    deployment[.status]?[.conditions]?.element(where: .type, says: type)
  }

  func statusWrite(_ status: Value) -> Write {
    var changed = deployment
    changed[.status] = status
    var request = requester.update(
      world.catalog[owner.resource], deployment.objectKey, "status", changed)
    request.isVouched = true
    return Write(request, tolerance: .notFound)
  }

  /// Writes status and annotations, which is what Deployments allow in `/status`.
  func update(_ changed: Value) -> Write {
    Write(
      requester.update(
        world.catalog[owner.resource], deployment.objectKey, "status", changed),
      tolerance: .notFound)
  }

  /// Whether all pods are of the current version and available, by the status as it stands.
  var isComplete: Bool { isComplete(deployment[.status] ?? .null) }

  private func isComplete(_ status: Value) -> Bool {
    count(status, "updatedReplicas") == replicas && count(status, .replicas) == replicas
      && count(status, .availableReplicas) == replicas
      && count(status, .observedGeneration) >= Int(deployment[.metadata]?[.generation]?.int ?? 0)
  }

  private func count(_ status: Value?, _ key: Key) -> Int { Int(status?[key]?.int ?? 0) }

  // MARK: Pausing

  /// Tells that a Deployment is paused or goes on, so that its deadline does not run meanwhile.
  func pauseWrites() -> [Write] {
    guard hasProgressDeadline else { return [] }
    let reason = condition("Progressing")?[.reason]?.string
    if reason == "ProgressDeadlineExceeded" { return [] }
    let saysPaused = reason == "DeploymentPaused"
    if isPaused == saysPaused { return [] }
    return [
      statusWrite(
        isPaused
          ? statusWith("Progressing", "Unknown", "DeploymentPaused", "Deployment is paused")
          : statusWith("Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed"))
    ]
  }

  // MARK: Status

  /// The numbers and whether enough is available.
  func plainStatus() -> Value {
    let available = sum(allSets, .availableReplicas)
    let unavailable = max(0, Self.total(allSets) - available)
    var status = Value.emptyObject
    func set(_ key: Key, _ number: Int) {
      if number != 0 { status[key] = .int(Int64(number)) }
    }
    set(.observedGeneration, Int(deployment[.metadata]?[.generation]?.int ?? 0))
    set(.replicas, sum(allSets, .replicas))
    set("updatedReplicas", newSet.map { count($0[.status], .replicas) } ?? 0)
    set(.readyReplicas, sum(allSets, .readyReplicas))
    set(.availableReplicas, available)
    set("unavailableReplicas", unavailable)
    if let conditions = deployment[.status]?[.conditions], !conditions.elements.isEmpty {
      status[.conditions] = conditions
    }
    if let collisions = deployment[.status]?["collisionCount"] {
      status["collisionCount"] = collisions
    }
    if available >= replicas - maxUnavailable {
      put(
        "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.",
        in: &status)
    } else {
      put(
        "Available", "False", "MinimumReplicasUnavailable",
        "Deployment does not have minimum availability.", in: &status)
    }
    return status
  }

  private func sum(_ sets: [Value], _ key: Key) -> Int {
    sets.reduce(0) { $0 + count($1[.status], key) }
  }

  /// The status in a rollout: besides the numbers, whether it progresses.
  func rolloutStatus() -> Value {
    var status = plainStatus()
    let current = condition("Progressing")
    let wasComplete =
      count(status, .replicas) == count(status, "updatedReplicas")
      && current?[.reason]?.string == "NewReplicaSetAvailable"
    if !hasProgressDeadline {
      remove("Progressing", from: &status)
    } else if !wasComplete {
      estimateProgress(&status, current)
    }
    if let failure = replicaFailure() {
      put(failure, in: &status)
    } else {
      remove("ReplicaFailure", from: &status)
    }
    return status
  }

  private var subject: String {
    newSet.map { "ReplicaSet \"\($0.objectName)\"" } ?? "Deployment \"\(deployment.objectName)\""
  }

  private func estimateProgress(_ status: inout Value, _ current: Value?) {
    if isComplete(status) {
      put(
        new(
          "Progressing", "True", "NewReplicaSetAvailable",
          "\(subject) has successfully progressed."), in: &status)
    } else if isProgressing(status) {
      var condition = new(
        "Progressing", "True", "ReplicaSetUpdated", "\(subject) is progressing.")
      if current?[.status]?.string == "True" {
        condition[.lastTransitionTime] = current?[.lastTransitionTime]
      }
      remove("Progressing", from: &status)
      put(condition, in: &status)
    } else if isTimedOut(current) {
      put(
        new(
          "Progressing", "False", "ProgressDeadlineExceeded",
          "\(subject) has timed out progressing."), in: &status)
    }
  }

  private func isProgressing(_ status: Value) -> Bool {
    let before = deployment[.status]
    let oldBefore = count(before, .replicas) - count(before, "updatedReplicas")
    let oldNow = count(status, .replicas) - count(status, "updatedReplicas")
    return count(status, "updatedReplicas") > count(before, "updatedReplicas")
      || oldNow < oldBefore || count(status, .readyReplicas) > count(before, .readyReplicas)
      || count(status, .availableReplicas) > count(before, .availableReplicas)
  }

  private func isTimedOut(_ condition: Value?) -> Bool {
    guard let condition, let deadline = progressDeadline,
      condition[.reason]?.string != "NewReplicaSetAvailable"
    else { return false }
    if condition[.reason]?.string == "ProgressDeadlineExceeded" { return true }
    guard let since = condition["lastUpdateTime"]?.string.flatMap(RFC3339.epochSeconds) else {
      return false
    }
    return Instant(epochSeconds: since + deadline) < world.now
  }

  /// When a rollout that stands still is to be looked at again; nil when not at all.
  ///
  /// Differs: one that has been complete can no longer time out, so that it is not looked at, where
  /// upstream asks again ten times a second while a pod is missing.
  func progressCheckDelay(_ status: Value) -> Span? {
    guard let deadline = progressDeadline, let current = condition("Progressing"),
      !isComplete(status),
      !["ProgressDeadlineExceeded", "NewReplicaSetAvailable"]
        .contains(current[.reason]?.string ?? ""),
      let since = current["lastUpdateTime"]?.string.flatMap(RFC3339.epochSeconds)
    else { return nil }
    let left = Instant(epochSeconds: since + deadline) - world.now
    if left < .seconds(1 as Int64) { return max(.zero, left) + .milliseconds(5) }
    return left + .seconds(1 as Int64)
  }

  // MARK: Conditions

  func statusWith(_ type: String, _ state: String, _ reason: String, _ message: String) -> Value {
    var status = deployment[.status] ?? .emptyObject
    put(new(type, state, reason, message), in: &status)
    return status
  }

  private func new(
    _ type: String, _ state: String, _ reason: String, _ message: String
  ) -> Value {
    let now = Value.string(RFC3339.text(epochSeconds: world.now.epochSeconds))
    return [
      .type: .string(type), .status: .string(state), "lastUpdateTime": now,
      .lastTransitionTime: now, .reason: .string(reason), .message: .string(message),
    ]
  }

  /// Sets a condition as of now, unless it is there with the same status and reason.
  private func put(
    _ type: String, _ state: String, _ reason: String, _ message: String, in status: inout Value
  ) {
    if let current = status[.conditions]?.element(where: .type, says: type),
      current.says(state, at: .status), current.says(reason, at: .reason)
    {
      return
    }
    put(new(type, state, reason, message), in: &status)
  }

  /// Sets a condition, which moves to the end unless status and reason are the same.
  private func put(_ condition: Value, in status: inout Value) {
    var conditions = status[.conditions]?.elements ?? []
    var condition = condition
    if let place = conditions.firstIndex(where: { $0[.type] == condition[.type] }) {
      let current = conditions[place]
      if current[.status] == condition[.status] {
        if current[.reason] == condition[.reason] { return }
        condition[.lastTransitionTime] = current[.lastTransitionTime]
      }
      conditions.remove(at: place)
    }
    conditions.append(condition)
    status[.conditions] = .array(conditions)
  }

  private func remove(_ type: String, from status: inout Value) {
    guard let conditions = status[.conditions]?.elements,
      conditions.contains(where: { $0.says(type, at: .type) })
    else { return }
    let left = conditions.filter { $0[.type]?.string != type }
    status[.conditions] = left.isEmpty ? nil : .array(left)
  }

  /// The failure of a ReplicaSet, the new one's before others'.
  private func replicaFailure() -> Value? {
    func failure(of set: Value) -> Value? {
      set[.status]?[.conditions]?.element(where: .type, says: "ReplicaFailure")
    }
    let found = newSet.flatMap(failure) ?? oldSets.lazy.compactMap(failure).first
    guard var condition = found else { return nil }
    condition["lastUpdateTime"] = condition[.lastTransitionTime]
    return condition
  }
}
