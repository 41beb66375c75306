// Models: pkg/scheduler/framework/plugins (tainttoleration, nodeaffinity, noderesources,
// imagelocality) with the weights of the default profile, v1.32. Not here yet: PodTopologySpread
// and InterPodAffinity (weight 2 each).

import Kinds
import ObjectModel

/// The scores of feasible nodes; each plugin gives 0 to 100, times its weight.
enum Scores {
  static let highest: Int64 = 100
  private static let megabyte: Int64 = 1024 * 1024

  /// The total score of each place in `feasible`.
  static func totals(
    of pod: PodToPlace, on feasible: [Int], in cache: NodeCache
  ) -> [Int64] {
    var totals = [Int64](repeating: 0, count: feasible.count)
    var taints = totals
    var preferences = totals
    let hasPreferences = !pod.affinity.preferred.isEmpty
    for (slot, place) in feasible.enumerated() {
      totals[slot] =
        leastAllocated(pod, cache.nodes[place]) + balance(pod, cache.nodes[place])
        + imageLocality(pod, cache.nodes[place], cache)
      taints[slot] = intolerable(pod, cache.nodes[place])
      if hasPreferences {
        preferences[slot] = pod.affinity.preference(
          name: cache.nodes[place].name, labels: cache.nodes[place].labels)
      }
    }
    normalize(&taints, isReversed: true)
    normalize(&preferences, isReversed: false)
    for slot in totals.indices {
      totals[slot] += 3 * taints[slot]
      if hasPreferences { totals[slot] += 2 * preferences[slot] }
    }
    return totals
  }

  /// Scales scores so that the largest is 100; reversed, so that zero is 100.
  private static func normalize(_ scores: inout [Int64], isReversed: Bool) {
    let largest = scores.max() ?? 0
    for slot in scores.indices {
      let scaled = largest == 0 ? 0 : scores[slot] * highest / largest
      scores[slot] = isReversed ? highest - scaled : scaled
    }
  }

  /// NodeResourcesFit, LeastAllocated: the mean free share of CPU and memory.
  private static func leastAllocated(_ pod: PodToPlace, _ node: NodeInfo) -> Int64 {
    var sum: Int64 = 0
    var count: Int64 = 0
    func add(_ capacity: Int64, _ requested: Int64) {
      guard capacity > 0 else { return }
      count += 1
      if requested <= capacity { sum += (capacity - requested) * highest / capacity }
    }
    add(
      node.allocatable.milliCPU, node.nonZeroRequested.milliCPU + pod.demand.nonZero.milliCPU)
    add(node.allocatable.memory, node.nonZeroRequested.memory + pod.demand.nonZero.memory)
    return count == 0 ? 0 : sum / count
  }

  /// NodeResourcesBalancedAllocation: how alike the used shares of CPU and memory are.
  private static func balance(_ pod: PodToPlace, _ node: NodeInfo) -> Int64 {
    let capacity = node.allocatable
    guard capacity.milliCPU > 0, capacity.memory > 0 else { return highest }
    let cpu = Double(node.requested.milliCPU + pod.demand.requested.milliCPU)
    let memory = Double(node.requested.memory + pod.demand.requested.memory)
    let first = min(1, cpu / Double(capacity.milliCPU))
    let second = min(1, memory / Double(capacity.memory))
    let deviation = abs((first - second) / 2)
    return Int64((1 - deviation) * Double(highest))
  }

  /// ImageLocality: how many bytes of the images are there already.
  private static func imageLocality(
    _ pod: PodToPlace, _ node: NodeInfo, _ cache: NodeCache
  ) -> Int64 {
    guard !node.images.isEmpty else { return 0 }
    var sum: Int64 = 0
    for image in pod.images {
      guard let size = node.images[image] else { continue }
      let spread = Double(cache.imageSpread[image] ?? 0) / Double(cache.nodes.count)
      sum += Int64(Double(size) * spread)
    }
    let least = 23 * megabyte
    let most = 1000 * megabyte * Int64(pod.images.count)
    return highest * (min(max(sum, least), most) - least) / (most - least)
  }

  private static func intolerable(_ pod: PodToPlace, _ node: NodeInfo) -> Int64 {
    var count: Int64 = 0
    for taint in node.taints where taint.effect == .preferNoSchedule {
      let isTolerated = pod.tolerations.contains { toleration in
        (toleration.effect == nil || toleration.effect == .preferNoSchedule)
          && toleration.tolerates(taint)
      }
      if !isTolerated { count += 1 }
    }
    return count
  }
}
