import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation

// Models: test/integration/scheduler_perf (config/performance-config.yaml and its templates), v1.32.

/// P12 and P13: kube-scheduler's own benchmarks, pods made and placed a second.
///
/// The sampling rule is kube-scheduler's: of 5,000 nodes a tenth is looked at. As there, no other
/// controller and no kubelet runs.
enum SchedulingWorkload {
  private struct Case {
    let goal: Goal
    let name: String
    /// Pods that are there before, and how they look.
    let initial: (count: Int, pod: (Int) -> Value)
    let measured: (count: Int, pod: (Int) -> Value)
    let zones: [String]
  }

  private static let nodes = 5000

  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    for entry in cases {
      var figures: [Double] = []
      for _ in 0..<3 {
        guard let cost = place(entry) else {
          return report.fail("scheduling: not all pods of \(entry.name) are placed")
        }
        figures.append(cost)
      }
      report.add(entry.goal, Double(entry.measured.count) / Clock.median(figures))
    }
  }

  private static func place(_ entry: Case) -> Double? {
    var world = SchedulingWorld()
    for number in 0..<nodes {
      world.create("nodes", nil, node(number, zones: entry.zones))
    }
    for number in 0..<entry.initial.count { world.create(pod: entry.initial.pod(number)) }
    world.run()
    guard world.unplaced == 0 else { return nil }
    let cost = Clock.seconds {
      for number in 0..<entry.measured.count { world.create(pod: entry.measured.pod(number)) }
      world.run()
    }
    return world.unplaced == 0 ? cost : nil
  }

  private static var cases: [Case] {
    [
      Case(
        goal: .schedulingBasic, name: "SchedulingBasic",
        initial: (1000, { pod("initial-\($0)") }), measured: (10_000, { pod("pod-\($0)") }),
        zones: []),
      Case(
        goal: .topologySpreading, name: "TopologySpreading",
        initial: (5000, { pod("initial-\($0)") }),
        measured: (
          5000,
          { number in
            var object = pod("pod-\(number)", labels: ["color": "blue"])
            object[.spec, "topologySpreadConstraints"] = [
              [
                "maxSkew": 5, "topologyKey": "topology.kubernetes.io/zone",
                "whenUnsatisfiable": "DoNotSchedule",
                "labelSelector": ["matchLabels": ["color": "blue"]],
              ]
            ]
            return object
          }
        ), zones: ["moon-1", "moon-2", "moon-3"]),
      Case(
        goal: .podAffinity, name: "PodAffinity",
        initial: (5000, { near("initial-\($0)") }), measured: (5000, { near("pod-\($0)") }),
        zones: ["zone1"]),
      Case(
        goal: .podAntiAffinity, name: "PodAntiAffinity",
        initial: (1000, { apart("initial-\($0)") }), measured: (2000, { apart("pod-\($0)") }),
        zones: []),
      Case(
        goal: .preemption, name: "PreemptionAsync",
        initial: (
          20_000,
          { number in
            var object = pod("initial-\(number)", cpu: "900m")
            object[.spec, "terminationGracePeriodSeconds"] = 0
            return object
          }
        ),
        measured: (
          5000,
          { number in
            var object = pod("pod-\(number)", cpu: "3000m")
            object[.spec, "priorityClassName"] = "high-priority"
            return object
          }
        ), zones: []),
    ]
  }

  private static func near(_ name: String) -> Value {
    affine(name, color: "blue", "podAffinity", topology: "topology.kubernetes.io/zone")
  }

  private static func apart(_ name: String) -> Value {
    affine(name, color: "green", "podAntiAffinity", topology: "kubernetes.io/hostname")
  }

  private static func affine(
    _ name: String, color: Value, _ kind: Key, topology: Value
  ) -> Value {
    var object = pod(name, labels: ["color": color])
    let term: Value = [
      "labelSelector": ["matchLabels": ["color": color]], "topologyKey": topology,
      "namespaces": ["kube-system"],
    ]
    object[.spec, "affinity"] = [kind: ["requiredDuringSchedulingIgnoredDuringExecution": [term]]]
    return object
  }

  private static func pod(
    _ name: String, labels: Value = [:], cpu: Value = "100m"
  ) -> Value {
    [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": ["name": .string(name), "labels": labels],
      "spec": [
        "containers": [
          [
            "name": "pause", "image": "registry.k8s.io/pause:3.10",
            "ports": [["containerPort": 80]],
            "resources": [
              "requests": ["cpu": cpu, "memory": "500Mi"],
              "limits": ["cpu": cpu, "memory": "500Mi"],
            ],
          ]
        ]
      ],
    ]
  }

  private static func node(_ number: Int, zones: [String]) -> Value {
    var labels: Value = ["kubernetes.io/hostname": .string("node-\(number)")]
    if !zones.isEmpty {
      labels["topology.kubernetes.io/zone"] = .string(zones[number % zones.count])
    }
    let amounts: Value = ["cpu": "4", "memory": "32Gi", "pods": "110"]
    return [
      "apiVersion": "v1", "kind": "Node",
      "metadata": ["name": .string("node-\(number)"), "labels": labels],
      "status": [
        "capacity": amounts, "allocatable": amounts,
        "conditions": [["type": "Ready", "status": "True"]],
      ],
    ]
  }
}

