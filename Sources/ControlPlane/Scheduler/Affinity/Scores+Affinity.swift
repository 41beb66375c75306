// Models: plugins podtopologyspread and interpodaffinity (PreScore, Score, Normalize), v1.32.

import Kinds
import ObjectModel
import Simulation

extension Scores {
  /// InterPodAffinity: what the pods around each node say for and against it, 0 to 100; empty when
  /// nothing is said.
  static func neighbours(
    of pod: PodToPlace, on feasible: [Int], in cache: inout NodeCache
  ) -> [Int64] {
    var scores = [Int64](repeating: 0, count: feasible.count)
    var isSaid = false
    func add(_ topology: TopologyDomains, _ counts: [Int32], _ weight: Int64) {
      isSaid = true
      let sums = topology.sums(counts)
      for slot in feasible.indices {
        let domain = topology.domains[feasible[slot]]
        if domain >= 0 { scores[slot] += sums[Int(domain)] * weight }
      }
    }
    for (terms, sign) in [
      (pod.terms.first?.preferred ?? [], Int64(1)), (pod.terms.first?.preferredAnti ?? [], -1),
    ] {
      for term in terms {
        let counts = cache.counts(PodMatcher(all: [term]))
        add(cache.topology(term.topology), counts, sign * term.weight)
      }
    }
    for tally in cache.tallies.terms where tally.kind != .requiredAnti {
      guard
        tally.term.matches(
          pod.labels, namespace: pod.namespace, namespaceLabels: pod.namespaceLabels)
      else { continue }
      let weight = tally.kind == .preferredAnti ? -tally.term.weight : tally.term.weight
      add(cache.topology(tally.term.topology), tally.counts, weight)
    }
    guard isSaid, let least = scores.min(), let most = scores.max() else { return [] }
    return scores.map { score in
      most == least ? 0 : Int64(Double(highest) * (Double(score - least) / Double(most - least)))
    }
  }

  /// PodTopologySpread: how few pods of the group are near, 0 to 100; empty without soft wishes.
  static func spread(
    of pod: PodToPlace, on feasible: [Int], in cache: inout NodeCache
  ) -> [Int64] {
    let soft = pod.spread.filter { !$0.isHard }
    guard !soft.isEmpty else { return [] }
    let topologies = soft.map { cache.topology($0.topology) }
    // Nodes that lack a label are left out, unless the wishes are the default ones.
    let isIgnored = feasible.map { place in
      !pod.hasDefaultSpread && topologies.contains { $0.domains[place] < 0 }
    }
    var scores = [Double](repeating: 0, count: feasible.count)
    for (constraint, topology) in zip(soft, topologies) {
      let counts = cache.counts(PodMatcher(constraint.selector, in: pod.namespace))
      if constraint.topology == .hostnameLabel {
        let size = isIgnored.count { !$0 }
        let weight = logarithm(Double(size + 2))
        for slot in feasible.indices where topology.domains[feasible[slot]] >= 0 {
          scores[slot] +=
            Double(counts[feasible[slot]]) * weight + Double(constraint.maxSkew - 1)
        }
        continue
      }
      var sums = [Int64](repeating: 0, count: topology.count)
      let includesAll = constraint.includesAllNodes(for: pod)
      // Without a node that has the label there is nothing to sum up.
      let places = topology.count == 0 ? 0..<0 : topology.domains.indices
      for place in places where topology.domains[place] >= 0 {
        guard pod.hasDefaultSpread || topologies.allSatisfy({ $0.domains[place] >= 0 }),
          includesAll || constraint.includes(cache.nodes[place], for: pod)
        else { continue }
        sums[Int(topology.domains[place])] += Int64(counts[place])
      }
      let weight = logarithm(Double(domainCount(feasible, isIgnored, topology) + 2))
      for slot in feasible.indices {
        let domain = topology.domains[feasible[slot]]
        guard domain >= 0 else { continue }
        scores[slot] += Double(sums[Int(domain)]) * weight + Double(constraint.maxSkew - 1)
      }
    }
    return normalizedSpread(scores, isIgnored)
  }

  /// The natural logarithm of a number of at least 1.
  static func logarithm(_ number: Double) -> Double {
    let ratio = (number.significand - 1) / (number.significand + 1)
    var term = ratio
    var sum = 0.0
    // The ratio is at most a third, so that these terms are all that counts.
    for odd in stride(from: 1.0, to: 40.0, by: 2.0) {
      sum += term / odd
      term *= ratio * ratio
    }
    return Double(number.exponent) * 0.693_147_180_559_945_3 + 2 * sum
  }

  /// How many domains the feasible nodes are in; those without the label are one together.
  private static func domainCount(
    _ feasible: [Int], _ isIgnored: [Bool], _ topology: TopologyDomains
  ) -> Int {
    var seen = [Bool](repeating: false, count: topology.count + 1)
    var count = 0
    for slot in feasible.indices where !isIgnored[slot] {
      let domain = Int(topology.domains[feasible[slot]])
      let place = domain < 0 ? topology.count : domain
      if !seen[place] { count += 1 }
      seen[place] = true
    }
    return count
  }

  private static func normalizedSpread(_ scores: [Double], _ isIgnored: [Bool]) -> [Int64] {
    let rounded = scores.map { Int64($0.rounded()) }
    var least = Int64.max
    var most: Int64 = 0
    for slot in rounded.indices where !isIgnored[slot] {
      least = min(least, rounded[slot])
      most = max(most, rounded[slot])
    }
    return rounded.indices.map { slot in
      if isIgnored[slot] { return 0 }
      return most == 0 ? highest : highest * (most + least - rounded[slot]) / most
    }
  }
}
