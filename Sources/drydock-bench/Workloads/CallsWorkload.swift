import APIServer
import ClusterEngine
import Kinds
import ObjectModel
import Simulation

/// P15: requests at the API server's door, without a cluster behind it.
enum CallsWorkload {
  private static let count = 2000

  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    var creates: [Double] = []
    var gets: [Double] = []
    var patches: [Double] = []
    for _ in 0..<Clock.runs {
      var api = Cluster(world: .bareThree, seed: 1).api
      var isGood = true
      creates.append(
        Clock.seconds {
          for number in 0..<count { isGood = api.handle(create(number)).isSuccess && isGood }
        })
      gets.append(
        Clock.seconds {
          for number in 0..<count { isGood = api.handle(get(number)).isSuccess && isGood }
        })
      patches.append(
        Clock.seconds {
          for number in 0..<count { isGood = api.handle(patch(number)).isSuccess && isGood }
        })
      guard isGood else { return report.fail("calls: a request was refused") }
    }
    report.add(.get, Double(count) / Clock.median(gets))
    report.add(.create, Double(count) / Clock.median(creates))
    report.add(.patch, Double(count) / Clock.median(patches))
  }

  private static func target(_ name: String?) -> RequestTarget {
    .resource(ResourceTarget(resource: "pods", namespace: "default", name: name))
  }

  private static func get(_ number: Int) -> APIRequest {
    APIRequest(.get, target("pod-\(number)"))
  }

  private static func create(_ number: Int) -> APIRequest {
    APIRequest(
      .create, target(nil),
      body: [
        "apiVersion": "v1", "kind": "Pod",
        "metadata": ["name": .string("pod-\(number)"), "labels": ["app": "web"]],
        "spec": [
          "containers": [
            ["name": "web", "image": "nginx:1.27", "ports": [["containerPort": 80]]]
          ]
        ],
      ])
  }

  private static func patch(_ number: Int) -> APIRequest {
    APIRequest(
      .patch, target("pod-\(number)"),
      body: [
        "metadata": ["labels": ["round": "1"]],
        "spec": ["containers": [["name": "web", "image": "nginx:1.28"]]],
      ], patchType: .strategic)
  }
}
