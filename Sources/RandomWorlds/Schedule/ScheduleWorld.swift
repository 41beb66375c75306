import APIServer
import Kinds
import ObjectModel
import Simulation

/// People and faults work on one CronJob and on what it starts.
struct ScheduleWorld: RandomWorld {
  /// A part of the spec, and since when it is so.
  struct Setting<Kind: Sendable & Equatable>: Sendable {
    private(set) var value: Kind
    private(set) var since: Instant

    init(_ value: Kind, _ now: Instant) {
      self.value = value
      since = now
    }

    mutating func set(_ value: Kind, _ now: Instant) {
      self.value = value
      since = now
    }

    /// Whether the controller has had the time to see it.
    func isKnown(at now: Instant) -> Bool { now - since > .seconds(1 as Int64) }
  }

  var cluster: PlayedCluster
  var random: RandomStream
  var fault: String?
  var deeds: [String] = []
  var exists = false
  var policy: Setting<String>
  var isSuspended: Setting<Bool>
  /// A Job is to start every so many minutes.
  var period: Setting<Int>
  /// How many seconds late a Job may start.
  let deadline: Int?
  /// How many ended Jobs are kept.
  var successes: Int
  var failures: Int
  /// The times for which Jobs of the present CronJob were started.
  var started: [Int64] = []
  /// An older version of the CronJob, which a slow writer still has in its hands.
  private var stale: Value?
  private var hasQuota = false
  private var manualJobs = 0
  private let template: Value

  init(_ seed: UInt64, _ base: PlayedCluster) {
    cluster = base
    cluster.kubelets.reseed(seed)
    random = RandomStream(seed: seed).split("schedules")
    let now = base.api.now
    policy = Setting(["Allow", "Forbid", "Forbid", "Replace"][random.below(4)], now)
    isSuspended = Setting(false, now)
    period = Setting([1, 1, 2, 5][random.below(4)], now)
    deadline = random.below(2) == 0 ? 10 + random.below(100) : nil
    successes = random.below(4)
    failures = random.below(3)
    var job: Value = [
      "template": [
        "metadata": ["labels": ["app": "web"]],
        "spec": [
          "restartPolicy": "Never", "containers": [["name": "c", "image": "busybox"]],
        ],
      ]
    ]
    job["completions"] = .int(Int64(1 + random.below(2)))
    job["parallelism"] = .int(Int64(1 + random.below(2)))
    job["backoffLimit"] = .int(Int64(random.below(3)))
    if random.below(5) == 0 { job["activeDeadlineSeconds"] = .int(Int64(20 + random.below(200))) }
    if random.below(5) == 0 { job["ttlSecondsAfterFinished"] = .int(Int64(random.below(100))) }
    template = ["spec": job]
  }

  var story: String {
    "cron job every \(period.value) minutes, \(policy.value), deadline \(deadline ?? -1), keeps "
      + "\(successes) and \(failures), \(deeds.joined(separator: ", ")), "
      + "jobs \(jobs.map { $0.string("metadata", "name") ?? "" })"
  }

  var owner: Value? { cluster.object(.cronJobs, Self.key) }
  /// The Jobs of the CronJob, be they started by it or by hand.
  var jobs: [Value] {
    guard let uid = owner?.string("metadata", "uid") else { return [] }
    return cluster.api.view.objects(.jobs, index: .owner, equals: uid)
  }

  mutating func live() {
    for _ in 0..<8 {
      act()
      run(for: wait())
      if fault != nil { return }
    }
    settle()
  }

  private mutating func wait() -> Span {
    random.below(3) == 0
      ? .milliseconds(Int64(random.below(3000))) : .seconds(Int64(10 + random.below(400)))
  }

  // MARK: What happens

  private mutating func act() {
    guard exists else { return create() }
    switch random.below(17) {
    case 0, 1: suspend(!isSuspended.value)
    case 2: changePeriod()
    case 3: changePolicy()
    case 4: changeLimits()
    case 5: killPod()
    case 6, 7: deleteJob()
    case 8: startByHand()
    case 9, 10: hurtNode()
    case 11, 12: changeRunLength()
    case 13: changeQuota()
    case 14, 15: interfere()
    default: delete()
    }
  }

  private var now: Instant { cluster.api.now }

  private mutating func create() {
    exists = true
    started = []
    deeds.append("create")
    let settings: Value = [
      "schedule": .string("*/\(period.value) * * * *"), "jobTemplate": template,
      "concurrencyPolicy": .string(policy.value),
      "successfulJobsHistoryLimit": .int(Int64(successes)),
      "failedJobsHistoryLimit": .int(Int64(failures)),
    ]
    var spec = settings
    spec["startingDeadlineSeconds"] = deadline.map { .int(Int64($0)) }
    isSuspended.set(false, now)
    let response = cluster.add(.cronJobs, ["metadata": ["name": "web"], "spec": spec])
    if !response.isSuccess { fault = "it cannot be created: \(response)" }
    stale = owner
  }

