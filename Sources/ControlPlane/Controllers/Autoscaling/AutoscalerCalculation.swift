// Models: replica_calculator.go and metrics/utilization.go of pkg/controller/podautoscaler, v1.32.

import Kinds
import ObjectModel
import Simulation

/// How many pods the metrics ask for.
struct AutoscalerCalculation {
  /// A metric that could not be read.
  struct Failure: Error {
    /// The reason of condition and event.
    let reason: String
    /// What the condition says.
    let message: String
    /// What the summary of all failures says.
    var wrapped: String
  }

  private struct Sample {
    let pod: Value
    /// In thousandths; nil when nothing was measured.
    var value: Int64?
    var request: Int64
  }

  static let tolerance = 0.1
  private static let initialization = Span.minutes(5)
  private static let initialReadiness = Span.seconds(30 as Int64)
  private static let window = Span.seconds(15 as Int64)

  private(set) var statuses: [Value] = []
  private(set) var failures: [Failure] = []
  private var proposals: [(replicas: Int, metric: String)] = []
  private let pods: [Value]
  private let report: PodUsageReport?
  private let current: Int
  private let now: Instant

  init(
    _ metrics: [Value], _ pods: [Value], _ report: PodUsageReport?, _ current: Int,
    _ now: Instant
  ) {
    self.pods = pods
    self.report = report
    self.current = current
    self.now = now
    for metric in metrics {
      do throws(Failure) {
        try add(metric)
      } catch {
        failures.append(error)
        statuses.append([.type: ""])
      }
    }
  }

  /// The most pods any metric asks for; nil when too few metrics are known to act.
  func proposal(current: Int) -> (replicas: Int, metric: String)? {
    var best: (replicas: Int, metric: String)?
    for proposal in proposals where best.map({ proposal.replicas > $0.replicas }) ?? true {
      best = proposal
    }
    guard let best, failures.isEmpty || best.replicas >= current else { return nil }
    return best
  }

  private mutating func add(_ metric: Value) throws(Failure) {
    let type = metric[.type]?.string ?? ""
    let key: Key = type == "ContainerResource" ? "containerResource" : "resource"
    guard type == "Resource" || type == "ContainerResource", let source = metric[key] else {
      throw unknown(metric, type)
    }
    let name = source[.name]?.string ?? ""
    let container = source["container"]?.string
    let target = source["target"]
    let reason = type == "Resource" ? "FailedGetResourceMetric" : "FailedGetContainerResourceMetric"
    let value: Value
    let label: String
    let replicas: Int
    if let average = target?["averageValue"]?.string.flatMap({ Quantity($0) })?.milliValue {
      let result = try scaled(
        name, container, reason, "usage", average: average, utilization: nil)
      replicas = result.replicas
      value = ["averageValue": .string(Quantity(milli: result.average).text)]
      label = "\(name) resource"
    } else {
      let result = try scaled(
        name, container, reason, "utilization", average: nil,
        utilization: target?["averageUtilization"]?.int ?? 80)
      replicas = result.replicas
      value = [
        "averageUtilization": .int(result.utilization),
        "averageValue": .string(Quantity(milli: result.average).text),
      ]
      label =
        container == nil
        ? "\(name) resource utilization (percentage of request)"
        : "\(name) container resource utilization (percentage of request)"
    }
    var told: Value = [.name: .string(name), "current": value]
    if let container { told["container"] = .string(container) }
    statuses.append([.type: .string(type), key: told])
    proposals.append((replicas, label))
  }

  private func unknown(_ metric: Value, _ type: String) -> Failure {
    let key = Key(type.prefix(1).lowercased() + type.dropFirst())
    let name = metric[key]?["metric"]?[.name]?.string ?? ""
    let api = type == "External" ? "external" : "custom"
    let text =
      "unable to get metric \(name): unable to fetch metrics from \(api) metrics API: "
      + "no \(api) metrics API (\(api).metrics.k8s.io) registered"
    return Failure(
      reason: "FailedGet\(type)Metric", message: text,
      wrapped: "failed to get \(type.lowercased()) metric value: \(text)")
  }

  // MARK: Resources

  /// A failure to tell what a resource is used, by whole pods or by one container of each.
  private func failure(
    _ reason: String, _ resource: String, _ container: String?, _ what: String, _ text: String
  ) -> Failure {
    let message = "failed to get \(resource) \(what): \(text)"
    let metric = container.map { "\($0) container" } ?? "\(resource) resource"
    return Failure(
      reason: reason, message: message,
      wrapped: "failed to get \(metric) metric value: \(message)")
  }

  /// The first pod that was measured, but not the container that is asked for.
  private func podWithout(
    _ container: String?, _ entries: [PodUsageReport.Entry]
  ) -> (pod: Value, container: String)? {
    guard let container else { return nil }
    let stranger = pods.first { pod in
      let own = entries.filter { $0.pod == pod.objectUID }
      return !own.isEmpty && !own.contains { $0.container == container }
    }
    return stranger.map { ($0, container) }
  }

