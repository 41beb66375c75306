import APIServer
import ClusterEngine
import Kinds
import ObjectModel
import Workstation

/// Copies of a world with 1,000 pods, and the first write after one.
enum ForkWorkload {
  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    guard let (workstation, _) = BenchWorld.ready(1000) else {
      return report.fail("fork: 1,000 pods do not become ready")
    }
    let cluster = workstation.session.cluster
    var forks: [Cluster] = []
    forks.reserveCapacity(100)
    let cost = Clock.median {
      forks.removeAll(keepingCapacity: true)
      return Clock.seconds { for _ in 0..<100 { forks.append(cluster) } }
    }
    report.add(.fork, cost / 100)
    let names = cluster.api.view.objects(.pods, namespace: "default").compactMap {
      $0.string(.metadata, .name)
    }
    var writes: [Double] = []
    for (index, name) in names.prefix(99).enumerated() {
      let request = APIRequest(
        .patch,
        .resource(ResourceTarget(resource: "pods", namespace: "default", name: name)),
        body: ["metadata": ["labels": ["round": .string("\(index)")]]])
      var fork = cluster
      writes.append(Clock.seconds { _ = fork.handle(request) })
      forks.append(fork)
    }
    report.add(.firstWrite, Clock.median(writes))
  }
}
