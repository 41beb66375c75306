import APIServer
import ClusterEngine
import Kinds
import ObjectModel
import Simulation
import Workstation

/// P7: a rolling update of a Deployment whose pods have probes, from the command to its end.
enum RollingWorkload {
  static func run(_ report: inout Report, _ countsOnly: Bool) {
    for (goal, replicas) in [(Goal.rolling100, 100), (.rolling1000, 1000)] {
      let runs = countsOnly ? 1 : Clock.runs
      var figures: [Double] = []
      for run in 0..<runs {
        guard let cost = roll(replicas, &report, counts: run == 0) else {
          return report.fail("rolling: \(replicas) replicas do not become ready")
        }
        figures.append(cost)
      }
      if !countsOnly { report.add(goal, Clock.median(figures)) }
    }
  }

  private static func roll(_ replicas: Int, _ report: inout Report, counts: Bool) -> Double? {
    let (workstation, _) = BenchWorld.workstation(BenchWorld.roomy(2 * replicas))
    let session = workstation.session
    let text = "cat > web.yaml <<'END'\n\(manifest(replicas))END\n"
    guard workstation.run(text) == 0, workstation.run("kubectl apply -f web.yaml") == 0,
      runUntilRolled(replicas, session)
    else { return nil }
    session.advance(.minutes(1))
    let (events, writes) = (session.cluster.eventCount, session.cluster.revision)
    var isRolled = false
    let cost = Clock.seconds {
      isRolled =
        workstation.run("kubectl set image deployment/web web=nginx:1.28") == 0
        && runUntilRolled(replicas, session)
    }
    guard isRolled else { return nil }
    if counts {
      report.count(
        "rolling \(replicas)",
        [
          ("events", session.cluster.eventCount - events),
          ("writes", Int(session.cluster.revision - writes)),
        ])
    }
    return cost
  }

  private static func runUntilRolled(_ replicas: Int, _ session: ClusterSession) -> Bool {
    let limit = session.now + .minutes(120)
    while session.now < limit {
      session.advance(.seconds(Int64(1)))
      guard
        let deployment = session.cluster.api.view.object(
          .deployments, ObjectKey("default", "web"))
      else { return false }
      let counts: [Key] = ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"]
      if deployment.int(.status, "observedGeneration") == deployment.int(.metadata, .generation),
        counts.allSatisfy({ deployment.int(.status, $0) == Int64(replicas) })
      {
        return true
      }
    }
    return false
  }

  private static func manifest(_ replicas: Int) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      replicas: \(replicas)
      selector:
        matchLabels: {app: web}
      template:
        metadata:
          labels: {app: web}
        spec:
          containers:
          - name: web
            image: nginx:1.27
            resources: {requests: {cpu: 1m, memory: 1Mi}}
            readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 10}
            livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 10}

    """
  }
}
