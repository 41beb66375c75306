/// What the workloads have found: figures for people, counts for machines.
struct Report {
  private struct Line {
    let goal: Goal
    let value: Double
    /// How much longer the machine took at the time than the one that the goals were set for; nil for
    /// what no machine makes slower.
    let pace: Double?
    let note: String

    /// The figure as it would be on the machine of the goals.
    var judged: Double {
      guard let pace else { return value }
      return goal.unit == .perSecond ? value * pace : value / pace
    }
  }

  private var lines: [Line] = []
  private var counts: [String] = []
  private var faults: [String] = []
  private var pace = MachinePace()

  /// A figure that was measured just now.
  ///
  /// The pace of the machine is measured behind it, and together with what it was behind the figure
  /// before it says what the figure is worth.
  /// - Returns: the figure as it would be on the machine of the goals.
  @discardableResult
  mutating func add(_ goal: Goal, _ value: Double, note: String = "") -> Double {
    let pace = goal.unit.dependsOnPace ? pace.measure() : nil
    let line = Line(goal: goal, value: value, pace: pace, note: note)
    lines.append(line)
    return line.judged
  }

  /// Counted work: the same on every machine and in every run.
  mutating func count(_ workload: String, _ numbers: [(name: String, value: Int)]) {
    let words = numbers.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    counts.append("\(workload): \(words)")
  }

  /// Something that could not be measured.
  mutating func fail(_ sentence: String) {
    faults.append(sentence)
  }

  /// Whether everything was measured.
  var isWhole: Bool { faults.isEmpty }

  /// The counts alone.
  var countText: String { (counts + faults).map { $0 + "\n" }.joined() }

  /// The table, then the counts.
  ///
  /// Goals are judged by the figures at pace 1: goals are for one machine, and this one may be
  /// another, or busy.
  var text: String {
    var rows = [
      ["GOAL", "WORKLOAD", "OURS", "PACE", "AT PACE 1", "GOAL", "HALF", "", "PEERS; FLOOR"]
    ]
    for line in lines {
      let goal = line.goal
      let verdict =
        goal.reaches(goal.figure, line.judged)
        ? "goal" : goal.reaches(goal.half, line.judged) ? "half" : "MISSED"
      let beside = [goal.peers, goal.floor, line.note].filter { !$0.isEmpty }
      rows.append([
        goal.id, goal.workload, goal.text(line.value),
        line.pace.map { Goal.number($0) + "x" } ?? "", goal.text(line.judged),
        goal.text(goal.figure), goal.text(goal.half), verdict, beside.joined(separator: "; "),
      ])
    }
    return Self.aligned(rows) + "\n" + countText + pace.text
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = (2...6).contains(column)
        line += isNumber ? padding + cell + "  " : cell + padding + "  "
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
