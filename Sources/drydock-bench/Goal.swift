/// A goal with what it is compared with; all of it data.
struct Goal {
  /// How a figure is written.
  enum Unit {
    case milliseconds, kilobytes, megabytes, perSecond, times

    /// Whether a slower machine gives another figure.
    var dependsOnPace: Bool { self == .milliseconds || self == .perSecond }
  }

  /// The number of the goal.
  let id: String
  /// What is measured.
  let workload: String
  let unit: Unit
  /// The figure to reach, in seconds, bytes or per second.
  let figure: Double
  /// What others need for the same, measured on the same kind of machine or published.
  let peers: String
  /// What the machine itself needs at least.
  let floor: String

  /// Half of the goal: what has to be reached now.
  var half: Double { unit == .perSecond ? figure / 2 : unit == .times ? figure : figure * 2 }

  /// Whether `value` reaches `limit`.
  func reaches(_ limit: Double, _ value: Double) -> Bool {
    unit == .perSecond ? value >= limit : value <= limit
  }

  func text(_ value: Double) -> String {
    switch unit {
    case .milliseconds: Self.number(value * 1e3) + " ms"
    case .kilobytes: Self.number(value / 1024) + " KB"
    case .megabytes: Self.number(value / 1_048_576) + " MB"
    case .perSecond: Self.grouped(value) + "/s"
    case .times: Self.number(value) + "x"
    }
  }

  /// Three significant digits.
  static func number(_ value: Double) -> String {
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard digits > 0 else { return "\(scaled)" }
    let fraction = String(scaled % Int(scale) + Int(scale)).dropFirst()
    return "\(scaled / Int(scale)).\(fraction)"
  }

  private static func grouped(_ value: Double) -> String {
    var rest = String(Int(value.rounded()))[...]
    var groups: [Substring] = []
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }
}

extension Goal {
  private static func goal(
    _ id: String, _ workload: String, _ unit: Unit, _ figure: Double, _ peers: String,
    floor: String = ""
  ) -> Goal {
    Goal(
      id: id, workload: workload, unit: unit, figure: figure, peers: peers, floor: floor)
  }

