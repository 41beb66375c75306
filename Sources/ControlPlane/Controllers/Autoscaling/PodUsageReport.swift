public import Simulation

/// What pods use at a moment, as the metrics API tells it.
public struct PodUsageReport: Sendable {
  /// What one container of a pod uses.
  public struct Entry: Sendable {
    /// The pod's uid.
    public let pod: String
    /// The container's name.
    public let container: String
    /// Thousandths of a processor.
    public let milliCPU: Int64
    /// Bytes of memory.
    public let memory: Int64
    /// When it was measured.
    public let time: Instant

    /// What a container uses.
    public init(pod: String, container: String, milliCPU: Int64, memory: Int64, time: Instant) {
      self.pod = pod
      self.container = container
      self.milliCPU = milliCPU
      self.memory = memory
      self.time = time
    }
  }

  /// The containers of all pods asked about that run; nil when the cluster measures nothing.
  public let entries: [Entry]?

  /// A report.
  public init(entries: [Entry]?) {
    self.entries = entries
  }
}
