public import Simulation

/// How long node work takes, and where a world's nodes differ from real ones: plain data.
public struct RuntimeProfile: Sendable {
  /// A range of times from which each occasion draws.
  public struct Range: Hashable, Sendable {
    /// The shortest.
    public let least: Span
    /// The longest.
    public let most: Span

    /// A range in milliseconds.
    public init(milliseconds least: Int64, _ most: Int64) {
      self.least = .milliseconds(least)
      self.most = .milliseconds(most)
    }

    func draw(_ random: inout RandomStream) -> Span {
      let width = most.nanoseconds - least.nanoseconds
      guard width > 0 else { return least }
      return Span(nanoseconds: least.nanoseconds + Int64(random.unit() * Double(width)))
    }
  }

  /// From noticing a pod to its sandbox: volumes, network.
  public var sandbox: Range
  /// From a created container to a started one, once more per further container.
  public var containerStart: Range
  /// Asking a registry whether an image is still the same.
  public var manifestCheck: Range
  /// Bytes a second that one pull brings in, unpacking included.
  public var pullBytesPerSecond: Double
  /// From the end of the last container to the final deletion.
  public var removal: Range
  /// When set, containers end this soon after the stop signal, whatever they do.
  public var forcedStop: Span?
  /// When set, the duration and size that every Pulled event names.
  public var fixedPull: FixedPull?
  /// The images that can be pulled.
  public var registry: ImageRegistry
  /// Whether kubelets tell of their nodes when they start; those of nodes that have been up for
  /// more than an hour have, and nobody knows any more.
  public var recordsStart = true

  /// What a recorded kubelet always says of a pull.
  public struct FixedPull: Hashable, Sendable {
    /// How long it says a pull takes.
    public let duration: Span
    /// How large it says an image is.
    public let size: Int64
  }

  /// Nodes as on a small real cluster.
  public static let standard = RuntimeProfile(
    sandbox: Range(milliseconds: 250, 550), containerStart: Range(milliseconds: 60, 220),
    manifestCheck: Range(milliseconds: 380, 760), pullBytesPerSecond: 18_000_000,
    removal: Range(milliseconds: 300, 900), forcedStop: nil, fixedPull: nil, registry: .standard)

  /// The scripted nodes of the recordings: every image is there at once, nothing lingers.
  public static let recorded = RuntimeProfile(
    sandbox: Range(milliseconds: 600, 600), containerStart: Range(milliseconds: 100, 100),
    manifestCheck: Range(milliseconds: 0, 0), pullBytesPerSecond: .infinity,
    removal: Range(milliseconds: 900, 900), forcedStop: .milliseconds(100),
    fixedPull: FixedPull(duration: .milliseconds(412), size: 72_099_410), registry: .recorded,
    recordsStart: false)
}
