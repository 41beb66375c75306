import ObjectModel

/// What the columns READY, STATUS and RESTARTS say of a pod.
public struct PodSummary: Hashable, Sendable {
  /// What STATUS shows, such as `Running` or `Init:0/1`.
  public var status: String
  /// How many containers are ready, sidecars included.
  public var ready = 0
  /// How many containers there are, sidecars included.
  public var total: Int
  /// How often containers were started again.
  public var restarts: Int64 = 0
  /// When a container last ended before such a restart, in seconds since the epoch.
  public var lastRestart: Int64?

  /// The summary of a pod, as printPod computes it in v1.32.
  public init(_ pod: PodView) {
    let object = pod.object
    status = PodSummary.initialStatus(pod)
    total = pod.containers.count
    let sidecars = pod.initContainers.filter(\.isSidecar).map { $0.string(.name) ?? "" }
    total += sidecars.count

    var sidecarRestarts: (count: Int64, last: Int64?) = (0, nil)
    let isInitializing = countInits(pod, sidecars: sidecars, &sidecarRestarts)
    if !isInitializing || pod.condition("Initialized")?.string(.status) == "True" {
      restarts = sidecarRestarts.count
      lastRestart = sidecarRestarts.last
      countContainers(pod)
    }
    if object[.metadata, .deletionTimestamp] != nil {
      if object.string(.status, .reason) == "NodeLost" {
        status = "Unknown"
      } else if !pod.isTerminal {
        status = "Terminating"
      }
    }
  }

  private static func initialStatus(_ pod: PodView) -> String {
    let scheduled = pod.condition("PodScheduled")
    if scheduled?.string(.reason) == "SchedulingGated" { return "SchedulingGated" }
    if let reason = pod.object.string(.status, .reason), !reason.isEmpty { return reason }
    return pod.phase
  }

  /// Goes through the init containers up to the first that has not finished; true if there is one.
  private mutating func countInits(
    _ pod: PodView, sidecars: [String], _ sidecarRestarts: inout (count: Int64, last: Int64?)
  ) -> Bool {
    for (index, status) in pod.initContainerStatuses.enumerated() {
      let count = status.int(.restartCount) ?? 0
      let isSidecar = sidecars.contains(status.string(.name) ?? "")
      restarts += count
      lastRestart = PodSummary.later(lastRestart, status)
      if isSidecar {
        sidecarRestarts.count += count
        sidecarRestarts.last = PodSummary.later(sidecarRestarts.last, status)
      }
      let terminated = status[.state, .terminated]
      if let terminated, (terminated.int(.exitCode) ?? 0) == 0 { continue }
      if isSidecar, status.bool(.started) == true {
        if status.bool(.ready) == true { ready += 1 }
        continue
      }
      let waiting = status.string(.state, .waiting, .reason) ?? ""
      if let terminated {
        self.status = "Init:" + PodSummary.endText(terminated)
      } else if !waiting.isEmpty, waiting != "PodInitializing" {
        self.status = "Init:" + waiting
      } else {
        self.status = "Init:\(index)/\(pod.initContainers.count)"
      }
      return true
    }
    return false
  }

  private mutating func countContainers(_ pod: PodView) {
    var hasRunning = false
    for status in pod.containerStatuses.reversed() {
      restarts += status.int(.restartCount) ?? 0
      lastRestart = PodSummary.later(lastRestart, status)
      let waiting = status.string(.state, .waiting, .reason) ?? ""
      if !waiting.isEmpty {
        self.status = waiting
      } else if let terminated = status[.state, .terminated] {
        self.status = PodSummary.endText(terminated)
      } else if status.bool(.ready) == true, status[.state, .running] != nil {
        hasRunning = true
        ready += 1
      }
    }
    if self.status == "Completed", hasRunning {
      self.status = pod.isReady ? "Running" : "NotReady"
    }
  }

  /// The reason of an end, or else its signal or exit code.
  private static func endText(_ terminated: Value) -> String {
    if let reason = terminated.string(.reason), !reason.isEmpty { return reason }
    if let signal = terminated.int(.signal), signal != 0 { return "Signal:\(signal)" }
    return "ExitCode:\(terminated.int(.exitCode) ?? 0)"
  }

  private static func later(_ time: Int64?, _ status: Value) -> Int64? {
    guard let text = status.string(.lastState, .terminated, .finishedAt),
      let end = RFC3339.epochSeconds(text)
    else { return time }
    return max(time ?? end, end)
  }
}