  private func scaled(
    _ resource: String, _ container: String?, _ reason: String, _ what: String, average: Int64?,
    utilization: Int64?
  ) throws(Failure) -> (replicas: Int, average: Int64, utilization: Int64) {
    guard let entries = report?.entries else {
      throw failure(
        reason, resource, container, what,
        "unable to get metrics for resource \(resource): unable to fetch metrics from resource "
          + "metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)"
      )
    }
    if entries.isEmpty {
      throw failure(
        reason, resource, container, what,
        "unable to get metrics for resource \(resource): no metrics returned from resource "
          + "metrics API")
    }
    if let (pod, container) = podWithout(container, entries) {
      throw failure(
        reason, resource, container, what,
        "unable to get metrics for resource \(resource): failed to get container metrics: container "
          + "\(container) not present in metrics for pod \(pod.objectNamespace)/\(pod.objectName)")
    }
    if pods.isEmpty {
      throw failure(
        reason, resource, container, what,
        "no pods returned by selector while calculating replica count")
    }
    var groups = group(resource, container, entries)
    if groups.ready.isEmpty {
      throw failure(
        reason, resource, container, what,
        "did not receive metrics for targeted pods (pods might be unready)")
    }
    if utilization != nil {
      for sample in groups.ready + groups.missing + groups.unready where sample.request < 0 {
        throw failure(
          reason, resource, container, what, missingRequest(sample.pod, resource, container))
      }
    }
    let first = ratio(groups.ready, average, utilization)
    let countsUnready = !groups.unready.isEmpty && first.ratio > 1
    if !countsUnready, groups.missing.isEmpty {
      let replicas =
        abs(1 - first.ratio) <= Self.tolerance
        ? current : Int((first.ratio * Double(groups.ready.count)).rounded(.up))
      return (replicas, first.average, first.utilization)
    }
    let replicas = cautious(&groups, first.ratio, countsUnready, average, utilization)
    return (replicas, first.average, first.utilization)
  }

  /// Counts what is unknown so that it speaks against scaling.
  private func cautious(
    _ groups: inout (ready: [Sample], unready: [Sample], missing: [Sample]), _ before: Double,
    _ countsUnready: Bool, _ average: Int64?, _ utilization: Int64?
  ) -> Int {
    var all = groups.ready
    for sample in groups.missing {
      var sample = sample
      let full = average ?? sample.request * max(100, utilization ?? 100) / 100
      sample.value = before < 1 ? full : 0
      if before != 1 { all.append(sample) }
    }
    if countsUnready {
      all += groups.unready.map { sample in
        var sample = sample
        sample.value = 0
        return sample
      }
    }
    let after = ratio(all, average, utilization).ratio
    if abs(1 - after) <= Self.tolerance || (before < 1 && after > 1) || (before > 1 && after < 1) {
      return current
    }
    let replicas = Int((after * Double(all.count)).rounded(.up))
    return (after < 1 && replicas > current) || (after > 1 && replicas < current)
      ? current : replicas
  }

  private func ratio(
    _ samples: [Sample], _ average: Int64?, _ utilization: Int64?
  ) -> (ratio: Double, average: Int64, utilization: Int64) {
    let total = samples.reduce(Int64(0)) { $0 + ($1.value ?? 0) }
    let mean = total / Int64(max(1, samples.count))
    if let average { return (Double(mean) / Double(max(1, average)), mean, 0) }
    let requests = samples.reduce(Int64(0)) { $0 + max(0, $1.request) }
    let percent = requests == 0 ? 0 : total * 100 / requests
    return (Double(percent) / Double(max(1, utilization ?? 1)), mean, percent)
  }

  private func group(
    _ resource: String, _ container: String?, _ entries: [PodUsageReport.Entry]
  ) -> (ready: [Sample], unready: [Sample], missing: [Sample]) {
    var groups: (ready: [Sample], unready: [Sample], missing: [Sample]) = ([], [], [])
    for pod in pods where !pod.isBeingDeleted && pod[.status]?[.phase]?.string != "Failed" {
      let uid = pod.objectUID
      let own = entries.filter {
        $0.pod == uid && (container == nil || $0.container == container)
      }
      var sample = Sample(pod: pod, value: nil, request: request(pod, resource, container))
      if pod[.status]?[.phase]?.string == "Pending" {
        groups.unready.append(sample)
      } else if own.isEmpty {
        groups.missing.append(sample)
      } else {
        sample.value = own.reduce(Int64(0)) { sum, entry in
          sum + (resource == "cpu" ? entry.milliCPU : entry.memory * 1000)
        }
        if resource == "cpu", isWarmingUp(pod, own[0].time) {
          groups.unready.append(sample)
        } else {
          groups.ready.append(sample)
        }
      }
    }
    return groups
  }

  /// Whether the CPU use of a pod, measured at a time that can lie before now, says nothing yet.
  private func isWarmingUp(_ pod: Value, _ measured: Instant) -> Bool {
    guard let ready = PodState.condition(pod, "Ready"),
      let start = pod.time(.status, .startTime),
      let since = ready[.lastTransitionTime]?.string.flatMap(RFC3339.epochSeconds)
    else { return true }
    let isUnready = ready[.status]?.string == "False"
    let turned = Instant(epochSeconds: since)
    if start + Self.initialization > now { return isUnready || measured < turned + Self.window }
    return isUnready && start + Self.initialReadiness > turned
  }

  private func containers(of pod: Value, _ name: String?) -> [Value] {
    let all =
      (pod[.spec]?[.containers]?.elements ?? [])
      + (pod[.spec]?[.initContainers]?.elements ?? []).filter(\.isSidecar)
    return name == nil ? all : all.filter { $0[.name]?.string == name }
  }

  /// What a pod asks for, in thousandths; -1 when a container does not say.
  private func request(_ pod: Value, _ resource: String, _ container: String?) -> Int64 {
    var sum: Int64 = 0
    for container in containers(of: pod, container) {
      guard
        let text = container[.resources]?[.requests]?[Key(resource)]?.string,
        let quantity = Quantity(text)
      else { return -1 }
      sum += quantity.milliValue
    }
    return sum
  }

  private func missingRequest(_ pod: Value, _ resource: String, _ container: String?) -> String {
    let silent = containers(of: pod, container).first {
      $0[.resources]?[.requests]?[Key(resource)] == nil
    }
    return "missing request for \(resource) in container \(silent?[.name]?.string ?? "") of Pod "
      + pod.objectName
  }
}
