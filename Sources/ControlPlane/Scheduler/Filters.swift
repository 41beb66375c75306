// Models: pkg/scheduler/framework/plugins (nodeunschedulable, nodename, tainttoleration,
// nodeaffinity, nodeports, noderesources/fit), v1.32; volumes are judged by `VolumeNeeds`, the pods
// around a node by `PlacementState`.

import Kinds
import ObjectModel

/// The plugins that can keep a pod off a node, as a set.
struct FilterSet: OptionSet, Sendable {
  let rawValue: UInt16

  static let nodeUnschedulable = FilterSet(rawValue: 1 << 0)
  static let nodeName = FilterSet(rawValue: 1 << 1)
  static let taintToleration = FilterSet(rawValue: 1 << 2)
  static let nodeAffinity = FilterSet(rawValue: 1 << 3)
  static let nodePorts = FilterSet(rawValue: 1 << 4)
  static let nodeResourcesFit = FilterSet(rawValue: 1 << 5)
  static let volumeBinding = FilterSet(rawValue: 1 << 6)
  static let podTopologySpread = FilterSet(rawValue: 1 << 7)
  static let interPodAffinity = FilterSet(rawValue: 1 << 8)
  static let volumeRestrictions = FilterSet(rawValue: 1 << 9)
}

/// Why a node does not do for a pod.
struct Rejection: Sendable {
  let plugin: FilterSet
  let reasons: [String]
  /// Whether removing pods from the node could help.
  let isResolvable: Bool
}

/// The filters in the order of the default profile; the first that fails speaks.
enum Filters {
  /// Why `pod` cannot go to `node`; nil when it can.
  static func rejection(of pod: PodToPlace, on node: NodeInfo) -> Rejection? {
    if let rejection = unschedulable(pod, node) { return rejection }
    if let rejection = name(pod, node) { return rejection }
    if let rejection = taints(pod, node) { return rejection }
    if let rejection = affinity(pod, node) { return rejection }
    if let rejection = ports(pod, node) { return rejection }
    return resources(pod, node)
  }

  /// Whether the plugins of `set` now let `pod` onto `node`: what queueing hints ask.
  static func anyPasses(_ set: FilterSet, _ pod: PodToPlace, on node: NodeInfo) -> Bool {
    (set.contains(.nodeUnschedulable) && unschedulable(pod, node) == nil)
      || (set.contains(.nodeName) && name(pod, node) == nil)
      || (set.contains(.taintToleration) && taints(pod, node) == nil)
      || (set.contains(.nodeAffinity) && affinity(pod, node) == nil)
      || (set.contains(.nodePorts) && ports(pod, node) == nil)
      || (set.contains(.nodeResourcesFit) && resources(pod, node) == nil)
      // What the pods around a node say is only found out by trying.
      || !set.isDisjoint(with: [.podTopologySpread, .interPodAffinity, .volumeBinding])
  }

  private static func unschedulable(_ pod: PodToPlace, _ node: NodeInfo) -> Rejection? {
    guard node.isUnschedulable, !pod.toleratesUnschedulable else { return nil }
    return Rejection(
      plugin: .nodeUnschedulable, reasons: ["node(s) were unschedulable"], isResolvable: false)
  }

  private static func name(_ pod: PodToPlace, _ node: NodeInfo) -> Rejection? {
    guard !pod.nodeName.isEmpty, pod.nodeName != node.name else { return nil }
    return Rejection(
      plugin: .nodeName, reasons: ["node(s) didn't match the requested node name"],
      isResolvable: false)
  }

  private static func taints(_ pod: PodToPlace, _ node: NodeInfo) -> Rejection? {
    for taint in node.taints where taint.effect != .preferNoSchedule {
      if pod.tolerations.contains(where: { $0.tolerates(taint) }) { continue }
      return Rejection(
        plugin: .taintToleration,
        reasons: ["node(s) had untolerated taint {\(taint.key): \(taint.value)}"],
        isResolvable: false)
    }
    return nil
  }

  private static func affinity(_ pod: PodToPlace, _ node: NodeInfo) -> Rejection? {
    if pod.affinity.isEmpty || pod.affinity.matches(name: node.name, labels: node.labels) {
      return nil
    }
    return Rejection(
      plugin: .nodeAffinity, reasons: ["node(s) didn't match Pod's node affinity/selector"],
      isResolvable: false)
  }

  private static func ports(_ pod: PodToPlace, _ node: NodeInfo) -> Rejection? {
    for port in pod.ports where node.ports.contains(where: { $0.conflicts(with: port) }) {
      return Rejection(
        plugin: .nodePorts,
        reasons: ["node(s) didn't have free ports for the requested pod ports"],
        isResolvable: true)
    }
    return nil
  }

  private static func resources(_ pod: PodToPlace, _ node: NodeInfo) -> Rejection? {
    let wanted = pod.demand.requested
    var reasons: [String] = []
    if node.podCount + 1 > node.podLimit { reasons.append("Too many pods") }
    if wanted.milliCPU > 0, wanted.milliCPU > node.allocatable.milliCPU - node.requested.milliCPU {
      reasons.append("Insufficient cpu")
    }
    if wanted.memory > 0, wanted.memory > node.allocatable.memory - node.requested.memory {
      reasons.append("Insufficient memory")
    }
    if wanted.ephemeralStorage > 0,
      wanted.ephemeralStorage > node.allocatable.ephemeralStorage - node.requested.ephemeralStorage
    {
      reasons.append("Insufficient ephemeral-storage")
    }
    for scalar in wanted.scalars where scalar.amount > 0 {
      let free = node.allocatable.scalar(scalar.name) - node.requested.scalar(scalar.name)
      if scalar.amount > free { reasons.append("Insufficient \(scalar.name.text)") }
    }
    guard !reasons.isEmpty else { return nil }
    return Rejection(plugin: .nodeResourcesFit, reasons: reasons, isResolvable: true)
  }
}
