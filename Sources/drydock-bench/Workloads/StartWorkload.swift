import ClusterEngine

/// P1 and P2: from the start of the process to a prompt on a ready cluster.
enum StartWorkload {
  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if !countsOnly { measure(&report) }
    let cluster = Cluster(world: .threeNodes, seed: 1)
    report.count(
      "boot", [("events", cluster.eventCount), ("writes", Int(cluster.revision))])
  }

  private static func measure(_ report: inout Report) {
    guard let drydock = ChildProcess.sibling("drydock") else {
      return report.fail("start: there is no drydock beside this program")
    }
    let start = Clock.median(of: 21) {
      ChildProcess.run([drydock])?.cpu ?? .infinity
    }
    report.add(.start, start)
    let memory = Clock.median { ChildProcess.memoryAtPrompt(drydock) ?? .infinity }
    report.add(.memory, memory)
    _ = Cluster(world: .threeNodes, seed: 1)
    report.add(
      .boot, Clock.median { Clock.seconds { _ = Cluster(world: .threeNodes, seed: 1) } })
  }
}
