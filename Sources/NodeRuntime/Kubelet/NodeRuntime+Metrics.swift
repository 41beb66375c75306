import ObjectModel
public import Simulation

// Models: metrics-server v0.7 with a resolution of 15 s: what is told is what was used in the quarter
// of a minute before the last measuring. Differs: everything is measured at once; a container that
// has ended since then is gone at once; a script that computes is seen since it last paused.

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
    var usage: [ContainerUsage] = []
    for container in worker.containers {
      guard case .running(let start) = container.state, start <= time else { continue }
      if start > time - Self.shortestRun { return nil }
      usage.append(Self.measured(container, at: time, now))
    }
    return usage.isEmpty ? nil : Measurement(time: time, usage: usage)
  }

  /// What a node used when it was last measured; nil for a node that does not answer.
  /// - Complexity: O(pods of the cluster)
  public func measurement(ofNode name: String, now: Instant) -> Measurement? {
    guard let place = nodePlaces[name], hasAnswered(place, now) else { return nil }
    let time = Self.lastMeasuring(now)
    var (milliCPU, memory) = Self.systemUsage
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place else { continue }
      for container in worker.containers {
        guard case .running(let start) = container.state, start <= time else { continue }
        let usage = Self.measured(container, at: time, now)
        milliCPU += usage.milliCPU
        memory += usage.memory
      }
    }
    milliCPU = min(milliCPU, nodes[place].allocatableCPUMillis)
    return Measurement(
      time: time, usage: [ContainerUsage(name: name, milliCPU: milliCPU, memory: memory)])
  }

  /// What a container used when it was measured at `time`, the last time before now.
  private static func measured(
    _ container: Container, at time: Instant, _ now: Instant
  ) -> ContainerUsage {
    var milliCPU: Int64 = 0
    var memory: Int64 = 0
    for server in container.process.servers where server.startedAt <= time {
      milliCPU += server.measuredMilliCPU(now)
      memory += server.memoryBytes(time)
    }
    if case .shell(let shell) = container.process {
      let begin = max(shell.busySince, time - measuringPeriod)
      let end = min(shell.busyUntil, time)
      let busy = end > begin ? (end - begin).nanoseconds : 0
      milliCPU += max(1, 1000 * busy / measuringPeriod.nanoseconds)
      memory += 1 << 20
    }
    return limited(container, milliCPU: milliCPU, memory: memory)
  }

  /// Whether a kubelet has run long enough to be measured.
  private func hasAnswered(_ place: Int, _ now: Instant) -> Bool {
    nodes[place].startedAt + Self.measuringPeriod <= Self.lastMeasuring(now)
  }

  private static func lastMeasuring(_ now: Instant) -> Instant {
    Instant(epochSeconds: now.epochSeconds / 15 * 15)
  }
}
