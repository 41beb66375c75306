import Testing

@testable import Workstation

/// A line and what is shown for it.
struct LineCase: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: String

  init(_ line: String, _ expected: String) {
    self.line = line
    self.expected = expected
  }

  var testDescription: String { line }

  static let hints = [
    LineCase("", ""),
    LineCase("kubectl", " COMMAND"),
    LineCase("kubectl ", "COMMAND"),
    LineCase("kubectl get", " TYPE [NAME]"),
    LineCase("kubectl get ", "TYPE [NAME]"),
    LineCase("kubectl get p", ""),
    LineCase("kubectl get pods ", "[NAME]"),
    LineCase("kubectl get pods -o", " FORMAT"),
    LineCase("kubectl get pods -n ", "NAMESPACE"),
    LineCase("kubectl logs ", "POD"),
    LineCase("kubectl exec -it web ", "-- COMMAND"),
    LineCase("kubectl exec -it web -- ", "COMMAND"),
    LineCase("kubectl run web ", "--image=IMAGE"),
    LineCase("kubectl run web --image=nginx ", ""),
    LineCase("kubectl delete pods --all ", ""),
    LineCase("kubectl apply ", "-f FILE"),
    LineCase("kubectl apply -f ", "FILE"),
    LineCase("kubectl scale rc/web ", "--replicas=COUNT"),
    LineCase("kubectl get pods | grep ", "[-ivnrE] PATTERN [FILE...]"),
    LineCase("watch kubectl get ", "TYPE [NAME]"),
    LineCase(":wait", " TIME"),
    LineCase(":speed ", "FACTOR"),
    LineCase("echo 'kubectl get ", ""),
  ]

  /// C command, U unknown command, S string, F flag, # comment, O operator.
  static let colours = [
    LineCase("kubectl get pods", "CCCCCCC         "),
    LineCase("kubectl gett pods", "CCCCCCC UUUU     "),
    LineCase("kubctl get pods", "UUUUUU         "),
    LineCase("kubec", "     "),
    LineCase("kg pods -o wide", "CC      FF     "),
    LineCase("cat 'a b' | wc -l", "CCC SSSSS O CC FF"),
    LineCase("ls > out # note", "CC O     ######"),
    LineCase("if true; then ls; fi", "OO CCCCO OOOO CCO OO"),
    LineCase("echo \"$(date)\"", "CCCC SSSCCCCSS"),
    LineCase(":wait 5m", "CCCCC   "),
    LineCase(":wiat 5m", "UUUUU   "),
    LineCase("cd manifests", "CC          "),
  ]

  static let explanations = [
    LineCase(
      "kubectl get‸ pods",
      "kubectl get TYPE [NAME]: Show objects as a table or in another format"),
    LineCase("gr‸ep x", "[-ivnrE] PATTERN [FILE...]: print the lines that match a pattern"),
    LineCase(":wait‸", ":wait TIME: let simulated time pass at once"),
    LineCase("echo what‸", ""),
    LineCase("echo 'is it‸'", ""),
  ]

  static let mistakes = [
    LineCase("kubctl get pods", "bash: kubctl: command not found\nDid you mean: kubectl?\n"),
    LineCase("true; :wait 5s", "bash: :wait: command not found\n:wait needs a line of its own\n"),
    LineCase("awk 1", "awk: Drydock does not simulate this program\n"),
    LineCase("get pods", "bash: get: command not found\nDid you mean: kubectl get?\n"),
    LineCase("echo x | gerp x", "bash: gerp: command not found\nDid you mean: grep?\n"),
    LineCase("zzzzzz", "bash: zzzzzz: command not found\n"),
    LineCase(":wiat 5m", ":wiat: no such word; :help lists them\nDid you mean: :wait?\n"),
    LineCase("watch true; echo on", "Every 2s: true\n\n"),
  ]
}

struct LineTests {
  @Test(arguments: LineCase.hints)
  func `the dim words name what comes next`(_ test: LineCase) {
    #expect(Desk.make().hint(for: test.line) ?? "" == test.expected)
  }

  @Test(arguments: LineCase.colours)
  func `each part of the line has its colour`(_ test: LineCase) {
    var letters = [Character](repeating: " ", count: test.line.utf8.count)
    for span in Desk.make().highlights(of: test.line) {
      for place in span.range { letters[place] = Self.letter(span.kind) }
    }
    #expect(String(letters) == test.expected)
  }

  private static func letter(_ kind: HighlightSpan.Kind) -> Character {
    switch kind {
    case .command: "C"
    case .unknownCommand: "U"
    case .string: "S"
    case .flag: "F"
    case .comment: "#"
    case .operator: "O"
    }
  }

  @Test(arguments: LineCase.explanations)
  func `a question mark explains the word at the cursor`(_ test: LineCase) {
    let parts = test.line.split(separator: "‸", omittingEmptySubsequences: false)
    let text = Desk.make().explanation(of: parts.joined(), cursor: parts[0].utf8.count)
    #expect((text ?? "").hasSuffix(test.expected))
    #expect((text == nil) == test.expected.isEmpty)
  }

  @Test(arguments: LineCase.mistakes)
  func `mistyped words are asked back and never run`(_ test: LineCase) {
    let workstation = Desk.make()
    let terminal = CollectingTerminal()
    workstation.terminal = terminal
    workstation.run(test.line)
    #expect(terminal.takeText().hasPrefix(test.expected))
    #expect(workstation.exitStatus == nil)
  }
}
