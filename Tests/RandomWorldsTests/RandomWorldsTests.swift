import Foundation
import RandomWorlds
import Testing

/// Workloads of every kind, cron jobs, autoscalers and claims under people, faults and other programs,
/// at random.
///
/// `DRYDOCK_SEEDS=10000` runs more worlds, `DRYDOCK_SEED=17` runs one of each theme; for many more there
/// is `drydock-bench worlds --seeds 0..<100000`.
@Suite struct RandomWorldsTests {
  private static let chunks = 16
  /// Seeds that have found mistakes: 378 a scale-down of a stateful set that waited for ever for a
  /// pod to become available, 3191 a deployment that asked without end whether its rollout was late,
  /// 14196 a rollout that took a shrinking set's pods for available, 21562 a replica set that counted
  /// a pod twice; and of the rules and the kubelets played here, 58079 and 70134, of claims 100013, 1829,
  /// 30664, 34492 (an ordered set whose last pods wait for claims cannot shrink) and 51019 (a pod and its
  /// claim wait for each other), of autoscalers 4658, 8153 (a step up that an earlier look had asked for)
  /// and 5014, 5801, 10006 (up and down without end, as new pods do not count).
  private static let found: [RandomWorlds.Theme: [UInt64]] = [
    .workload: [378, 3191, 14196, 21562, 58079, 70134],
    .claims: [1829, 30664, 34492, 51019, 100013],
    .autoscaler: [4658, 5014, 5801, 8153, 10006],
  ]

  private static func environment(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test(arguments: 0..<chunks)
  func `no world breaks a rule`(_ chunk: Int) {
    var worlds = RandomWorlds()
    for theme in RandomWorlds.Theme.allCases {
      for seed in Self.seeds(of: theme) where Int(seed % UInt64(Self.chunks)) == chunk {
        guard let fault = worlds.run(seed: seed, theme: theme).fault else { continue }
        Issue.record(
          "\(theme): \(fault); repeat with DRYDOCK_SEED=\(seed) swift test --filter RandomWorldsTests"
        )
      }
    }
  }

  private static func seeds(of theme: RandomWorlds.Theme) -> [UInt64] {
    if let seed = environment("DRYDOCK_SEED") { return [UInt64(seed)] }
    let count = environment("DRYDOCK_SEEDS") ?? count(of: theme)
    return (0..<UInt64(count)) + found[theme, default: []]
  }

  private static func count(of theme: RandomWorlds.Theme) -> Int {
    switch theme {
    case .workload: 1400
    case .schedule: 40
    case .autoscaler: 40
    case .claims: 100
    }
  }

  @Test(arguments: RandomWorlds.Theme.allCases)
  func `two runs of a seed give the same world`(_ theme: RandomWorlds.Theme) {
    for seed in UInt64(0)..<(theme == .workload ? 40 : 3) {
      let one = RandomWorlds()
      var other = RandomWorlds()
      // Another world before it must leave no trace.
      _ = other.run(seed: seed + 8, theme: theme)
      let digests = [one, other].map { worlds in
        var worlds = worlds
        return worlds.run(seed: seed, theme: theme).digest
      }
      #expect(digests[0] == digests[1], "seed \(seed)")
    }
  }
}
