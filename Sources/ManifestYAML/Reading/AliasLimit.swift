/// go-yaml's guard against alias bombs: the share of decoding work that aliases may cause.
struct AliasLimit {
  /// Nodes decoded, those repeated by aliases included.
  private(set) var decoded = 0
  private var aliased = 0

  mutating func countNode() {
    decoded += 1
  }

  /// Counts an alias to a node that costs `cost`; false when the document repeats too much.
  mutating func countAlias(cost: Int) -> Bool {
    decoded = Self.sum(decoded, cost, 1)
    aliased = Self.sum(aliased, cost, 0)
    guard aliased > 100, decoded > 1000 else { return true }
    return Double(aliased) / Double(decoded) <= allowedRatio
  }

  // Bombs overflow any counter; all that matters then is that the sum stays large.
  private static func sum(_ first: Int, _ second: Int, _ third: Int) -> Int {
    let (sum, overflows) = first.addingReportingOverflow(second)
    return overflows || sum > Int.max / 4 ? Int.max / 4 : sum + third
  }

  /// 99 % up to 400,000 nodes, 10 % from 4,000,000, and a straight line between.
  private var allowedRatio: Double {
    let low = 400_000
    let high = 4_000_000
    if decoded <= low { return 0.99 }
    if decoded >= high { return 0.10 }
    return 0.99 - 0.89 * (Double(decoded - low) / Double(high - low))
  }
}
