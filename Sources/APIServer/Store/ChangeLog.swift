/// The recent changes of one resource, in order, bounded: what watches read.
///
/// Kept in chunks, so that a fork shares all but the last one.
struct ChangeLog: Sendable {
  static let chunkSize = 64
  /// How many changes are kept at least; older ones answer "too old resource version".
  static let limit = 4096

  private var chunks: [[Change]] = []
  /// The position of the first change still kept.
  private(set) var start = 0
  /// The revision of the newest change dropped; watches from before it have expired.
  private(set) var compactedRevision: Int64 = 0

  /// The position after the newest change.
  var end: Int {
    guard let last = chunks.last else { return start }
    return start + (chunks.count - 1) * Self.chunkSize + last.count
  }

  mutating func append(_ change: Change) {
    // No copy of the last chunk may be held here, or appending would copy it.
    let last = chunks.count - 1
    if last >= 0, chunks[last].count < Self.chunkSize {
      chunks[last].append(change)
    } else {
      var chunk: [Change] = []
      chunk.reserveCapacity(Self.chunkSize)
      chunk.append(change)
      chunks.append(chunk)
      if chunks.count > Self.limit / Self.chunkSize + 1 {
        compactedRevision = chunks[0].last?.revision ?? compactedRevision
        chunks.removeFirst()
        start += Self.chunkSize
      }
    }
  }

  /// The change at a position between `start` and `end`.
  subscript(position: Int) -> Change {
    let offset = position - start
    return chunks[offset / Self.chunkSize][offset % Self.chunkSize]
  }

  /// The position of the first change after `revision`.
  func position(after revision: Int64) -> Int {
    var low = start
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if self[middle].revision <= revision { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
