/// The table that `drydock lessons test` prints.
public enum LessonReportTable {
  /// One line for each lesson, and the findings below.
  public static func text(
    _ reports: [(id: String, report: LessonTester.Report)], lint: [LessonTester.Finding]
  ) -> String {
    var rows = [["LESSON", "BASELINE", "SOLUTIONS", "WRONG", "LEFT OUT", "PROSE", "RESULT"]]
    for (id, report) in reports {
      rows.append([
        id, String(report.baselines), String(report.solved), String(report.wrong),
        String(report.leftOut), String(report.shown),
        report.findings.isEmpty ? "ok" : "\(report.findings.count) failed",
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      var line = cells.joined(separator: "   ")
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    for finding in lint { text += "\(finding)\n" }
    for (id, report) in reports {
      for finding in report.findings { text += "\(id): \(finding)\n" }
    }
    return text
  }
}
