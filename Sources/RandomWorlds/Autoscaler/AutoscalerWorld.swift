import APIServer
import Kinds
import ObjectModel
import Simulation

/// People, faults and a changing load work on one workload that an autoscaler scales.
struct AutoscalerWorld: RandomWorld {
  /// The rules of one direction of a HorizontalPodAutoscaler with a behavior.
  struct Pace: Sendable {
    /// How far back recommendations are looked at.
    let window: Int
    /// How many pods it may add or take away in a period.
    let pods: Int
    let period: Int

    var value: Value {
      [
        "stabilizationWindowSeconds": .int(Int64(window)),
        "policies": [
          ["type": "Pods", "value": .int(Int64(pods)), "periodSeconds": .int(Int64(period))]
        ],
      ]
    }
  }

  /// One change of size by the autoscaler.
  struct Step: Sendable {
    let time: Instant
    let old: Int
    let new: Int
    /// Whether the load of that moment asked for it, rather than that of an earlier one.
    let isAsked: Bool
  }

  static let request = 100

  var cluster: PlayedCluster
  var random: RandomStream
  var fault: String?
  var deeds: [String] = []
  let target: ResourceID
  /// The rules of growing and shrinking, when the autoscaler has its own.
  let paces: (up: Pace, down: Pace)?
  /// Whether the autoscaler exists; its workload always does.
  var exists = false
  var least = 1
  var most = 1
  /// Since when its bounds are known.
  var boundsSince: Instant
  /// Which part of what they ask for the pods are to use, in percent.
  var utilization: Int
  /// What the present autoscaler has done.
  var steps: [Step] = []
  /// When people or faults did something last.
  var lastDeed: Instant
  private var version = 27

  init(_ seed: UInt64, _ base: PlayedCluster) {
    cluster = base
    cluster.kubelets.reseed(seed)
    cluster.kubelets.tellsStart = true
    random = RandomStream(seed: seed).split("autoscalers")
    let targets: [ResourceID] = [.deployments, .deployments, .replicaSets, .statefulSets]
    target = targets[random.below(targets.count)]
    boundsSince = base.api.now
    lastDeed = base.api.now
    utilization = 40 + random.below(60)
    let up = Pace(
      window: [0, 0, 30, 120][random.below(4)], pods: 1 + random.below(3),
      period: [15, 30, 60][random.below(3)])
    let down = Pace(
      window: [0, 60, 300][random.below(3)], pods: 1 + random.below(3),
      period: [15, 60][random.below(2)])
    paces = random.below(2) == 0 ? (up, down) : nil
  }

  var kind: String { cluster.api.catalog[target].kind }

  var story: String {
    let own = paces.map {
      "up \($0.up.pods) in \($0.up.period) s, window \($0.up.window), "
        + "down \($0.down.pods) in \($0.down.period) s, window \($0.down.window)"
    }
    return "\(kind) of \(least) to \(most) pods at \(utilization) %, \(own ?? "no behavior"), load "
      + "\(cluster.load ?? -1), \(deeds.joined(separator: ", ")), \(cluster.pods.count) pods, "
      + "steps \(steps.map { "\($0.old) to \($0.new)" })"
  }

  var owner: Value? { cluster.object(target, Self.key) }
  var size: Int { Int(owner?.int("spec", "replicas") ?? 1) }

  mutating func live() {
    createWorkload()
    for _ in 0..<8 {
      act()
      run(for: wait())
      if fault != nil { return }
    }
    settle()
  }

  private mutating func wait() -> Span {
    random.below(4) == 0
      ? .milliseconds(Int64(random.below(3000))) : .seconds(Int64(10 + random.below(300)))
  }

  private var now: Instant { cluster.api.now }

  // MARK: What happens

  private mutating func createWorkload() {
    let amount = Value.string("\(Self.request)m")
    var spec: Value = [
      "replicas": .int(Int64(1 + random.below(4))),
      "selector": ["matchLabels": ["app": "web"]],
      "template": [
        "metadata": ["labels": ["app": "web"]],
        "spec": [
          "containers": [
            ["name": "c", "image": "nginx:1.27", "resources": ["requests": ["cpu": amount]]]
          ]
        ],
      ],
    ]
    if target == .statefulSets { spec["serviceName"] = "web" }
    let response = cluster.add(target, ["metadata": ["name": "web"], "spec": spec])
    if !response.isSuccess { fault = "it cannot be created: \(response)" }
  }

