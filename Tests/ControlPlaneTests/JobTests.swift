import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct JobTests {
  private static let work = ObjectKey("default", "work")

  private static func cluster(_ spec: String) -> MiniCluster {
    var cluster = MiniCluster.withNodes(2)
    cluster.playsKubelets = true
    cluster.endsJobPods = false
    cluster.create(
      "jobs", "default",
      #"{"metadata":{"name":"work"},"spec":{\#(spec)"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"busybox"}]}}}}"#,
      group: "batch")
    cluster.run(for: .seconds(3))
    return cluster
  }

  private static func conditions(_ cluster: MiniCluster) -> [String] {
    cluster.object(.jobs, work).elements("status", "conditions").map {
      "\($0.string("type") ?? "")=\($0.string("status") ?? "") \($0.string("reason") ?? ""):"
        + " \($0.string("message") ?? "")"
    }
  }

  private static func events(_ cluster: MiniCluster) -> [String] {
    cluster.events(about: "Job").map { line in
      line.contains("Created pod") ? "created" : String(line.split(separator: "/")[1])
    }
  }

  private static func running(_ cluster: MiniCluster) -> [ObjectKey] {
    cluster.pods().filter { PodView($0).phase == "Running" && !PodView($0).isTerminating }
      .map { ObjectKey("default", PodView($0).name) }
  }

  @Test func `a job is complete once enough pods have succeeded`() {
    var cluster = Self.cluster(#""completions":3,"parallelism":2,"#)
    #expect(Self.running(cluster).count == 2)
    for _ in 0..<2 {
      for key in Self.running(cluster) { cluster.finish(key, succeeds: true) }
      cluster.run(for: .seconds(5))
    }
    #expect(
      Self.conditions(cluster) == [
        "SuccessCriteriaMet=True CompletionsReached: Reached expected number of succeeded pods",
        "Complete=True CompletionsReached: Reached expected number of succeeded pods",
      ])
    #expect(Self.events(cluster) == ["created", "created", "created", "work Job completed"])
    var status = cluster.object(.jobs, Self.work)[.status] ?? .null
    for key in ["conditions", "startTime", "completionTime"] as [Key] { status[key] = nil }
    #expect(
      JSONWriter(sortsKeys: true).text(status)
        == #"{"ready":0,"succeeded":3,"terminating":0,"uncountedTerminatedPods":{}}"#)
    #expect(cluster.pods().allSatisfy { $0.elements("metadata", "finalizers").isEmpty })
  }

  @Test func `failures are tried again with growing waits, until there were too many`() {
    var cluster = Self.cluster(#""backoffLimit":1,"#)
    cluster.finish(Self.running(cluster)[0], succeeds: false)
    cluster.run(for: .seconds(5))
    #expect(Self.running(cluster).isEmpty)
    cluster.run(for: .seconds(10))
    #expect(Self.running(cluster).count == 1)
    cluster.finish(Self.running(cluster)[0], succeeds: false)
    cluster.run(for: .seconds(5))
    #expect(
      Self.conditions(cluster) == [
        "FailureTarget=True BackoffLimitExceeded: Job has reached the specified backoff limit",
        "Failed=True BackoffLimitExceeded: Job has reached the specified backoff limit",
      ])
    #expect(
      Self.events(cluster).last == "work Job has reached the specified backoff limit")
  }

  @Test func `an indexed job gives each pod its index and notes which are done`() {
    var cluster = Self.cluster(
      #""completions":5,"parallelism":5,"completionMode":"Indexed","backoffLimitPerIndex":0,"#)
    let pods = cluster.pods().map { PodView($0) }
    #expect(
      pods.map { $0.object.string("spec", "hostname") ?? "" } == [
        "work-0", "work-1", "work-2", "work-3", "work-4",
      ])
    for key in Self.running(cluster) {
      cluster.finish(key, succeeds: !key.name.hasPrefix("work-3-"))
    }
    cluster.run(for: .seconds(10))
    let job = cluster.object(.jobs, Self.work)
    #expect(job.string("status", "completedIndexes") == "0-2,4")
    #expect(job.string("status", "failedIndexes") == "3")
    #expect(
      Self.conditions(cluster).last == "Failed=True FailedIndexes: Job has failed indexes")
  }

  @Test func `a suspended job has no pods, and a deadline ends it`() {
    var cluster = Self.cluster(#""activeDeadlineSeconds":30,"#)
    cluster.patch("jobs", Self.work, #"{"spec":{"suspend":true}}"#, group: "batch")
    cluster.run(for: .seconds(5))
    #expect(cluster.pods().isEmpty)
    #expect(Self.conditions(cluster) == ["Suspended=True JobSuspended: Job suspended"])
    cluster.patch("jobs", Self.work, #"{"spec":{"suspend":false}}"#, group: "batch")
    cluster.run(for: .seconds(20))
    #expect(Self.running(cluster).count == 1)
    cluster.run(for: .seconds(20))
    #expect(cluster.pods().isEmpty)
    #expect(
      Self.conditions(cluster).last
        == "Failed=True DeadlineExceeded: Job was active longer than specified deadline")
  }

  @Test func `policies decide on failures and on success`() {
    var cluster = Self.cluster(
      #""podFailurePolicy":{"rules":[{"action":"FailJob","onExitCodes":{"operator":"In","values":[1]}}]},"#
    )
    let key = Self.running(cluster)[0]
    cluster.finish(key, succeeds: false)
    cluster.run(for: .seconds(5))
    #expect(
      Self.conditions(cluster).last
        == "Failed=True PodFailurePolicy: Container c for pod \(key) failed with exit code 1 "
        + "matching FailJob rule at index 0")
    cluster = Self.cluster(
      #""completions":3,"parallelism":3,"completionMode":"Indexed","successPolicy":{"rules":[{"succeededIndexes":"0"}]},"#
    )
    cluster.finish(Self.running(cluster)[0], succeeds: true)
    cluster.run(for: .seconds(5))
    #expect(
      Self.conditions(cluster) == [
        "SuccessCriteriaMet=True SuccessPolicy: Matched rules at index 0",
        "Complete=True SuccessPolicy: Matched rules at index 0",
      ])
  }

  @Test func `a finished job is deleted when its time is over`() {
    var cluster = Self.cluster(#""ttlSecondsAfterFinished":60,"#)
    cluster.finish(Self.running(cluster)[0], succeeds: true)
    cluster.run(for: .seconds(30))
    #expect(!cluster.object(.jobs, Self.work).isNull)
    cluster.run(for: .seconds(60))
    #expect(cluster.object(.jobs, Self.work).isNull)
    #expect(cluster.pods().isEmpty)
  }

  @Test(arguments: [
    ("Allow", ["Created", "Created"], 2), ("Forbid", ["Created", "Not"], 1),
    ("Replace", ["Created", "Deleted", "Created"], 1),
  ])
  func `a cron job starts jobs on time, as its policy lets it`(
    _ policy: String, _ words: [String], _ active: Int
  ) {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    cluster.endsJobPods = false
    cluster.create(
      "cronjobs", "default",
      #"{"metadata":{"name":"tick"},"spec":{"schedule":"*/5 * * * *","concurrencyPolicy":"\#(policy)","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"busybox"}]}}}}}}"#,
      group: "batch")
    cluster.run(for: .seconds(600 - cluster.api.now.epochSeconds % 300 + 5))
    let told = cluster.events(about: "CronJob").map {
      String($0.split(separator: "/")[1].split(separator: " ")[1])
    }
    #expect(told == words)
    #expect(cluster.api.view.objects(.jobs).count == active)
    let key = ObjectKey("default", "tick")
    #expect(cluster.object(.cronJobs, key).elements("status", "active").count == active)
    let job = cluster.api.view.objects(.jobs)[0]
    #expect(
      job.string("metadata", "annotations", "batch.kubernetes.io/cronjob-scheduled-timestamp")
        != nil)
  }

  @Test func `a cron job's status is not written over what has come in between`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create(
      "cronjobs", "default",
      #"{"metadata":{"name":"tick"},"spec":{"schedule":"*/5 * * * *","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"busybox"}]}}}}}}"#,
      group: "batch")
    let end = cluster.api.now + .minutes(6)
    while cluster.api.view.objects(.jobs).isEmpty, cluster.step(before: end) {}
    let key = ObjectKey("default", "tick")
    cluster.patch(
      "cronjobs", key, #"{"status":{"lastSuccessfulTime":"2029-01-01T00:00:00Z"}}"#,
      subresource: "status", group: "batch")
    cluster.run(for: .seconds(1))
    let status = cluster.object(.cronJobs, key)[.status] ?? .null
    #expect(status.string("lastSuccessfulTime") == "2029-01-01T00:00:00Z")
    #expect(status.elements("active").count == 1)
    let reasons = cluster.events(about: "CronJob").map { $0.split(separator: " ")[1] }
    #expect(reasons == ["SuccessfulCreate", "UnexpectedJob"])
  }
}
