// Models: NodeShouldRunDaemonPod and the tolerations of daemon pods, v1.32.

import Kinds
import ObjectModel

/// On which nodes a DaemonSet wants pods, and what its pods are given to get there.
struct DaemonPlacement {
  /// Whether a node should get a pod, and whether one that is there may stay.
  struct Verdict: Hashable {
    let shouldRun: Bool
    let mayStay: Bool
  }

  private let nodeName: String
  private let affinity: NodeAffinity
  private let tolerations: [Toleration]

  init(_ set: Value) {
    let spec = set[.spec]?[.template]?[.spec] ?? .emptyObject
    nodeName = spec[.nodeName]?.string ?? ""
    affinity = NodeAffinity(spec)
    tolerations = Self.withDaemonTolerations(spec).map { Toleration($0) }
  }

  func verdict(on node: Value) -> Verdict {
    let name = node.objectName
    guard nodeName.isEmpty || nodeName == name,
      affinity.matches(name: name, labels: node.objectLabels)
    else { return Verdict(shouldRun: false, mayStay: false) }
    let untolerated = Taint.of(node).filter { taint in
      taint.effect != .preferNoSchedule && !tolerations.contains { $0.tolerates(taint) }
    }
    return Verdict(
      shouldRun: untolerated.isEmpty,
      mayStay: !untolerated.contains { $0.effect == .noExecute })
  }

  // MARK: What pods are given

  private static let always: [(key: String, effect: String)] = [
    ("node.kubernetes.io/not-ready", "NoExecute"),
    ("node.kubernetes.io/unreachable", "NoExecute"),
    ("node.kubernetes.io/disk-pressure", "NoSchedule"),
    ("node.kubernetes.io/memory-pressure", "NoSchedule"),
    ("node.kubernetes.io/pid-pressure", "NoSchedule"),
    ("node.kubernetes.io/unschedulable", "NoSchedule"),
  ]

  /// The tolerations of a pod spec and those every daemon pod has.
  static func withDaemonTolerations(_ spec: Value) -> [Value] {
    var added = always
    if spec[.hostNetwork]?.bool == true {
      added.append(("node.kubernetes.io/network-unavailable", "NoSchedule"))
    }
    var tolerations = spec[.tolerations]?.elements ?? []
    for (key, effect) in added {
      let toleration: Value = [
        .effect: .string(effect), .key: .string(key), .operator: "Exists",
      ]
      let place = tolerations.firstIndex {
        $0[.key]?.string == key && $0[.effect]?.string == effect
          && $0[.operator]?.string == "Exists" && ($0[.value]?.string ?? "").isEmpty
      }
      if let place { tolerations[place] = toleration } else { tolerations.append(toleration) }
    }
    return tolerations
  }

  /// A pod's affinity with the one node it is meant for.
  static func affinity(_ affinity: Value?, node: String) -> Value {
    let field: Value = [
      .key: "metadata.name", .operator: "In", .values: [.string(node)],
    ]
    var result = affinity ?? .emptyObject
    result[orEmpty: .nodeAffinity][.required] = [
      .nodeSelectorTerms: [[.matchFields: [field]]]
    ]
    return result
  }

  /// The node a daemon pod is on, or is meant for.
  static func target(of pod: Value) -> String? {
    let node = PodState.nodeName(pod)
    if !node.isEmpty { return node }
    let terms =
      pod[.spec]?[.affinity]?[.nodeAffinity]?[.required]?[.nodeSelectorTerms]?.elements ?? []
    for term in terms {
      for field in term[.matchFields]?.elements ?? []
      where field[.key]?.string == "metadata.name" && field[.operator]?.string == "In" {
        let values = field[.values]?.elements ?? []
        return values.count == 1 ? values[0].string : nil
      }
    }
    return nil
  }
}
