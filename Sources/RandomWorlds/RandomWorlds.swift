/// Small clusters in which people, faults and other programs work on something at random, under rules
/// that must hold after every event, and others once all is quiet.
///
/// The seed of a world and its theme decide all of it; the same ones give the same world anywhere.
public struct RandomWorlds: Sendable {
  /// What a world is about.
  public enum Theme: String, CaseIterable, Sendable {
    /// One workload: its pods, rollouts, quota and budget.
    case workload
    /// One CronJob and the Jobs it starts.
    case schedule
    /// One HorizontalPodAutoscaler and what it scales.
    case autoscaler
    /// Claims and volumes, of a StatefulSet and others.
    case claims
  }

  /// What came of one world.
  public struct Finding: Sendable {
    /// The rule that was broken, with what there was then; nil when all held.
    public let fault: String?
    /// A number over everything there is in the end: the same for two runs of a seed.
    public let digest: UInt64
    /// How many writes there were.
    public let writes: Int
  }

  /// How many clusters the worlds begin with: they differ in their chance, and some in the rate
  /// limits of their clients.
  private static let variants = 8
  private var bases: [PlayedCluster?] = Array(repeating: nil, count: variants)

  /// Worlds none of which has begun.
  public init() {}

  /// Runs the world of `seed` from its beginning to its rest.
  public mutating func run(seed: UInt64, theme: Theme = .workload) -> Finding {
    let base = base(Int(seed % UInt64(Self.variants)))
    switch theme {
    case .workload: return Self.finding(WorkloadWorld(seed, base))
    case .schedule: return Self.finding(ScheduleWorld(seed, base))
    case .autoscaler: return Self.finding(AutoscalerWorld(seed, base))
    case .claims: return Self.finding(ClaimWorld(seed, base))
    }
  }

  private static func finding(_ world: consuming some RandomWorld) -> Finding {
    world.live()
    return Finding(
      fault: world.fault.map { "\(world.story): \($0)" }, digest: world.digest,
      writes: world.cluster.writes)
  }

  private mutating func base(_ variant: Int) -> PlayedCluster {
    if let base = bases[variant] { return base }
    let base = PlayedCluster(
      seed: UInt64(variant) + 1, limitsClientRates: variant == Self.variants - 1)
    bases[variant] = base
    return base
  }
}
