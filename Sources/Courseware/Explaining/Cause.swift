/// One reason why an object is not ready, and the command that shows it.
struct Cause: Hashable {
  /// What is the matter, Kubernetes' own words included.
  let text: String
  /// The command that a learner would look with; nil where the line above has it.
  let command: String?
}

/// The answer to "why is it not ready": a headline and its causes.
struct Explanation: Hashable {
  /// What the object is short of.
  let headline: String
  /// The causes, most telling first; none when it is ready.
  var causes: [Cause] = []

  /// The answer as it is shown: a line for each cause, the command below it.
  var lines: [String] {
    var lines = [headline]
    var shown: String?
    for cause in causes {
      lines.append("  - " + cause.text)
      if let command = cause.command, command != shown { lines.append("      $ " + command) }
      shown = cause.command ?? shown
    }
    return lines
  }
}
