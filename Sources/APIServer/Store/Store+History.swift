extension APIServer {
  /// How many writes of each resource are kept at least.
  public static let keptWrites = ChangeLog.limit

  /// The writes after `revision` that are still kept, of every resource, oldest first.
  /// - Complexity: O(n log n) in the writes returned.
  public func writes(after revision: Int64 = 0) -> [Change] {
    var found: [Change] = []
    for index in catalog.kinds.indices {
      let history = store[ResourceID(index: index)].history
      var position = history.position(after: revision)
      while position < history.end {
        found.append(history[position])
        position += 1
      }
    }
    return found.sorted { $0.revision < $1.revision }
  }

  /// The newest write after `revision` that is no longer kept; nil when all are.
  public func forgottenWrite(after revision: Int64) -> Int64? {
    let newest = catalog.kinds.indices.map {
      store[ResourceID(index: $0)].history.compactedRevision
    }.max()
    return newest.flatMap { $0 > revision ? $0 : nil }
  }
}
