/// Verifies transcript files and folders, and says what came of it.
public enum TranscriptSuite {
  /// What came of verifying.
  public struct Outcome: Sendable {
    /// 0: all hold; 1: some differ; 2: a file is no transcript.
    public var status: Int32 = 0
    /// The report.
    public var text = ""
  }

  private struct Case {
    let path: String
    let steps: Int
    let failure: String?
  }

  /// Verifies files and, in folders, every `.md` file below.
  ///
  /// - Parameters:
  ///   - update: rewrites output that differs; refused when `CI` is set.
  ///   - junit: where a JUnit report goes; nil for none.
  public static func verify(_ paths: [String], update: Bool, junit: String?) -> Outcome {
    var outcome = Outcome()
    if update, HostFile.environment("CI") != nil {
      outcome.status = 2
      outcome.text = "--update is refused when CI is set\n"
      return outcome
    }
    var cases: [Case] = []
    for path in paths.flatMap(files) {
      let result = verify(path, update: update, &outcome)
      cases.append(result)
      if let failure = result.failure { outcome.text += failure }
    }
    let failed = cases.filter { $0.failure != nil }.count
    let steps = cases.map(\.steps).reduce(0, +)
    outcome.text += "\(cases.count) transcripts, \(steps) steps, \(failed) failed\n"
    if let junit, !HostFile.replace(junit, with: Array(report(cases).utf8)) {
      outcome.status = 2
      outcome.text += "\(junit): cannot be written\n"
    }
    return outcome
  }

  private static func files(_ path: String) -> [String] {
    guard !path.hasSuffix(".md") else { return [path] }
    let names = HostFile.list(path)
    guard !names.isEmpty else { return [path] }
    return names.flatMap { name -> [String] in
      let inner = path + "/" + name
      if name.hasSuffix(".md") { return [inner] }
      return HostFile.list(inner).isEmpty ? [] : files(inner)
    }
  }

  private static func verify(_ path: String, update: Bool, _ outcome: inout Outcome) -> Case {
    guard let bytes = HostFile.read(path) else {
      outcome.status = 2
      return Case(path: path, steps: 0, failure: "\(path): cannot be read\n")
    }
    do throws(TranscriptError) {
      let transcript = try TranscriptParser.parse(String(decoding: bytes, as: UTF8.self))
      let report = try TranscriptVerifier.verify(transcript, path: path)
      guard !report.mismatches.isEmpty else {
        return Case(path: path, steps: report.stepCount, failure: nil)
      }
      let text = report.mismatches.map { "$ \($0.subject)\n\($0.difference)" }.joined()
      if update {
        let lines = report.updatedLines.joined(separator: "\n") + "\n"
        if HostFile.replace(path, with: Array(lines.utf8)) {
          outcome.text += "\(path): updated\n"
          return Case(path: path, steps: report.stepCount, failure: nil)
        }
      }
      outcome.status = max(outcome.status, 1)
      return Case(path: path, steps: report.stepCount, failure: text)
    } catch {
      outcome.status = 2
      return Case(
        path: path, steps: 0, failure: "\(path):\(error.line): \(error.message)\n")
    }
  }

  private static func report(_ cases: [Case]) -> String {
    let failures = cases.filter { $0.failure != nil }.count
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuite name=\"transcripts\" tests=\"\(cases.count)\" failures=\"\(failures)\">\n"
    for entry in cases {
      text += "  <testcase classname=\"transcripts\" name=\"\(escaped(entry.path))\""
      if let failure = entry.failure {
        text += "><failure>\(escaped(failure))</failure></testcase>\n"
      } else {
        text += "/>\n"
      }
    }
    return text + "</testsuite>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
