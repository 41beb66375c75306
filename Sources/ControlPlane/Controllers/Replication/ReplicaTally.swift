import ObjectModel
import Simulation

/// How many pods an owner has, kept up to date change by change so that nobody lists them.
struct ReplicaTally: Sendable {
  /// Neither ended nor being deleted.
  private(set) var active = 0
  /// Active and ready.
  private(set) var ready = 0
  /// Active and carrying all labels of the template.
  private(set) var fullyLabeled = 0
  /// Active pods by node, for those that are bound to one.
  private(set) var nodes = ChunkedDictionary<String, Int>()
  /// The generation of the owner up to which its template's labels are those counted by.
  private var generation: Int64
  /// The newest write it was counted with; changes up to it are in it already.
  let revision: Int64
  private let labels: Value?
  private let template: LabelSelector

  init(owner: Value, revision: Int64) {
    self.revision = revision
    generation = owner[.metadata]?[.generation]?.int ?? 0
    labels = Self.labels(owner)
    template = LabelSelector(map: labels?.object ?? Fields())
  }

  private static func labels(_ owner: Value) -> Value? {
    owner[.spec]?[.template]?[.metadata]?[.labels]
  }

  /// Goes along with a change of the owner; false when the pods have to be counted anew.
  mutating func follow(_ owner: Value) -> Bool {
    let now = owner[.metadata]?[.generation]?.int ?? 0
    if now == generation { return true }
    guard Self.labels(owner) == labels else { return false }
    generation = now
    return true
  }

  /// The same without the counts by node.
  var withoutNodes: ReplicaTally {
    var tally = self
    tally.nodes = ChunkedDictionary()
    return tally
  }

  /// Counts a pod in (`sign` 1) or out (-1).
  mutating func count(_ pod: Value, _ sign: Int) {
    count(PodStanding(pod), pod, sign)
  }

  /// Counts a pod that keeps its labels as what it is now instead of what it was.
  mutating func move(_ pod: Value, from old: PodStanding, to new: PodStanding) {
    guard old.isActive, new.isActive else {
      count(old, pod, -1)
      return count(new, pod, 1)
    }
    count(node: old.node, -1)
    count(node: new.node, 1)
    ready += (new.isReady ? 1 : 0) - (old.isReady ? 1 : 0)
  }

  private mutating func count(_ standing: PodStanding, _ pod: Value, _ sign: Int) {
    guard standing.isActive else { return }
    active += sign
    count(node: standing.node, sign)
    if standing.isReady { ready += sign }
    if template.matches(pod[.metadata, .labels]) { fullyLabeled += sign }
  }

  private mutating func count(node: String, _ sign: Int) {
    guard !node.isEmpty else { return }
    let isKnown = nodes.change(node) { $0 += sign } != nil
    if !isKnown { nodes[node] = sign }
  }
}

/// What a pod counts as.
struct PodStanding: Equatable {
  /// Neither ended nor being deleted.
  let isActive: Bool
  /// Whether its condition says so.
  let isReady: Bool
  /// Its node; empty while it has none.
  let node: String

  init(_ pod: Value) {
    isActive = PodState.isActive(pod)
    isReady = PodState.isReady(pod)
    node = PodState.nodeName(pod)
  }
}
