// Models: pkg/controller/nodelifecycle (doNoScheduleTaintingPass and its tables), v1.32.

import Kinds
import ObjectModel
import Simulation

/// The taints that follow from a node's conditions.
enum NodeTaints {
  private static let unschedulable = "node.kubernetes.io/unschedulable"
  private static let notReady = "node.kubernetes.io/not-ready"
  private static let unreachable = "node.kubernetes.io/unreachable"

  /// Condition, status, and the taint that goes with it.
  private static let table: [(type: String, status: String, key: String)] = [
    ("Ready", "False", notReady),
    ("Ready", "Unknown", unreachable),
    ("MemoryPressure", "True", "node.kubernetes.io/memory-pressure"),
    ("DiskPressure", "True", "node.kubernetes.io/disk-pressure"),
    ("NetworkUnavailable", "True", "node.kubernetes.io/network-unavailable"),
    ("PIDPressure", "True", "node.kubernetes.io/pid-pressure"),
  ]

  /// Type and status of each condition: what taints depend on.
  static func statuses(of node: Value) -> [[String]] {
    (node[.status]?[.conditions]?.elements ?? []).map {
      [$0[.type]?.string ?? "", $0[.status]?.string ?? ""]
    }
  }

  /// A taint as the API shows it.
  static func value(_ taint: Taint, _ now: Instant) -> Value {
    var value: Value = [.key: .string(taint.key), .effect: .string(taint.effect.rawValue)]
    value[.timeAdded] = .string(RFC3339.text(epochSeconds: now.epochSeconds))
    return value
  }

  /// The taints of a node with its NoSchedule taints brought in line with its conditions.
  static func byCondition(_ node: Value, _ old: [Value], _ now: Instant) -> [Value] {
    var wanted: [String] = []
    for entry in table
    where PodState.condition(node, entry.type)?[.status]?.string == entry.status {
      wanted.append(entry.key)
    }
    if node[.spec]?[.unschedulable]?.bool == true { wanted.append(unschedulable) }
    let managed = table.map(\.key) + [unschedulable]
    var taints = old.filter { taint in
      let key = taint[.key]?.string ?? ""
      return taint[.effect]?.string != "NoSchedule" || !managed.contains(key)
        || wanted.contains(key)
    }
    for key in wanted
    where !taints.contains(where: {
      $0[.key]?.string == key && $0[.effect]?.string == "NoSchedule"
    }) {
      taints.append(value(Taint(key: key, effect: .noSchedule), now))
    }
    return taints
  }

  /// The NoExecute taint a node should have; nil while it is ready or has not said anything.
  static func evictionTaint(for node: Value) -> Taint? {
    switch PodState.condition(node, "Ready")?[.status]?.string {
    case "False": Taint(key: notReady, effect: .noExecute)
    case "Unknown": Taint(key: unreachable, effect: .noExecute)
    default: nil
    }
  }

  private static func isEviction(_ taint: Value) -> Bool {
    let key = taint[.key]?.string
    return taint[.effect]?.string == "NoExecute" && (key == notReady || key == unreachable)
  }

  static func evictionTaints(in taints: [Value]) -> [Taint] {
    taints.filter(isEviction).compactMap { Taint($0) }
  }

  static func withoutEviction(_ taints: [Value]) -> [Value] {
    taints.filter { !isEviction($0) }
  }

  /// The zone of a node: its region and zone labels.
  static func zone(of node: Value) -> String {
    let labels = node.objectLabels
    return (labels[regionLabel]?.string ?? "") + ":" + (labels[zoneLabel]?.string ?? "")
  }

  private static let regionLabel = Key("topology.kubernetes.io/region")
  private static let zoneLabel = Key("topology.kubernetes.io/zone")
}