  private mutating func change(_ spec: Value) {
    cluster.patch(.cronJobs, Self.key, ["spec": spec])
  }

  private mutating func suspend(_ value: Bool) {
    deeds.append(value ? "suspend" : "resume")
    change(["suspend": .bool(value)])
    isSuspended.set(value, now)
  }

  private mutating func changePeriod() {
    period.set([1, 2, 5][random.below(3)], now)
    deeds.append("every \(period.value) minutes")
    change(["schedule": .string("*/\(period.value) * * * *")])
  }

  private mutating func changePolicy() {
    policy.set(["Allow", "Forbid", "Replace"][random.below(3)], now)
    deeds.append(policy.value)
    change(["concurrencyPolicy": .string(policy.value)])
  }

  private mutating func changeLimits() {
    successes = random.below(4)
    failures = random.below(3)
    deeds.append("keep \(successes) and \(failures)")
    change([
      "successfulJobsHistoryLimit": .int(Int64(successes)),
      "failedJobsHistoryLimit": .int(Int64(failures)),
    ])
  }

  private mutating func killPod() {
    let pods = cluster.pods.map { PodView($0) }.filter(\.isActive)
    guard !pods.isEmpty else { return }
    let name = pods[random.below(pods.count)].name
    deeds.append("delete pod \(name)")
    cluster.remove(.pods, ObjectKey("default", name), grace: random.below(4) == 0 ? 0 : nil)
  }

  private mutating func deleteJob() {
    let jobs = self.jobs
    guard !jobs.isEmpty else { return }
    let name = jobs[random.below(jobs.count)].string("metadata", "name") ?? ""
    let propagation = random.below(2) == 0 ? "Background" : "Foreground"
    deeds.append("delete \(name), \(propagation)")
    cluster.remove(.jobs, ObjectKey("default", name), propagation: propagation)
  }

  /// As `kubectl create job --from` does.
  private mutating func startByHand() {
    guard let owner else { return }
    manualJobs += 1
    deeds.append("start by hand")
    cluster.add(
      .jobs,
      [
        "metadata": [
          "name": .string("by-hand-\(manualJobs)"),
          "annotations": ["cronjob.kubernetes.io/instantiate": "manual"],
          "ownerReferences": [
            [
              "apiVersion": "batch/v1", "kind": "CronJob", "name": "web", "controller": true,
              "uid": owner[.metadata, .uid] ?? "",
            ]
          ],
        ],
        "spec": template["spec"] ?? .null,
      ])
  }

  private mutating func changeRunLength() {
    let lengths = [1000..<6000, 20_000..<150_000, 60_000..<400_000]
    cluster.kubelets.runLength = lengths[random.below(lengths.count)]
    deeds.append("programs run \(cluster.kubelets.runLength.upperBound / 1000) s")
  }

  private mutating func changeQuota() {
    deeds.append(hasQuota ? "no quota" : "quota of one job")
    hasQuota ? liftQuota() : setQuota()
  }

  private mutating func setQuota() {
    hasQuota = true
    cluster.add(
      .resourceQuotas,
      ["metadata": ["name": "web"], "spec": ["hard": ["count/jobs.batch": "1"]]])
  }

  private mutating func liftQuota() {
    hasQuota = false
    cluster.remove(.resourceQuotas, Self.key)
  }

  /// Another program writes too: an outdated version, which must be refused, and something that the
  /// controller does not look at.
  private mutating func interfere() {
    guard let present = owner else { return }
    if let stale, stale[.metadata, .resourceVersion] != present[.metadata, .resourceVersion],
      stale[.metadata, .uid] == present[.metadata, .uid]
    {
      let response = cluster.replace(.cronJobs, Self.key, stale)
      if response.code != 409 { fault = "an outdated version was taken: \(response.code)" }
    }
    stale = owner
    deeds.append("others write")
    cluster.patch(
      .cronJobs, Self.key, ["metadata": ["annotations": ["other": .string("\(cluster.writes)")]]])
  }

  private mutating func delete() {
    let propagation = random.below(2) == 0 ? "Background" : "Foreground"
    deeds.append("delete, \(propagation)")
    cluster.remove(.cronJobs, Self.key, propagation: propagation)
    exists = false
    for number in 1...Self.nodeCount { cluster.regain("node-\(number)") }
    run(for: .minutes(3))
  }

  // MARK: Rest

  /// Takes all faults away, sees that the CronJob works, and stops it.
  private mutating func settle() {
    mendNodes()
    if hasQuota { liftQuota() }
    cluster.kubelets.runLength = 1000..<6000
    if exists {
      // News of it ends the back-off that it may be in.
      suspend(true)
      run(for: .seconds(2 as Int64))
      suspend(false)
      run(for: .seconds(30 as Int64))
      let from = now.epochSeconds
      run(for: .minutes(Int64(3 * period.value)))
      if fault != nil { return }
      checkTimes(from, now.epochSeconds)
      suspend(true)
    }
    if fault == nil { rest() }
  }
}