/// An API server and a scheduler with nothing else.
private struct SchedulingWorld {
  private var api: APIServer
  private var controlPlane: ControlPlane
  private var queue = EventQueue<ControlPlane.Event>()

  init() {
    let random = RandomStream(seed: 1)
    api = APIServer(
      catalog: .standard, random: random.split("api"), now: Instant(epochSeconds: 1_893_488_400),
      admission: [.namespaceLifecycle, .priority, .defaultTolerationSeconds])
    var options = ControlPlaneOptions()
    options.runsControllers = false
    controlPlane = ControlPlane(
      options: options, catalog: .standard, random: random.split("control-plane"))
    create("namespaces", nil, ["metadata": ["name": "kube-system"]])
    create(
      "priorityclasses", nil, ["metadata": ["name": "high-priority"], "value": 1000],
      group: "scheduling.k8s.io")
  }

  mutating func create(pod: Value) { create("pods", "kube-system", pod) }

  mutating func create(
    _ resource: String, _ namespace: String?, _ object: Value, group: String = ""
  ) {
    let target = ResourceTarget(group: group, resource: resource, namespace: namespace)
    let response = api.handle(
      APIRequest(.create, .resource(target), body: object, user: .system("masters")))
    precondition(response.isSuccess, "the API server refuses an object of the benchmark")
    deliver()
  }

  /// How many pods have no node.
  var unplaced: Int {
    api.view.objects(.pods, index: .nodeName, equals: "").count
  }

  /// Lets time pass until all pods are placed or an hour is over.
  mutating func run() {
    let limit = api.now + .minutes(60)
    while let entry = queue.pop(), entry.time < limit {
      if api.now < entry.time { api.now = entry.time }
      var agenda = Agenda<ControlPlane.Event>()
      controlPlane.handle(entry.event, api: &api, agenda: &agenda)
      for entry in agenda.entries { queue.push(entry.event, at: entry.time) }
      deliver()
      if entry.event == .schedule, unplacedIsZero { return }
    }
  }

  private var unplacedIsZero: Bool {
    !api.view.hasObjects(.pods, index: .nodeName, equals: "")
  }

  private mutating func deliver() {
    var changes = api.takeUndelivered()
    while !changes.isEmpty {
      var agenda = Agenda<ControlPlane.Event>()
      for change in changes { controlPlane.observe(change, api: &api, agenda: &agenda) }
      for entry in agenda.entries { queue.push(entry.event, at: entry.time) }
      changes = api.takeUndelivered()
    }
  }
}
