import ClusterEngine
import Workstation

/// P5 and P6: from `kubectl apply` of a replication controller to all its pods ready.
enum ReadyWorkload {
  static func run(_ report: inout Report, _ countsOnly: Bool) {
    let sizes: [(Goal, Int)] = [
      (.ready10, 10), (.ready100, 100), (.ready1000, 1000), (.ready10000, 10_000),
    ]
    var costs: [Double] = []
    for (goal, replicas) in sizes {
      let runs = countsOnly ? 1 : replicas > 1000 ? 5 : Clock.runs
      var figures: [Double] = []
      for run in 0..<runs {
        guard let cost = ready(replicas, &report, counts: run == 0) else {
          return report.fail("ready: \(replicas) replicas do not become ready")
        }
        figures.append(cost)
      }
      if !countsOnly { costs.append(report.add(goal, Clock.median(figures))) }
    }
    if !countsOnly {
      // From ten to a hundred the command itself still counts, so growth is taken from there on.
      report.add(.growth, zip(costs.dropFirst(), costs).map { $0 / $1 }.max() ?? 0)
    }
  }

  /// P5 alone, as often as a profiler needs.
  static func runThousand(_ report: inout Report, _ countsOnly: Bool) {
    var figures: [Double] = []
    for _ in 0..<(countsOnly ? 1 : 3 * Clock.runs) {
      guard let cost = ready(1000, &report, counts: figures.isEmpty) else {
        return report.fail("ready: 1000 replicas do not become ready")
      }
      figures.append(cost)
    }
    if !countsOnly { report.add(.ready1000, Clock.median(figures)) }
  }

  private static func ready(_ replicas: Int, _ report: inout Report, counts: Bool) -> Double? {
    let (workstation, _) = BenchWorld.workstation(BenchWorld.roomy(replicas))
    let session = workstation.session
    let (events, writes) = (session.cluster.eventCount, session.cluster.revision)
    var isReady = false
    let cost = Clock.seconds {
      isReady =
        BenchWorld.apply(replicas, on: workstation)
        && BenchWorld.runUntilReady(replicas, session)
    }
    guard isReady else { return nil }
    if counts {
      report.count(
        "ready \(replicas)",
        [
          ("events", session.cluster.eventCount - events),
          ("writes", Int(session.cluster.revision - writes)),
        ])
    }
    return cost
  }
}
