import ClusterEngine
import Simulation
import Workstation

/// P10: simulated time in which nothing happens.
enum IdleWorkload {
  private static let pods = 20

  static func run(_ report: inout Report, _ countsOnly: Bool) {
    let (workstation, _) = BenchWorld.workstation(.threeNodes)
    let probe = "{httpGet: {path: /, port: 80}, periodSeconds: 10}"
    let manifest = (1...pods).map { number in
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web-\(number)}
      spec:
        containers:
        - {name: web, image: nginx, readinessProbe: \(probe), livenessProbe: \(probe)}
      ---

      """
    }.joined()
    let isApplied =
      workstation.run("cat > pods.yaml <<'END'\n\(manifest)END\n") == 0
      && workstation.run("kubectl apply -f pods.yaml") == 0
    guard isApplied else { return report.fail("idle: the pods are refused") }
    let session = workstation.session
    session.advance(.minutes(120))
    let (events, writes) = (session.cluster.eventCount, session.cluster.revision)
    session.advance(.minutes(60))
    report.count(
      "idle hour",
      [
        ("events", session.cluster.eventCount - events),
        ("writes", Int(session.cluster.revision - writes)),
      ])
    if countsOnly { return }
    let cost = Clock.median {
      Clock.seconds { session.advance(.minutes(60)) }
    }
    report.add(.idle, 3600 / max(cost, 1e-7))
  }
}
