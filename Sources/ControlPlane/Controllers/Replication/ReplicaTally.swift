import ObjectModel

/// How many pods an owner has, kept up to date change by change so that nobody lists them.
struct ReplicaTally: Sendable {
  /// Neither ended nor being deleted.
  private(set) var active = 0
  /// Active and ready.
  private(set) var ready = 0
  /// Active and carrying all labels of the template.
  private(set) var fullyLabeled = 0
  /// Active pods by node, for those that are bound to one.
  private(set) var nodes: [String: Int] = [:]
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
    tally.nodes = [:]
    return tally
  }

  /// Counts a pod in (`sign` 1) or out (-1).
  mutating func count(_ pod: Value, _ sign: Int) {
    guard PodState.isActive(pod) else { return }
    active += sign
    let node = PodState.nodeName(pod)
    if !node.isEmpty { nodes[node, default: 0] += sign }
    if PodState.isReady(pod) { ready += sign }
    if template.matches(pod[.metadata]?[.labels]) { fullyLabeled += sign }
  }
}
