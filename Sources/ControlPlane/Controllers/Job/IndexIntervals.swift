// Models: orderedIntervals of pkg/controller/job/indexed_job_utils.go, v1.32.

/// Indexes of an Indexed Job as runs of neighbours, written `1,3-5,7`.
struct IndexIntervals: Sendable {
  private(set) var runs: [ClosedRange<Int>] = []

  /// No indexes.
  init() {}

  /// The indexes of a text that lie below `completions`.
  init(_ text: String, below completions: Int) {
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { Int($0) }
      guard let first = ends.first ?? nil else { continue }
      if first >= completions { break }
      guard ends.count < 2 || ends[1] != nil else { continue }
      let last = min((ends.count > 1 ? ends[1] : nil) ?? first, completions - 1)
      guard last >= first else { continue }
      if let previous = runs.last, previous.upperBound == first - 1 {
        runs[runs.count - 1] = previous.lowerBound...last
      } else {
        runs.append(first...last)
      }
    }
  }

  /// These indexes and others.
  func adding(_ indexes: [Int]) -> IndexIntervals {
    guard !indexes.isEmpty else { return self }
    return merging(indexes.sorted().map { $0...$0 })
  }

  /// The indexes of both.
  func merging(_ other: IndexIntervals) -> IndexIntervals { merging(other.runs) }

  private func merging(_ other: [ClosedRange<Int>]) -> IndexIntervals {
    var result = IndexIntervals()
    for run in (runs + other).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.runs.last, run.lowerBound <= last.upperBound + 1 {
        if last.upperBound < run.upperBound {
          result.runs[result.runs.count - 1] = last.lowerBound...run.upperBound
        }
      } else {
        result.runs.append(run)
      }
    }
    return result
  }

  var count: Int { runs.reduce(0) { $0 + $1.count } }
  var isEmpty: Bool { runs.isEmpty }

  func contains(_ index: Int) -> Bool { runs.contains { $0.contains(index) } }

  /// How many indexes are in both.
  func overlap(with other: IndexIntervals) -> Int {
    var count = 0
    for run in runs {
      for own in other.runs where own.overlaps(run) {
        count += own.clamped(to: run).count
      }
    }
    return count
  }

  /// The first `count` indexes below `completions` that are not in here.
  func gaps(_ count: Int, below completions: Int) -> [Int] {
    var result: [Int] = []
    var candidate = 0
    for run in runs {
      while candidate < min(completions, run.lowerBound), result.count < count {
        result.append(candidate)
        candidate += 1
      }
      candidate = max(candidate, run.upperBound + 1)
    }
    while candidate < completions, result.count < count {
      result.append(candidate)
      candidate += 1
    }
    return result
  }

  /// `1,3-5,7`
  var text: String {
    runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound),\(run.upperBound)"
      default: "\(run.lowerBound)-\(run.upperBound)"
      }
    }.joined(separator: ",")
  }
}
