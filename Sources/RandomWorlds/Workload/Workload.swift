import ObjectModel
import Simulation

/// The one workload of a random world: its kind and what was asked of it.
struct Workload: Sendable {
  enum Kind: CaseIterable, Sendable {
    case replicationController, replicaSet, deployment, recreation, statefulSet, daemonSet
    case job, indexedJob
  }

  let kind: Kind
  /// The rolling update's bounds of a Deployment, as they are written.
  let surge: Value
  let unavailable: Value
  /// How long a pod must be ready to count.
  let minReadySeconds: Int
  /// Whether a StatefulSet starts its pods one after the other.
  let isOrdered: Bool
  let backoffLimit: Int
  /// How many replicas are wanted, or the parallelism of a job.
  var replicas = 0
  /// The most that were wanted since the workload was last as wanted.
  var mostReplicas = 0
  var completions = 0
  var version = 27

  init(_ random: inout RandomStream) {
    kind = Kind.allCases[random.below(Kind.allCases.count)]
    minReadySeconds = random.below(3) == 0 ? 2 : 0
    isOrdered = random.below(2) == 0
    backoffLimit = random.below(4)
    switch random.below(4) {
    case 0:
      surge = "25%"
      unavailable = "25%"
    case 1:
      surge = 0
      unavailable = .int(Int64(1 + random.below(2)))
    default:
      surge = .int(Int64(1 + random.below(2)))
      unavailable = .int(Int64(random.below(2)))
    }
  }

  static func isJob(_ kind: Kind) -> Bool { kind == .job || kind == .indexedJob }
  var isJob: Bool { Self.isJob(kind) }
  var group: String {
    switch kind {
    case .replicationController: ""
    case .job, .indexedJob: "batch"
    default: "apps"
    }
  }
  var plural: String {
    switch kind {
    case .replicationController: "replicationcontrollers"
    case .replicaSet: "replicasets"
    case .deployment, .recreation: "deployments"
    case .statefulSet: "statefulsets"
    case .daemonSet: "daemonsets"
    case .job, .indexedJob: "jobs"
    }
  }
  /// Whether it has a template that rolls out when it changes.
  var rolls: Bool {
    switch kind {
    case .deployment, .recreation, .statefulSet, .daemonSet: true
    default: false
    }
  }
  /// Whether it says itself how many pods it wants.
  var scales: Bool { kind != .daemonSet }

  /// How many pods more than wanted there may be with `count` wanted.
  func surgeLimit(_ count: Int) -> Int { limit(surge, count, roundsUp: true) }

  /// How many pods may be missing with `count` wanted.
  func unavailableLimit(_ count: Int) -> Int {
    let limit = limit(unavailable, count, roundsUp: false)
    return limit == 0 && surgeLimit(count) == 0 ? 1 : limit
  }

  private func limit(_ value: Value, _ count: Int, roundsUp: Bool) -> Int {
    if let number = value.int { return Int(number) }
    return roundsUp ? (count * 25 + 99) / 100 : count * 25 / 100
  }

  // MARK: Its object

  var object: Value {
    var spec: Value = ["template": template]
    if minReadySeconds > 0, !isJob { spec["minReadySeconds"] = .int(Int64(minReadySeconds)) }
    if scales, !isJob { spec["replicas"] = .int(Int64(replicas)) }
    switch kind {
    case .replicationController: spec["selector"] = ["app": "web"]
    case .job, .indexedJob: break
    default: spec["selector"] = ["matchLabels": ["app": "web"]]
    }
    switch kind {
    case .deployment:
      spec["strategy"] = [
        "type": "RollingUpdate",
        "rollingUpdate": ["maxSurge": surge, "maxUnavailable": unavailable],
      ]
    case .recreation: spec["strategy"] = ["type": "Recreate"]
    case .statefulSet:
      spec["serviceName"] = "web"
      spec["podManagementPolicy"] = isOrdered ? "OrderedReady" : "Parallel"
    case .job, .indexedJob:
      spec["parallelism"] = .int(Int64(replicas))
      spec["completions"] = .int(Int64(completions))
      spec["backoffLimit"] = .int(Int64(backoffLimit))
      if kind == .indexedJob { spec["completionMode"] = "Indexed" }
    default: break
    }
    return ["metadata": ["name": "web"], "spec": spec]
  }

  private var template: Value {
    var pod: Value = ["containers": [["name": "c", "image": .string(image)]]]
    if isJob { pod["restartPolicy"] = "Never" }
    return ["metadata": ["labels": ["app": "web"]], "spec": pod]
  }

  var image: String { "nginx:1.\(version)" }
}
