import APIServer
import ClusterEngine
import Glibc
import Kinds
import ObjectModel
import Simulation
import Workstation

/// P4, P8, P9 and P11: the largest cluster that Kubernetes supports, from nothing to all Ready, its
/// memory, commands on it, and time in which nothing happens.
enum LargeWorkload {
  private static let nodes = 5000
  private static let namespaces = 50
  /// In each namespace, with 1,000 replicas each.
  private static let deployments = 3
  private static let replicas = 1000
  private static var pods: Int { namespaces * deployments * replicas }

  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    let before = residentBytes()
    var workstation: Workstation?
    let cost = Clock.seconds { workstation = ready(hasProbes: false) }
    guard let workstation else { return report.fail("large: not all pods become ready") }
    let bytes = residentBytes() - before
    report.add(.largeBoot, cost)
    report.add(.largeMemory, bytes)
    report.add(.podMemory, bytes / Double(pods))
    runCommands(workstation, &report)
    report.add(.largeIdle, idle(workstation))
  }

  static func runProbes(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    guard let workstation = ready(hasProbes: true) else {
      return report.fail("large-probes: not all pods become ready")
    }
    report.add(.largeProbes, idle(workstation))
  }

  /// Simulated seconds a CPU second once the events of the beginning are gone.
  private static func idle(_ workstation: Workstation) -> Double {
    workstation.session.advance(.minutes(120))
    let cost = Clock.median(of: 3) {
      Clock.seconds { workstation.session.advance(.minutes(60)) }
    }
    return 3600 / max(cost, 1e-7)
  }

  // MARK: From nothing to Ready

  private static func ready(hasProbes: Bool) -> Workstation? {
    let (workstation, _) = BenchWorld.workstation(World.plain(nodes: nodes))
    let session = workstation.session
    for namespace in 0..<namespaces {
      let name = "team-\(namespace)"
      let target = RequestTarget.resource(ResourceTarget(resource: "namespaces"))
      let made = session.send(
        APIRequest(
          .create, target,
          body: ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]]))
      guard made.isSuccess else { return nil }
    }
    session.advance(.seconds(Int64(5)))
    for namespace in 0..<namespaces {
      for number in 0..<deployments {
        let target = RequestTarget.resource(
          ResourceTarget(
            group: "apps", resource: "deployments", namespace: "team-\(namespace)"))
        let made = session.send(
          APIRequest(.create, target, body: deployment("web-\(number)", hasProbes)))
        guard made.isSuccess else { return nil }
      }
    }
    let limit = session.now + .minutes(600)
    while session.now < limit {
      session.advance(.seconds(Int64(10)))
      if session.withCluster({ areAllReady($0) }) { return workstation }
    }
    return nil
  }

  private static func areAllReady(_ cluster: Cluster) -> Bool {
    cluster.api.view.objects(.deployments).allSatisfy {
      $0.int(.status, "readyReplicas") == Int64(replicas)
    }
  }

  private static func deployment(_ name: String, _ hasProbes: Bool) -> Value {
    var container: Value = [
      "name": "web", "image": "nginx:1.27", "ports": [["containerPort": 80]],
      "resources": ["requests": ["cpu": "1m", "memory": "1Mi"]],
    ]
    if hasProbes {
      let probe: Value = ["httpGet": ["path": "/", "port": 80], "periodSeconds": 10]
      container["readinessProbe"] = probe
      container["livenessProbe"] = probe
    }
    let labels: Value = ["app": .string(name)]
    return [
      "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": .string(name)],
      "spec": [
        "replicas": .int(Int64(replicas)), "selector": ["matchLabels": labels],
        "template": ["metadata": ["labels": labels], "spec": ["containers": [container]]],
      ],
    ]
  }

  /// What the process holds in memory now.
  private static func residentBytes() -> Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = fread(&bytes, 1, bytes.count, file)
    let words = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
    return (words.dropFirst().first.flatMap { Double($0) } ?? 0) * 4096
  }

  // MARK: Commands on one object

  /// Get, describe, logs and delete of one pod, against the same with ten pods.
  private static func runCommands(_ large: Workstation, _ report: inout Report) {
    guard let (small, _) = BenchWorld.ready(10) else {
      return report.fail("large: ten pods do not become ready")
    }
    let many = commands(large, namespace: "team-7")
    let few = commands(small, namespace: "default")
    guard many.count == few.count else { return report.fail("large: a command fails") }
    report.add(.largeCommands, many.max() ?? 0)
    report.add(.commandGrowth, zip(many, few).map { $0 / $1 }.max() ?? 0)
  }

  private static func commands(_ workstation: Workstation, namespace: String) -> [Double] {
    let names = workstation.session.cluster.api.view.objects(.pods, namespace: namespace)
      .prefix(8).map { $0.string(.metadata, .name) ?? "" }
    return ["get pod", "describe pod", "logs", "delete pod --wait=false"].compactMap { command in
      var isGood = true
      var figures = names.map { name in
        Clock.seconds {
          isGood = workstation.run("kubectl -n \(namespace) \(command) \(name)") == 0 && isGood
        }
      }
      figures.removeFirst()
      return isGood ? Clock.median(figures) : nil
    }
  }
}
