import ObjectModel

// Models: the metric conversions of pkg/apis/autoscaling/v1/conversion.go, v1.32.

/// Metrics of autoscaling/v2 in the shape that the annotations of v1 have, and back.
enum HorizontalMetricForm {
  private static let types: [(type: String, key: Key)] = [
    ("Object", .object), ("Pods", .pods), ("Resource", .resource),
    ("ContainerResource", .containerResource), ("External", .external),
  ]

  /// Some fields of an object, then numbers that are known.
  static func picked(
    _ object: Value, _ keys: [Key], _ numbers: [(Key, Int64?)]
  ) -> Value {
    var result: Value = .emptyObject
    for key in keys { result[key] = object[key] }
    for (key, number) in numbers { result[key] = number.map { .int($0) } }
    return result
  }

  /// A metric of CPU use.
  static func share(_ percent: Int64) -> Value {
    [
      .type: "Resource",
      .resource: [
        .name: "cpu", .target: [.type: "Utilization", .averageUtilization: .int(percent)],
      ],
    ]
  }

  /// A condition, its fields in the order of the type.
  @Sendable
  static func condition(_ condition: Value) -> Value {
    var result: Value = .emptyObject
    for key in [Key.type, .status, .lastTransitionTime, .reason, .message] {
      result[key] = condition[key]
    }
    return result
  }

  private static func each(
    _ metric: Value, _ shape: (_ type: String, _ source: Value) -> Value
  ) -> Value {
    var result: Value = [.type: metric[.type] ?? ""]
    for (type, key) in types {
      if let source = metric[key], !source.isNull { result[key] = shape(type, source) }
    }
    return result
  }

  private static func amount(_ value: Value?) -> Value {
    value.flatMap { $0.isNull ? nil : $0 } ?? "0"
  }

  /// A reference in the order of its fields.
  private static func reference(_ value: Value?) -> Value {
    picked(value ?? .emptyObject, ["kind", "name", "apiVersion"], [])
  }

  // MARK: From v2

  /// What v1 calls the numbers of a metric to aim for, or of one that was read.
  private struct Side {
    let key: Key
    let value: Key
    let average: Key
    let utilization: Key
    /// Whether a number that is missing is zero.
    let fillsIn: Bool

    static var target: Side {
      Side(
        key: .target, value: "targetValue", average: "targetAverageValue",
        utilization: "targetAverageUtilization", fillsIn: false)
    }

    static var current: Side {
      Side(
        key: .current, value: "currentValue", average: "currentAverageValue",
        utilization: "currentAverageUtilization", fillsIn: true)
    }

    func number(_ value: Value?) -> Value? { fillsIn ? amount(value) : value }
  }

  /// A metric to aim for.
  @Sendable
  static func spec(_ metric: Value) -> Value { carried(metric, .target) }

  /// A metric as it was read.
  @Sendable
  static func status(_ metric: Value) -> Value { carried(metric, .current) }

  private static func carried(_ metric: Value, _ side: Side) -> Value {
    each(metric) { type, source in
      let numbers = source[side.key] ?? .emptyObject
      let name = source[.metric, .name] ?? ""
      var result: Value = .emptyObject
      switch type {
      case "Object":
        result["target"] = reference(source[.describedObject])
        result["metricName"] = name
        result[side.value] = amount(numbers[.value])
        result["selector"] = source[.metric, .selector]
        result["averageValue"] = numbers[.averageValue]
      case "Pods":
        result["metricName"] = name
        result[side.average] = amount(numbers[.averageValue])
        result["selector"] = source[.metric, .selector]
      case "External":
        result["metricName"] = name
        result["metricSelector"] = source[.metric, .selector]
        result[side.value] = side.number(numbers[.value])
        result[side.average] = numbers[.averageValue]
      default:
        result[.name] = source[.name]
        result[side.utilization] = numbers[.averageUtilization]
        result[side.average] = side.number(numbers[.averageValue])
        if type == "ContainerResource" { result["container"] = source["container"] }
      }
      return result
    }
  }