  static let start = goal(
    "P1", "process start to prompt", .milliseconds, 0.010,
    "webernetes 400 ms, control plane 6,500 ms, kubectl version 75 ms",
    floor: "static Swift 1 ms, sqlite3 2 ms")
  static let boot = goal(
    "P1", "  of it: the world, in process, warm", .milliseconds, 0.010, "")
  static let memory = goal(
    "P2", "memory at that prompt", .megabytes, 15 * 1_048_576,
    "webernetes 68 MB, control plane 470 MB, kubectl 46 MB", floor: "static Swift 2.6 MB")
  static let get10 = goal(
    "P3", "kubectl get pods, 10 pods", .milliseconds, 0.0003,
    "kubectl 126 ms, webernetes' list alone 0.5 ms")
  static let get1000 = goal(
    "P3", "kubectl get pods, 1,000 pods", .milliseconds, 0.003,
    "kubectl 334 ms, raw LIST 30 ms")
  static let get150000 = goal(
    "P3", "kubectl get pods, 150,000 pods", .milliseconds, 0.4,
    "kubectl 9,450 ms at 20,000; LIST of 165,000 10,900 ms")
  static let ready10 = goal(
    "P6", "apply, 10 replicas to Ready", .milliseconds, 0.002, "")
  static let ready100 = goal(
    "P6", "apply, 100 replicas to Ready", .milliseconds, 0.008,
    "webernetes 2,600 ms, control plane 1,950 ms")
  static let ready1000 = goal(
    "P5", "apply, 1,000 replicas to Ready", .milliseconds, 0.060,
    "control plane 14,200 ms, webernetes stops at 754 (500: 17,600 ms)",
    floor: "6,000 writes at 0.2-0.4 us by index")
  static let ready10000 = goal(
    "P6", "apply, 10,000 replicas to Ready", .milliseconds, 0.700, "")
  static let growth = goal("P6", "growth per tenfold, at most", .times, 12, "webernetes n^1.5")
  static let rolling100 = goal(
    "P7", "rolling update, 100 replicas with probes", .milliseconds, 0.020,
    "control plane 2,900-7,500 ms, webernetes 7,500 ms")
  static let rolling1000 = goal(
    "P7", "rolling update, 1,000 replicas with probes", .milliseconds, 0.200, "")
  static let largeBoot = goal(
    "P8", "5,000 nodes, 150,000 pods to Ready", .milliseconds, 15,
    "control plane 30 min, scheduler_perf pace 3-4 min", floor: "650 ms by name and heap")
  static let largeMemory = goal(
    "P9", "memory of it", .megabytes, 600 * 1_048_576, "control plane 29-190 KB a pod")
  static let podMemory = goal(
    "P9", "memory a pod", .kilobytes, 4 * 1024, "JSON 9.5 KB, webernetes 350 KB")
  static let largeCommands = goal(
    "P4", "one-object commands on 150,000 pods, the slowest", .milliseconds, 0.001, "")
  static let commandGrowth = goal(
    "P4", "  the same against 10 pods, at most", .times, 1.5, "")
  static let largeIdle = goal(
    "P11", "idle of it, leases only, simulated s per CPU s", .perSecond, 1000, "")
  static let largeProbes = goal(
    "P11", "idle with 10 s probes on every pod", .perSecond, 100, "webernetes 1.1 ms a probe")
  static let schedulingBasic = goal(
    "P12", "SchedulingBasic, 5,000 nodes, 10,000 pods", .perSecond, 10_000,
    "scheduler_perf gate 680/s")
  static let topologySpreading = goal(
    "P13", "TopologySpreading, 5,000 nodes, 5,000 pods", .perSecond, 3_000, "gate 460/s")
  static let podAffinity = goal(
    "P13", "PodAffinity, 5,000 nodes, 5,000 pods", .perSecond, 500, "gate 35/s")
  static let podAntiAffinity = goal(
    "P13", "PodAntiAffinity, 5,000 nodes, 2,000 pods", .perSecond, 1_000, "gate 60/s")
  static let preemption = goal(
    "P13", "PreemptionAsync, 5,000 nodes, 5,000 pods", .perSecond, 3_000, "gate 570/s")
  static let idle = goal(
    "P10", "idle, 3 nodes, 20 pods, simulated s per CPU s", .perSecond, 100_000,
    "webernetes 300-480/s")
  static let replay = goal(
    "P14", "replay of 200 commands, whole process", .milliseconds, 0.150,
    "200 x kubectl version: 15,000 ms")
  static let fork = goal("fork", "fork of a 1,000-pod world", .milliseconds, 0.0001, "")
  static let firstWrite = goal("fork", "first write after it", .milliseconds, 0.001, "")
  static let get = goal(
    "P15", "get of a pod", .perSecond, 1_000_000, "control plane 850/s, webernetes 20,000/s")
  static let create = goal("P15", "create of a pod", .perSecond, 200_000, "control plane 400/s")
  static let patch = goal("P15", "strategic patch of a pod", .perSecond, 100_000, "")
  static let httpGet = goal(
    "P16", "get of a pod over HTTP, loopback", .perSecond, 15_000, "control plane 850/s")
  static let httpCreate = goal(
    "P16", "create of a pod over HTTP, loopback", .perSecond, 5_000, "control plane 400/s")
  static let httpTable = goal(
    "P16", "10,000 pods as a table over HTTP", .milliseconds, 0.300, "")
  static let fanOut = goal(
    "P17", "1,000 watches x 1,000 changes", .milliseconds, 0.5,
    "control plane 82,000 ms, webernetes 92,000 ms")
  static let watchMemory = goal(
    "P17", "memory of 1,000 open watches", .megabytes, 50 * 1_048_576, "")
}
