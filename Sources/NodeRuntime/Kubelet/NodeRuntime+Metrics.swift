import ObjectModel
public import Simulation

// Models: metrics-server v0.7 with a resolution of 15 s. Differs: what is told is what is used when
// it is asked for, not what was used when it was last measured.

/// What a node or a pod used when it was last measured.
public struct Measurement: Sendable {
  /// When that was.
  public let time: Instant
  /// What each container used; of a node everything as one.
  public let usage: [ContainerUsage]
}

extension NodeRuntime {
  /// How often everything is measured.
  public static let measuringPeriod = Span.seconds(15 as Int64)
  /// How long a container must have run to be measured.
  private static let shortestRun = Span.seconds(10 as Int64)

  /// What the containers of a pod used when they were last measured; nil when one of them was not
  /// measured yet, or the pod does not run.
  public func measurement(ofPodUID uid: String, now: Instant) -> Measurement? {
    guard let slot = slots[uid], let worker = workers[slot], hasAnswered(worker.node, now) else {
      return nil
    }
    let time = Self.lastMeasuring(now)
    var isMeasured = false
    for container in worker.containers {
      guard case .running(let start) = container.state, start <= time else { continue }
      if start > time - Self.shortestRun { return nil }
      isMeasured = true
    }
    guard isMeasured, let usage = usage(ofPodUID: uid, now: now) else { return nil }
    return Measurement(time: time, usage: usage)
  }

  /// What a node used when it was last measured; nil for a node that does not answer.
  /// - Complexity: O(pods of the cluster)
  public func measurement(ofNode name: String, now: Instant) -> Measurement? {
    guard let place = nodePlaces[name], hasAnswered(place, now),
      let usage = usage(ofNode: name, now: now)
    else { return nil }
    return Measurement(
      time: Self.lastMeasuring(now),
      usage: [ContainerUsage(name: name, milliCPU: usage.milliCPU, memory: usage.memory)])
  }

  /// Whether a kubelet has run long enough to be measured.
  private func hasAnswered(_ place: Int, _ now: Instant) -> Bool {
    nodes[place].startedAt + Self.measuringPeriod <= Self.lastMeasuring(now)
  }

  private static func lastMeasuring(_ now: Instant) -> Instant {
    Instant(epochSeconds: now.epochSeconds / 15 * 15)
  }
}
