import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeHorizontalPodAutoscalerV2 of kubectl pkg/describe/describe.go, v1.32.
enum HorizontalPodAutoscalerDescriber {
  static let describer = Describer { object, client, showsEvents in
    // kubectl reads v2 whatever version it was asked for.
    let isOld = object.string(.apiVersion) == "autoscaling/v1"
    return page(
      isOld ? HorizontalPodAutoscalerForm.toStored(object) : object,
      events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    let kind = spec.string(.scaleTargetRef, .kind) ?? ""
    writer.heading(object)
    writer.field("CreationTimestamp", DescribeText.time(object[.metadata, .creationTimestamp]))
    writer.field("Reference", "\(kind)/\(spec.string(.scaleTargetRef, .name) ?? "")")
    writer.field("Metrics", "( current / target )")
    for metric in AutoscalerMetric.all(of: object) { write(metric, &writer) }
    writer.field("Min replicas", spec.int(.minReplicas).map { String($0) } ?? "<unset>")
    writer.field("Max replicas", String(spec.int(.maxReplicas) ?? 0))
    if let behavior = spec[.behavior], !behavior.isNull {
      writer.write(0, "Behavior:\n")
      write(behavior[.scaleUp], "Scale Up", &writer)
      write(behavior[.scaleDown], "Scale Down", &writer)
    }
    let current = object.int(.status, .currentReplicas) ?? 0
    let desired = object.int(.status, .desiredReplicas) ?? 0
    writer.field("\(kind) pods", "\(current) current / \(desired) desired")
    writeConditions(object.elements(.status, .conditions), &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func write(_ metric: AutoscalerMetric, _ writer: inout DescribeWriter) {
    let average = metric.amount(metric.target, .averageValue)
    let currentAverage = metric.amount(metric.current, .averageValue) ?? "<unknown>"
    let name = GoText.quoted(metric.source.string(.metric, .name) ?? "")
    switch metric.type {
    case "Resource", "ContainerResource":
      writer.write(1, "resource \(metric.source.string(.name) ?? "")")
      if metric.type == "ContainerResource" {
        writer.write(0, " of container \"\(metric.source.string(.container) ?? "")\"")
      }
      writer.write(0, " on pods")
      if let average {
        writer.write(0, ":\t\(currentAverage) / \(average)\n")
        return
      }
      let now = metric.current.int(.averageUtilization).map { "\($0)% (\(currentAverage))" }
      let wanted = metric.target.int(.averageUtilization).map { "\($0)%" } ?? "<auto>"
      writer.write(1, "(as a percentage of request):\t\(now ?? "<unknown>") / \(wanted)\n")
    case "Pods":
      writer.write(1, "\(name) on pods:\t\(currentAverage) / \(average ?? "0")\n")
    default:
      var title = name
      if metric.type == "Object" {
        let object = metric.source[.describedObject] ?? .null
        title += " on \(object.string(.kind) ?? "")/\(object.string(.name) ?? "")"
      }
      if let average {
        writer.write(
          1, "\(title) (target average value):\t\(currentAverage) / \(average)\n")
      } else {
        let now = metric.amount(metric.current, .value) ?? "<unknown>"
        let wanted = metric.amount(metric.target, .value) ?? "0"
        writer.write(1, "\(title) (target value):\t\(now) / \(wanted)\n")
      }
    }
  }

  private static func write(
    _ rules: Value?, _ title: String, _ writer: inout DescribeWriter
  ) {
    guard let rules, !rules.isNull else { return }
    writer.write(1, "\(title):\n")
    if let seconds = rules.int(.stabilizationWindowSeconds) {
      writer.write(2, "Stabilization Window: \(seconds) seconds\n")
    }
    let policies = rules.elements(.policies)
    guard !policies.isEmpty else { return }
    writer.write(2, "Select Policy: \(rules.string(.selectPolicy) ?? "Max")\n")
    writer.write(2, "Policies:\n")
    for policy in policies {
      writer.write(
        3,
        "- Type: \(policy.string(.type) ?? "")\tValue: \(policy.int(.value) ?? 0)\t"
          + "Period: \(policy.int(.periodSeconds) ?? 0) seconds\n")
    }
  }

  private static func writeConditions(_ conditions: [Value], _ writer: inout DescribeWriter) {
    guard !conditions.isEmpty else { return }
    writer.write(0, "Conditions:\n")
    writer.row(1, ["Type", "Status", "Reason", "Message"])
    writer.row(1, ["----", "------", "------", "-------"])
    for condition in conditions {
      writer.row(
        1, [Key.type, .status, .reason, .message].map { condition.string($0) ?? "" })
    }
  }
}
