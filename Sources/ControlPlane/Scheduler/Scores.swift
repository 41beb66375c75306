// Models: pkg/scheduler/framework/plugins (tainttoleration, nodeaffinity, noderesources,
// imagelocality) with the weights of the default profile, v1.32.

import Kinds
import ObjectModel
import Simulation

/// The scores of feasible nodes; each plugin gives 0 to 100, times its weight.
enum Scores {
  static var highest: Int64 { 100 }
  private static let megabyte: Int64 = 1024 * 1024

  /// The total score of each place in `feasible`.
  static func totals(
    of pod: PodToPlace, on feasible: [Int], in cache: inout NodeCache
  ) -> [Int64] {
    var totals = [Int64](repeating: 0, count: feasible.count)
    var taints: [Int64] = []
    var preferences: [Int64] = []
    let numbers = cache.numbers
    let wanted = Demand(pod)
    for slot in feasible.indices {
      let node = numbers[feasible[slot]]
      totals[slot] = leastAllocated(wanted, node) + balance(wanted, node)
      if node.hasImages { totals[slot] += imageLocality(pod, cache.nodes[feasible[slot]], cache) }
      if node.hasSoftTaints {
        if taints.isEmpty { taints = [Int64](repeating: 0, count: feasible.count) }
        taints[slot] = intolerable(pod, cache.nodes[feasible[slot]])
      }
    }
    if !pod.affinity.preferred.isEmpty {
      preferences = feasible.map { place in
        pod.affinity.preference(name: cache.nodes[place].name, labels: cache.nodes[place].labels)
      }
    }
    let spreading = spread(of: pod, on: feasible, in: &cache)
    let neighbours = neighbours(of: pod, on: feasible, in: &cache)
    for slot in spreading.indices { totals[slot] += 2 * spreading[slot] }
    for slot in neighbours.indices { totals[slot] += 2 * neighbours[slot] }
    normalize(&taints, isReversed: true)
    normalize(&preferences, isReversed: false)
    for slot in taints.indices { totals[slot] += 3 * taints[slot] }
    for slot in preferences.indices { totals[slot] += 2 * preferences[slot] }
    return totals
  }

  /// The amounts a pod is scored by.
  private struct Demand {
    let milliCPU: Int64
    let memory: Int64
    let scoredMilliCPU: Int64
    let scoredMemory: Int64

    init(_ pod: PodToPlace) {
      milliCPU = pod.demand.requested.milliCPU
      memory = pod.demand.requested.memory
      scoredMilliCPU = pod.demand.nonZero.milliCPU
      scoredMemory = pod.demand.nonZero.memory
    }
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
  @inline(__always)
  private static func leastAllocated(_ pod: Demand, _ node: NodeNumbers) -> Int64 {
    var sum: Int64 = 0
    var count: Int64 = 0
    if node.milliCPU > 0 {
      count += 1
      let free = node.milliCPU - node.scoredMilliCPU - pod.scoredMilliCPU
      if free > 0 { sum += free * highest / node.milliCPU }
    }
    if node.memory > 0 {
      count += 1
      let free = node.memory - node.scoredMemory - pod.scoredMemory
      if free > 0 { sum += free * highest / node.memory }
    }
    return count == 0 ? 0 : sum / count
  }

  /// NodeResourcesBalancedAllocation: how alike the used shares of CPU and memory are.
  @inline(__always)
  private static func balance(_ pod: Demand, _ node: NodeNumbers) -> Int64 {
    guard node.milliCPU > 0, node.memory > 0 else { return highest }
    let first = min(1, Double(node.usedMilliCPU + pod.milliCPU) / Double(node.milliCPU))
    let second = min(1, Double(node.usedMemory + pod.memory) / Double(node.memory))
    let deviation = abs((first - second) / 2)
    return Int64((1 - deviation) * Double(highest))
  }

  /// ImageLocality: how many bytes of the images are there already.
  private static func imageLocality(
    _ pod: PodToPlace, _ node: NodeInfo, _ cache: NodeCache
  ) -> Int64 {
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
