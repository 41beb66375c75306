// Models: plugins/podtopologyspread (common.go, default constraints), v1.32.

import Kinds
import ObjectModel

/// How the pods of a group are to be spread over the values of a node label.
struct SpreadConstraint: Sendable {
  let topology: Key
  let maxSkew: Int64
  let minDomains: Int
  let selector: LabelSelector
  /// DoNotSchedule rather than ScheduleAnyway.
  let isHard: Bool
  let honorsAffinity: Bool
  let honorsTaints: Bool

  init(_ constraint: Value, labels: Fields) {
    topology = Key(constraint[.topologyKey]?.string ?? "")
    maxSkew = constraint[.maxSkew]?.int ?? 1
    minDomains = Int(constraint[.minDomains]?.int ?? 1)
    selector = AffinityTerm.selector(constraint, labels: labels)
    isHard = constraint[.whenUnsatisfiable]?.string != "ScheduleAnyway"
    honorsAffinity = constraint[.nodeAffinityPolicy]?.string != "Ignore"
    honorsTaints = constraint[.nodeTaintsPolicy]?.string == "Honor"
  }

  private init(_ topology: Key, maxSkew: Int64, _ selector: LabelSelector) {
    self.topology = topology
    self.maxSkew = maxSkew
    minDomains = 1
    self.selector = selector
    isHard = false
    honorsAffinity = true
    honorsTaints = false
  }

  /// What is wished for pods of a controller or a service that say nothing themselves.
  static func defaults(_ selector: LabelSelector) -> [SpreadConstraint] {
    [
      SpreadConstraint(.hostnameLabel, maxSkew: 3, selector),
      SpreadConstraint(.zoneLabel, maxSkew: 5, selector),
    ]
  }

  /// Whether the pods of every node count, so that none has to be looked at.
  func includesAllNodes(for pod: PodToPlace) -> Bool {
    !honorsTaints && (!honorsAffinity || pod.affinity.isEmpty)
  }

  /// Whether a node's pods count.
  func includes(_ node: NodeInfo, for pod: PodToPlace) -> Bool {
    if honorsAffinity, !pod.affinity.isEmpty,
      !pod.affinity.matches(name: node.name, labels: node.labels)
    {
      return false
    }
    guard honorsTaints else { return true }
    return node.taints.allSatisfy { taint in
      taint.effect == .preferNoSchedule || pod.tolerations.contains { $0.tolerates(taint) }
    }
  }
}

extension Key {
  static let hostnameLabel = Key("kubernetes.io/hostname")
  static let zoneLabel = Key("topology.kubernetes.io/zone")
}
