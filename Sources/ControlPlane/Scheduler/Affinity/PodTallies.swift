import APIServer
import ObjectModel
import Simulation

/// Counts of placed pods by node, kept up to date so that placing a pod never looks at all others.
struct PodTallies: Sendable {
  /// How many pods on each node a matcher means.
  private struct Tally: Sendable {
    let matcher: PodMatcher
    var counts: [Int32]
    var usedAt: UInt32
  }

  /// On how many pods of each node the same term stands.
  struct TermTally: Sendable {
    enum Kind: Sendable { case required, requiredAnti, preferred, preferredAnti }

    let kind: Kind
    let term: AffinityTerm
    var counts: [Int32]
    var total: Int
  }

  /// How many questions are remembered at least and at most.
  private static let leastLimit = 48
  private static let mostLimit = 1000
  /// How many counts are remembered in all between these.
  private static let cellLimit = 4_000_000

  private var tallies = ChunkedArray<Tally>()
  /// The places in `tallies` of what counts pods of a namespace.
  private var places: [String: [Int]] = [:]
  private var clock: UInt32 = 0
  private(set) var terms: [TermTally] = []

  /// The node's places have changed: everything is counted anew when it is asked for.
  mutating func reset(_ nodes: ChunkedArray<NodeInfo>) {
    tallies = []
    places = [:]
    terms = []
    for (place, node) in nodes.enumerated() {
      for pod in node.pods where !pod.terms.isEmpty {
        countTerms(pod, place, 1, nodes: nodes.count)
      }
    }
  }

  /// A node without pods was added behind the others.
  mutating func addPlace() {
    for index in tallies.indices { tallies[index].counts.append(0) }
    for index in terms.indices { terms[index].counts.append(0) }
  }

  /// Counts a pod in (`sign` 1) or out (-1).
  mutating func count(_ pod: PlacedPod, _ place: Int, _ sign: Int32, nodes: Int) {
    for index in places[pod.key.namespace] ?? [] where tallies[index].matcher.matches(pod) {
      tallies[index].counts[place] += sign
    }
    if !pod.terms.isEmpty { countTerms(pod, place, sign, nodes: nodes) }
  }

  /// How many pods on each node a matcher means.
  ///
  /// - Complexity: O(pods) the first time, O(1) while it is remembered.
  mutating func counts(_ matcher: PodMatcher, _ nodes: ChunkedArray<NodeInfo>) -> [Int32] {
    clock &+= 1
    if let index = index(of: matcher) {
      tallies[index].usedAt = clock
      return tallies[index].counts
    }
    var counts = [Int32](repeating: 0, count: nodes.count)
    for place in nodes.indices {
      for pod in nodes[place].pods where matcher.matches(pod) { counts[place] += 1 }
    }
    remember(Tally(matcher: matcher, counts: counts, usedAt: clock), nodes: nodes.count)
    return counts
  }

  private func index(of matcher: PodMatcher) -> Int? {
    guard let namespace = matcher.terms.first?.namespaces.first else { return nil }
    return places[namespace]?.first { tallies[$0].matcher == matcher }
  }

  /// Remembers a tally, in the place of the one used least lately when there are too many.
  private mutating func remember(_ tally: Tally, nodes: Int) {
    // What means no pods at all is found by no namespace.
    guard let namespaces = tally.matcher.terms.first?.namespaces, !namespaces.isEmpty else {
      return
    }
    let limit = max(Self.leastLimit, min(Self.mostLimit, Self.cellLimit / max(1, nodes)))
    var place = tallies.count
    if place >= limit,
      let oldest = tallies.indices.min(by: { tallies[$0].usedAt < tallies[$1].usedAt })
    {
      place = oldest
      for namespace in tallies[place].matcher.terms.first?.namespaces ?? [] {
        places[namespace]?.removeAll { $0 == place }
      }
      tallies[place] = tally
    } else {
      tallies.append(tally)
    }
    for namespace in namespaces { places[namespace, default: []].append(place) }
  }

  private mutating func countTerms(_ pod: PlacedPod, _ place: Int, _ sign: Int32, nodes: Int) {
    guard let own = pod.terms.first else { return }
    for term in own.required { count(.required, term, place, sign, nodes) }
    for term in own.requiredAnti { count(.requiredAnti, term, place, sign, nodes) }
    for term in own.preferred { count(.preferred, term, place, sign, nodes) }
    for term in own.preferredAnti { count(.preferredAnti, term, place, sign, nodes) }
  }

  private mutating func count(
    _ kind: TermTally.Kind, _ term: AffinityTerm, _ place: Int, _ sign: Int32, _ nodes: Int
  ) {
    if let index = terms.firstIndex(where: { $0.kind == kind && $0.term == term }) {
      terms[index].counts[place] += sign
      terms[index].total += Int(sign)
      if terms[index].total == 0 { terms.remove(at: index) }
      return
    }
    guard sign > 0 else { return }
    var counts = [Int32](repeating: 0, count: nodes)
    counts[place] = 1
    terms.append(TermTally(kind: kind, term: term, counts: counts, total: 1))
  }
}

/// The nodes by the value of one of their labels.
struct TopologyDomains: Sendable {
  let key: Key
  /// The domain of each node; -1 where the label is missing.
  let domains: [Int32]
  let count: Int

  init(_ key: Key, _ nodes: ChunkedArray<NodeInfo>) {
    self.key = key
    var numbers: [String: Int32] = [:]
    domains = nodes.map { node in
      guard let value = node.labels[key]?.string else { return -1 }
      if let number = numbers[value] { return number }
      let number = Int32(numbers.count)
      numbers[value] = number
      return number
    }
    count = numbers.count
  }

  /// The sums of a count over the nodes of each domain.
  func sums(_ counts: [Int32]) -> [Int64] {
    var result = [Int64](repeating: 0, count: count)
    for place in domains.indices where domains[place] >= 0 && counts[place] != 0 {
      result[Int(domains[place])] += Int64(counts[place])
    }
    return result
  }
}
