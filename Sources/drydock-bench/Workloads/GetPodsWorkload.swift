import Workstation

/// P3: `kubectl get pods` at the prompt.
enum GetPodsWorkload {
  static func run(_ report: inout Report, _ countsOnly: Bool) {
    measure(.get10, pods: 10, repeats: 200, &report, countsOnly)
    measure(.get1000, pods: 1000, repeats: 10, &report, countsOnly)
  }

  static func runLarge(_ report: inout Report, _ countsOnly: Bool) {
    measure(.get150000, pods: 150_000, repeats: 1, &report, countsOnly)
  }

  private static func measure(
    _ goal: Goal, pods: Int, repeats: Int, _ report: inout Report, _ countsOnly: Bool
  ) {
    guard let (workstation, terminal) = BenchWorld.ready(pods) else {
      return report.fail("get: \(pods) pods do not become ready")
    }
    workstation.run("kubectl get pods")
    let bytes = terminal.takeText().utf8.count
    report.count("get \(pods)", [("bytes", bytes)])
    if countsOnly { return }
    let seconds = Clock.median {
      Clock.seconds {
        for _ in 0..<repeats {
          workstation.run("kubectl get pods")
          _ = terminal.takeText()
        }
      }
    }
    report.add(goal, seconds / Double(repeats))
  }
}