  private mutating func act() {
    lastDeed = now
    guard exists else { return create() }
    switch random.below(18) {
    case 0, 1, 2, 3, 4: changeLoad()
    case 5: loseMetrics()
    case 6, 7: changeBounds()
    case 8: changeUtilization()
    case 9, 10: scale()
    case 11: changeImage()
    case 12: killPod()
    case 13: killContainer()
    case 14, 15: hurtNode()
    case 16: pullSlowly()
    default: delete()
    }
  }

  private var bounds: Value {
    ["minReplicas": .int(Int64(least)), "maxReplicas": .int(Int64(most)), "metrics": metrics]
  }

  private var metrics: Value {
    [
      [
        "type": "Resource",
        "resource": [
          "name": "cpu",
          "target": ["type": "Utilization", "averageUtilization": .int(Int64(utilization))],
        ],
      ]
    ]
  }

  private mutating func drawBounds() {
    least = 1 + random.below(3)
    most = least + random.below(9)
    boundsSince = now
  }

  private mutating func create() {
    exists = true
    steps = []
    drawBounds()
    drawLoad()
    deeds.append("autoscaler of \(least) to \(most), load \(cluster.load ?? -1)")
    var spec = bounds
    spec["scaleTargetRef"] = ["apiVersion": "apps/v1", "kind": .string(kind), "name": "web"]
    spec["behavior"] = paces.map { ["scaleUp": $0.up.value, "scaleDown": $0.down.value] }
    let response = cluster.add(
      .horizontalPodAutoscalers, ["metadata": ["name": "web"], "spec": spec])
    if !response.isSuccess { fault = "it cannot be created: \(response)" }
  }

  private mutating func drawLoad() {
    cluster.load = random.below(8 * Self.request) + (random.below(4) == 0 ? 2000 : 0)
  }

  private mutating func changeLoad() {
    drawLoad()
    deeds.append("load \(cluster.load ?? -1)")
  }

  private mutating func loseMetrics() {
    cluster.load = nil
    deeds.append("no metrics")
  }

  private mutating func changeBounds() {
    drawBounds()
    deeds.append("\(least) to \(most)")
    cluster.patch(.horizontalPodAutoscalers, Self.key, ["spec": bounds])
  }

  private mutating func changeUtilization() {
    utilization = 40 + random.below(60)
    deeds.append("\(utilization) %")
    cluster.patch(.horizontalPodAutoscalers, Self.key, ["spec": bounds])
  }

  private mutating func scale() {
    let count = random.below(8)
    deeds.append("scale to \(count)")
    cluster.patch(target, Self.key, ["spec": ["replicas": .int(Int64(count))]])
  }

  private mutating func changeImage() {
    guard target != .replicaSets else { return }
    version += 1
    deeds.append("image \(version)")
    cluster.patch(
      cluster.api.catalog[target].plural, Self.key,
      [
        "spec": [
          "template": [
            "spec": ["containers": [["name": "c", "image": .string("nginx:1.\(version)")]]]
          ]
        ]
      ], group: "apps")
  }

  private mutating func victim() -> Value? {
    let pods = cluster.pods.filter { PodView($0).isActive }
    return pods.isEmpty ? nil : pods[random.below(pods.count)]
  }

  private mutating func killPod() {
    guard let pod = victim() else { return }
    deeds.append("delete \(PodView(pod).name)")
    cluster.remove(.pods, ObjectKey("default", PodView(pod).name))
  }

  private mutating func killContainer() {
    guard let pod = victim(), PodView(pod).isReady else { return }
    deeds.append("kill in \(PodView(pod).name)")
    PlayedKubelets.setReady(PodView(pod), false, &cluster.api)
    cluster.kubelets.restart(pod, from: now)
  }

  private mutating func pullSlowly() {
    cluster.kubelets.pullsSlowly.toggle()
    deeds.append(cluster.kubelets.pullsSlowly ? "pulls are slow" : "pulls are fast")
  }

  private mutating func delete() {
    deeds.append("no autoscaler")
    cluster.remove(.horizontalPodAutoscalers, Self.key)
    exists = false
  }

  // MARK: Rest

  /// Takes all faults away, holds the load and looks at what is left.
  private mutating func settle() {
    lastDeed = now
    cluster.kubelets.pullsSlowly = false
    mendNodes()
    if cluster.load == nil { changeLoad() }
    rest()
  }
}
