// Models: plugins interpodaffinity and podtopologyspread (PreFilter, Filter), v1.32.

import Kinds
import ObjectModel
import Simulation

/// Pods around a node as one pod to be placed counts them, worked out once per placing.
struct PlacementState: Sendable {
  /// A count by domain.
  struct Sums: Sendable {
    let topology: TopologyDomains
    let matcher: PodMatcher?
    var sums: [Int64]

    func sum(_ place: Int) -> Int64? {
      let domain = topology.domains[place]
      return domain < 0 ? nil : sums[Int(domain)]
    }
  }

  /// A hard spread constraint.
  struct Spread: Sendable {
    var sums: Sums
    /// Which domains count for the least.
    let isEligible: [Bool]
    let maxSkew: Int64
    let minDomains: Int
    let matchesItself: Bool
    /// The least count of an eligible domain.
    private(set) var least: Int64 = 0

    init(
      sums: Sums, isEligible: [Bool], maxSkew: Int64, minDomains: Int, matchesItself: Bool
    ) {
      self.sums = sums
      self.isEligible = isEligible
      self.maxSkew = maxSkew
      self.minDomains = minDomains
      self.matchesItself = matchesItself
      findLeast()
    }

    /// To be called when the sums have changed.
    mutating func findLeast() {
      var least = Int64.max
      var count = 0
      for domain in sums.sums.indices where isEligible[domain] {
        count += 1
        least = min(least, sums.sums[domain])
      }
      self.least = count < minDomains || count == 0 ? 0 : least
    }
  }

  /// Terms of placed pods that want this one away.
  var refusedBy: [Sums] = []
  /// The pod's own terms; each counts the pods that match them all.
  var near: [Sums] = []
  var far: [Sums] = []
  /// Whether it would satisfy its own terms and so may be the first.
  let meetsOwnTerms: Bool
  var spread: [Spread] = []

  var isEmpty: Bool { refusedBy.isEmpty && near.isEmpty && far.isEmpty && spread.isEmpty }

  init(_ pod: PodToPlace, _ cache: inout NodeCache) {
    let namespaceLabels = pod.namespaceLabels
    let terms = pod.terms.first
    let required = terms?.required ?? []
    let all = PodMatcher(all: required)
    meetsOwnTerms = all.matches(pod.labels, namespace: pod.namespace)
    for tally in cache.tallies.terms where tally.kind == .requiredAnti {
      guard
        tally.term.matches(
          pod.labels, namespace: pod.namespace, namespaceLabels: namespaceLabels)
      else { continue }
      let topology = cache.topology(tally.term.topology)
      refusedBy.append(
        Sums(topology: topology, matcher: nil, sums: topology.sums(tally.counts)))
    }
    for term in required { near.append(Self.sums(all, term.topology, &cache)) }
    for term in terms?.requiredAnti ?? [] {
      far.append(Self.sums(PodMatcher(all: [term]), term.topology, &cache))
    }
    addSpread(pod, &cache)
  }

  private static func sums(
    _ matcher: PodMatcher, _ key: Key, _ cache: inout NodeCache
  ) -> Sums {
    let topology = cache.topology(key)
    return Sums(
      topology: topology, matcher: matcher, sums: topology.sums(cache.counts(matcher)))
  }

  private mutating func addSpread(_ pod: PodToPlace, _ cache: inout NodeCache) {
    let hard = pod.spread.filter(\.isHard)
    guard !hard.isEmpty else { return }
    let keys = hard.map { cache.topology($0.topology) }
    for (constraint, topology) in zip(hard, keys) {
      let matcher = PodMatcher(constraint.selector, in: pod.namespace)
      let counts = cache.counts(matcher)
      var sums = [Int64](repeating: 0, count: topology.count)
      var isEligible = [Bool](repeating: false, count: topology.count)
      let isOnly = keys.count == 1
      let includesAll = constraint.includesAllNodes(for: pod)
      for place in topology.domains.indices where topology.domains[place] >= 0 {
        // A node counts when it has all the labels and passes the constraint's policies.
        guard isOnly || keys.allSatisfy({ $0.domains[place] >= 0 }),
          includesAll || constraint.includes(cache.nodes[place], for: pod)
        else { continue }
        sums[Int(topology.domains[place])] += Int64(counts[place])
        isEligible[Int(topology.domains[place])] = true
      }
      spread.append(
        Spread(
          sums: Sums(topology: topology, matcher: matcher, sums: sums), isEligible: isEligible,
          maxSkew: constraint.maxSkew, minDomains: constraint.minDomains,
          matchesItself: constraint.selector.matches(pod.labels)))
    }
  }

