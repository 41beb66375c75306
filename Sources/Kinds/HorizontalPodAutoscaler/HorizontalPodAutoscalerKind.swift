import APIServer
import ObjectModel

// Models: pkg/registry/autoscaling/horizontalpodautoscaler, pkg/apis/autoscaling/v2/defaults.go and
// printHorizontalPodAutoscaler, v1.32.

/// autoscaling/v2 HorizontalPodAutoscaler, the version in which autoscalers are stored.
enum HorizontalPodAutoscalerKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "autoscaling", "v2", kind: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
      singular: "horizontalpodautoscaler", package: "autoscaling")
    kind.shortNames = ["hpa"]
    kind.categories = ["all"]
    kind.subresources = [.status("HorizontalPodAutoscaler")]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Reference"), TableColumn("Targets"),
      TableColumn("MinPods"), TableColumn("MaxPods"), TableColumn("Replicas"),
      TableColumn("Age"),
    ]
    kind.row = row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = setDefaults
    kind.prepareForCreate = { $0[.status] = [.currentMetrics: nil, .desiredReplicas: 0] }
    kind.prepareForUpdate = StatusStrategy.keepStatus
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = HorizontalPodAutoscalerValidation.errors
    kind.validateUpdate = { new, _ in HorizontalPodAutoscalerValidation.errors(new) }
    kind.validateStatusUpdate = { new, _ in
      WorkloadRules.countErrors(
        new[.status] ?? .emptyObject, [.currentReplicas, .desiredReplicas],
        FieldPath("status"))
    }
    kind.describer = HorizontalPodAutoscalerDescriber.describer
    return kind
  }()

  @Sendable
  private static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let spec = object[.spec] ?? .null
    let target = spec[.scaleTargetRef] ?? .null
    return [
      object.nameCell,
      .string("\(target.string(.kind) ?? "")/\(target.string(.name) ?? "")"),
      .string(targets(object)),
      .string(spec.int(.minReplicas).map { String($0) } ?? "<unset>"),
      spec.numberCell(.maxReplicas), object.numberCell(.status, .currentReplicas),
      context.ageCell(object),
    ]
  }

  /// What the first two metrics are and should be, and how many more there are.
  private static func targets(_ object: Value) -> String {
    let metrics = AutoscalerMetric.all(of: object)
    if metrics.isEmpty { return "<none>" }
    let shown = metrics.prefix(2).map(\.cell).joined(separator: ", ")
    return metrics.count > 2 ? "\(shown) + \(metrics.count - 2) more..." : shown
  }

  @Sendable
  private static func setDefaults(_ object: inout Value) {
    guard object[.spec]?.object != nil else { return }
    if object.elements(.spec, .metrics).isEmpty {
      object[.spec, .metrics] = [
        [
          .type: "Resource",
          .resource: [
            .name: "cpu", .target: [.type: "Utilization", .averageUtilization: 80],
          ],
        ]
      ]
    }
    guard object[.spec, .behavior]?.object != nil else { return }
    let up: Value = [
      .stabilizationWindowSeconds: 0, .selectPolicy: "Max",
      .policies: [
        [.type: "Pods", .value: 4, .periodSeconds: 15],
        [.type: "Percent", .value: 100, .periodSeconds: 15],
      ],
    ]
    let down: Value = [
      .selectPolicy: "Max",
      .policies: [[.type: "Percent", .value: 100, .periodSeconds: 15]],
    ]
    for (key, rules) in [(Key.scaleUp, up), (.scaleDown, down)] {
      for field in rules.object ?? Fields()
      where (object.value(at: [.spec, .behavior, key, field.key]) ?? .null).isNull {
        object[orEmpty: .spec][orEmpty: .behavior][orEmpty: key][field.key] = field.value
      }
    }
  }
}

/// One metric of an autoscaler, with its target and its last value.
struct AutoscalerMetric {
  /// `Resource`, `Pods`, `Object`, `External` or `ContainerResource`.
  let type: String
  /// The source: the field of the metric's type.
  let source: Value
  /// The last value; null when it is unknown.
  let current: Value

  private static let fields: [(type: String, key: Key)] = [
    ("Resource", .resource), ("Pods", .pods), ("Object", .object), ("External", .external),
    ("ContainerResource", .containerResource),
  ]

  static func all(of object: Value) -> [AutoscalerMetric] {
    let values = object.elements(.status, .currentMetrics)
    return object.elements(.spec, .metrics).enumerated().map { index, metric in
      let type = metric.string(.type) ?? ""
      let key = fields.first { $0.type == type }?.key ?? .resource
      let value = index < values.count ? values[index][key, .current] ?? .null : .null
      return AutoscalerMetric(type: type, source: metric[key] ?? .null, current: value)
    }
  }

  var target: Value { source[.target] ?? .null }

  func amount(_ value: Value, _ key: Key) -> String? {
    guard let amount = value[key], !amount.isNull else { return nil }
    return DescribeText.quantity(amount)
  }

  /// What TARGETS shows.
  var cell: String {
    let average = amount(target, .averageValue)
    switch type {
    case "Resource", "ContainerResource":
      let name = source.string(.name) ?? ""
      if let average {
        return "\(name): \(amount(current, .averageValue) ?? "<unknown>")/\(average)"
      }
      let now = current.int(.averageUtilization).map { "\($0)%" } ?? "<unknown>"
      let wanted = target.int(.averageUtilization).map { "\($0)%" } ?? "<auto>"
      return "\(name): \(now)/\(wanted)"
    case "Pods": return "\(amount(current, .averageValue) ?? "<unknown>")/\(average ?? "0")"
    default:
      if let average {
        return "\(amount(current, .averageValue) ?? "<unknown>")/\(average) (avg)"
      }
      return "\(amount(current, .value) ?? "<unknown>")/\(amount(target, .value) ?? "0")"
    }
  }
}