  /// Rules for scaling under the names of their Go fields, which is how they are carried.
  static func inGo(_ behavior: Value) -> Value {
    func rules(_ value: Value?) -> Value {
      guard let value, !value.isNull else { return .null }
      return [
        "StabilizationWindowSeconds": value[.stabilizationWindowSeconds] ?? .null,
        "SelectPolicy": value[.selectPolicy] ?? .null,
        "Policies": value[.policies].map { .array($0.elements.map(policy)) } ?? .null,
      ]
    }
    func policy(_ value: Value) -> Value {
      [
        "Type": value[.type] ?? "", "Value": value[.value] ?? 0,
        "PeriodSeconds": value[.periodSeconds] ?? 0,
      ]
    }
    return ["ScaleUp": rules(behavior[.scaleUp]), "ScaleDown": rules(behavior[.scaleDown])]
  }

  // MARK: To v2

  /// Rules for scaling from their carried form, whose names are read in any case.
  static func fromGo(_ behavior: Value) -> Value {
    func renamed(_ value: Value) -> Value {
      switch value {
      case .object(let fields):
        var result: Value = .emptyObject
        for field in fields where !field.value.isNull {
          let name = field.key.text
          let key = Key(name.prefix(1).lowercased() + name.dropFirst())
          result[key] = renamed(field.value)
        }
        return result
      case .array(let items): return .array(items.map(renamed))
      default: return value
      }
    }
    return renamed(behavior)
  }

  private static func metric(_ source: Value, _ selector: Key = "selector") -> Value {
    var result: Value = [.name: source["metricName"] ?? ""]
    result[.selector] = source[selector]
    return result
  }

  private static func target(_ type: String, _ fields: [(Key, Value?)]) -> Value {
    var result: Value = [.type: .string(type)]
    for (key, value) in fields { result[key] = value }
    return result
  }

  /// A metric to aim for, from an annotation.
  @Sendable
  static func storedSpec(_ metric: Value) -> Value {
    each(metric) { type, source in
      let average = source["targetAverageValue"]
      var result: Value = .emptyObject
      switch type {
      case "Object":
        result[.describedObject] = source["target"]
        result[.target] = target(
          source["averageValue"] == nil ? "Value" : "AverageValue",
          [(.value, amount(source["targetValue"])), (.averageValue, source["averageValue"])])
        result[.metric] = Self.metric(source)
      case "Pods":
        result[.metric] = Self.metric(source)
        result[.target] = target("AverageValue", [(.averageValue, amount(average))])
      case "External":
        result[.metric] = Self.metric(source, "metricSelector")
        result[.target] = target(
          source["targetValue"] == nil ? "AverageValue" : "Value",
          [(.value, source["targetValue"]), (.averageValue, average)])
      default:
        let share = source["targetAverageUtilization"]
        result[.name] = source[.name]
        result[.target] = target(
          share == nil ? "AverageValue" : "Utilization",
          [(.averageUtilization, share), (.averageValue, average)])
        if type == "ContainerResource" { result["container"] = source["container"] }
      }
      return result
    }
  }

  /// A metric as it was read, from an annotation.
  @Sendable
  static func storedStatus(_ metric: Value) -> Value {
    each(metric) { type, source in
      func current(_ fields: [(Key, Value?)]) -> Value {
        var result: Value = .emptyObject
        for (key, value) in fields { result[key] = value }
        return result
      }
      var result: Value = .emptyObject
      switch type {
      case "Object":
        result[.metric] = Self.metric(source)
        result[.current] = current([
          (.value, amount(source["currentValue"])), (.averageValue, source["averageValue"]),
        ])
        result[.describedObject] = source["target"]
      case "Pods":
        result[.metric] = Self.metric(source)
        result[.current] = current([(.averageValue, amount(source["currentAverageValue"]))])
      case "External":
        result[.metric] = Self.metric(source, "metricSelector")
        result[.current] = current([
          (.value, amount(source["currentValue"])),
          (.averageValue, source["currentAverageValue"]),
        ])
      default:
        result[.name] = source[.name]
        result[.current] = current([
          (.averageValue, amount(source["currentAverageValue"])),
          (.averageUtilization, source["currentAverageUtilization"]),
        ])
        if type == "ContainerResource" { result["container"] = source["container"] }
      }
      return result
    }
  }
}