  /// Takes a pod away from a node, or back to it.
  mutating func count(_ pod: PlacedPod, _ place: Int, _ sign: Int64, for own: PodToPlace) {
    Self.count(pod, place, sign, &near)
    Self.count(pod, place, sign, &far)
    for index in spread.indices {
      guard let matcher = spread[index].sums.matcher, matcher.matches(pod) else { continue }
      let domain = spread[index].sums.topology.domains[place]
      if domain >= 0 {
        spread[index].sums.sums[Int(domain)] += sign
        spread[index].findLeast()
      }
    }
    guard let terms = pod.terms.first, !refusedBy.isEmpty else { return }
    for term in terms.requiredAnti {
      guard
        term.matches(own.labels, namespace: own.namespace, namespaceLabels: own.namespaceLabels)
      else { continue }
      for index in refusedBy.indices where refusedBy[index].topology.key == term.topology {
        let domain = refusedBy[index].topology.domains[place]
        guard domain >= 0, refusedBy[index].sums[Int(domain)] + sign >= 0 else { continue }
        refusedBy[index].sums[Int(domain)] += sign
        break
      }
    }
  }

  private static func count(
    _ pod: PlacedPod, _ place: Int, _ sign: Int64, _ list: inout [Sums]
  ) {
    for index in list.indices {
      guard let matcher = list[index].matcher, matcher.matches(pod) else { continue }
      let domain = list[index].topology.domains[place]
      if domain >= 0 { list[index].sums[Int(domain)] += sign }
    }
  }

  // MARK: Filters

  /// Why the pods around a node keep the pod off it; nil when they do not.
  func rejection(_ place: Int) -> Rejection? {
    if let rejection = spreadRejection(place) { return rejection }
    if !isNear(place) {
      return Rejection(
        plugin: .interPodAffinity, reasons: ["node(s) didn't match pod affinity rules"],
        isResolvable: false)
    }
    if far.contains(where: { ($0.sum(place) ?? 0) > 0 }) {
      return Rejection(
        plugin: .interPodAffinity, reasons: ["node(s) didn't match pod anti-affinity rules"],
        isResolvable: true)
    }
    if refusedBy.contains(where: { ($0.sum(place) ?? 0) > 0 }) {
      return Rejection(
        plugin: .interPodAffinity,
        reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"], isResolvable: true)
    }
    return nil
  }

  private func isNear(_ place: Int) -> Bool {
    var isMet = true
    for sums in near {
      guard let sum = sums.sum(place) else { return false }
      if sum <= 0 { isMet = false }
    }
    if isMet { return true }
    return meetsOwnTerms && near.allSatisfy { $0.sums.allSatisfy { $0 == 0 } }
  }

  private func spreadRejection(_ place: Int) -> Rejection? {
    for constraint in spread {
      guard let sum = constraint.sums.sum(place) else {
        return Rejection(
          plugin: .podTopologySpread,
          reasons: [
            "node(s) didn't match pod topology spread constraints (missing required label)"
          ], isResolvable: false)
      }
      let skew = sum + (constraint.matchesItself ? 1 : 0) - constraint.least
      if skew > constraint.maxSkew {
        return Rejection(
          plugin: .podTopologySpread,
          reasons: ["node(s) didn't match pod topology spread constraints"], isResolvable: true)
      }
    }
    return nil
  }
}
