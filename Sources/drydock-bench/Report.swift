/// What the workloads have found: figures for people, counts for machines.
struct Report {
  private struct Line {
    let goal: Goal
    let value: Double
    let note: String
  }

  private var lines: [Line] = []
  private var counts: [String] = []
  private var faults: [String] = []

  /// A figure that was measured.
  mutating func add(_ goal: Goal, _ value: Double, note: String = "") {
    lines.append(Line(goal: goal, value: value, note: note))
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
  var text: String {
    var rows = [["GOAL", "WORKLOAD", "OURS", "GOAL", "HALF", "", "PEERS; FLOOR"]]
    for line in lines {
      let goal = line.goal
      let verdict =
        goal.reaches(goal.figure, line.value)
        ? "goal" : goal.reaches(goal.half, line.value) ? "half" : "MISSED"
      let beside = [goal.peers, goal.floor, line.note].filter { !$0.isEmpty }
      rows.append([
        goal.id, goal.workload, goal.text(line.value), goal.text(goal.figure),
        goal.text(goal.half), verdict, beside.joined(separator: "; "),
      ])
    }
    return Self.aligned(rows) + "\n" + countText
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = (2...4).contains(column)
        line += isNumber ? padding + cell + "  " : cell + padding + "  "
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
