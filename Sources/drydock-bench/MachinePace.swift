/// How fast the machine is at the moment: a floor of the goals, measured between the figures.
///
/// Shared machines change their pace from minute to minute; a figure means little without it.
struct MachinePace {
  /// CPU seconds of the same work on the machine that the goals were set for.
  static let there = 0.313

  private static let records = 150_000
  private static let updates = 5

  private final class Record {
    var revision = 0
    let payload: (Int, Int, Int, Int)

    init(_ number: Int) {
      payload = (number, number, number, number)
    }
  }

  private var figures: [Double] = []

  /// Measures: records kept by name in a dictionary, inserted and updated five times; the median of
  /// three.
  ///
  /// The CPU time against that of the machine of the goals, over the time from the last measuring to
  /// this one.
  mutating func measure() -> Double {
    let before = figures.last
    let names = (0..<Self.records).map { "default/web-\($0)" }
    let now = Clock.median(of: 3) { seconds(names) }
    figures.append(now)
    return ((before ?? now) + now) / 2 / Self.there
  }

  private func seconds(_ names: [String]) -> Double {
    var sum = 0
    let cost = Clock.seconds {
      var table: [String: Record] = [:]
      for (number, name) in names.enumerated() { table[name] = Record(number) }
      for round in 1...Self.updates {
        for name in names { table[name]?.revision = round }
      }
      sum = names.reduce(0) { $0 + (table[$1]?.revision ?? 0) }
    }
    precondition(sum == Self.records * Self.updates, "a record was lost")
    return cost
  }

  /// The line below the table; empty when nothing was measured.
  var text: String {
    guard let best = figures.min(), let worst = figures.max() else { return "" }
    let ratios = [best, Clock.median(figures), worst].map { Goal.number($0 / Self.there) }
    return "pace: \(ratios[0])x at best, \(ratios[1])x in the middle, \(ratios[2])x at worst of the"
      + " CPU time that the machine of the goals needs for a dictionary of 150,000 records\n"
  }
}
