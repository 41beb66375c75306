import APIServer
import ObjectModel

// Models: pkg/apis/autoscaling/v1/conversion.go, v1.32.

/// autoscaling/v1 HorizontalPodAutoscaler: the autoscalers of v2 with one field for CPU use; all
/// else that v2 knows is carried in annotations.
enum HorizontalPodAutoscalerForm {
  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "autoscaling", "v1", kind: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
      singular: "horizontalpodautoscaler", package: "autoscaling")
    let stored = HorizontalPodAutoscalerKind.definition
    kind.shortNames = stored.shortNames
    kind.categories = stored.categories
    kind.subresources = stored.subresources
    kind.columns = stored.columns
    kind.row = { object, context in stored.row(toStored(object), context) }
    kind.validateName = stored.validateName
    kind.describer = stored.describer
    kind.indexes = []
    kind.storedAs = StoredForm(
      of: "HorizontalPodAutoscaler", "autoscaling/v2",
      shownAs: ("autoscaling/v1", "HorizontalPodAutoscaler"), fromStored: fromStored,
      toStored: toStored)
    return kind
  }()

  /// The annotations that carry what this version has no fields for.
  private enum Carrier {
    static let metrics: Key = "autoscaling.alpha.kubernetes.io/metrics"
    static let currentMetrics: Key = "autoscaling.alpha.kubernetes.io/current-metrics"
    static let behavior: Key = "autoscaling.alpha.kubernetes.io/behavior"
    static let conditions: Key = "autoscaling.alpha.kubernetes.io/conditions"
    static let all = [metrics, currentMetrics, behavior, conditions]
  }

  /// The share of CPU that a metric aims for; nil for other metrics.
  private static func share(_ metric: Value) -> Int64? {
    guard metric.string(.type) == "Resource", metric.string(.resource, .name) == "cpu" else {
      return nil
    }
    return metric.int(.resource, .target, .averageUtilization)
  }

  // MARK: From v2

  @Sendable
  private static func fromStored(_ object: Value) -> Value {
    let spec = object[.spec] ?? .emptyObject
    let status = object[.status] ?? .emptyObject
    let metrics = spec.elements(.metrics)
    var carried: [(Key, Value)] = []
    let others = metrics.filter { share($0) == nil }
    if !others.isEmpty {
      carried.append((Carrier.metrics, .array(others.map(HorizontalMetricForm.spec))))
    }
    let current = status.elements(.currentMetrics)
    if !current.isEmpty {
      carried.append((Carrier.currentMetrics, .array(current.map(HorizontalMetricForm.status))))
    }
    if let behavior = spec[.behavior], !behavior.isNull {
      carried.append((Carrier.behavior, HorizontalMetricForm.inGo(behavior)))
    }
    let conditions = status.elements(.conditions)
    if !conditions.isEmpty {
      carried.append((Carrier.conditions, .array(conditions.map(HorizontalMetricForm.condition))))
    }
    return [
      .metadata: annotated(object[.metadata] ?? .emptyObject, carried),
      .spec: HorizontalMetricForm.picked(
        spec, [.scaleTargetRef, .minReplicas, .maxReplicas],
        [("targetCPUUtilizationPercentage", metrics.lazy.compactMap(share).first)]),
      .status: HorizontalMetricForm.picked(
        status, ["observedGeneration", "lastScaleTime"],
        [
          (.currentReplicas, status.int(.currentReplicas) ?? 0),
          (.desiredReplicas, status.int(.desiredReplicas) ?? 0),
          ("currentCPUUtilizationPercentage", currentShare(current)),
        ]),
    ]
  }

  private static func currentShare(_ metrics: [Value]) -> Int64? {
    metrics.last {
      $0.string(.type) == "Resource" && $0.string(.resource, .name) == "cpu"
        && $0.int(.resource, .current, .averageUtilization) != nil
    }?.int(.resource, .current, .averageUtilization)
  }

  /// Metadata whose carrying annotations are these and no others.
  private static func annotated(_ metadata: Value, _ carried: [(Key, Value)]) -> Value {
    var annotations = metadata.fields(.annotations)
    let had = annotations.count
    for key in Carrier.all { annotations[key] = nil }
    if annotations.count == had, carried.isEmpty { return metadata }
    for (key, value) in carried { annotations[key] = .string(JSONWriter().text(value)) }
    let sorted = annotations.map { ($0.key, $0.value) }.sorted { $0.0.text < $1.0.text }
    var result = metadata
    result[.annotations] = sorted.isEmpty ? nil : .object(Fields(sorted))
    return result
  }

  // MARK: To v2

  /// An autoscaler of this version as one of v2.
  @Sendable
  static func toStored(_ object: Value) -> Value {
    let annotations = object.fields(.metadata, .annotations)
    func carried(_ key: Key) -> Value? {
      annotations[key]?.string.flatMap { try? JSONParser.parse($0) }
    }
    var spec = HorizontalMetricForm.picked(
      object[.spec] ?? .emptyObject, [.scaleTargetRef, .minReplicas, .maxReplicas], [])
    var metrics = (carried(Carrier.metrics)?.elements ?? []).map(HorizontalMetricForm.storedSpec)
    if let share = object.int(.spec, "targetCPUUtilizationPercentage") {
      metrics.append(HorizontalMetricForm.share(share))
    }
    // What is implied without any metric is said outright.
    if metrics.isEmpty { metrics = [HorizontalMetricForm.share(80)] }
    spec[.metrics] = .array(metrics)
    if let behavior = carried(Carrier.behavior), behavior.object?.isEmpty == false {
      spec[.behavior] = HorizontalMetricForm.fromGo(behavior)
    }
    var result: Value = [
      .metadata: annotated(object[.metadata] ?? .emptyObject, []), .spec: spec,
    ]
    if let status = object[.status] {
      result[.status] = storedStatus(
        status, metrics: carried(Carrier.currentMetrics), carried(Carrier.conditions))
    }
    return result
  }

  private static func storedStatus(
    _ status: Value, metrics: Value?, _ conditions: Value?
  ) -> Value {
    let current = status.int(.currentReplicas) ?? 0
    var result = HorizontalMetricForm.picked(
      status, ["observedGeneration", "lastScaleTime"],
      [
        (.currentReplicas, current == 0 ? nil : current),
        (.desiredReplicas, status.int(.desiredReplicas) ?? 0),
      ])
    if let metrics = metrics?.elements {
      result[.currentMetrics] = .array(metrics.map(HorizontalMetricForm.storedStatus))
    } else if let share = status.int("currentCPUUtilizationPercentage") {
      result[.currentMetrics] = [
        [
          .type: "Resource",
          .resource: [.name: "cpu", .current: [.averageUtilization: .int(share)]],
        ]
      ]
    } else {
      result[.currentMetrics] = .null
    }
    if let conditions = conditions?.elements {
      result[.conditions] = .array(conditions.map(HorizontalMetricForm.condition))
    }
    return result
  }
}
